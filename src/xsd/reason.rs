//! Why a value is not of a datatype, in words.

use std::fmt;

use super::bound::Bound;
use super::builtin::Definition;
use super::digits::Digits;
use super::length::{Length, Size};

/// Why a value is not of a datatype; its `Display` is one line fit for a finding.
///
/// Nothing is worded, and nothing allocated, before it is shown.
#[derive(Clone, Debug)]
pub struct Reason<'a> {
    pub(super) value: &'a str,
    pub(super) fault: Fault<'a>,
}

/// The part of a datatype that a value does not satisfy.
#[derive(Clone, Debug)]
pub(super) enum Fault<'d> {
    /// It is not written as values of the type are.
    Form(&'static Definition, Flaw),
    /// It has so many characters, octets or items.
    Length(usize, &'d Length),
    /// It has so many digits.
    Digits(usize, &'d Digits),
    /// It lies beyond the limit.
    Bound(Bound, &'d str),
    /// It does not match.
    Pattern(&'d str),
}

/// What is wrong with the writing of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It does not look like one.
    Form,
    /// A character that is not allowed anywhere in it.
    Character(char),
    /// A character that is not allowed at the start.
    FirstCharacter(char),
    /// A day that the calendar lacks.
    NoSuchDay {
        year: Option<i64>,
        month: u8,
        day: u8,
    },
    /// Another part of a date or time that does not exist.
    NoSuch(&'static str, u8),
    YearZero,
    LeadingZero,
    Zone,
    /// A number so large that it is not reckoned with.
    TooLarge,
    Percent,
    SecondHash,
    Scheme,
    NothingBehindScheme,
    NoHost,
    Brackets,
    /// The prefix is not declared.
    Prefix,
    /// The entity is not declared.
    Undeclared,
}

impl Reason<'_> {
    /// Whether the text is at least written as values of the type are.
    pub fn is_well_formed(&self) -> bool {
        !matches!(
            self.fault,
            Fault::Form(_, Flaw::Form | Flaw::Character(_) | Flaw::FirstCharacter(_))
        )
    }

    /// The form of values of the type, such as `yyyy-mm-dd`, if the text is not written so.
    pub fn form(&self) -> Option<&'static str> {
        match self.fault {
            Fault::Form(definition, _) => definition.form,
            Fault::Length(..) | Fault::Digits(..) | Fault::Bound(..) | Fault::Pattern(_) => None,
        }
    }

    /// What the text is not, such as "a date", if it is not written as one.
    pub fn noun(&self) -> Option<&'static str> {
        match self.fault {
            Fault::Form(definition, _) => Some(definition.noun),
            Fault::Length(..) | Fault::Digits(..) | Fault::Bound(..) | Fault::Pattern(_) => None,
        }
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = Shown(self.value);
        match &self.fault {
            Fault::Form(definition, flaw) => {
                write!(f, "{value} is not {}", definition.noun)?;
                show_flaw(*flaw, definition, f)
            }
            Fault::Length(found, length) => {
                write!(f, "{value} has {}", Counted(*found, length.measure.noun()))?;
                write!(f, ", {}", length.size.words(length.limit))
            }
            Fault::Digits(found, digits) => {
                write!(f, "{value} has {}{}", Counted(*found, "digit"), digits.place())?;
                write!(f, ", {}", Size::AtMost.words(digits.limit))
            }
            Fault::Bound(bound, limit) => write!(f, "{value} is not {} `{limit}`", bound.words()),
            Fault::Pattern(pattern) => write!(f, "{value} does not match `{pattern}`"),
        }
    }
}

fn show_flaw(flaw: Flaw, definition: &Definition, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match flaw {
        Flaw::Form => match definition.form {
            Some(form) => write!(f, " of the form `{form}`"),
            None => Ok(()),
        },
        Flaw::Character(c) => write!(f, ": {} is not allowed in it", Character(c)),
        Flaw::FirstCharacter(c) => write!(f, ": it may not start with {}", Character(c)),
        Flaw::NoSuchDay { year, month, day } => show_day(year, month, day, f),
        Flaw::NoSuch(part, number) => write!(f, ": there is no {part} {number:02}"),
        Flaw::YearZero => f.write_str(": there is no year 0000"),
        Flaw::LeadingZero => f.write_str(": a year of more than four digits starts with no zero"),
        Flaw::Zone => f.write_str(": time zones lie between `-14:00` and `+14:00`"),
        Flaw::TooLarge => f.write_str(" that can be reckoned with: a number has too many digits"),
        Flaw::Percent => f.write_str(": `%` is not followed by two hexadecimal digits"),
        Flaw::SecondHash => f.write_str(": it has a second `#`"),
        Flaw::Scheme => f.write_str(": what stands before the first `:` is no scheme"),
        Flaw::NothingBehindScheme => f.write_str(": nothing follows the scheme"),
        Flaw::NoHost => f.write_str(": nothing follows `//`"),
        Flaw::Brackets => f.write_str(": `[` and `]` are for IPv6 addresses"),
        Flaw::Prefix => f.write_str(": its prefix is not declared"),
        Flaw::Undeclared => f.write_str(": the document does not declare it"),
    }
}

fn show_day(year: Option<i64>, month: u8, day: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = MONTHS[usize::from(month) - 1];
    match year {
        Some(year) => {
            let sign = if year < 0 { "-" } else { "" };
            write!(f, ": {sign}{:04} had no {day} {name}", year.unsigned_abs())
        }
        None => write!(f, ": there is no {day} {name}"),
    }
}

static MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A value as it is quoted: long ones only from their beginning.
struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 60;
        let text = self.0;
        match text.char_indices().nth(LONGEST) {
            None if text.is_empty() => f.write_str("an empty value"),
            None => write!(f, "`{text}`"),
            Some((end, _)) => write!(f, "`{}...`", &text[..end]),
        }
    }
}

/// A character as it is quoted: one that cannot be seen by its number.
struct Character(char);

impl fmt::Display for Character {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ' ' => f.write_str("a space"),
            c if c.is_control() || c.is_whitespace() => write!(f, "U+{:04X}", u32::from(c)),
            c => write!(f, "`{c}`"),
        }
    }
}

/// `1 character`, `2 characters`.
struct Counted(usize, &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted(count, noun) = self;
        let ending = if *count == 1 { "" } else { "s" };
        write!(f, "{count} {noun}{ending}")
    }
}

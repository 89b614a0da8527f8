//! Parameters: the facets of part 2, 4.3, that RELAX NG takes.

use std::cmp::Ordering;
use std::fmt;

use super::builtin::Definition;
use super::namespaces::Namespaces;
use super::reason::Fault;
use super::regex::Regex;
use super::value::{Lexical, Value};

/// A parameter of a datatype, as it stands in the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param<'a> {
    /// The name of a facet.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
}

/// A parameter that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamError {
    /// Which of the parameters, counted from 0.
    pub index: usize,
    /// What is wrong with it, in one line.
    pub message: String,
}

impl fmt::Display for ParamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParamError {}

/// A condition on values.
#[derive(Clone, Debug)]
pub(super) enum Facet {
    /// `length`, `minLength`, `maxLength`.
    Length(Measure, Size, usize),
    /// `totalDigits`, `fractionDigits`.
    Digits(Digits, usize),
    /// `minInclusive` and its like. The limit is kept as text, for values borrow from theirs, and to read
    /// it again costs no more than to read the value.
    Bound(Bound, String),
    /// `pattern`.
    Pattern(Regex),
}

/// What the length of a value counts (part 2, 4.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Characters,
    Octets,
    Items,
}

/// How a length stands to its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Exactly,
    AtLeast,
    AtMost,
}

/// Which digits are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    Total,
    Fraction,
}

/// How a value stands to its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

impl Facet {
    /// Reads a parameter for a type. What a bound's value must satisfy, the datatype checks.
    pub(super) fn parse(definition: &Definition, param: Param<'_>) -> Result<Self, String> {
        let Param { name, value } = param;
        match name {
            "length" => length(definition, Size::Exactly, param),
            "minLength" => length(definition, Size::AtLeast, param),
            "maxLength" => length(definition, Size::AtMost, param),
            "totalDigits" => digits(definition, Digits::Total, param),
            "fractionDigits" => digits(definition, Digits::Fraction, param),
            "minInclusive" => bound(definition, Bound::AtLeast, param),
            "minExclusive" => bound(definition, Bound::MoreThan, param),
            "maxInclusive" => bound(definition, Bound::AtMost, param),
            "maxExclusive" => bound(definition, Bound::LessThan, param),
            "pattern" => match Regex::parse(value) {
                Ok(regex) => Ok(Facet::Pattern(regex)),
                Err(error) => Err(format!("`{value}` is not a regular expression: {error}")),
            },
            "enumeration" => {
                Err("`enumeration` is no parameter: a choice of values does it".into())
            }
            "whiteSpace" => Err("`whiteSpace` is no parameter: the type settles it".into()),
            _ => Err(format!("there is no facet `{name}`")),
        }
    }

    /// Checks a value that is written in the form of its type.
    pub(super) fn check(
        &self,
        definition: &Definition,
        text: &str,
        value: &Value<'_>,
    ) -> Result<(), Fault<'_>> {
        match self {
            Facet::Length(measure, size, limit) => {
                let found = measure.of(text, value);
                ensure(size.fits(found, *limit), Fault::Length(found, *measure, *size, *limit))
            }
            Facet::Digits(digits, limit) => {
                let found = digits.of(value);
                ensure(found <= *limit, Fault::Digits(found, *digits, *limit))
            }
            Facet::Bound(bound, limit) => bound.check(definition, value, limit),
            Facet::Pattern(regex) => ensure(regex.is_match(text), Fault::Pattern(regex.as_str())),
        }
    }
}

fn ensure<'d>(condition: bool, fault: Fault<'d>) -> Result<(), Fault<'d>> {
    if condition { Ok(()) } else { Err(fault) }
}

fn length(definition: &Definition, size: Size, param: Param<'_>) -> Result<Facet, String> {
    let measure = Measure::for_type(definition).ok_or_else(|| misplaced(definition, param))?;
    Ok(Facet::Length(measure, size, number(param, 0)?))
}

fn digits(definition: &Definition, digits: Digits, param: Param<'_>) -> Result<Facet, String> {
    if !matches!(definition.lexical, Lexical::Decimal | Lexical::Integer) {
        return Err(misplaced(definition, param));
    }
    let least = match digits {
        Digits::Total => 1,
        Digits::Fraction => 0,
    };
    Ok(Facet::Digits(digits, number(param, least)?))
}

fn bound(definition: &Definition, bound: Bound, param: Param<'_>) -> Result<Facet, String> {
    if definition.lexical.is_ordered() {
        Ok(Facet::Bound(bound, definition.white_space.normalize(param.value).into_owned()))
    } else {
        Err(misplaced(definition, param))
    }
}

fn misplaced(definition: &Definition, param: Param<'_>) -> String {
    format!("`{}` does not apply to `{}`", param.name, definition.name)
}

/// A number too large to count to is the largest.
fn number(param: Param<'_>, least: usize) -> Result<usize, String> {
    let Param { name, value } = param;
    let digits = value.trim();
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| digits.parse().unwrap_or(usize::MAX));
    match number {
        Some(number) if number >= least => Ok(number),
        _ => Err(format!("`{name}` is a whole number from {least} upwards, not `{value}`")),
    }
}

impl Measure {
    fn for_type(definition: &Definition) -> Option<Self> {
        match definition.lexical {
            _ if definition.list => Some(Measure::Items),
            Lexical::Hex | Lexical::Base64 => Some(Measure::Octets),
            Lexical::Text
            | Lexical::Language
            | Lexical::NmToken
            | Lexical::Name
            | Lexical::NcName
            | Lexical::Entity
            | Lexical::Uri => Some(Measure::Characters),
            Lexical::Boolean
            | Lexical::Decimal
            | Lexical::Integer
            | Lexical::Float
            | Lexical::Double
            | Lexical::Duration
            | Lexical::Moment(_)
            | Lexical::QName => None,
        }
    }

    fn of(self, text: &str, value: &Value<'_>) -> usize {
        match (self, value) {
            (Measure::Octets, Value::Octets(octets)) => octets.len(),
            (Measure::Items, _) => text.split(' ').count(),
            (Measure::Characters | Measure::Octets, _) => text.chars().count(),
        }
    }

    pub(super) fn noun(self) -> &'static str {
        match self {
            Measure::Characters => "character",
            Measure::Octets => "octet",
            Measure::Items => "item",
        }
    }
}

impl Size {
    fn fits(self, found: usize, limit: usize) -> bool {
        match self {
            Size::Exactly => found == limit,
            Size::AtLeast => found >= limit,
            Size::AtMost => found <= limit,
        }
    }

    pub(super) fn words(self, limit: usize) -> String {
        let verb = if limit == 1 { "is" } else { "are" };
        match self {
            Size::Exactly => format!("exactly {limit} {verb} required"),
            Size::AtLeast => format!("at least {limit} {verb} required"),
            Size::AtMost => format!("at most {limit} {verb} allowed"),
        }
    }
}

impl Digits {
    fn of(self, value: &Value<'_>) -> usize {
        let Value::Decimal(decimal) = value else { return 0 };
        match self {
            Digits::Total => decimal.total_digits(),
            Digits::Fraction => decimal.fraction_digits(),
        }
    }

    pub(super) fn place(self) -> &'static str {
        match self {
            Digits::Total => "",
            Digits::Fraction => " behind the point",
        }
    }
}

impl Bound {
    /// Checks a value against a limit of its type.
    pub(super) fn check<'d>(
        self,
        definition: &Definition,
        value: &Value<'_>,
        limit: &'d str,
    ) -> Result<(), Fault<'d>> {
        let parsed = definition.parse(limit, NOWHERE).expect("a limit is a value of its type");
        ensure(self.fits(value.partial_cmp(&parsed)), Fault::Bound(self, limit))
    }

    /// What cannot be compared is neither more nor less.
    fn fits(self, order: Option<Ordering>) -> bool {
        match self {
            Bound::AtLeast => order.is_some_and(Ordering::is_ge),
            Bound::MoreThan => order.is_some_and(Ordering::is_gt),
            Bound::AtMost => order.is_some_and(Ordering::is_le),
            Bound::LessThan => order.is_some_and(Ordering::is_lt),
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Bound::AtLeast => "at least",
            Bound::MoreThan => "more than",
            Bound::AtMost => "at most",
            Bound::LessThan => "less than",
        }
    }
}

/// Ordered values mean the same everywhere.
const NOWHERE: &dyn Namespaces = &();

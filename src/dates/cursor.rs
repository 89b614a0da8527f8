//! A place in a text, and the small pieces of dates that may begin there.

use super::months;
use super::read::Century;

/// A place in a text from which to read on; reading gives the value and the place behind it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn rest(self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn skip(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }

    pub(super) fn eat(self, word: &str) -> Option<Self> {
        self.rest().starts_with(word).then(|| self.skip(word.len()))
    }

    pub(super) fn one_of<'w>(self, words: &[&'w str]) -> Option<&'w str> {
        words.iter().copied().find(|word| self.rest().starts_with(word))
    }

    /// At least one blank.
    pub(super) fn blanks(self) -> Option<Self> {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\t', '\n']).len();
        (count > 0).then(|| self.skip(count))
    }

    /// A stop, a stroke or a dash with blanks around it or not, or blanks alone, which are `" "`.
    pub(super) fn wide_separator(self) -> Option<(&'static str, Self)> {
        let after = self.blanks().unwrap_or(self);
        match after.one_of(&[".", "/", "-", "–"]) {
            Some(sign) => {
                let rest = after.skip(sign.len());
                Some((".", rest.blanks().unwrap_or(rest)))
            }
            None => (after.at > self.at).then_some((" ", after)),
        }
    }

    pub(super) fn digits(self) -> &'t str {
        let rest = self.rest();
        &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()]
    }

    /// A number of at most so many digits.
    pub(super) fn number(self, most: usize) -> Option<(u8, Self)> {
        let digits = self.digits();
        let fits = (1..=most).contains(&digits.len());
        fits.then(|| digits.parse().ok().map(|number| (number, self.skip(digits.len())))).flatten()
    }

    /// A day, or two joined by a slash or a dash: `11`, `6th`, `16/17`.
    pub(super) fn days(self) -> Option<((u8, u8), Self)> {
        let (first, rest) = self.number(2)?;
        // A stop and a blank are the most frequent, and end every day.
        if rest.rest().starts_with(['.', ' ']) {
            return Some(((first, first), rest));
        }
        if let Some(ending) = rest.one_of(&["st", "nd", "rd", "th"]) {
            let behind = rest.skip(ending.len());
            return behind.ends_number().map(|()| ((first, first), behind));
        }
        let second = rest
            .one_of(&["/", "-", "–"])
            .and_then(|joint| rest.eat(joint))
            .and_then(|rest| rest.number(2))
            .filter(|&(second, _)| second > first);
        Some(match second {
            Some((second, rest)) => ((first, second), rest),
            None => ((first, first), rest),
        })
    }

    pub(super) fn word(self) -> &'t str {
        let rest = self.rest();
        &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
    }

    /// A month in words, with the stop of an abbreviation.
    pub(super) fn month(self) -> Option<(u8, Self)> {
        let word = self.word();
        let month = months::named(word)?;
        let rest = self.skip(word.len());
        let rest = if word.chars().count() <= 4 { rest.eat(".").unwrap_or(rest) } else { rest };
        Some((month, rest))
    }

    pub(super) fn roman(self) -> Option<(u8, Self)> {
        let word = self.word();
        months::roman(word).map(|month| (month, self.skip(word.len())))
    }

    /// A Roman numeral above that of December, as the month that it would be.
    pub(super) fn numeral_beyond_months(self) -> Option<(u8, Self)> {
        let word = self.word();
        let beyond = ["XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];
        let at = beyond.iter().position(|numeral| *numeral == word)?;
        Some((13 + at as u8, self.skip(word.len())))
    }

    pub(super) fn year4(self) -> Option<(i16, Self)> {
        let digits = self.digits();
        let year = (digits.len() == 4).then(|| digits.parse().ok()).flatten()?;
        (1000..2100).contains(&year).then(|| (year, self.skip(4)))
    }

    /// A year of four digits, of two within a century that is known, or of three and a damaged place.
    pub(super) fn year(self, century: Century) -> Option<(Year, Self)> {
        if let Some((year, rest)) = self.year4() {
            return rest.ends_number().map(|()| (Year::Told(year), rest));
        }
        let digits = self.digits();
        let rest = self.skip(digits.len());
        if digits.len() == 3 {
            let mark = rest.one_of(DAMAGED)?;
            let decade: i16 = digits.parse().ok()?;
            return Some((Year::Decade(decade * 10), rest.skip(mark.len())));
        }
        rest.ends_number()?;
        // "14 August, 22 hours"
        let counts_hours = rest.rest().trim_start().starts_with("hour");
        let year: i16 =
            (digits.len() == 2 && !counts_hours).then(|| digits.parse().ok()).flatten()?;
        let year = century.map_or(Year::NoCentury, |century| Year::Told(century * 100 + year));
        Some((year, rest))
    }

    /// The year that an editor adds: `[1950]`.
    pub(super) fn added_year(self) -> Option<(Year, Self)> {
        let (year, rest) = self.eat("[")?.year4()?;
        Some((Year::Told(year), rest.eat("]")?))
    }

    /// Nothing follows that would make the number another one: `1950-ss` or `13.1.51.7` is no date.
    pub(super) fn ends_number(self) -> Option<()> {
        let mut rest = self.rest().chars();
        let joined = match rest.next() {
            Some(c) if c.is_alphanumeric() || c == '‸' => true,
            Some('.' | '/' | '-' | ':') => rest.next().is_some_and(char::is_alphanumeric),
            _ => false,
        };
        (!joined).then_some(())
    }
}

/// What stands where the last digit of a year cannot be read: `194‸`, `194?`, `194[?]`.
const DAMAGED: &[&str] = &["‸", "[?]", "?", "_"];

/// A year as far as the figures tell it.
#[derive(Clone, Copy)]
pub(super) enum Year {
    Told(i16),
    /// The first of ten: the last digit is damaged.
    Decade(i16),
    /// Two digits, and nothing tells the century.
    NoCentury,
}

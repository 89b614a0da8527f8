//! Times of day that no clock shows.

use std::ops::Range;

use super::time::{behind_hours, is_parted_before, is_parted_behind};
use crate::source::find_byte;

/// Where a time is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// In a line of a form, where two figures, a colon and two figures are a time.
    Form,
    /// In prose, where only a time that `at` leads to is one: `25:10` may be a ratio, `2500 hours` the time it took.
    Prose,
}

/// The first time in `text`, at `from` or behind it, whose hour or minute no clock shows: `25:10`, `at 2575`,
/// `12.75 hrs`.
///
/// ```text
/// time  ::= [ "at" S ] hour ( ":" | "." | "-" | "–" ) minute [ S hours ] | [ "at" S ] hour minute [ S hours ]
/// ```
///
/// `24:00` is midnight, and `25.10` without a word for hours may be a day.
pub fn find_impossible_time(text: &str, from: usize, among: Among) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(start) = find_byte(text, at, |byte| byte.is_ascii_digit()) {
        let figures = Figures::read(text, start);
        at = figures.range.end;
        let is_apart = is_parted_before(&text[..start]) && is_parted_behind(&text[at..]);
        if is_apart && figures.is_no_time() && figures.is_told_as_time(text, among) {
            return Some(figures.range);
        }
    }
    None
}

/// Figures that may be a time.
struct Figures {
    range: Range<usize>,
    /// What stands between hour and minute, if anything does.
    separator: Option<char>,
    /// Hour and minute, two figures each.
    clock: Option<(u32, u32)>,
}

impl Figures {
    fn read(text: &str, start: usize) -> Figures {
        let first = digits(&text[start..]);
        let behind = &text[start + first.len()..];
        let separator = behind.chars().next().filter(|sign| ":.-–".contains(*sign));
        let second = separator.map_or("", |sign| digits(&behind[sign.len_utf8()..]));
        let (hour, minute, separator) = match (first.len(), second.len()) {
            (2, 2) => (first, second, separator),
            (4, 0) => (&first[..2], &first[2..], None),
            _ => {
                let range = start..start + first.len();
                return Figures { range, separator: None, clock: None };
            }
        };
        let length = hour.len() + minute.len() + separator.map_or(0, char::len_utf8);
        let clock = hour.parse().ok().zip(minute.parse().ok());
        Figures { range: start..start + length, separator, clock }
    }

    fn is_no_time(&self) -> bool {
        self.clock.is_some_and(|(hour, minute)| minute > 59 || hour * 60 + minute > 24 * 60)
    }

    /// Whether the words around the figures leave nothing but a time.
    fn is_told_as_time(&self, text: &str, among: Among) -> bool {
        let before = &text[..self.range.start];
        let is_led_to = ["at ", "At ", "в "].iter().any(|at| before.ends_with(at));
        let has_hours = behind_hours(&text[self.range.end..]).is_some();
        match (among, self.separator) {
            (Among::Form, Some(':')) => true,
            (Among::Form, _) => has_hours || is_led_to,
            (Among::Prose, Some(':')) => is_led_to,
            (Among::Prose, _) => is_led_to && has_hours,
        }
    }
}

fn digits(text: &str) -> &str {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, among: Among) -> Option<&str> {
        find_impossible_time(text, 0, among).map(|range| &text[range])
    }

    #[test]
    fn no_clock_shows_them() {
        for (text, time) in [
            ("Received 31.8.50 25:10", "25:10"),
            ("31 August 1950, 17:75", "17:75"),
            ("Received at 2575", "2575"),
            ("2575 hours", "2575"),
            ("12.75 hrs", "12.75"),
            ("25.10 hours", "25.10"),
            ("at 25.10", "25.10"),
            ("24-30 h", "24-30"),
        ] {
            assert_eq!(found(text, Among::Form), Some(time), "{text}");
        }
        assert_eq!(found("We met at 25:10 and at 11:20", Among::Prose), Some("25:10"));
        assert_eq!(found("We met at 2575 hours", Among::Prose), Some("2575"));
    }

    #[test]
    fn other_figures_are_no_times() {
        for text in ["24:00", "25.10", "25.10.50 17:27", "No. 2575", "1:5000", "31.8 at 17:27:61"] {
            assert_eq!(found(text, Among::Form), None, "{text}");
        }
        for text in ["a ratio of 25:10", "it took 2575 hours", "12.75 hrs", "at 2575 metres"] {
            assert_eq!(found(text, Among::Prose), None, "{text}");
        }
    }
}

//! Times of day, as clerks wrote them beside dates.

use std::ops::Range;

/// A time found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The bytes it takes up.
    pub range: Range<usize>,
    /// Minutes since midnight.
    pub minutes: u16,
}

impl Time {
    /// The form of `@when`: `17:10:00`.
    pub fn when(&self) -> String {
        format!("{:02}:{:02}:00", self.minutes / 60, self.minutes % 60)
    }
}

/// The first time that begins in `text` at `from` or behind it.
///
/// ```text
/// time  ::= hour sep minute [ S half ] | hour S hours [ minutes ] | "at" S hour minute | hour S half
/// hours ::= a word for hours, "h" and "ч." among them, and perhaps a stop
/// minutes ::= [ "," ] S minute S ( a word for minutes ) | [ "," ] [ S ] two digits, and no word behind them
/// sep   ::= ":" | "." | "–"
/// half  ::= "am" | "a.m." | "a. m." | "pm" | "p.m." | "p. m."   an hour beyond 12 is right by itself
/// ```
pub fn find_time(text: &str, from: usize) -> Option<Time> {
    let starts = text[from..].match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| from + at);
    starts.filter(|&at| is_parted_before(&text[..at])).find_map(|at| time_at(text, at))
}

/// The time that a text is, if it is one and nothing else: here four digits need no sign of it.
pub fn time_alone(text: &str) -> Option<Time> {
    let text = text.trim_end_matches([' ', ',', '.']);
    let whole = |time: &Time| time.range == (0..text.len());
    let figures = || {
        let (number, digits) = number(text).filter(|&(_, digits)| digits == text.len())?;
        let (hour, minute) = (number / 100, number % 100);
        let minutes = (digits == 4 && hour < 24 && minute < 60).then_some(hour * 60 + minute)?;
        Some(Time { range: 0..digits, minutes })
    };
    find_time(text, 0).filter(whole).or_else(figures)
}

fn time_at(text: &str, at: usize) -> Option<Time> {
    let (hour, digits) = number(&text[at..])?;
    let rest = &text[at + digits..];
    let (minutes, length) = with_minutes(hour, digits, rest)
        .or_else(|| in_words(hour, digits, rest))
        .or_else(|| four_digits(hour, digits, &text[..at], rest))
        .or_else(|| half_of_day(hour, digits, rest))?;
    let end = at + digits + length;
    is_parted_behind(&text[end..]).then_some(Time { range: at..end, minutes })
}

/// `4:10 am`, `11.20`, `18–55`: the minutes, and how many bytes stand behind the hour.
fn with_minutes(hour: u16, digits: usize, rest: &str) -> Option<(u16, usize)> {
    let separator = rest.chars().next().filter(|c| ":.–".contains(*c) && digits <= 2)?;
    let behind = &rest[separator.len_utf8()..];
    let (minute, length) = number(behind).filter(|&(minute, length)| length == 2 && minute < 60)?;
    let (late, half) = half(&behind[length..]);
    Some((of_day(hour, late)? * 60 + minute, separator.len_utf8() + length + half))
}

/// `20 hours 05 minutes`, `21 hrs 35`, `21h35`
fn in_words(hour: u16, digits: usize, rest: &str) -> Option<(u16, usize)> {
    let named = behind_hours(rest).or_else(|| glued(rest));
    let behind = named.filter(|_| digits <= 2 && hour < 24)?;
    let (minute, end) = minutes_behind(behind).unwrap_or((0, behind));
    Some((hour * 60 + minute, rest.len() - end.len()))
}

/// `23 ch. 40 m.` is how `23 ч. 40 м.` is transliterated. One that begins with another stands before it.
const HOURS: &[&str] = &["hours", "hour", "hrs", "hr", "h", "ch.", "ch", "chas.", "ч.", "час."];
const MINUTES: &[&str] = &["minutes", "minute", "min", "m", "мин", "м"];

/// `h35`
fn glued(rest: &str) -> Option<&str> {
    rest.strip_prefix('h').filter(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
}

/// What stands behind a word for hours, if the text goes on with one.
pub(super) fn behind_hours(rest: &str) -> Option<&str> {
    word(rest, HOURS)
}

/// The minutes behind the word for hours, and what follows them. Without a word of their own they have two digits and end
/// a phrase: `21 hours 13 May` has none.
fn minutes_behind(behind: &str) -> Option<(u16, &str)> {
    let rest = behind.trim_start_matches(['.', ',']).trim_start();
    let (minute, length) = number(rest).filter(|&(minute, _)| minute < 60)?;
    let after = &rest[length..];
    let ends_phrase = || {
        let next = after.trim_start_matches(' ');
        let goes_on = next.starts_with(|c: char| c.is_alphanumeric() || "%/-–:".contains(c));
        let is_decimal = after.strip_prefix(['.', ',']).is_some_and(begins_with_digit);
        length == 2 && !goes_on && !is_decimal
    };
    let named = word(after, MINUTES);
    named.or_else(|| ends_phrase().then_some(after)).map(|end| (minute, end))
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// `at 1710`, `1710 hours`
fn four_digits(number: u16, digits: usize, before: &str, rest: &str) -> Option<(u16, usize)> {
    let at = before.ends_with(" at ") || before == "at " || before.ends_with(" в ");
    let hours = word(rest, &["hours", "hrs"]);
    let length = hours.map_or(0, |behind| rest.len() - behind.len());
    let (hour, minute) = (number / 100, number % 100);
    let told = digits == 4 && (at || hours.is_some()) && hour < 24 && minute < 60;
    told.then_some((hour * 60 + minute, length))
}

/// `4 pm`
fn half_of_day(hour: u16, digits: usize, rest: &str) -> Option<(u16, usize)> {
    let (late, length) = half(rest);
    let late = late.filter(|_| digits <= 2)?;
    Some((of_day(hour, Some(late))? * 60, length))
}

fn of_day(hour: u16, late: Option<bool>) -> Option<u16> {
    match (hour, late) {
        (12, Some(false)) => Some(0),
        (1..=11, Some(true)) => Some(hour + 12),
        (0..=23, _) => Some(hour),
        _ => None,
    }
}

/// Whether a half of the day is named, and which; and how many bytes it takes up.
fn half(rest: &str) -> (Option<bool>, usize) {
    let behind = rest.trim_start_matches(' ');
    let named = HALVES.iter().copied().find(|(name, _)| {
        let same = behind.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name));
        same && !behind[name.len()..].starts_with(char::is_alphanumeric)
    });
    let Some((name, late)) = named else { return (None, 0) };
    let stop = name.contains('.') && behind[name.len()..].starts_with('.');
    (Some(late), rest.len() - behind.len() + name.len() + usize::from(stop))
}

/// The halves of the day without a last full stop, and whether it is the later one.
const HALVES: &[(&str, bool)] =
    &[("a.m", false), ("p.m", true), ("a. m", false), ("p. m", true), ("am", false), ("pm", true)];

/// What stands behind one of the words, if the text goes on with it.
fn word<'t>(rest: &'t str, words: &[&str]) -> Option<&'t str> {
    let behind = rest.trim_start();
    let found = words.iter().filter_map(|word| behind.strip_prefix(word));
    found.into_iter().find(|behind| !behind.starts_with(char::is_alphanumeric))
}

fn number(text: &str) -> Option<(u16, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&length).then(|| text[..length].parse().ok()).flatten().map(|n| (n, length))
}

/// Nothing stands before it that would make it a part of another number.
pub(super) fn is_parted_before(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphanumeric() || ".:/-–".contains(c))
}

/// Nothing follows that would make it another number.
pub(super) fn is_parted_behind(rest: &str) -> bool {
    let mut rest = rest.chars();
    match rest.next() {
        Some(c) if c.is_alphanumeric() => false,
        Some('.' | '/' | '-' | ':' | '–') => !rest.next().is_some_and(char::is_alphanumeric),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (text, read) in [
            ("22:03", "22:03:00 22:03"),
            ("11.20", "11:20:00 11.20"),
            ("18–55", "18:55:00 18–55"),
            ("Received at 1710", "17:10:00 1710"),
            ("on 4:10 am, 14 May", "04:10:00 4:10 am"),
            ("at 03:15 a.m.", "03:15:00 03:15 a.m."),
            ("12:05 pm", "12:05:00 12:05 pm"),
            ("13:30 p.m.", "13:30:00 13:30 p.m."),
            ("No. 1309 20 hours 05 minutes", "20:05:00 20 hours 05 minutes"),
            ("20 hours 05\nminutes", "20:05:00 20 hours 05\nminutes"),
            ("21 hrs 35", "21:35:00 21 hrs 35"),
            ("21 hours, 35 minutes", "21:35:00 21 hours, 35 minutes"),
            ("7 hrs. 25 min. 2.10.1950", "07:25:00 7 hrs. 25 min"),
            ("21h35", "21:35:00 21h35"),
            ("21 hours 13 May", "21:00:00 21 hours"),
            ("21 hours 13.1.51", "21:00:00 21 hours"),
            ("21 hours, 35 men", "21:00:00 21 hours"),
            ("at 10 p.m.", "22:00:00 10 p.m."),
            ("1947—4 p. m.", "16:00:00 4 p. m."),
        ] {
            let time = find_time(text, 0).unwrap_or_else(|| panic!("{text} has a time"));
            assert_eq!(format!("{} {}", time.when(), &text[time.range]), read, "{text}");
        }
        for text in ["24:10", "11.2", "1.7.51", "1710", "12:60", "No. 1309", "31.8", "1.30.2"] {
            assert_eq!(find_time(text, 0), None, "{text}");
        }
    }
}

//! How many copies there are: `Two copies printed. Nº 2 to file.`, `Отп. 5 экз.`, `Copies made - 8`.

use crate::encode::lines::{Initials, Words};

/// Whether the line counts the copies.
pub(super) fn is_total(words: &Words<'_>) -> bool {
    (may_be_total(words) && counts_copies(words.folded()))
        || counts_made(words)
        || is_counted_in_brackets(words)
}

/// Whether the words begin like a total, or like a count before a word such as `copies` or `ekz`; letters may be spaced.
pub(super) fn may_be_total(words: &Words<'_>) -> bool {
    let counts = || {
        let mut pieces = words.split(char::is_whitespace).filter(|piece| !piece.is_empty());
        let (first, second) =
            (pieces.next().unwrap_or_default(), pieces.next().unwrap_or_default());
        first.len() == 1 || second.starts_with(['c', 'C', 'e', 'E', 'э', 'Э'])
    };
    words.begin_like(&OF_MAKING) || (words.begin_like(&OF_COUNTS) && counts())
}

const OF_COUNTS: Initials = Initials::of(&[FIGURES, NUMERALS]);

const OF_MAKING: Initials = Initials::of(&[MADE_IN]);

/// `5 copies`, `Two copies printed. Nº 2 to file.`, `Produced in 9 copies for:`
fn counts_copies(line: &str) -> bool {
    let made_in = MADE_IN.iter().find_map(|phrase| behind_phrase(line, phrase));
    let counted = made_in.unwrap_or(line);
    let (figure, rest) = counted.split_once(' ').unwrap_or((counted, ""));
    let is_count = NUMERALS.contains(&figure) || figure.bytes().all(|byte| byte.is_ascii_digit());
    let copies =
        ["copies", "copy", "cop.", "ekz", "экземплярах", "экземпляра", "экземпляров", "экз"];
    let behind = copies.iter().find_map(|word| rest.strip_prefix(word));
    let Some(behind) = behind.filter(|_| is_count && !figure.is_empty()) else { return false };
    made_in.is_some()
        || behind.is_empty()
        || MADE.iter().any(|made| behind.starts_with(made))
        || is_typist(behind)
}

/// The `two copies` of `Printed in two copies`, `Printed in: two copies`, `Printed: in two copies`.
fn behind_phrase<'l>(line: &'l str, phrase: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(phrase)?;
    let label = rest.strip_prefix(": ");
    label.map(|rest| rest.strip_prefix("in ").unwrap_or(rest)).or_else(|| rest.strip_prefix(' '))
}

/// `5 cop. mk`: the initials of who typed them.
fn is_typist(behind: &str) -> bool {
    let initials = behind.trim_start_matches([' ', ',', '.']);
    initials.len() < behind.len()
        && (2..=3).contains(&initials.len())
        && initials.bytes().all(|byte| byte.is_ascii_lowercase())
}

const FIGURES: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

const MADE_IN: &[&str] = &[
    "produced in",
    "carried out in",
    "executed in",
    "printed in",
    "sent in",
    "made in",
    "made",
    "typed in",
    "written in",
    "written",
    "produced",
    "printed",
    "typed",
    "prepared in",
    "prepared",
    "issued in",
    "otp. v",
    "otp.",
    "razmnozheno v",
    "otpechatano v",
    "otpechatano",
    "отп. в",
    "отп.",
    "размножено в",
    "отпечатано в",
    "отпечатано",
];

/// What may stand behind the number of copies; anything else is a sentence about copies of something.
const MADE: &[&str] = &[
    ":",
    ".",
    ",",
    " -",
    " –",
    " (",
    " printed",
    " made",
    " produced",
    " typed",
    " prepared",
    " issued",
    " sent",
    " were printed",
    " were made",
    " were sent",
    " for ",
    " to addr",
    " to the addr",
    " to file",
    " to the file",
    " to cde",
    " to com",
];

pub(super) const NUMERALS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty",
];

/// `Copies made - 8`, `copies printed: 11`
fn counts_made(words: &str) -> bool {
    let made = ["copies made", "copies printed", "copies typed", "copies issued"];
    let behind = made.iter().find_map(|made| {
        let (begun, behind) = words.split_at_checked(made.len())?;
        begun.eq_ignore_ascii_case(made).then_some(behind)
    });
    let figures = behind.map(|rest| rest.trim_matches([' ', '-', '–', '—', ':', '.']));
    figures.is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// `(1st Department — 6 copies: 1-2 to addressee, 3 – file)`
fn is_counted_in_brackets(words: &Words<'_>) -> bool {
    let inner = words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let counted = inner.and_then(|inner| inner.split_once(" copies: "));
    let is_count = |before: &str| {
        let count = before.rsplit(' ').next().unwrap_or_default();
        NUMERALS.contains(&count)
            || (!count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()))
    };
    counted.is_some_and(|(before, names)| is_count(before) && !names.contains('('))
}

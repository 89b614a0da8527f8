//! Lists of those who got copies: lines that belong together, wherever they stand.
//!
//! ```text
//! list ::= heading { typist | date } entries | entries
//! ```

use std::ops::Range;

use super::lines::wording::{has_at_most, is_title_case};
use super::{Registers, label, lines, number};
use crate::source::Source;

/// Joins the lines of each list; says of every unit whether it is one.
///
/// A date between the heading and the names stays by itself: it dates the document; and so does the typist's mark.
pub(super) fn joined(
    source: &Source,
    units: &[Range<usize>],
    registers: Registers<'_>,
) -> Vec<(Range<usize>, bool)> {
    let text = |unit: &Range<usize>| &source.text()[unit.clone()];
    let mut joined = Vec::with_capacity(units.len());
    let mut rest = units;
    while let Some(first) = rest.first() {
        let heading = lines::opens_copies(text(first));
        let entries = |units: &[Range<usize>]| {
            let starred = units.first().is_some_and(|first| has_star(text(first)));
            // Below entries without stars a star begins a note.
            let fits = |text: &str| is_entry(text, heading) && (starred || !has_star(text));
            units.iter().take_while(|unit| fits(text(unit))).count()
        };
        let between = if heading { stand_between(&rest[1..], text, registers) } else { 0 };
        let begin = 1 + between;
        let below = if between > 0 { entries(&rest[begin..]) } else { 0 };
        if below > 0 {
            joined.push((first.clone(), true));
            joined.extend(rest[1..begin].iter().map(|unit| (unit.clone(), false)));
            joined.push((first_to_last(&rest[begin..begin + below]), true));
            rest = &rest[begin + below..];
        } else {
            let of_list = if heading { 1 + entries(&rest[1..]) } else { entries(rest) };
            joined.push((first_to_last(&rest[..of_list.max(1)]), of_list > 0));
            rest = &rest[of_list.max(1)..];
        }
    }
    joined
}

/// How many lines stand between a heading and the names: who typed the paper, and when.
fn stand_between<'t>(
    units: &[Range<usize>],
    text: impl Fn(&Range<usize>) -> &'t str,
    registers: Registers<'_>,
) -> usize {
    let stands = |unit: &&Range<usize>| {
        lines::is_typist(text(unit)) || lines::is_dateline(text(unit), registers)
    };
    units.iter().take(BETWEEN).take_while(stands).count()
}

const BETWEEN: usize = 2;

fn has_star(text: &str) -> bool {
    text.starts_with('*')
}

fn first_to_last(units: &[Range<usize>]) -> Range<usize> {
    units[0].start..units[units.len() - 1].end
}

/// `Nº 2 – to Stalin`; behind a heading also `1. Comr. Stalin`, `1 - to Stalin`, `- to Molotov`,
/// `to Cde. Molotov`, `Three to the Center`, `Council of Ministers – all`, and several in a row behind semicolons.
fn is_entry(text: &str, behind_heading: bool) -> bool {
    lines::is_copies_entry(text)
        || (behind_heading
            && ((has_at_most(text, LONGEST)
                && (label::begins_item(text)
                    || counts_a_copy(text)
                    || is_row_of_names(text)
                    || lines::counts_in_words(text)))
                || addresses_somebody(text)
                || text.split("; ").all(counts_a_copy)
                || text.lines().all(is_post)
                || text.lines().all(|line| is_share(line) || counts_barely(line))))
}

/// `1-3 Central Office`, `4 a/a`
fn counts_barely(line: &str) -> bool {
    let (figures, who) = line.trim().split_once(' ').unwrap_or_default();
    let counted = figures.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    counted
        && (1..=5).contains(&figures.len())
        && has_at_most(who, 5)
        && !who.ends_with(['.', ':', ';'])
}

/// `UNA - Mr. Hickerson`, `S/S (2)`: an office by its letters, and who gets the copy there or how many there are.
fn is_post(line: &str) -> bool {
    let (office, who) = line.trim().split_once(' ').unwrap_or((line, ""));
    let lettered = |office: &str| {
        let mut letters = office.split('/');
        letters.all(|letters| {
            !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        })
    };
    let named = who.strip_prefix(['-', '–']).is_some_and(|name| {
        let name = name.trim_start();
        name.starts_with(char::is_uppercase) && has_at_most(name, 4) && is_title_case(name)
    });
    let counted = who.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    lettered(office)
        && (named
            || counted.is_some_and(|count| {
                (1..=2).contains(&count.len()) && number::figures(count) == count.len()
            }))
}

/// `Council of Ministers – all`, `Comr. Zverev - pts. 1 and 2`: who gets which points of a protocol.
fn is_share(line: &str) -> bool {
    let (who, points) =
        line.rsplit_once(" – ").or_else(|| line.rsplit_once(" - ")).unwrap_or_default();
    let point = |word: &str| {
        let word = word.trim_matches([',', '.', ' ']);
        ["all", "everything", "and", "p", "pp", "pt", "pts", "point", "points"].contains(&word)
            || word.bytes().all(|byte| byte.is_ascii_digit() || b"IVX-".contains(&byte))
    };
    who.starts_with(char::is_uppercase) && has_at_most(who, LONGEST) && points.split(' ').all(point)
}

/// Names side by side, parted by tabs.
fn is_row_of_names(text: &str) -> bool {
    text.contains('\t') && text.split('\t').all(|name| has_at_most(name, 3)) && is_title_case(text)
}

/// `1 - to Stalin`, `2-3. Comr. Kozlov`, `1-2 – Cde. Kozlov`
pub(super) fn counts_a_copy(text: &str) -> bool {
    let behind_figure = |text: &'_ str| {
        let figures = number::figures(text);
        (1..=2).contains(&figures).then_some(figures)
    };
    let Some(figures) = behind_figure(text) else { return false };
    let rest = text[figures..].trim_start();
    let Some(rest) = rest.strip_prefix(['-', '–', '—']) else { return false };
    let several = behind_figure(rest).and_then(|figures| {
        let rest = &rest[figures..];
        let dash = || rest.trim_start().strip_prefix(['-', '–', '—']);
        rest.strip_prefix(['.', ')']).or_else(dash)
    });
    let who = several.unwrap_or(rest);
    let parted = who.starts_with(' ') || is_joined(who);
    parted && who.contains(char::is_alphabetic) && text.len() <= SHORT
}

/// The `to Cde. Molotov` of `2-to Cde. Molotov`, the `file` of `4-file`; `2-nd` is an ordinal, and `2-A` a number.
fn is_joined(who: &str) -> bool {
    let named = || {
        let mut letters = who.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    who.starts_with("to ") || matches!(who, "file" | "to file" | "archive") || named()
}

/// `to Cde. Molotov`, `-to Cde. Molotov`, `Comrade Bulganin`, `to Gromyko, Zorin, file.`
fn addresses_somebody(text: &str) -> bool {
    if let Some(who) = text.strip_prefix("-to ") {
        return has_at_most(who, LONGEST);
    }
    let to = text.strip_prefix("to ").or_else(|| text.strip_prefix("To "));
    let is_addressed = |text: &str| ADDRESSES.iter().any(|address| text.starts_with(address));
    let several =
        to.is_some_and(|to| to.contains(", ") && (is_addressed(to) || begins_with_name(to)));
    (is_addressed(to.unwrap_or(text)) && has_at_most(text, 6)) || (several && has_at_most(text, 25))
}

const ADDRESSES: &[&str] = &["Cde.", "Cdes.", "Com.", "Comr.", "Comrade ", "Mr. ", "Messrs. "];

fn begins_with_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && !text.contains(". ")
}

/// How many bytes the entry of a copy may have where nothing else tells what it is.
const SHORT: usize = 80;

/// How many words an entry may have: a name, an office, the number of copies.
const LONGEST: usize = 12;

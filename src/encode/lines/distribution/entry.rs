//! Who gets which copy, on a line of his own: `Nº 2 – to Stalin`, `1st copy — to file`, `1 x Gen. Grotewohl`,
//! `Three to the Center`.

use super::total::NUMERALS;
use crate::encode::lines::wording::{count, folded};
use crate::encode::number;

/// Whether the line is the entry of somebody under the number of his copy, or beside their count.
pub(crate) fn is_entry(words: &str) -> bool {
    if is_count_of(words) || is_ordinal(words) {
        return true;
    }
    let copy = ["copy ", "Copy "].iter().find_map(|copy| words.strip_prefix(copy));
    let (counted, words) = (copy.is_some(), copy.unwrap_or(words));
    let figures = || number::figures(words);
    let number = match number::marked_at(words, 0) {
        Some(marked) => marked.number,
        None if counted && figures() > 0 => 0..figures(),
        None => return false,
    };
    let rest = behind_figures(&words[number.end..]);
    let who = rest.strip_prefix(['–', '—', '-']).or_else(|| rest.strip_prefix("to ")).unwrap_or("");
    let goes_on = || {
        let next = number::find_marked(who, 0);
        next.is_some_and(|next| is_entry(&who[next.mark.start..]))
    };
    counts_copies(&words[number])
        && who.contains(char::is_alphabetic)
        && (count(who) <= 8 || (count(who) < MOST && goes_on()))
}

/// `1st copy — Cde. Stalin`, `Second copy to the file`
fn is_ordinal(words: &str) -> bool {
    let (which, rest) = words.split_once(' ').unwrap_or_default();
    let figures = number::figures(which);
    let counted =
        (1..=2).contains(&figures) && ["st", "nd", "rd", "th"].contains(&&which[figures..]);
    let named = || ORDINALS.iter().any(|ordinal| which.eq_ignore_ascii_case(ordinal));
    let behind = rest.strip_prefix("copy").map_or("", str::trim_start);
    let who = ["–", "—", "-", ":", "to ", "for "].iter().find_map(|way| behind.strip_prefix(way));
    let who = who.map_or("", str::trim_start);
    (counted || named()) && !who.is_empty() && count(who) <= LONGEST && !who.ends_with(':')
}

const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth"];

/// How many words name whoever gets a copy.
const LONGEST: usize = 10;

/// The number of a copy, or the first and the last of several: `12`, `1-2`.
fn counts_copies(number: &str) -> bool {
    let (first, last) = number.split_once(['-', '–']).unwrap_or((number, ""));
    first.len() <= 2 && last.len() == number::figures(last) && last.len() <= 2
}

/// What follows the further figures of an entry: the ` - Stalin` of `Nos. 1, 2 - Stalin`.
fn behind_figures(mut rest: &str) -> &str {
    loop {
        rest = rest.trim_start();
        let joined = rest.strip_prefix(',').or_else(|| rest.strip_prefix("and "));
        let next = joined.map_or("", str::trim_start);
        let behind = next.trim_start_matches(|sign: char| sign.is_ascii_digit());
        if behind.len() == next.len() {
            return rest;
        }
        rest = behind;
    }
}

/// `1 x Gen. Grotewohl`, `2x HA I`, `1 copy Comrade Winzer`
fn is_count_of(words: &str) -> bool {
    let figures = number::figures(words);
    if !(1..=2).contains(&figures) {
        return false;
    }
    let behind = words[figures..].trim_start();
    let who = ["x ", "copy ", "copies "].iter().find_map(|count| behind.strip_prefix(count));
    let who = who.map_or("", str::trim_start);
    let named = who.starts_with(char::is_uppercase) || FILES.contains(&who);
    named && count(who) <= 8 && !who.ends_with(['.', ':'])
}

/// Who keeps a copy and is nobody.
const FILES: &[&str] = &["file", "files", "archive", "archives"];

/// How many words the entries of one paragraph may have.
const MOST: usize = 50;

/// `Three to the Center`, `1 for the Embassy`, `two copies to the Center`, behind a heading.
pub(crate) fn counts_in_words(words: &str) -> bool {
    let line = folded(words);
    let (count, rest) = line.split_once(' ').unwrap_or((&line, ""));
    let rest =
        ["copies ", "copy "].iter().find_map(|copies| rest.strip_prefix(copies)).unwrap_or(rest);
    let figure = count.len() <= 2 && count.bytes().all(|byte| byte.is_ascii_digit());
    (figure || NUMERALS.contains(&count)) && ["to ", "for "].iter().any(|way| rest.starts_with(way))
}

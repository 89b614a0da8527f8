//! Persons and places of the registers where a text names them.
//!
//! ```text
//! named    ::= form [ S "[" words "]" ]         the bracket says who or what is meant: Filippov [Stalin]
//! ```
//!
//! A name counts only where it stands for its bearer: not as a part of another word (`pro-Stalin`), not in
//! the name of a thing (`Mao Zedong Thought`), and not behind the first name of somebody else (`Sergo
//! Mikoyan`). Rank and first name before it are no part of it.

use std::ops::Range;

use super::Registers;
use super::name_words::{is_address, is_initials, is_of_name};
use crate::persons::Person;
use crate::places;

/// A name in a text.
pub(super) struct Named {
    pub(super) range: Range<usize>,
    /// Whom or what it means; `None` if the register knows several that bear it.
    pub(super) pointer: Option<String>,
}

/// Every person of the register that the text names, in order.
pub(super) fn persons(text: &str, registers: Registers<'_>) -> Vec<Named> {
    let register = registers.persons;
    let mut named: Vec<Named> = Vec::new();
    let mut at = 0;
    for mention in register.mentions(text) {
        let Range { start, end } = mention.range;
        let behind_another = named.last().is_some_and(|last| last.range.end + 1 == start);
        if start < at || !is_name(text, start..end) || names_a_thing(&text[end..]) {
            continue;
        }
        let bracket = bracket_behind(text, end);
        let all = bracket.clone().map_or(end, |inner| inner.end + 1);
        // "FENG XI [FYN SI; Stalin]": another spelling stands before who is meant.
        let identity = bracket.and_then(|inner| register.named(text[inner].rsplit("; ").next()?));
        match (identity, mention.person) {
            (Some(identity), person) => {
                at = all;
                // Where the bracket contradicts the register, nobody is meant.
                if person.is_none_or(|person| person.id == identity.id) {
                    named.push(Named { range: start..all, pointer: Some(identity.pointer()) });
                }
            }
            (None, Some(person))
                if !behind_another && of_a_namesake(text, start..end, person, registers) => {}
            (None, person) => {
                named.push(Named { range: start..end, pointer: person.map(Person::pointer) });
            }
        }
    }
    named
}

/// Where a name begins that only the bracket behind it explains: of `CHAN FU [Stalin]` the register knows `Stalin`, of
/// `А. ГРОМЫКО [A. GROMYKO]` the surname in Latin letters.
pub(super) fn explained(
    text: &str,
    known: &Range<usize>,
    register: &places::Register,
) -> Option<usize> {
    let (before, initials) = text[..known.start].rsplit_once(" [")?;
    let mut words = before.split_whitespace();
    let is_named = words.by_ref().take(3).all(|word| is_of_name(word, register));
    let alone = is_named
        && words.next().is_none()
        && initials.split_whitespace().all(is_initials)
        && text[known.end..].starts_with(']');
    let start = before.len() - before.trim_start().len();
    (alone && start < before.len()).then_some(start)
}

/// Every place of the register that the text names, in order.
pub(super) fn places(text: &str, register: &places::Register) -> Vec<Named> {
    let mut named = Vec::new();
    let mut at = 0;
    for (range, place) in register.mentions(text) {
        if range.start < at || !is_name(text, range.clone()) {
            continue;
        }
        // `Beiping [Beijing]`
        let same = |inner: &Range<usize>| {
            let other = register.named(&text[inner.clone()]).map(|other| &other.id);
            other.is_some() && other == place.map(|place| &place.id)
        };
        let bracket = bracket_behind(text, range.end).filter(same);
        let range = range.start..bracket.map_or(range.end, |inner| inner.end + 1);
        at = range.end;
        named.push(Named { range, pointer: place.map(places::Place::pointer) });
    }
    named
}

/// Whether the form has a capital and is no part of a longer word.
fn is_name(text: &str, range: Range<usize>) -> bool {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    text[range].starts_with(char::is_uppercase)
        && !is_second_part(before)
        && !goes_on(behind)
        && !is_doubted(behind)
}

/// `pro-Stalin`: a word in small letters is joined to the name. `Beijing-Moscow` is two names.
fn is_second_part(before: &str) -> bool {
    let Some(word) = before.strip_suffix(['-', '\u{2011}']) else { return false };
    let start = word.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    word.get(start..).is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// `Stalin-led`, `Stalin[ist]`
fn goes_on(behind: &str) -> bool {
    let rest = behind.strip_prefix(['-', '\u{2011}', '[']).unwrap_or_default();
    rest.starts_with(char::is_lowercase) && !rest.starts_with("sic")
}

/// `Stalin [?]`: the reading is in doubt, and so is who is meant.
fn is_doubted(behind: &str) -> bool {
    behind.strip_prefix(' ').unwrap_or(behind).starts_with("[?]")
}

/// Where the words stand in a bracket that follows a blank or two behind a name.
fn bracket_behind(text: &str, end: usize) -> Option<Range<usize>> {
    let inner = [" [", "  ["].iter().find_map(|open| text[end..].strip_prefix(open))?;
    let start = text.len() - inner.len();
    let close = inner.find([']', '['])?;
    inner[close..].starts_with(']').then_some(start..start + close)
}

fn names_a_thing(behind: &str) -> bool {
    let next = behind.strip_prefix(' ').unwrap_or_default();
    let end = next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len());
    THINGS.contains(&&next[..end])
}

/// What is named for persons.
const THINGS: &[&str] = &[
    "Academy",
    "Avenue",
    "Constitution",
    "Factory",
    "Plant",
    "Prize",
    "Square",
    "Street",
    "Thought",
    "University",
    "Works",
];

/// Whether a surname stands behind initials or a first name that are not the person's own.
fn of_a_namesake(
    text: &str,
    surname: Range<usize>,
    person: &Person,
    registers: Registers<'_>,
) -> bool {
    let Some(before) = text[..surname.start].strip_suffix(' ') else { return false };
    if text[surname].contains(char::is_whitespace) {
        return false;
    }
    let first = first_name(before, registers).and_then(|name| name.chars().next());
    first.is_some_and(|initial| !first_letters(person).any(|own| own == initial))
}

/// The initials or the first name at the end of a text. A capital at the beginning of a sentence, and words
/// in capitals throughout, tell nothing.
fn first_name<'t>(before: &'t str, registers: Registers<'_>) -> Option<&'t str> {
    let mut words = before.rsplit(char::is_whitespace);
    let mut name = words.next().filter(|word| word.starts_with(char::is_uppercase))?;
    if is_initials(name) {
        while let Some(word) = words.next().filter(|word| is_initials(word)) {
            name = word;
        }
        return Some(name);
    }
    let sentence = before[..before.len() - name.len()].trim_end();
    let begins = sentence.is_empty() || sentence.ends_with(['.', '!', '?', ':', '"', '“', '«']);
    let whole = name.chars().all(|c| c.is_alphabetic() || "[]-’'".contains(c));
    let shouted = !name.contains(char::is_lowercase);
    let is_first = whole && !begins && !shouted && !is_address(name);
    (is_first && is_of_name(name, registers.places)).then_some(name)
}

/// The letters with which the person's first name begins, in every spelling.
fn first_letters(person: &Person) -> impl Iterator<Item = char> {
    let full = person.forms.iter().filter(|form| form.contains(' '));
    full.chain([&person.name]).filter_map(|name| name.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(&str, Option<String>)> {
        let named = persons(text, Registers::builtin()).into_iter();
        named.map(|named| (&text[named.range], named.pointer)).collect()
    }

    #[test]
    fn only_the_name_is_named() {
        for (text, name, id) in [
            ("Comrade MAO ZEDONG!", "MAO ZEDONG", "person:mao-zedong"),
            ("To Cde. Filippov.", "Filippov", "person:stalin"),
            ("the telegram of Ambassador Roshchin", "Roshchin", "person:roshchin"),
            ("as Nikolai Roshchin reports", "Nikolai Roshchin", "person:roshchin"),
            ("as [Nikolai] Roshchin reports", "Roshchin", "person:roshchin"),
            ("a copy for V. Molotov", "Molotov", "person:molotov"),
            ("FENG XI [FYN SI; Stalin]", "FENG XI [FYN SI; Stalin]", "person:stalin"),
            ("FENG XI  [FYN SI; Stalin]", "FENG XI  [FYN SI; Stalin]", "person:stalin"),
            ("Molotov [Foreign Minister]", "Molotov", "person:molotov"),
            ("Molotov-1, file-2", "Molotov", "person:molotov"),
            ("Yesterday Mikoyan left", "Mikoyan", "person:mikoyan"),
            ("Mao\nZedong's", "Mao\nZedong", "person:mao-zedong"),
        ] {
            assert_eq!(named(text), [(name, Some(id.to_owned()))], "{text}");
        }
    }

    #[test]
    fn names_of_others_and_of_things_are_no_names() {
        for text in [
            "Com[rade] F. Kuznetsov",
            "pro-Stalin, Stalin-led, Stalin[ist], Stalin[?] and Stalin [?]",
            "with permission of Sergo Mikoyan",
            "General S. Mikoyan",
            "Mao Zedong Thought",
            "Filippov [Molotov]",
            "stalin",
            "Stalingrad",
        ] {
            assert_eq!(named(text), [], "{text}");
        }
    }

    #[test]
    fn a_disputed_name_points_to_nobody_unless_a_bracket_tells() {
        assert_eq!(named("Matveyev"), [("Matveyev", None)]);
        let told = Some("person:zakharov".to_owned());
        assert_eq!(named("Matveyev [M. V. Zakharov]"), [("Matveyev [M. V. Zakharov]", told)]);
    }

    #[test]
    fn places_are_named_with_what_they_are_called_now() {
        let text = "BEIJING--, Beiping [Beijing], Beiping [Nanjing], Pekingese, turkey";
        let named = places(text, places::Register::builtin()).into_iter();
        let named: Vec<&str> = named.map(|named| &text[named.range]).collect();
        assert_eq!(named, ["BEIJING", "Beiping [Beijing]", "Beiping", "Nanjing"]);
    }
}

//! One party: a person, an office with its seat and its holder, or a body.

use std::ops::Range;

use super::{Look, Words};
use crate::cable::NameKind;
use crate::encode::Registers;
use crate::encode::lines::wording::places_of_words;
use crate::encode::name_words::{is_acronym, is_of_name, is_office};
use crate::encode::places;

/// A name in a title, and the names within it: `Soviet Ambassador in Pyongyang Shtykov` is a person named by
/// office, seat and surname.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::encode) struct Named {
    pub(in crate::encode) kind: NameKind,
    pub(in crate::encode) range: Range<usize>,
    /// Which words name the person, among office and seat.
    pub(in crate::encode) person: Range<usize>,
    pub(in crate::encode) within: Vec<Named>,
}

/// What words name that name one thing only.
pub(in crate::encode) fn kind_of(words: &str, registers: Registers<'_>) -> NameKind {
    match words {
        _ if has_office(words) => NameKind::Role,
        _ if has_body(words) => NameKind::Organisation,
        _ if has_offices(words) => NameKind::Role,
        _ if places::is_city(words, registers.places)
            && registers.persons.named(words).is_none() =>
        {
            NameKind::Place
        }
        _ => NameKind::Person,
    }
}

fn plain(kind: NameKind, range: Range<usize>) -> Named {
    Named { kind, range: range.clone(), person: range, within: Vec::new() }
}

impl Words<'_> {
    /// The names of one party; none of words that name nobody.
    pub(super) fn party(&self, range: Range<usize>) -> Option<Vec<Named>> {
        let range = self.without_address(self.trimmed(range));
        let words = &self.text[range.clone()];
        if !words.contains(char::is_alphanumeric) {
            return None;
        }
        if let Some((at, inner)) = self.in_parentheses(&range) {
            return Some(self.explained(range, at, inner));
        }
        Some(match kind_of(words, self.registers) {
            NameKind::Role if has_office(words) => self.office(range),
            NameKind::Role => self.seated(range),
            kind => vec![plain(kind, range)],
        })
    }

    /// `the`, `Comrade`: no part of a name.
    fn without_address(&self, range: Range<usize>) -> Range<usize> {
        let words = &self.text[range.clone()];
        let known = |lead: &&&str| {
            words.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
        };
        match ADDRESSES.iter().find(known) {
            Some(lead) => self.without_address(self.trimmed(range.start + lead.len()..range.end)),
            None => range,
        }
    }

    /// The last words in round brackets, and what stands in them.
    fn in_parentheses(&self, range: &Range<usize>) -> Option<(usize, Range<usize>)> {
        let words = self.text[range.clone()].strip_suffix(')')?;
        let at = words.rfind(" (")?;
        Some((range.start + at, range.start + at + " (".len()..range.end - 1))
    }

    /// `Filippov (Stalin)`, `Ambassador in India (Henderson)`, `Thomas J. Kieran (Ottawa)`,
    /// `Ministry of Foreign Affairs (MFA)`.
    fn explained(&self, range: Range<usize>, at: usize, inner: Range<usize>) -> Vec<Named> {
        let (before, words) = (&self.text[range.start..at], &self.text[inner.clone()]);
        let persons = self.registers.persons;
        let identified = !persons.mentions(before).is_empty() && self.place_at(words).is_none();
        let whole = |kind| vec![plain(kind, range.clone())];
        match kind_of(before, self.registers) {
            NameKind::Person if identified => {
                let kind = NameKind::Person;
                vec![Named {
                    kind,
                    range: range.clone(),
                    person: range.start..at,
                    within: Vec::new(),
                }]
            }
            // "Ambassador Muccio (Pusan)": the office has its holder already.
            NameKind::Role if self.is_holder(range.start..at) => {
                let mut named = self.office(range.start..at);
                named.push(plain(NameKind::Place, inner));
                named
            }
            NameKind::Role if self.is_name(words) => vec![Named {
                kind: NameKind::Person,
                range: range.clone(),
                person: inner,
                within: self.seated(range.start..at),
            }],
            NameKind::Role => self.office(range.clone()),
            NameKind::Person => {
                vec![plain(NameKind::Person, range.start..at), plain(NameKind::Place, inner)]
            }
            kind => whole(kind),
        }
    }

    /// `Soviet Ambassador in Peking`, `Soviet Ambassador in China Apollon Petrov`, `Ambassador Petrov`.
    fn office(&self, range: Range<usize>) -> Vec<Named> {
        let Some(person) = self.holder(&range) else { return self.seated(range) };
        let office = self.trimmed(range.start..person.start);
        let within = if office.is_empty() { Vec::new() } else { self.seated(office) };
        vec![Named { kind: NameKind::Person, range, person, within }]
    }

    /// `Ambassador Muccio`: an office with its holder, and without a seat.
    fn is_holder(&self, range: Range<usize>) -> bool {
        let words = &self.text[range.clone()];
        let has_seat = words.contains(',') || self.seated(range.clone()).len() > 1;
        !has_seat && self.holder(&range).is_some()
    }

    /// An office and its seat.
    fn seated(&self, range: Range<usize>) -> Vec<Named> {
        let words = &self.text[range.clone()];
        let ends =
            places_of_words(words).into_iter().rev().find(|at| is_office_word(&words[at.clone()]));
        let last = range.start + ends.map_or(0, |at| at.end);
        let preposition = [" in ", " to ", " at "];
        let seat = preposition.iter().find_map(|word| {
            let at = last + self.text[last..range.end].find(word)?;
            Some((at, at + word.len()..range.end))
        });
        let Some((end, seat)) = seat else { return vec![plain(NameKind::Role, range)] };
        let seat = self.without_address(seat);
        let of_office = !self.text[seat.clone()].starts_with(char::is_uppercase);
        if of_office {
            return vec![plain(NameKind::Role, range)];
        }
        vec![plain(NameKind::Role, range.start..end), plain(NameKind::Place, seat)]
    }

    /// Who holds the office: somebody of the register, or the words at the end that can only be a name.
    fn holder(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let words = &self.text[range.clone()];
        if let Some(known) = self.registers.persons.mentions(words).into_iter().next_back() {
            return Some(range.start + known.range.start..range.end);
        }
        let places = places_of_words(words);
        let named = |at: &&Range<usize>| is_of_name(&words[(*at).clone()], self.registers.places);
        let count = places.iter().rev().take_while(named).count();
        let before = places.len().checked_sub(count + 1)?;
        let governed =
            matches!(&words[places[before].clone()], "of" | "for" | "the" | "in" | "to" | "at");
        // "in Ruritania Petrov": the first word is the seat, whether anybody knows it or not.
        let first = if governed { before + 2 } else { before + 1 };
        let of_seat = matches!(&words[places[before].clone()], "in" | "to" | "at");
        let start = places.get(first).filter(|_| !governed || of_seat)?.start;
        (count <= NAME).then(|| range.start + start..range.end)
    }

    /// One to four words that can be a name, in square brackets or not.
    fn is_name(&self, words: &str) -> bool {
        let mut each = words.split_whitespace();
        words.contains(char::is_alphabetic)
            && each.clone().count() <= NAME
            && each.all(|word| is_of_name(word, self.registers.places))
            && !is_acronym(words)
    }

    /// What a piece of a list of parties looks like.
    pub(super) fn looks(&self, range: Range<usize>) -> Look {
        let range = self.without_address(self.trimmed(range));
        let words = &self.text[range.clone()];
        match kind_of(words, self.registers) {
            NameKind::Role if self.holder(&range).is_some() => Look::Holder,
            NameKind::Role => Look::Office,
            NameKind::Organisation => Look::Body,
            NameKind::Place => Look::Place,
            _ if self.is_name(words) || !self.registers.persons.mentions(words).is_empty() => {
                Look::Person
            }
            _ => Look::Unknown,
        }
    }

    /// Whether the words are no guess: an office, a body, or somebody of the register.
    pub(super) fn is_known(&self, named: &Named) -> bool {
        match named.kind {
            NameKind::Person => {
                !named.within.is_empty()
                    || !self.registers.persons.mentions(&self.text[named.range.clone()]).is_empty()
            }
            NameKind::Place | NameKind::Role | NameKind::Organisation => true,
        }
    }
}

/// How many words a name may have.
const NAME: usize = 4;

/// A general staff is a body, and not a general.
fn has_office(words: &str) -> bool {
    let words = words.replace("General Staff", "Staff");
    words.split(|c: char| c.is_whitespace() || c == '-').any(is_office_word)
}

/// Nobody holds an embassy, though it signs like an office.
fn is_office_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_office = |word: &str| is_office(word) && word != "embassy";
    bare.starts_with(char::is_uppercase) && is_office(&bare.to_lowercase())
}

/// `Heads of Missions`, `Soviet Ambassadors`: several hold them, so no name stands behind.
fn has_offices(words: &str) -> bool {
    let is_plural = |word: &str| word.strip_suffix('s').is_some_and(is_office_word);
    words.split_whitespace().any(is_plural)
}

fn has_body(words: &str) -> bool {
    words.split(|c: char| !c.is_alphanumeric()).any(|word| BODIES.contains(&word))
}

const ADDRESSES: &[&str] =
    &["the ", "comrades ", "comrade ", "cdes. ", "cde. ", "com. ", "comr. ", "mr. ", "mrs. "];

const BODIES: &[&str] = &[
    "Administration",
    "Army",
    "Bureau",
    "CC",
    "CCP",
    "CPSU",
    "Center",
    "Centre",
    "Commission",
    "Committee",
    "Consulate",
    "Council",
    "Delegation",
    "Department",
    "Directorate",
    "Division",
    "Embassy",
    "Government",
    "Headquarters",
    "Leadership",
    "Legation",
    "MFA",
    "MID",
    "Ministry",
    "Mission",
    "NKVD",
    "Party",
    "Politburo",
    "Presidium",
    "Staff",
];

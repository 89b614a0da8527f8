//! Correspondents: who is meant, and what to call them.

use super::entry::Names;
use super::personal::{Personal, personal, without_lead};
use super::surname::inverted;
use crate::cable::{Inline, Name, NameKind, Node, Party, plain};
use crate::export::words::single_blanks;
use crate::persons::Person;

/// Somebody of whom pages speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Who {
    /// The same for all names of one person: `person:stalin`; of the unidentified, their words.
    pub(super) key: String,
    /// What a sentence calls them.
    pub(super) name: String,
    /// What an index calls them, the surname first: `Stalin, Iosif Vissarionovich`.
    pub(super) head: String,
    pub(super) authority: Authority,
    /// The name that the record has instead of their own: `Filippov`.
    pub(super) cover: Option<String>,
    /// A place that stands for those who sent from it.
    pub(super) is_place: bool,
}

/// Who says what somebody is called, the first before the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Authority {
    Register,
    Header,
    Text,
}

/// Whom a party of a header field means: the person, if one is pointed to or named, else the office, else the place.
pub(super) fn of_party(party: &Party, names: Names<'_>) -> Option<Who> {
    let each = || party.names.iter().filter_map(named);
    let pointed = || each().find_map(|name| pointed(name, names, Authority::Header));
    let person = || each().find_map(|name| Some(of_person(name, personal(name, names.persons)?)));
    pointed().or_else(person).or_else(|| office(party))
}

/// The person or the office that a name points to.
pub(super) fn of_name(inline: &Inline, names: Names<'_>) -> Option<Who> {
    pointed(named(inline)?, names, Authority::Text)
}

fn named(inline: &Inline) -> Option<&Name> {
    match &inline.node {
        Node::Name(name) => Some(name),
        _ => None,
    }
}

fn pointed(name: &Name, names: Names<'_>, authority: Authority) -> Option<Who> {
    let is_somebody = matches!(name.kind, NameKind::Person | NameKind::Organisation);
    let pointer =
        name.pointer.as_ref().filter(|pointer| is_somebody && !pointer.value.trim().is_empty())?;
    if let Some(person) = names.person(&pointer.value) {
        return Some(known(person, name));
    }
    let words = personal(name, names.persons).map(|personal| personal.words);
    let words = words.unwrap_or_else(|| single_blanks(&plain(&name.content)));
    let head = if name.kind == NameKind::Person { inverted(&words) } else { words.clone() };
    let key = pointer.value.clone();
    (!words.is_empty()).then_some(Who {
        key,
        name: words,
        head,
        authority,
        cover: None,
        is_place: false,
    })
}

fn known(person: &Person, name: &Name) -> Who {
    Who {
        key: person.pointer(),
        name: person.name.clone(),
        head: head(person),
        authority: Authority::Register,
        cover: cover(person, &single_blanks(&plain(&name.content))),
        is_place: false,
    }
}

/// The surname is the word of the name that is also used alone. A Chinese name begins with it anyway.
fn head(person: &Person) -> String {
    let words = person.name.split(' ').skip(1);
    let mut surnames = words.filter(|word| person.forms.iter().any(|form| form == word));
    match surnames.next().and_then(|surname| Some((surname, person.name.split_once(surname)?))) {
        Some((surname, (before, behind))) => format!("{surname}, {}{behind}", before.trim()),
        None => inverted(&person.name),
    }
}

/// The pseudonym that the words are or begin with, or what stands before a bracket that tells who is meant.
fn cover(person: &Person, words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let used =
        person.pseudonyms.iter().filter(|known| lower.starts_with(&known.name.to_lowercase()));
    let used = used.max_by_key(|known| known.name.len()).map(|known| known.name.clone());
    used.or_else(|| {
        let (before, _) = words.split_once(" [")?;
        let own =
            || [&person.name].into_iter().chain(&person.forms).flat_map(|form| form.split(' '));
        let is_own = |word: &str| own().any(|known| known.to_lowercase() == word.to_lowercase());
        let is_cover = is_written_as_name(before) && !before.split(' ').any(is_own);
        is_cover.then(|| before.to_owned())
    })
}

/// One or two words with a capital each, and not in capitals.
fn is_written_as_name(words: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
    };
    words.split(' ').count() <= 2 && words.split(' ').all(is_word)
}

fn of_person(name: &Name, Personal { words, known: person }: Personal<'_>) -> Who {
    match person {
        Some(person) => known(person, name),
        None => unidentified(inverted(&words), words, false),
    }
}

fn office(party: &Party) -> Option<Who> {
    let words = party.names.iter().map(|name| single_blanks(&plain(std::slice::from_ref(name))));
    let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    let name = without_lead(&words.join(", ")).to_owned();
    let is_place = party.names.iter().filter_map(named).all(|name| name.kind == NameKind::Place);
    let who = unidentified(name.clone(), name, is_place);
    let pointer =
        party.names.iter().find_map(|name| named(name)?.pointer.as_ref()).filter(|_| is_place);
    let key = pointer.map_or(who.key, |pointer| pointer.value.clone());
    (!who.name.is_empty()).then_some(Who { key, ..who })
}

fn unidentified(head: String, name: String, is_place: bool) -> Who {
    let key = name.to_lowercase();
    Who { key, name, head, authority: Authority::Header, cover: None, is_place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persons::Register;

    fn person(id: &str) -> &'static Person {
        Register::builtin().person(id).expect("is in the register")
    }

    #[test]
    fn heads_begin_with_the_surname() {
        for (id, expected) in [
            ("stalin", "Stalin, Iosif Vissarionovich"),
            ("orlov-terebin", "Orlov, Andrei Iakovlevich"),
            ("mao-zedong", "Mao Zedong"),
        ] {
            assert_eq!(head(person(id)), expected);
        }
    }

    #[test]
    fn cover_names_are_told_from_spellings() {
        for (id, words, expected) in [
            ("stalin", "Filippov [Stalin]", Some("Filippov")),
            ("stalin", "FENG XI [FYN SI; Stalin]", Some("Feng Xi")),
            ("stalin", "Филиппову", Some("Филиппов")),
            ("stalin", "Chan Fu [Stalin]", Some("Chan Fu")),
            ("stalin", "СТАЛИНУ", None),
            ("stalin", "he [Stalin]", None),
            ("orlov-terebin", "Orlov [Terebin]", None),
            ("molotov", "Vyacheslav [Molotov]", None),
        ] {
            assert_eq!(cover(person(id), words).as_deref(), expected, "{words}");
        }
    }
}

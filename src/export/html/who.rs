//! Correspondents: who is meant, and what to call them.

use super::entry::Names;
use super::surname::surname_first;
use crate::cable::{Inline, Name, NameKind, Node, Party, plain};
use crate::persons::Person;

/// Somebody of whom pages speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Who {
    /// The same for all names of one person: `person:stalin`; of the unidentified, the words.
    pub(super) key: String,
    /// What the indexes call them.
    pub(super) name: String,
    /// What they are sorted by: the surname first, where it is known which word that is.
    pub(super) sorted: String,
}

/// Whom a party of a header field means: the person, if one is pointed to, else the words.
pub(super) fn of_party(party: &Party, names: Names<'_>) -> Option<Who> {
    let pointed = party.names.iter().find_map(|name| of_name(name, names));
    pointed.or_else(|| {
        let words = party.names.iter().map(|name| tidy(&plain(std::slice::from_ref(name))));
        let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
        let name = words.join(", ");
        let is_person = party.names.first().is_some_and(is_person);
        let sorted = if is_person { surname_first(&name) } else { name.clone() };
        (!name.is_empty()).then(|| Who { key: name.to_lowercase(), name, sorted })
    })
}

/// The person or the office that a name points to.
pub(super) fn of_name(inline: &Inline, names: Names<'_>) -> Option<Who> {
    let Node::Name(Name { kind, pointer: Some(pointer), content }) = &inline.node else {
        return None;
    };
    let is_somebody = matches!(kind, NameKind::Person | NameKind::Organisation);
    let printed = tidy(&plain(content));
    let known = names.person(&pointer.value);
    let sorted = match known {
        Some(person) => sorted(person),
        None if *kind == NameKind::Person => surname_first(&printed),
        None => printed.clone(),
    };
    let name = known.map_or(printed, |person| person.name.clone());
    (is_somebody && !pointer.value.trim().is_empty() && !name.is_empty()).then(|| Who {
        key: pointer.value.clone(),
        name,
        sorted,
    })
}

fn is_person(inline: &Inline) -> bool {
    matches!(&inline.node, Node::Name(name) if name.kind == NameKind::Person)
}

/// The surname is the word of the name that is also used alone. A Chinese name begins with it anyway.
fn sorted(person: &Person) -> String {
    let words = person.name.split(' ').skip(1);
    let mut surnames = words.filter(|word| person.forms.iter().any(|form| form == word));
    match surnames.next() {
        Some(surname) => format!("{surname}, {}", person.name),
        None => person.name.clone(),
    }
}

/// The words with one blank wherever there is white space.
pub(super) fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persons::Register;

    #[test]
    fn the_register_tells_surnames() {
        let person = |id| Register::builtin().person(id).expect("is in the register");
        assert!(sorted(person("stalin")).starts_with("Stalin, "));
        assert!(sorted(person("mao-zedong")).starts_with("Mao"));
    }
}

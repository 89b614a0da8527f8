//! Correspondents: who is meant, and what to call them.

use super::entry::Names;
use crate::cable::{Inline, Name, NameKind, Node, Party, plain};

/// Somebody of whom pages speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Who {
    /// The same for all names of one person: `person:stalin`; of the unidentified, the words.
    pub(super) key: String,
    /// What the indexes call them.
    pub(super) name: String,
}

/// Whom a party of a header field means: the person, if one is pointed to, else the words.
pub(super) fn of_party(party: &Party, names: Names<'_>) -> Option<Who> {
    let pointed = party.names.iter().find_map(|name| of_name(name, names));
    pointed.or_else(|| {
        let words = party.names.iter().map(|name| tidy(&plain(std::slice::from_ref(name))));
        let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
        let name = words.join(", ");
        (!name.is_empty()).then(|| Who { key: name.to_lowercase(), name })
    })
}

/// The person or the office that a name points to.
pub(super) fn of_name(inline: &Inline, names: Names<'_>) -> Option<Who> {
    let Node::Name(Name { kind, pointer: Some(pointer), content }) = &inline.node else {
        return None;
    };
    let is_somebody = matches!(kind, NameKind::Person | NameKind::Organisation);
    let printed = tidy(&plain(content));
    let name = names.person(&pointer.value).unwrap_or(printed);
    (is_somebody && !pointer.value.trim().is_empty() && !name.is_empty())
        .then(|| Who { key: pointer.value.clone(), name })
}

/// The words with one blank wherever there is white space.
pub(super) fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

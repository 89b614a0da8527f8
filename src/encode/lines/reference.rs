//! Which telegram this one answers: `On No. 8711`, `Re your Nos. 811, 812-813`, `На № 483/ш`.

use super::{Initials, LineRule, Numbers, Place, Role, Tags, Words, whole};
use crate::cable::{LineKind, NoteKind};
use crate::encode::number;

/// ```text
/// line   ::= way [ owner ] numbers [ "." ]
/// way    ::= "On" | "Re" | "Ref." | "In reply to" ...
/// owner  ::= "my" | "your" ...                               with "telegram" behind it or not
/// ```
///
/// With anything else behind the numbers it is a sentence.
pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    glance: |words| words.has_figure() && words.begin_like(&const { Initials::of(&[WAYS]) }),
    recognise: |words, _| {
        answers(words).then(|| {
            let tags = Tags { number: Some(Numbers::Others), ..Tags::default() };
            whole(words, Role::Line(LineKind::Note(NoteKind::Line)), tags)
        })?
    },
};

fn answers(words: &Words<'_>) -> bool {
    let Some(marked) = number::find_marked(words, 0) else { return false };
    let before = words[..marked.mark.start].trim_end().to_lowercase();
    let way = WAYS.iter().find_map(|way| before.strip_prefix(way));
    let owned = way.is_some_and(|rest| OWNERS.contains(&rest.trim_matches([' ', ':', '.'])));
    let behind = &words[marked.end(words)..];
    owned && behind.chars().all(|sign| matches!(sign, '.' | ',' | ';' | ':' | ' '))
}

/// In lower case; one that begins with another stands before it.
const WAYS: &[&str] = &[
    "in reply to",
    "in answer to",
    "in response to",
    "reply to",
    "reference",
    "ref",
    "re",
    "on",
    "на",
];

const OWNERS: &[&str] = &[
    "",
    "my",
    "your",
    "our",
    "my telegram",
    "your telegram",
    "our telegram",
    "telegram",
    "ваш",
    "мой",
];

//! What a superior wrote on the paper, printed in quotation marks: `"to Cdes. Samsonov and Ivanov. 9 April 1960"`; and how
//! those voted who were asked: `Molotov – for; Bulganin – for /by telephone/`, `Рыков–за. (Товстуха)`.

use super::wording::{count, folded, has_at_most};
use super::{LineRule, Place, Role, Tags, Words, whole};
use crate::cable::{LineKind, NoteKind};

/// ```text
/// line ::= [ "[" ] quote "to" address names [ date ] [ signature ] quote [ "]" ]
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: false,
    glance: |words| words.starts_with(['[', '"', '“', '«']),
    recognise: |words, _| {
        let inner = words.strip_prefix('[').unwrap_or(words);
        let quoted = inner.starts_with(['"', '“', '«'])
            && inner.trim_end_matches([']', '.', ' ']).ends_with(['"', '”', '»']);
        (quoted && is_directed(inner) && count(words) <= 25).then(|| {
            let tags = Tags { names: true, dates: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Note(NoteKind::Resolution)), tags)
        })?
    },
};

/// ```text
/// line ::= [ "Voted" [ ":" ] ] vote { ( ";" | "," | "." ) vote } [ "." ] [ "(" name ")" ]
/// vote ::= name dash ( "for" | "against" | "за" | "против" ... ) [ "/" words "/" ]
/// ```
pub(super) const VOTES: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| has_at_most(words, VOTERS) && words.contains(['-', '–', '—']),
    recognise: |words, _| {
        votes(words).then(|| {
            let tags = Tags { names: true, ..Tags::default() };
            whole(words, Role::After(NoteKind::Resolution), tags)
        })?
    },
};

/// How many words such a line has at most.
const VOTERS: usize = 80;

fn votes(words: &Words<'_>) -> bool {
    let label =
        ["Voted:", "Voted", "Голосовали:"].iter().find_map(|label| words.strip_prefix(label));
    let said = label.unwrap_or(words).trim().trim_end_matches('.');
    // Who took the votes stands behind them.
    let said = said
        .rsplit_once(" (")
        .filter(|(_, name)| name.ends_with(')'))
        .map_or(said, |(said, _)| said);
    let mut each = said.split([';', ',']).map(|vote| vote.trim().trim_end_matches('.')).peekable();
    each.peek().is_some() && each.all(is_vote)
}

/// `Bulganin – for /by telephone/`
fn is_vote(words: &str) -> bool {
    let aside = words.strip_suffix('/').and_then(|rest| rest.split_once(" /"));
    let words = aside.map_or(words, |(vote, _)| vote);
    let Some((name, vote)) = words.rsplit_once(['-', '–', '—']) else { return false };
    name.starts_with(char::is_uppercase) && has_at_most(name, 4) && CAST.contains(&vote.trim())
}

const CAST: &[&str] = &["for", "against", "abstained", "in favor", "за", "против", "воздержался"];

/// `to Cde. Samsonov`: to somebody, and with an address that no sentence has.
fn is_directed(words: &str) -> bool {
    let line = folded(words);
    let to = line.strip_prefix("to ").unwrap_or_default();
    ["cde", "cdes", "com", "comr", "comrade", "comrades", "cmrds"]
        .iter()
        .any(|address| to.strip_prefix(address).is_some_and(|rest| rest.starts_with(['.', ' '])))
}

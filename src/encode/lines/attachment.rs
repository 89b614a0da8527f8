//! The heading of what is attached: `[Attachment to the Decision #78]`, `Attachment No. 1`, `To p. 136 (op) PB prot. No. 72`.

use super::wording::{count, has_at_most};
use super::{Initials, LineRule, Place, Role, Tags, Words, whole};
use crate::cable::{LineKind, NoteKind};
use crate::encode::brackets;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    glance: |words| words.begin_like(&INITIALS),
    recognise: |words, _| {
        let heading = Role::Line(LineKind::Note(NoteKind::Line));
        is_heading(words).then(|| whole(words, heading, Tags::default()))?
    },
};

const INITIALS: Initials = Initials::of(&[NAMES, POINTS]);

const NAMES: &[&str] = &["attachment", "annex", "enclosure", "приложение"];

/// What is attached to a point of a protocol has only that to tell it.
const POINTS: &[&str] = &["to p", "to point", "to item", "to no", "к п", "к пункту"];

/// Whether the line says that an attached document follows.
pub(crate) fn is_heading(words: &str) -> bool {
    let words = Words::new(words);
    // Nearly every line begins otherwise.
    words.begin_like(&INITIALS) && (is_named(&words) || is_of_protocol(&words))
}

fn is_named(words: &Words<'_>) -> bool {
    let alone = || {
        count(words) == 1
            || is_counted(words)
            || words.contains("No")
            || words.split_whitespace().any(|word| word == "to")
    };
    has_at_most(words, 16)
        && words.begin_with(NAMES)
        && (brackets::is_one_bracket(words) || (alone() && !is_sentence(words)))
}

fn is_sentence(words: &str) -> bool {
    words.ends_with(['.', ':', ';', ',']) || !tells_to_what(words)
}

/// `Attachment 2`
fn is_counted(words: &str) -> bool {
    let (name, number) = words.split_once(' ').unwrap_or_default();
    let figures = number.bytes().all(|byte| byte.is_ascii_digit());
    figures && (1..=2).contains(&number.len()) && name.chars().all(char::is_alphabetic)
}

/// Whether the lines below the first, if there are any, say to what it is attached: `to point 38 of Pr. PB Nº 69`.
fn tells_to_what(words: &str) -> bool {
    words.lines().skip(1).all(|line| line.starts_with("to ") || line.starts_with("к "))
}

/// Whether the line says that the draft of another document follows: `Draft`, `DRAFT TELEGRAM`. At the head of a text it
/// says what that is itself.
pub(crate) fn is_draft(words: &str) -> bool {
    let words = Words::new(words);
    words.begin_like(&const { Initials::of(&[DRAFTS]) })
        && has_at_most(&words, 4)
        && words.begin_with(DRAFTS)
        && !words.ends_with(['.', ':', ';', ','])
}

const DRAFTS: &[&str] = &["draft", "проект"];

/// `To p. 136 (op) PB prot. No. 72`, `To No. 243 (op) pr. PB No. 81`
fn is_of_protocol(words: &Words<'_>) -> bool {
    words.has_figure()
        && has_at_most(words, 16)
        && words.begin_with(POINTS)
        && !is_sentence(words)
        && ["prot", "pr. pb", "прот", "пр. пб"].iter().any(|word| words.folded().contains(word))
}

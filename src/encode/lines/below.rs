//! What forms say below the signature, each behind its label: `Enclosures: as stated, on 31 pages`, `To: Comrade Minister`.

use super::wording::{closed_up, has_at_most, is_title_case};
use super::{Initials, LineRule, Place, Words, mark};
use crate::cable::NoteKind;

/// ```text
/// line ::= label ":" words | [ figures ] papers line-end words | "To the" line-end { words line-end } words
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.has_figure() || words.begin_like(&const { Initials::of(&[LABELS]) }),
    recognise: |words, _| {
        let below = is_labelled(words) || lists_papers(words) || is_inside_address(words);
        below.then(|| mark(words, NoteKind::Line))?
    },
};

fn is_labelled(words: &Words<'_>) -> bool {
    let labelled = words.folded().split_once(':');
    labelled.is_some_and(|(label, behind)| {
        LABELS.contains(&label) && behind.contains(char::is_alphanumeric) && has_at_most(words, 25)
    })
}

/// `Enclosures` on a line of its own, and below it what they are.
fn lists_papers(words: &str) -> bool {
    let (label, below) = words.split_once('\n').unwrap_or((words, ""));
    heads_papers(label) && below.lines().all(|line| has_at_most(line, 8))
}

/// `Enclosures`, `2 Enclosures:`
pub(crate) fn heads_papers(line: &str) -> bool {
    let label = line.trim().trim_end_matches([':', '.']);
    let label = label.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    PAPERS.iter().any(|papers| papers.eq_ignore_ascii_case(label))
}

/// Papers that go with a letter.
const PAPERS: &[&str] = &["enclosure", "enclosures", "encl", "attachments", "annexes"];

/// The address that a letter bears below the signature, line by line: `To the`, `Chairman of the Commission`, `Berlin`.
fn is_inside_address(words: &str) -> bool {
    let mut lines = words.lines().map(str::trim);
    let to = lines.next().is_some_and(|first| {
        first.strip_prefix("To").is_some_and(|rest| {
            rest.is_empty() || rest == " the" || rest.strip_prefix(' ').is_some_and(is_title_case)
        })
    });
    let plain = |line: &str| {
        let line = closed_up(line);
        !line.ends_with(['.', ':', ';', '?', '!']) && is_title_case(&line) && has_at_most(&line, 12)
    };
    let mut below = lines.peekable();
    to && below.peek().is_some() && below.all(plain)
}

/// In lower case.
const LABELS: &[&str] = &[
    "enclosure",
    "enclosures",
    "encl",
    "attachment",
    "attachments",
    "attached",
    "appendix",
    "annexes",
    "to",
    "from",
    "sender",
    "recipient",
    "subject",
    "contents",
    "drafted by",
    "approved by",
    "agreed",
    "approved",
    "coordinated",
    "согласовано",
    "verified",
    "checked",
    "re-typed",
    "f. d. r",
    "f.d.r",
    "приложение",
];

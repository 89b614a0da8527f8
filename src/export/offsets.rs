//! What stands where in the reading text: names, numbers, dates, gaps.

use std::ops::Range;

use serde::Serialize;

use super::{Export, Form};
use crate::cable::{self, Cable, Inline, Node, printed};
use crate::transcription::marked_paragraphs;

/// A JSON object in a line for each marked piece of the text that the export `text` writes. `start` and `end` count
/// characters (Unicode code points) from 0, as Python's strings do; brackets of the transcription are inside.
pub(super) static EXPORT: Export = Export {
    name: "offsets",
    summary: "what stands where in the text of `text`, as JSON lines: names, numbers, dates, gaps",
    form: Form::Each { extension: "offsets.jsonl", write },
};

fn write(cable: &Cable) -> String {
    let mut marks = Vec::new();
    let mut start = 0;
    let paragraphs: Vec<_> = cable.body.iter().flat_map(marked_paragraphs).collect();
    for paragraph in &paragraphs {
        let characters = Characters::of(&paragraph.words);
        for (piece, range) in &paragraph.pieces {
            let text = &paragraph.words[range.clone()];
            marks.extend(mark(piece, text, characters.range(range, start)));
        }
        start += characters.count + PARTING;
    }
    // What is outside comes before what is inside.
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let line = |mark: &Mark<'_>| serde_json::to_string(mark).expect("strings make JSON") + "\n";
    marks.iter().map(line).collect()
}

/// A blank line parts paragraphs.
const PARTING: usize = 2;

/// How many characters of a text come before a byte.
struct Characters {
    starts: Vec<usize>,
    count: usize,
}

impl Characters {
    fn of(words: &str) -> Self {
        let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
        Self { count: starts.len(), starts }
    }

    fn range(&self, bytes: &Range<usize>, first: usize) -> Range<usize> {
        let before = |byte: usize| first + self.starts.partition_point(|start| *start < byte);
        before(bytes.start)..before(bytes.end)
    }
}

/// A line of the file. The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Mark<'a> {
    start: usize,
    end: usize,
    /// The TEI element.
    element: &'static str,
    /// `@type`, `@reason` or `@subtype`, whichever the element has.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    /// What it means: a pointer, a date, a bare number.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    text: &'a str,
}

fn mark<'a>(
    piece: &'a Inline,
    text: &'a str,
    Range { start, end }: Range<usize>,
) -> Option<Mark<'a>> {
    let (element, kind, value) = facts(&piece.node)?;
    Some(Mark { start, end, element, kind, value, text })
}

/// Element, kind and value; none of plain words and of elements outside the profile.
fn facts(node: &Node) -> Option<(&'static str, Option<&str>, Option<String>)> {
    Some(match node {
        Node::Words(_) | Node::LineBreak | Node::Other(_) => return None,
        Node::Date { dating, .. } => {
            ("date", None, dating.as_ref().map(|dating| dating.to_string()))
        }
        Node::Time(time) => ("time", None, time.when.clone()),
        Node::Name(name) => {
            let pointer = name.pointer.as_ref().map(|pointer| pointer.value.clone());
            (name.kind.element(), None, pointer)
        }
        Node::Number { number, .. } => {
            ("idno", Some(number.series.name()), Some(number.n.value.clone()))
        }
        Node::Reference { n, .. } => ("ref", Some("cable"), Some(n.value.clone())),
        Node::Anchor(n) => ("ref", Some("footnote"), Some(n.clone())),
        Node::Gap(gap) => ("gap", Some(gap.reason.name()), gap.words.clone()),
        Node::Supplied(supplied) => ("supplied", Some(supplied.reason.name()), None),
        Node::Expansion(expansion) => ("expan", None, Some(expansion.abbreviation.clone())),
        Node::Unclear(_) => ("unclear", None, None),
        Node::Sic(_) => ("sic", None, None),
        Node::Choice(choice) => ("choice", None, Some(printed(&choice.corr))),
        Node::Foreign(_) => ("foreign", None, None),
        Node::Marked { mark, .. } => marked(mark),
        Node::Note { kind, .. } => ("note", Some(kind.name()), None),
    })
}

fn marked(mark: &cable::Mark) -> (&'static str, Option<&str>, Option<String>) {
    match mark {
        cable::Mark::Highlighted(how) => {
            ("hi", Some(how.as_str()).filter(|how| !how.is_empty()), None)
        }
        cable::Mark::Deleted => ("del", None, None),
        cable::Mark::Added => ("add", None, None),
        cable::Mark::Link(target) => ("ref", None, Some(target.clone())),
        cable::Mark::Abbreviated(other) => ("choice", Some("abbr"), Some(other.clone())),
        cable::Mark::Regularised(other) => ("choice", Some("orig"), Some(other.clone())),
    }
}

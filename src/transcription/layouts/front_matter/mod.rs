//! Our own layout, for people who transcribe themselves: a block of keys and values, then the text.
//!
//! ```text
//! file   ::= record { record }
//! record ::= "---" { line of YAML } "---" { line }
//! ```
//!
//! The lines `---` are not indented. A further record begins where a key of the [list](keys::KEYS) stands
//! on the line behind `---` and another `---` follows; any other `---` is a line of the text.
//!
//! Written again, a block has the same keys with the same values, in the order of the list; comments, quotes
//! and keys without a value do not come back. The text comes back letter by letter.

mod keys;
mod values;
mod yaml;
mod write;

use std::ops::Range;

use keys::Draft;
use yaml::{Unreadable, Value};

use super::{Layout, Mark, records};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::nearest::did_you_mean;
use crate::source::{Passage, Source};
use crate::transcription::{BodyLines, Field, FieldName, Form, RawLine, Transcription, findings};

pub(super) const LAYOUT: Layout = Layout {
    name: "front-matter",
    summary: "our own, for people who transcribe themselves: keys and values in YAML, then the text",
    mark: Some(Mark { words: "`---` and a key at the beginning", recognise }),
    form: Form {
        usual: &[
            (FieldName::Title, "title"),
            (FieldName::Date, "date"),
            (FieldName::Citation, "citation"),
            (FieldName::OriginalLanguage, "original-language"),
            (FieldName::Heading, "language"),
            (FieldName::Summary, "summary"),
            (FieldName::Other, ""),
            (FieldName::Text, "text"),
        ],
        colon: ":",
        joint: "",
        other_labels: false,
    },
    read,
    write: write::write,
};

fn recognise(source: &Source, lines: &[RawLine]) -> bool {
    let mut filled = lines.iter().filter(|line| !line.blank);
    filled.next().is_some_and(|line| is_fence(source, line))
        && filled.next().is_some_and(|line| {
            let words = line.words(source);
            key(words).is_some() || words.starts_with('#')
        })
}

/// Whether a line is `---`, not indented: within a value it may stand indented.
fn is_fence(source: &Source, line: &RawLine) -> bool {
    let before = &source.text()[..line.range.start];
    line.words(source) == "---" && (before.is_empty() || before.ends_with(['\n', '\r', '\u{C}']))
}

/// The key that a line begins with.
fn key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let name = |c: char| c.is_ascii_alphabetic() || c == '-';
    (key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(name))
        .then_some(key)
        .filter(|_| value.is_empty() || value.starts_with(' '))
}

fn read<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
) -> Outcome<Vec<Transcription<'s>>> {
    let fences: Vec<usize> = (0..lines.len()).filter(|&at| is_fence(source, &lines[at])).collect();
    let last = fences.last().copied().unwrap_or(0);
    let begins = |at: usize| {
        let known =
            |line: &RawLine| key(line.words(source)).is_some_and(|key| keys::named(key).is_some());
        at < last && is_fence(source, &lines[at]) && known(&lines[at + 1])
    };
    let records = records::divided(lines, begins);
    let mut outcome = Outcome { value: Vec::new(), diagnostics: Vec::new() };
    for (at, lines) in records.iter().enumerate() {
        let extent = records::extent(source, &records, at);
        match record(layout, source, lines, extent, &mut outcome.diagnostics) {
            Ok(record) => outcome.value.push(record),
            Err(Unreadable { place, message }) => {
                outcome.diagnostics.push(findings::unreadable_front_matter(place, message));
            }
        }
    }
    outcome
}

fn record<'s>(
    layout: &'static Layout,
    source: &'s Source,
    lines: &[RawLine],
    extent: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Transcription<'s>, Unreadable> {
    let (block, text) = block(source, lines, &extent)?;
    let mut draft = Draft::default();
    for (key, value) in yaml::parse(source, block)? {
        read_key(&mut draft, source, &key, &value, diagnostics)?;
    }
    let body = BodyLines::new(source, text, extent.end);
    let Draft { mut fields, stated } = draft;
    fields.push(Field::text(&body));
    fields.sort_by_key(|field| layout.form.place(&field.label.value));
    Ok(Transcription {
        source,
        layout,
        span: source.span(extent),
        fields,
        stated,
        body: Some(body),
    })
}

/// The bytes of the block, and the lines of the text behind it.
fn block<'l>(
    source: &Source,
    lines: &'l [RawLine],
    extent: &Range<usize>,
) -> Result<(Range<usize>, &'l [RawLine]), Unreadable> {
    let open = lines.iter().position(|line| !line.blank).unwrap_or(0);
    let Some(first) = lines.get(open).filter(|line| is_fence(source, line)) else {
        let place = source.span(extent.start..extent.start);
        return Err(Unreadable::new(place, "no line `---` begins the front matter"));
    };
    let behind = &lines[open + 1..];
    let Some(close) = behind.iter().position(|line| is_fence(source, line)) else {
        let place = source.span(first.range.clone());
        return Err(Unreadable::new(place, "no second line `---` ends the front matter"));
    };
    Ok((first.range.end..behind[close].range.start, &behind[close + 1..]))
}

/// A key without a value says nothing.
fn read_key(
    draft: &mut Draft,
    source: &Source,
    key: &Passage,
    value: &Value,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Unreadable> {
    let values = values::Values { source, key, value };
    if values.is_empty() {
        return Ok(());
    }
    if let Some(known) = keys::named(&key.value) {
        return known.read(&values, draft);
    }
    let hint = did_you_mean(&key.value, keys::KEYS.iter().map(|key| key.name));
    diagnostics.push(findings::unknown_key(key, &hint));
    let content = values.many()?;
    draft.fields.push(Field { name: FieldName::Other, label: key.clone(), content });
    Ok(())
}

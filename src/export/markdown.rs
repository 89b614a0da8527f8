//! A record as Markdown: readable as it stands, notes as footnotes.

use std::cmp::Reverse;
use std::ops::Range;

use super::record::dated;
use super::words::{in_a_row, one_line, single_blanks};
use super::{Export, Form};
use crate::cable::{ActionKind, Cable, Dating, Inline, Node};
use crate::source::Passage;
use crate::transcription::{Paragraph, marked_paragraphs};

/// Title, facts and text, in CommonMark with the footnotes that GitHub and pandoc have.
pub(super) static EXPORT: Export = Export {
    name: "markdown",
    summary: "title, facts and text as Markdown, notes as footnotes",
    form: Form::Each { extension: "md", write },
};

fn write(cable: &Cable) -> String {
    let title = cable.title.as_deref().map(one_line).unwrap_or_default();
    let mut parts = Vec::new();
    parts.extend((!title.is_empty()).then(|| format!("# {}", escaped(&title))));
    parts.extend(Some(facts(cable)).filter(|facts| !facts.is_empty()));
    parts.extend(cable.summary.iter().map(|words| format!("> {}", line(words))));
    let mut notes = Vec::new();
    for paragraph in cable.body.iter().flat_map(marked_paragraphs) {
        parts.push(text(&paragraph, &mut notes));
    }
    parts.extend(notes);
    parts.join("\n\n") + "\n"
}

/// A list of what is known.
fn facts(cable: &Cable) -> String {
    let party = |kind| {
        let names = cable.parties(kind).map(|party| in_a_row(&party.names));
        names.collect::<Vec<_>>().join("; ")
    };
    // A day is as clear in the words of the source; what is between two days is not.
    let date = dated(cable).map(|date| match date.dating {
        Some(Dating::When(_)) | None => single_blanks(&date.words.value),
        Some(dating @ (Dating::Range(..) | Dating::Between(..))) => dating.to_string(),
    });
    let witnesses = cable.witnesses.iter().map(|witness| {
        let shelfmark = witness.shelfmark.as_ref().map(|mark| single_blanks(&mark.words.value));
        let repository = single_blanks(&witness.repository.value);
        (
            "Archive",
            [Some(repository), shelfmark].into_iter().flatten().collect::<Vec<_>>().join(", "),
        )
    });
    let facts = [
        ("Date", date.unwrap_or_default()),
        ("From", party(ActionKind::Sent)),
        ("Via", party(ActionKind::Transmitted)),
        ("To", party(ActionKind::Received)),
        ("Forwarded to", party(ActionKind::Forwarded)),
        ("Kind", cable.kind.map(|kind| kind.value.name().to_owned()).unwrap_or_default()),
    ];
    let address = cable.uri.as_ref().map(|uri| ("Published", uri.value.trim().to_owned()));
    let facts = facts.into_iter().chain(witnesses).chain(address);
    let facts = facts.filter(|(_, words)| !words.is_empty());
    let facts = facts.map(|(label, words)| format!("- **{label}:** {}", escaped(&words)));
    facts.collect::<Vec<_>>().join("\n")
}

fn line(words: &Passage) -> String {
    escaped(&single_blanks(&words.value))
}

/// A paragraph with marks in the place of notes; what the notes say is added to `notes`. A paragraph that begins
/// with the mark of a footnote is what that footnote says.
fn text(paragraph: &Paragraph<'_>, notes: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut done = 0;
    for (piece, range) in outermost(paragraph) {
        out.push_str(&escaped(&paragraph.words[done..range.start]));
        match &piece.node {
            Node::Anchor(n) if range.start == 0 => out.push_str(&format!("[^{}]:", label(n))),
            Node::Anchor(n) => out.push_str(&format!("[^{}]", label(n))),
            _ => {
                let name = format!("note-{}", notes.len() + 1);
                out.push_str(&format!("[^{name}]"));
                notes.push(format!("[^{name}]: {}", escaped(&one_line(piece.content()))));
            }
        }
        done = range.end;
    }
    out.push_str(&escaped(&paragraph.words[done..]));
    out
}

/// Notes and marks of footnotes that stand in no other, in their order.
fn outermost<'p>(paragraph: &'p Paragraph<'_>) -> Vec<(&'p Inline, Range<usize>)> {
    let is_note = |piece: &Inline| matches!(piece.node, Node::Anchor(_) | Node::Note { .. });
    let notes = paragraph.pieces.iter().filter(|(piece, _)| is_note(piece));
    let mut notes: Vec<_> = notes.map(|(piece, range)| (*piece, range.clone())).collect();
    notes.sort_by_key(|(_, range)| (range.start, Reverse(range.end)));
    let mut end = 0;
    notes.retain(|(_, range)| {
        let is_outside = range.start >= end;
        end = end.max(range.end);
        is_outside
    });
    notes
}

/// A footnote's label holds no blanks and no brackets.
fn label(n: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "-*".contains(c) { c } else { '-' };
    n.chars().map(plain).collect()
}

/// Words with a backslash before what Markdown would take for a mark. A line within a paragraph stays one.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for (index, line) in words.split('\n').enumerate() {
        out.push_str(if index > 0 { "\\\n" } else { "" });
        push_escaped(line, &mut out);
    }
    out
}

// What begins a block only at the beginning of a line: "#", ">", "-", "+", and a number with "." or ")".
fn push_escaped(line: &str, out: &mut String) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let begins_block = at == 0 && "#>-+=".contains(c);
        let begins_item = digits > 0 && at == digits && (c == '.' || c == ')');
        if begins_block || begins_item || "\\`*_[]<&|~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_a_mark_that_is_none() {
        for (words, expected) in [
            ("1. We [advise] *him*", "1\\. We \\[advise\\] \\*him\\*"),
            ("No. 1. of 5", "No. 1. of 5"),
            ("- a\n# b", "\\- a\\\n\\# b"),
            ("1950", "1950"),
        ] {
            assert_eq!(escaped(words), expected);
        }
    }
}

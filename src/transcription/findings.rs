//! What can be odd about a transcription before anybody asks what it means.

use super::Field;
use super::legible::is_forbidden;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Source, Span};
use crate::xml;

/// Every kind of this family that a transcription can have, in the order of their codes.
pub static KINDS: &[&Kind] = &[
    &CONTROL_CHARACTER,
    &LOST_LINE_ENDS,
    &REPEATED_FIELD,
    &UNANNOUNCED_SUMMARY,
    &UNANNOUNCED_TEXT,
    &UNKNOWN_FIELD,
    &UNKNOWN_LAYOUT,
    &UNREADABLE_FRONT_MATTER,
];

/// No layout fits.
pub static UNKNOWN_LAYOUT: Kind = Kind {
    code: "unknown-layout",
    family: Family::Transcription,
    severity: Severity::Error,
    summary: "the file has the marks of no known layout, so nothing was encoded",
    page: include_str!("../../docs/rules/unknown-layout.md"),
};

/// A field stands there twice.
pub static REPEATED_FIELD: Kind = Kind {
    code: "repeated-field",
    family: Family::Transcription,
    severity: Severity::Error,
    summary: "a header field stands there twice; the first one counts",
    page: include_str!("../../docs/rules/repeated-field.md"),
};

/// A field that nobody knows.
pub static UNKNOWN_FIELD: Kind = Kind {
    code: "unknown-field",
    family: Family::Transcription,
    severity: Severity::Info,
    summary: "a header field has no address in the profile; it is kept as a note",
    page: include_str!("../../docs/rules/unknown-field.md"),
};

/// The text is one line.
pub static LOST_LINE_ENDS: Kind = Kind {
    code: "lost-line-ends",
    family: Family::Transcription,
    severity: Severity::Info,
    summary: "a text lost its line ends, so its lines and paragraphs are not told apart",
    page: include_str!("../../docs/rules/lost-line-ends.md"),
};

/// The text is not announced.
pub static UNANNOUNCED_TEXT: Kind = Kind {
    code: "unannounced-text",
    family: Family::Transcription,
    severity: Severity::Warning,
    summary: "the text begins without the line that announces it",
    page: include_str!("../../docs/rules/unannounced-text.md"),
};

/// The last line of the text is taken for the summary.
pub static UNANNOUNCED_SUMMARY: Kind = Kind {
    code: "unannounced-summary",
    family: Family::Transcription,
    severity: Severity::Info,
    summary: "a web page's last line of prose is taken for its summary, which nothing announces",
    page: include_str!("../../docs/rules/unannounced-summary.md"),
};

/// The front matter is not what it must be.
pub static UNREADABLE_FRONT_MATTER: Kind = Kind {
    code: "unreadable-front-matter",
    family: Family::Transcription,
    severity: Severity::Error,
    summary: "the front matter of a record cannot be read, so the record was not encoded",
    page: include_str!("../../docs/rules/unreadable-front-matter.md"),
};

/// Characters that XML cannot hold.
pub static CONTROL_CHARACTER: Kind = Kind {
    code: "control-character",
    family: Family::Transcription,
    severity: Severity::Warning,
    summary: "the text holds a control character that XML forbids; it is left out",
    page: include_str!("../../docs/rules/control-character.md"),
};

pub(super) fn unknown_layout(source: &Source) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_LAYOUT, "no known layout fits this text; nothing was encoded")
        .at(source.span(0..0), "no line of the text is a mark of a layout")
        .help(
            "`shifr layouts` tells the marks of each; `--layout NAME` takes the text for one of them, \
             `--layout plain` for the text of a document alone",
        )
}

pub(super) fn repeated_field(first: &Field, second: &Passage) -> Diagnostic {
    let name = &second.value;
    Diagnostic::new(&REPEATED_FIELD, format!("the record has two fields `{name}:`"))
        .at(second.span, "the second, kept as a note")
        .at(first.label.span, "the first, which is used")
        .help("one record has one of each; if another record begins here, put a form feed before its title")
}

pub(super) fn unknown_field(label: &Passage) -> Diagnostic {
    let name = &label.value;
    Diagnostic::new(&UNKNOWN_FIELD, format!("the field `{name}:` has no address in the profile"))
        .at(label.span, "kept as a note in the header")
        .help("nothing is lost; if it is a line of the text, it belongs behind `Contents:`")
}

pub(super) fn lost_line_ends(text: Span) -> Diagnostic {
    Diagnostic::new(&LOST_LINE_ENDS, "the whole text stands on one line")
        .at(text, "encoded as one paragraph, with what is plain of its head before it")
        .help("begin lines and paragraphs where the source begins them")
}

pub(super) fn unannounced_text(first_line: &Passage) -> Diagnostic {
    Diagnostic::new(&UNANNOUNCED_TEXT, "the text begins without a line `Contents:`")
        .at(first_line.span, "taken for the first line of the text")
        .help("put `Contents:` on a line of its own before the text")
}

pub(super) fn unannounced_summary(line: &Passage) -> Diagnostic {
    let message = "no line parts the text from the publisher's summary behind it";
    Diagnostic::new(&UNANNOUNCED_SUMMARY, message)
        .at(line.span, "taken for the summary, not for the end of the text")
        .help("put `Document Summary` on a line of its own before it, or behind it if it belongs to the text")
}

pub(super) fn unreadable_front_matter(place: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&UNREADABLE_FRONT_MATTER, message).at(place, "stands here").help(
        "correct the front matter; the record was not encoded. `docs/layouts.md` lists the keys",
    )
}

pub(super) fn unknown_key(key: &Passage, hint: &str) -> Diagnostic {
    let name = &key.value;
    let message = format!("the key `{name}` has no address in the profile{hint}");
    Diagnostic::new(&UNKNOWN_FIELD, message)
        .at(key.span, "kept as a note in the header")
        .help("nothing is lost, but nothing looks at it either")
        .weighing(if hint.is_empty() { Severity::Info } else { Severity::Warning })
}

/// One finding for each kind of character that becomes a blank ([`legible`](super::legible())), at its first place.
pub fn control_characters(source: &Source) -> Vec<Diagnostic> {
    if xml::is_text(source.text()) {
        return Vec::new();
    }
    let mut seen: Vec<(char, usize, usize)> = Vec::new();
    for (at, c) in source.text().char_indices().filter(|&(_, c)| is_forbidden(c)) {
        match seen.iter_mut().find(|(known, ..)| *known == c) {
            Some((.., count)) => *count += 1,
            None => seen.push((c, at, 1)),
        }
    }
    seen.into_iter()
        .map(|(c, at, count)| {
            let times = if count == 1 { String::new() } else { format!(", {count} times") };
            let name = format!("U+{:04X}", u32::from(c));
            Diagnostic::new(&CONTROL_CHARACTER, format!("control character {name}{times}"))
                .at(source.span(at..at + c.len_utf8()), "becomes a blank")
                .help("XML cannot hold it; delete it, or type what it stands for")
        })
        .collect()
}

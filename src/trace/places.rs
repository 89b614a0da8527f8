//! The pieces of a record with their places in the transcription and their addresses in the TEI.

use std::ops::Range;

use super::{TakenFor, Why};
use crate::cable::{Block, Cable, End, Inline, Line, LineKind, List, Text};
use crate::source::{Passage, Span};

/// A piece of the record.
pub(super) struct Placed {
    pub(super) range: Range<usize>,
    pub(super) taken_for: TakenFor,
}

/// Every piece, in the order of the transcription.
pub(super) fn places(cable: &Cable) -> Vec<Placed> {
    let mut places = Places { placed: Vec::new() };
    places.header(cable);
    if let Some(body) = &cable.body {
        if let Some(heading) = &body.heading {
            places.push(heading.span, "announces the text", "@n");
        }
        places.text(&body.text, "");
        for attachment in &body.attachments {
            places.text(attachment, "../div[@type='attachment']/");
        }
        if let Some(original) = &body.original {
            places.text(&original.text, "../div[@type='transcription']/");
        }
    }
    places.placed.sort_by_key(|piece| (piece.range.start, piece.range.end));
    places.placed
}

struct Places {
    placed: Vec<Placed>,
}

impl Places {
    fn push(&mut self, span: Span, what: &str, address: &str) {
        self.put(span, what, address, Why::Kind);
    }

    fn put(&mut self, span: Span, what: &str, address: &str, why: Why) {
        let taken_for = TakenFor { what: what.to_owned(), address: address.to_owned(), why };
        self.placed.push(Placed { range: span.range(), taken_for });
    }

    fn header(&mut self, cable: &Cable) {
        if let Some(title) = &cable.title {
            self.content(title, "title", "fileDesc/titleStmt/title");
        }
        let mut one = |passage: Option<&Passage>, what, address| {
            passage.into_iter().for_each(|passage| self.push(passage.span, what, address));
        };
        let date = cable.date.as_ref().map(|date| &date.words);
        one(date, "date", "profileDesc/creation/date");
        one(cable.citation.as_ref(), "citation", "fileDesc/sourceDesc/bibl[@type='citation']");
        let language = cable.original_language.as_ref().and_then(|language| language.name.as_ref());
        one(language, "original language", "profileDesc/langUsage/language[@n='original']");
        for paragraph in &cable.summary {
            self.push(paragraph.span, "summary", "profileDesc/abstract/p");
        }
        for field in &cable.fields {
            let address = format!("fileDesc/notesStmt/note[@n='{}']", field.name.value);
            for paragraph in &field.content {
                self.push(paragraph.span, "field without address", &address);
            }
        }
    }

    fn text(&mut self, text: &Text, within: &str) {
        for line in &text.opener {
            self.line(line, &format!("{within}opener"));
        }
        for block in &text.blocks {
            self.block(block, within);
        }
        for end in &text.end {
            match end {
                End::Closer(lines) => {
                    let within = format!("{within}closer");
                    lines.iter().for_each(|line| self.line(line, &within));
                }
                End::Postscript(content) => {
                    self.content(content, "instruction", &format!("{within}postscript/p"));
                }
                End::Note(kind, content) => {
                    let address = format!("{within}note[@type='{}']", kind.name());
                    self.content(content, kind.name(), &address);
                }
                End::Gap(gap) => self.push(gap.span, "gap", &format!("{within}gap")),
            }
        }
    }

    fn line(&mut self, line: &Line, within: &str) {
        let (what, element) = match &line.kind {
            LineKind::Note(kind) => (kind.name(), format!("note[@type='{}']", kind.name())),
            LineKind::Address => ("addressee", "address/addrLine".to_owned()),
            LineKind::Salute => ("salutation", "salute".to_owned()),
            LineKind::Dateline => ("dateline", "dateline".to_owned()),
            LineKind::Signed => ("signature", "signed".to_owned()),
            LineKind::Gap => ("gap", "gap".to_owned()),
            LineKind::Bare => ("words", "seg".to_owned()),
        };
        let why = if line.kind == LineKind::Bare { Why::Rest } else { Why::Kind };
        self.put(line.span, what, &format!("{within}/{element}"), why);
    }

    fn block(&mut self, block: &Block, within: &str) {
        match block {
            Block::Paragraph(content) => {
                if let Some(span) = span_of(content) {
                    self.put(span, "paragraph (no line kind)", &format!("{within}p"), Why::Rest);
                }
            }
            Block::Foreign(language, content) => {
                let what = format!("paragraph in {}", language.value);
                self.content(content, &what, &format!("{within}p[@xml:lang]"));
            }
            Block::Head(content) => self.content(content, "heading", &format!("{within}head")),
            Block::Verse(content) => self.content(content, "verse", &format!("{within}lg")),
            Block::Speaker(content) => {
                self.content(content, "speaker", &format!("{within}speaker"))
            }
            Block::Stage(content) => {
                self.content(content, "stage direction", &format!("{within}stage"))
            }
            Block::List(list) => self.list(list, within),
            Block::Table(table) => self.push(table.span, "table", &format!("{within}table")),
            Block::Message(message) => {
                self.text(message, &format!("{within}floatingText/body/"));
            }
            Block::Gap(gap) => self.push(gap.span, "gap", &format!("{within}gap")),
            Block::Note(kind, content) => {
                let address = format!("{within}note[@type='{}']", kind.name());
                self.content(content, kind.name(), &address);
            }
        }
    }

    fn list(&mut self, list: &List, within: &str) {
        for (number, item) in list.items.iter().enumerate() {
            let address = format!("{within}list/item[{}]", number + 1);
            self.push(item.span, "item of a list", &address);
        }
    }

    fn content(&mut self, content: &[Inline], what: &str, address: &str) {
        span_of(content).into_iter().for_each(|span| self.push(span, what, address));
    }
}

/// Where running text stands, from its first piece to its last.
fn span_of(content: &[Inline]) -> Option<Span> {
    Some(content.first()?.span.to(content.last()?.span))
}

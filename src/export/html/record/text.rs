//! The text of a record: head, what is said, end, and what is attached.

use maud::{Markup, html};

use super::super::page::anywhere;
use super::super::words::heading;
use super::reading::{Reading, footnote_number};
use crate::cable::{
    Block, Body, Cable, Cell, Division, End, Inline, Item, ItemPart, Line, LineKind, List,
    ListStyle, Node, NoteKind, Stands, Table, Text,
};
use crate::source::{Passage, Span};

pub(super) fn section(reading: &mut Reading<'_>, cable: &Cable) -> Markup {
    let Some(body) = &cable.body else {
        return html! { p.absent { "The record has no text." } };
    };
    let language = language(Some(&body.language.tag));
    html! {
        (original(reading, body, Stands::Above))
        section.text lang=[language] aria-label="Text" { (reading.text(&body.text)) }
        @for attached in &body.attachments {
            (under(reading, "Attachment", language, attached))
        }
        (original(reading, body, Stands::Below))
    }
}

/// The original beside the translation, if it stands there.
fn original(reading: &mut Reading<'_>, body: &Body, stands: Stands) -> Markup {
    match body.original_standing(stands) {
        Some(original) => {
            under(reading, "Original", language(Some(&original.language)), &original.text)
        }
        None => html! {},
    }
}

/// What stands beside the text, each part under its name.
pub(super) fn beside(reading: &mut Reading<'_>, cable: &Cable) -> Markup {
    html! {
        @for Division { name, language: tag, text } in &cable.beside {
            (under(reading, &heading(&name.value), language(tag.as_ref()), text))
        }
    }
}

/// A text that is not that of the record, under its name.
fn under(reading: &mut Reading<'_>, name: &str, language: Option<&str>, text: &Text) -> Markup {
    html! {
        section.text.attached lang=[language] aria-label=(name) {
            p.attachment { (anywhere(name)) }
            (reading.text(text))
        }
    }
}

/// A language tag, if a browser can make something of it.
fn language(tag: Option<&Passage>) -> Option<&str> {
    tag.map(|tag| tag.value.as_str()).filter(|tag| is_tag(tag))
}

fn is_tag(tag: &str) -> bool {
    tag != "und" && !tag.is_empty() && tag.bytes().all(|c| c == b'-' || c.is_ascii_alphanumeric())
}

impl Reading<'_> {
    fn text(&mut self, text: &Text) -> Markup {
        html! {
            (self.head(text))
            @for block in &text.blocks { (self.block(block)) }
            @for end in &text.end { (self.end(end)) }
        }
    }

    pub(super) fn line(&mut self, line: &Line) -> Markup {
        let class = match &line.kind {
            LineKind::Note(kind) => return self.line_in_margin(kind, &line.content, line.span),
            LineKind::Address => "address",
            LineKind::Salute => "salute",
            LineKind::Dateline => "dateline",
            LineKind::Signed => "signed",
            LineKind::Gap => "gap",
            LineKind::Bare => "bare",
        };
        let content = self.content(&line.content);
        let content = self.marking(line.span, content);
        html! { p class=(class) dir="auto" { (content) } }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Paragraph(content) => html! { p dir="auto" { (self.content(content)) } },
            Block::Foreign(language, content) => {
                let language = Some(language.value.as_str()).filter(|tag| is_tag(tag));
                html! { p lang=[language] dir="auto" { (self.content(content)) } }
            }
            Block::Head(content) => html! { p.head dir="auto" { (self.content(content)) } },
            Block::Verse(content) => html! { p.verse dir="auto" { (self.content(content)) } },
            Block::Speaker(content) => {
                html! { p.speaker dir="auto" { b { (self.content(content)) } } }
            }
            Block::Stage(content) => html! { p.stage dir="auto" { i { (self.content(content)) } } },
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Message(inner) => html! { blockquote.message { (self.text(inner)) } },
            Block::Gap(gap) => html! { p.gap { (self.content(std::slice::from_ref(gap))) } },
            Block::Note(kind, content) => self.note(kind, content),
        }
    }

    fn end(&mut self, end: &End) -> Markup {
        match end {
            End::Closer(lines) => {
                html! { div.closer { @for line in lines { (self.line(line)) } } }
            }
            End::Postscript(content) => {
                html! { p.postscript dir="auto" { (self.content(content)) } }
            }
            End::Note(kind, content) => self.note(kind, content),
            End::Gap(gap) => html! { p.gap { (self.content(std::slice::from_ref(gap))) } },
        }
    }

    /// A note is a mark in the margin while it is as short as a mark.
    fn note(&mut self, kind: &NoteKind, content: &[Inline]) -> Markup {
        match kind {
            NoteKind::Footnote => self.footnote(content),
            _ if length(content) <= SHORT => self.mark_in_margin(kind, content),
            _ => html! { div.long { (self.mark_in_margin(kind, content)) } },
        }
    }

    fn footnote(&mut self, content: &[Inline]) -> Markup {
        // The first footnote of a number is the one that anchors lead to.
        let number = footnote_number(content).filter(|number| self.footnotes.remove(number));
        let id = number.map(|number| format!("footnote-{number}"));
        html! { p.footnote id=[id] dir="auto" { (self.content(content)) } }
    }

    fn table(&mut self, table: &Table) -> Markup {
        html! {
            // Scrolled by itself, and by keys, where it is wider than the page.
            div.table tabindex="0" role="region" aria-label="Table" {
                table {
                    @for row in &table.rows {
                        tr { @for cell in &row.cells { (self.cell(cell)) } }
                    }
                }
            }
        }
    }

    fn cell(&mut self, cell: &Cell) -> Markup {
        let content = self.content(&cell.content);
        html! {
            @if cell.is_label { th dir="auto" { (content) } } @else { td dir="auto" { (content) } }
        }
    }

    /// Labels are the source's own, so the list makes none; but one that is to be numbered and has none is.
    fn list(&mut self, list: &List) -> Markup {
        let is_bare = list.items.iter().all(|item| item.label.is_none());
        if is_bare && list.style == ListStyle::Numbered {
            return html! { ol { @for item in &list.items { (self.item(item)) } } };
        }
        let class = match list.style {
            ListStyle::Numbered | ListStyle::Lettered => "labelled",
            ListStyle::Bulleted => "bulleted",
        };
        let items = html! { @for item in &list.items { (self.item(item)) } };
        html! { ul class={ "list " (class) } { (items) } }
    }

    fn item(&mut self, item: &Item) -> Markup {
        let label = item.label.as_ref().map(|label| self.passage(label));
        html! {
            li dir="auto" {
                @if let Some(label) = label { span.label { (label) } " " }
                @for part in &item.parts {
                    @match part {
                        ItemPart::Paragraph(content) => { p { (self.content(content)) } }
                        ItemPart::List(list) => { (self.list(list)) }
                    }
                }
            }
        }
    }

    /// Marks for what lies in a block but in no words of it: they stand before it.
    pub(super) fn marking_block(&mut self, span: Span, block: &Markup) -> Markup {
        let marks = self.marking(span, html! {});
        html! { (marks) (block) }
    }
}

const SHORT: usize = 160;

fn length(content: &[Inline]) -> usize {
    let length = |inline: &Inline| match &inline.node {
        Node::Words(words) => words.len(),
        _ => length(inline.content()),
    };
    content.iter().map(length).sum()
}

//! `text`: head, blocks and end of a message, in the order that TEI allows.

use std::borrow::Cow;

use super::{inline, values};
use crate::cable::{
    Block, Body, BodyKind, Cell, End, Follows, Inline, Item, ItemPart, Line, LineKind, List, Node,
    NoteKind, Stands, Table, Text,
};
use crate::tei::profile::{
    ATTACHMENT, BULLETS, COLUMN, HEAD, INLINE, LABEL, MESSAGE, SPEAKER, UNANNOUNCED,
};
use crate::xml::Writer;

/// The text of a record; TEI asks for one even where there is none.
pub(super) fn write(body: Option<&Body>, w: &mut Writer) {
    w.block("text", &[], |w| {
        w.block("body", &[], |w| match body {
            Some(body) => {
                original(body, Stands::Above, w);
                division(body, w);
                for attached in &body.attachments {
                    w.block("div", &[("type", ATTACHMENT)], |w| {
                        text(attached, Holder::Division, w)
                    });
                }
                original(body, Stands::Below, w);
            }
            None => w.empty_line("p", &[]),
        });
    });
}

fn division(body: &Body, w: &mut Writer) {
    let mut attributes = vec![("type", body.kind.value.name())];
    attributes.extend((!body.announced).then_some(("subtype", UNANNOUNCED)));
    attributes.extend(values::known_language(&body.language).map(|tag| ("xml:lang", tag)));
    attributes.extend(body.heading.as_ref().map(|heading| ("n", heading.value.as_str())));
    w.block("div", &attributes, |w| text(&body.text, Holder::Division, w));
}

/// The original beside the translation, if it stands there.
fn original(body: &Body, stands: Stands, w: &mut Writer) {
    let Some(original) = body.original_standing(stands) else { return };
    let mut attributes = vec![("type", BodyKind::Transcription.name())];
    attributes.extend(values::tag(&original.language.value).map(|tag| ("xml:lang", tag)));
    w.block("div", &attributes, |w| text(&original.text, Holder::Division, w));
}

/// What a message stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// `div`, which may be empty.
    Division,
    /// `body` of a `floatingText`, which needs a block.
    Body,
}

/// An empty `p` stands in for the block that TEI wants before a closer; reading drops it again.
fn text(text: &Text, holder: Holder, w: &mut Writer) {
    if !text.opener.is_empty() {
        w.block("opener", &[], |w| lines(&text.opener, w));
    }
    let mut filled = false;
    for block in &text.blocks {
        filled |= self::block(block, filled, w);
    }
    for end in &text.end {
        if !filled && needs_block(end) {
            w.empty_line("p", &[]);
            filled = true;
        }
        self::end(end, w);
    }
    if !filled && holder == Holder::Body {
        w.empty_line("p", &[]);
    }
}

fn needs_block(end: &End) -> bool {
    match end {
        End::Closer(_) => true,
        End::Postscript(content) => !inline::is_blank(content),
        End::Note(..) | End::Gap(_) => false,
    }
}

/// The lines of an opener or a closer; neighbouring address lines share an `address`.
fn lines(lines: &[Line], w: &mut Writer) {
    let both = |a: &Line, b: &Line| a.kind == LineKind::Address && b.kind == LineKind::Address;
    for group in lines.chunk_by(both) {
        if group[0].kind == LineKind::Address {
            w.block("address", &[], |w| group.iter().for_each(|line| self::line(line, w)));
        } else {
            self::line(&group[0], w);
        }
    }
}

fn line(line: &Line, w: &mut Writer) {
    let content = &line.content;
    let rend: &[_] = match line.follows {
        Follows::Below => &[],
        Follows::Behind => &[("rend", INLINE)],
        Follows::Apart => &[("rend", COLUMN)],
    };
    match &line.kind {
        LineKind::Note(kind) => inline::with_type(kind, |attributes| {
            running("note", &[attributes, rend].concat(), content, w);
        }),
        LineKind::Address => running("addrLine", rend, content, w),
        LineKind::Salute => running("salute", rend, content, w),
        LineKind::Dateline => running("dateline", rend, content, w),
        LineKind::Signed => running("signed", rend, content, w),
        LineKind::Gap => match content.as_slice() {
            [Inline { node: Node::Gap(gap), .. }] => gap_line(gap, w),
            _ => running("seg", rend, content, w),
        },
        LineKind::Bare => running("seg", rend, content, w),
    }
}

fn running(name: &str, attributes: &[(&str, &str)], content: &[Inline], w: &mut Writer) {
    w.line(name, attributes, |w| inline::write(content, w));
}

fn note(kind: &NoteKind, content: &[Inline], w: &mut Writer) {
    inline::with_type(kind, |attributes| running("note", attributes, content, w));
}

fn gap_line(gap: &crate::cable::Gap, w: &mut Writer) {
    w.new_line();
    inline::gap(gap, w);
}

/// Writes a block and says whether TEI counts it as one: headings, notes and gaps it does not.
fn block(block: &Block, filled: bool, w: &mut Writer) -> bool {
    match block {
        Block::Paragraph(content)
        | Block::Head(content)
        | Block::Foreign(_, content)
        | Block::Verse(content)
        | Block::Speaker(content)
        | Block::Stage(content)
            if inline::is_blank(content) =>
        {
            false
        }
        Block::Paragraph(content) => paragraph(&[], content, w),
        Block::Foreign(language, content) => {
            let tag = values::tag(&language.value);
            let attributes: Vec<_> = tag.map(|tag| ("xml:lang", tag)).into_iter().collect();
            paragraph(&attributes, content, w)
        }
        Block::Head(content) if filled => paragraph(&[("rend", HEAD)], content, w),
        Block::Head(content) => {
            running("head", &[], content, w);
            false
        }
        Block::Verse(content) => verse(content, w),
        Block::Speaker(content) => paragraph(&[("rend", SPEAKER)], content, w),
        Block::Stage(content) => {
            running("stage", &[], content, w);
            true
        }
        Block::List(list) => self::list(list, w),
        Block::Table(table) => self::table(table, w),
        Block::Message(inner) => {
            w.block("floatingText", &[("type", MESSAGE)], |w| {
                w.block("body", &[], |w| text(inner, Holder::Body, w));
            });
            true
        }
        Block::Gap(inline) => match &inline.node {
            Node::Gap(gap) => {
                gap_line(gap, w);
                false
            }
            _ => paragraph(&[], std::slice::from_ref(inline), w),
        },
        Block::Note(kind, content) => {
            note(kind, content, w);
            false
        }
    }
}

fn paragraph(attributes: &[(&str, &str)], content: &[Inline], w: &mut Writer) -> bool {
    running("p", attributes, content, w);
    true
}

fn verse(content: &[Inline], w: &mut Writer) -> bool {
    w.block("lg", &[], |w| {
        for line in content.split(|inline| matches!(inline.node, Node::LineBreak)) {
            running("l", &[], line, w);
        }
    });
    true
}

/// A table without cells is none.
fn table(table: &Table, w: &mut Writer) -> bool {
    let rows = || table.rows.iter().filter(|row| !row.cells.is_empty());
    if rows().next().is_none() {
        return false;
    }
    w.block("table", &[], |w| {
        for row in rows() {
            w.block("row", &[], |w| row.cells.iter().for_each(|each| cell(each, w)));
        }
    });
    true
}

fn cell(cell: &Cell, w: &mut Writer) {
    let role: &[_] = if cell.is_label { &[("role", LABEL)] } else { &[] };
    running("cell", role, &cell.content, w);
}

/// A list without items is none.
fn list(list: &List, w: &mut Writer) -> bool {
    if list.items.is_empty() {
        return false;
    }
    w.block("list", &[("rend", list.style.name())], |w| {
        list.items.iter().for_each(|each| item(each, w));
    });
    true
}

fn item(item: &Item, w: &mut Writer) {
    let rend = item.bullet.as_deref().and_then(bullet);
    let attributes: Vec<_> = rend.as_deref().map(|rend| ("rend", rend)).into_iter().collect();
    let label = item.label.as_ref().map(|label| label.value.as_str());
    let parts: Vec<&ItemPart> = item.parts.iter().filter(|part| !is_blank(part)).collect();
    match parts.as_slice() {
        [] => w.line("item", &attributes, |w| item_label(label, w)),
        [ItemPart::Paragraph(only)] => w.line("item", &attributes, |w| {
            item_label(label, w);
            inline::write(only, w);
        }),
        several => w.block("item", &attributes, |w| {
            label.iter().for_each(|label| w.line("label", &[], |w| w.text(label)));
            several.iter().for_each(|part| item_part(part, w));
        }),
    }
}

fn is_blank(part: &ItemPart) -> bool {
    match part {
        ItemPart::Paragraph(content) => inline::is_blank(content),
        ItemPart::List(list) => list.items.is_empty(),
    }
}

fn item_part(part: &ItemPart, w: &mut Writer) {
    match part {
        ItemPart::Paragraph(content) => running("p", &[], content, w),
        ItemPart::List(list) => {
            self::list(list, w);
        }
    }
}

fn item_label(label: Option<&str>, w: &mut Writer) {
    if let Some(label) = label {
        w.inline("label", &[], |w| w.text(label));
        w.text(" ");
    }
}

fn bullet(sign: &str) -> Option<Cow<'_, str>> {
    match BULLETS.iter().find(|(bullet, _)| *bullet == sign) {
        Some((_, name)) => Some((*name).into()),
        None => values::word(sign),
    }
}

fn end(end: &End, w: &mut Writer) {
    match end {
        End::Closer(lines) => w.block("closer", &[], |w| self::lines(lines, w)),
        End::Postscript(content) if inline::is_blank(content) => {}
        End::Postscript(content) => {
            w.block("postscript", &[], |w| running("p", &[], content, w));
        }
        End::Note(kind, content) => note(kind, content, w),
        End::Gap(inline) => match &inline.node {
            Node::Gap(gap) => gap_line(gap, w),
            _ => running("note", &[], std::slice::from_ref(inline), w),
        },
    }
}

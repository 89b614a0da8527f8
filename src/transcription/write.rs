//! Writes the text of a record again: paragraphs as the transcription prints them.

use crate::cable::{Block, Body, End, Item, ItemPart, Line, List, Text, printed};

/// The paragraphs of a text and what is attached to it in order, brackets and all.
pub fn paragraphs(body: &Body) -> Vec<String> {
    let mut out = Vec::new();
    push_text(&body.text, &mut out);
    body.attachments.iter().for_each(|attached| push_text(attached, &mut out));
    out
}

fn push_text(text: &Text, out: &mut Vec<String>) {
    push_lines(&text.opener, out);
    for block in &text.blocks {
        match block {
            Block::Paragraph(content) | Block::Foreign(_, content) => out.push(printed(content)),
            Block::Head(content) | Block::Note(_, content) => out.push(printed(content)),
            Block::List(list) => push_list(list, out),
            Block::Message(inner) => push_text(inner, out),
            Block::Gap(gap) => out.push(printed(std::slice::from_ref(gap))),
        }
    }
    for end in &text.end {
        match end {
            End::Closer(lines) => push_lines(lines, out),
            End::Postscript(content) | End::Note(_, content) => out.push(printed(content)),
            End::Gap(gap) => out.push(printed(std::slice::from_ref(gap))),
        }
    }
}

/// A paragraph for each line; what goes on the line before it goes on its paragraph.
fn push_lines(lines: &[Line], out: &mut Vec<String>) {
    for line in lines {
        match out.last_mut().zip(line.follows.gap()) {
            Some((before, gap)) => {
                before.push_str(gap);
                before.push_str(&printed(&line.content));
            }
            None => out.push(printed(&line.content)),
        }
    }
}

fn push_list(list: &List, out: &mut Vec<String>) {
    list.items.iter().for_each(|item| push_item(item, out));
}

/// An item's label stands before its first words; a list within it begins below them.
fn push_item(item: &Item, out: &mut Vec<String>) {
    let label = item.label.as_ref().map(|label| label.value.clone());
    let (words, rest) = match item.parts.split_first() {
        Some((ItemPart::Paragraph(content), rest)) => (Some(printed(content)), rest),
        _ => (None, item.parts.as_slice()),
    };
    let first: Vec<String> = [item.bullet.clone(), label, words].into_iter().flatten().collect();
    out.push(first.join(" ").trim_end().to_owned());
    for part in rest {
        match part {
            ItemPart::Paragraph(content) => out.push(printed(content)),
            ItemPart::List(list) => push_list(list, out),
        }
    }
}

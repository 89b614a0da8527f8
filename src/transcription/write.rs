//! Writes the text of a record again: paragraphs as the transcription prints them.

use crate::cable::{Block, End, Item, Line, Text, printed};

/// The paragraphs of a text in order, brackets and all.
pub fn paragraphs(text: &Text) -> Vec<String> {
    let mut out = Vec::new();
    push_text(text, &mut out);
    out
}

fn push_text(text: &Text, out: &mut Vec<String>) {
    push_lines(&text.opener, out);
    for block in &text.blocks {
        match block {
            Block::Paragraph(content) | Block::Head(content) => out.push(printed(content)),
            Block::Note(_, content) => out.push(printed(content)),
            Block::List(list) => list.items.iter().for_each(|item| push_item(item, out)),
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
        match out.last_mut().filter(|_| line.continues) {
            Some(before) => *before = format!("{before} {}", printed(&line.content)),
            None => out.push(printed(&line.content)),
        }
    }
}

fn push_item(item: &Item, out: &mut Vec<String>) {
    let mut paragraphs = item.paragraphs.iter().map(|content| printed(content));
    let label = item.label.as_ref().map(|label| label.value.clone());
    let first: Vec<String> =
        [item.bullet.clone(), label, paragraphs.next()].into_iter().flatten().collect();
    out.push(first.join(" ").trim_end().to_owned());
    out.extend(paragraphs);
}

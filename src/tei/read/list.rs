//! `list`: items with their labels.

use super::pieces::{Piece, is_block};
use super::{Reader, words};
use crate::cable::{Block, Item, ItemPart, List, ListStyle};
use crate::source::Passage;
use crate::tei::profile::{BULLETS, ORDERED};
use crate::xml::Element;

impl Reader {
    /// Reads a list; what stands between its items parts it.
    // list ::= head? { label? item }
    pub(super) fn push_list(&mut self, element: Element<'_>, out: &mut Vec<Block>) {
        let mut items = Vec::new();
        let mut label = None;
        for child in element.elements() {
            match child.name() {
                "item" => items.push(self.item(child, label.take())),
                "label" => items.extend(std::mem::replace(&mut label, words(child)).map(alone)),
                _ => {
                    end_list(element, &mut items, out);
                    self.push_block(child, out);
                }
            }
        }
        items.extend(label.map(alone));
        end_list(element, &mut items, out);
    }

    /// An item; its label may stand in it or before it.
    fn item(&mut self, element: Element<'_>, before: Option<Passage>) -> Item {
        let mut item = Item {
            bullet: element.attribute("rend").map(|rend| bullet(rend.value)),
            label: before,
            parts: Vec::new(),
            span: element.span(),
        };
        for piece in self.pieces(element, |child| child.name() == "label" || is_block(child)) {
            match piece {
                Piece::Run(content) => item.parts.push(ItemPart::Paragraph(content)),
                Piece::Apart(label) if label.name() == "label" && item.is_fresh() => {
                    item.label = words(label);
                }
                Piece::Apart(list) if list.name() == "list" => self.push_sublist(list, &mut item),
                Piece::Apart(block) => {
                    let paragraphs = self.paragraphs(block);
                    item.parts.extend(paragraphs.into_iter().map(ItemPart::Paragraph));
                }
            }
        }
        if item.parts.is_empty() {
            item.parts.push(ItemPart::Paragraph(Vec::new()));
        }
        item
    }

    /// A list within an item. One that holds more than items is kept as its paragraphs.
    fn push_sublist(&mut self, element: Element<'_>, item: &mut Item) {
        if element.elements().all(|child| matches!(child.name(), "label" | "item")) {
            let mut blocks = Vec::new();
            self.push_list(element, &mut blocks);
            item.parts.extend(blocks.into_iter().filter_map(|block| match block {
                Block::List(list) => Some(ItemPart::List(list)),
                _ => None,
            }));
        } else {
            let paragraphs = self.paragraphs(element);
            item.parts.extend(paragraphs.into_iter().map(ItemPart::Paragraph));
        }
    }
}

impl Item {
    /// Whether nothing has been read of it yet.
    fn is_fresh(&self) -> bool {
        self.label.is_none() && self.parts.is_empty()
    }
}

/// A label of which no item says anything.
fn alone(label: Passage) -> Item {
    let span = label.span;
    let parts = vec![ItemPart::Paragraph(Vec::new())];
    Item { bullet: None, label: Some(label), parts, span }
}

fn end_list(element: Element<'_>, items: &mut Vec<Item>, out: &mut Vec<Block>) {
    let items = std::mem::take(items);
    if !items.is_empty() {
        let style = style(element, &items);
        out.push(Block::List(List { style, items, span: element.span() }));
    }
}

fn style(list: Element<'_>, items: &[Item]) -> ListStyle {
    let counts = items.iter().any(|item| item.label.is_some()) || list.has("type", ORDERED);
    let usual = if counts { ListStyle::Numbered } else { ListStyle::Bulleted };
    let named = list.attribute("rend").and_then(|rend| ListStyle::from_name(&rend.value));
    named.unwrap_or(usual)
}

fn bullet(rend: String) -> String {
    match BULLETS.iter().find(|(_, name)| *name == rend) {
        Some((sign, _)) => (*sign).to_owned(),
        None => rend,
    }
}

//! `list`: items with their labels.

use super::pieces::{Piece, is_block};
use super::{Reader, words};
use crate::cable::{Block, Item, List, ListStyle};
use crate::source::Passage;
use crate::tei::profile::BULLETS;
use crate::xml::Element;

impl Reader {
    /// Reads a list; what stands before its items becomes blocks before it.
    // list ::= head? { label? item }
    pub(super) fn push_list(&mut self, element: Element<'_>, out: &mut Vec<Block>) {
        let mut items = Vec::new();
        let mut label = None;
        for child in element.elements() {
            match child.name() {
                "item" => items.push(self.item(child, label.take())),
                "label" => label = words(child),
                _ => self.push_block(child, out),
            }
        }
        if !items.is_empty() {
            let style = style(element, &items);
            out.push(Block::List(List { style, items, span: element.span() }));
        }
    }

    /// An item; its label may stand in it or before it.
    fn item(&mut self, element: Element<'_>, before: Option<Passage>) -> Item {
        let mut item = Item {
            bullet: element.attribute("rend").map(|rend| bullet(rend.value)),
            label: before,
            paragraphs: Vec::new(),
            span: element.span(),
        };
        for piece in self.pieces(element, |child| child.name() == "label" || is_block(child)) {
            match piece {
                Piece::Run(content) => item.paragraphs.push(content),
                Piece::Apart(label) if label.name() == "label" && item.is_fresh() => {
                    item.label = words(label);
                }
                Piece::Apart(block) => item.paragraphs.extend(self.paragraphs(block)),
            }
        }
        if item.paragraphs.is_empty() {
            item.paragraphs.push(Vec::new());
        }
        item
    }
}

impl Item {
    /// Whether nothing has been read of it yet.
    fn is_fresh(&self) -> bool {
        self.label.is_none() && self.paragraphs.is_empty()
    }
}

fn style(list: Element<'_>, items: &[Item]) -> ListStyle {
    let labelled = items.iter().any(|item| item.label.is_some());
    let usual = if labelled { ListStyle::Numbered } else { ListStyle::Bulleted };
    let named = list.attribute("rend").and_then(|rend| ListStyle::from_name(&rend.value));
    named.unwrap_or(usual)
}

fn bullet(rend: String) -> String {
    match BULLETS.iter().find(|(_, name)| *name == rend) {
        Some((sign, _)) => (*sign).to_owned(),
        None => rend,
    }
}

//! Divides what an element holds into running text and elements that stand apart from it.

use super::Reader;
use super::bits::{Bit, tidy};
use crate::cable::Inline;
use crate::xml::{Child, Element};

/// What stands in an element, in order.
pub(super) enum Piece<'d> {
    /// Running text; never empty.
    Run(Vec<Inline>),
    /// An element that stands apart.
    Apart(Element<'d>),
}

impl Reader {
    /// The pieces of an element; `apart` tells which elements are no running text.
    pub(super) fn pieces<'d>(
        &mut self,
        element: Element<'d>,
        apart: fn(Element<'d>) -> bool,
    ) -> Vec<Piece<'d>> {
        let mut pieces = Vec::new();
        let mut run = Vec::new();
        for child in element.children() {
            match child {
                Child::Element(child) if apart(child) => {
                    end_run(&mut run, &mut pieces);
                    pieces.push(Piece::Apart(child));
                }
                _ => self.push_child(child, &mut run),
            }
        }
        end_run(&mut run, &mut pieces);
        pieces
    }

    /// Every paragraph in an element of whatever structure.
    pub(super) fn paragraphs(&mut self, element: Element<'_>) -> Vec<Vec<Inline>> {
        let mut out = Vec::new();
        for piece in self.pieces(element, is_block) {
            match piece {
                Piece::Run(content) => out.push(content),
                Piece::Apart(block) => out.extend(self.paragraphs(block)),
            }
        }
        out
    }
}

fn end_run<'d>(run: &mut Vec<Bit>, pieces: &mut Vec<Piece<'d>>) {
    let content = tidy(std::mem::take(run), true);
    if !content.is_empty() {
        pieces.push(Piece::Run(content));
    }
}

/// Whether an element begins a line of its own wherever it stands. Quotations do if they hold such an element.
pub(super) fn is_block(element: Element<'_>) -> bool {
    const QUOTED: [&str; 4] = ["quote", "q", "cit", "said"];
    let name = element.name();
    BLOCKS.contains(&name) || (QUOTED.contains(&name) && element.elements().any(is_block))
}

/// The elements of TEI that do.
const BLOCKS: [&str; 43] = [
    "p",
    "ab",
    "head",
    "list",
    "item",
    "table",
    "row",
    "cell",
    "figure",
    "lg",
    "l",
    "floatingText",
    "text",
    "group",
    "front",
    "body",
    "back",
    "div",
    "div1",
    "div2",
    "div3",
    "div4",
    "sp",
    "spGrp",
    "speaker",
    "castList",
    "castGroup",
    "castItem",
    "set",
    "titlePage",
    "titlePart",
    "byline",
    "argument",
    "epigraph",
    "opener",
    "closer",
    "postscript",
    "salute",
    "signed",
    "address",
    "addrLine",
    "listBibl",
    "trailer",
];

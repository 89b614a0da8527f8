//! A message: its head, blocks and end.

use super::pieces::{Piece, is_block};
use super::{Reader, inline};
use crate::cable::{Block, End, Follows, Inline, Line, LineKind, Node, Text};
use crate::source::Span;
use crate::tei::profile::{COLUMN, HEAD, INLINE, MESSAGE, NUMBER, SPEAKER};
use crate::xml::Element;

impl Reader {
    /// A message: what an opener, blocks and an end make.
    pub(super) fn text(&mut self, holder: Element<'_>) -> Text {
        let mut pieces = self.pieces(holder, |_| true);
        pieces.retain(|piece| !matches!(piece, Piece::Apart(part) if is_register(*part)));
        self.arranged(pieces, holder.span())
    }

    /// The message that the pieces are.
    pub(super) fn arranged(&mut self, pieces: Vec<Piece<'_>>, span: Span) -> Text {
        let mut text = Text { opener: Vec::new(), blocks: Vec::new(), end: Vec::new(), span };
        let last = pieces.iter().rposition(is_said);
        let first = pieces.iter().position(is_said).unwrap_or(pieces.len());
        for (at, piece) in pieces.into_iter().enumerate() {
            match piece {
                Piece::Run(content) => text.blocks.push(Block::Paragraph(content)),
                Piece::Apart(element) if at < first && is_head(element) => {
                    text.opener.extend(self.lines(element));
                }
                Piece::Apart(element) if last.is_none_or(|last| last < at) => {
                    self.push_end(element, &mut text.end);
                }
                Piece::Apart(element) => self.push_block(element, &mut text.blocks),
            }
        }
        text
    }

    /// The lines of an opener or a closer, or the one line that the element is.
    fn lines(&mut self, element: Element<'_>) -> Vec<Line> {
        if !matches!(element.name(), "opener" | "closer" | "address") {
            return vec![self.line(element)];
        }
        let in_address = element.name() == "address";
        let apart = if in_address { |_: Element<'_>| true } else { is_line };
        let mut lines = Vec::new();
        for piece in self.pieces(element, apart) {
            match piece {
                Piece::Run(content) => lines.push(bare(content, element.span())),
                Piece::Apart(address) if address.name() == "address" => {
                    lines.extend(self.lines(address));
                }
                Piece::Apart(line) if in_address => {
                    let content = self.content(line);
                    let kind = LineKind::Address;
                    let follows = follows(line);
                    lines.push(Line { kind, follows, content, span: line.span() });
                }
                Piece::Apart(line) => lines.push(self.line(line)),
            }
        }
        lines
    }

    fn line(&mut self, element: Element<'_>) -> Line {
        let kind = match element.name() {
            "note" => LineKind::Note(inline::note_kind(element)),
            "salute" => LineKind::Salute,
            "dateline" => LineKind::Dateline,
            "signed" => LineKind::Signed,
            "gap" => LineKind::Gap,
            _ => LineKind::Bare,
        };
        let content = match kind {
            LineKind::Gap => vec![gap(element)],
            _ => self.content(element),
        };
        Line { kind, follows: follows(element), content, span: element.span() }
    }

    pub(super) fn push_block(&mut self, element: Element<'_>, out: &mut Vec<Block>) {
        match element.name() {
            "p" | "ab" if element.elements().any(is_block) => self.push_parts(element, out),
            "p" | "ab" | "head" | "speaker" | "stage" => self.push_words(element, out),
            "l" => self.push_verse(element, out),
            "list" => self.push_list(element, out),
            "table" => self.push_table(element, out),
            "floatingText" if element.has("type", MESSAGE) => {
                let body = element.first("body").unwrap_or(element);
                let text = self.text(body);
                out.push(Block::Message(text.into()));
            }
            "gap" => out.push(Block::Gap(gap(element).into())),
            "note" => out.push(Block::Note(inline::note_kind(element), self.content(element))),
            "opener" | "closer" => {
                let lines = self.lines(element);
                out.extend(lines.into_iter().map(|line| Block::Paragraph(line.content)));
            }
            name if is_division(name) => {
                let inner = self.text(element);
                flatten(inner, out);
            }
            "sp" | "spGrp" | "lg" => {
                element.elements().for_each(|part| self.push_block(part, out));
            }
            _ => self.push_parts(element, out),
        }
    }

    /// The blocks in an element of whatever structure, and the words between them as paragraphs.
    fn push_parts(&mut self, element: Element<'_>, out: &mut Vec<Block>) {
        for piece in self.pieces(element, is_block) {
            match piece {
                Piece::Run(content) => out.push(Block::Paragraph(content)),
                Piece::Apart(block) => self.push_block(block, out),
            }
        }
    }

    /// A block that holds nothing but running text.
    fn push_words(&mut self, element: Element<'_>, out: &mut Vec<Block>) {
        let content = self.content(element);
        if content.is_empty() {
            return;
        }
        let rend = |value: &str| element.has("rend", value);
        out.push(match (element.name(), element.xml_attribute("lang")) {
            ("head", _) => Block::Head(content),
            ("speaker", _) => Block::Speaker(content),
            ("stage", _) => Block::Stage(content),
            _ if rend(HEAD) => Block::Head(content),
            _ if rend(SPEAKER) => Block::Speaker(content),
            (_, Some(language)) => Block::Foreign(language.into(), content),
            (_, None) => Block::Paragraph(content),
        });
    }

    /// A line of verse goes on the verse that it stands in.
    fn push_verse(&mut self, line: Element<'_>, out: &mut Vec<Block>) {
        let content = self.content(line);
        let goes_on = line.neighbour().is_some_and(|before| before.name() == "l");
        match out.last_mut() {
            Some(Block::Verse(verse)) if goes_on => {
                verse.push(Inline::new(Node::LineBreak, line.tag_span()));
                verse.extend(content);
            }
            _ => out.push(Block::Verse(content)),
        }
    }

    fn push_end(&mut self, element: Element<'_>, out: &mut Vec<End>) {
        match element.name() {
            "note" => out.push(End::Note(inline::note_kind(element), self.content(element))),
            "gap" => out.push(End::Gap(gap(element).into())),
            "postscript" => out.extend(self.paragraphs(element).into_iter().map(End::Postscript)),
            _ if is_head(element) || element.name() == "closer" => {
                let lines = self.lines(element);
                out.push(End::Closer(lines));
            }
            // What is left has no text: a page break, the empty paragraph before a closer.
            _ => {}
        }
    }
}

/// Whether a piece is part of what is said: neither head nor end, nor without any text.
fn is_said(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Run(_) => true,
        Piece::Apart(element) if is_head(*element) => false,
        Piece::Apart(element) => match element.name() {
            "closer" | "postscript" | "note" | "gap" => false,
            "floatingText" => true,
            _ => has_words(*element),
        },
    }
}

/// Whether there is anything to read in an element, be it that something is missing.
pub(super) fn has_words(element: Element<'_>) -> bool {
    element.has_words() || element.descendants("gap").next().is_some()
}

/// A list of persons, places or works among the parts of `back`: editors keep their registers there.
pub(super) fn is_register(element: Element<'_>) -> bool {
    let is_list = |name: &str| name.starts_with(|c: char| c.is_ascii_uppercase());
    element.name().strip_prefix("list").is_some_and(is_list)
        && element.parent().is_some_and(|parent| parent.name() == "back")
}

/// Divisions, and what holds them.
pub(super) fn is_division(name: &str) -> bool {
    let is_numbered = |n: &str| n.bytes().all(|c| c.is_ascii_digit());
    name.strip_prefix("div").is_some_and(is_numbered)
        || ["floatingText", "text", "group", "front", "body", "back"].contains(&name)
}

/// Elements of the head; all but the opener may also stand at the end.
fn is_head(element: Element<'_>) -> bool {
    ["opener", "dateline", "salute", "signed", "address"].contains(&element.name())
}

fn is_line(element: Element<'_>) -> bool {
    let name = element.name();
    ["note", "address", "salute", "dateline", "signed", "gap", "seg"].contains(&name)
        && !(name == "seg" && element.has("type", NUMBER))
}

/// Words that stand in an opener itself.
fn bare(content: Vec<Inline>, holder: Span) -> Line {
    let span = match content.as_slice() {
        [first, .., last] => first.span.to(last.span),
        [only] => only.span,
        [] => holder,
    };
    Line { kind: LineKind::Bare, follows: Follows::Below, content, span }
}

fn follows(element: Element<'_>) -> Follows {
    match element.attribute("rend") {
        Some(rend) if rend.value == INLINE => Follows::Behind,
        Some(rend) if rend.value == COLUMN => Follows::Apart,
        _ => Follows::Below,
    }
}

fn gap(element: Element<'_>) -> Inline {
    Inline::new(Node::Gap(inline::gap(element).into()), element.span())
}

/// The parts of a division within the text, as blocks.
fn flatten(text: Text, out: &mut Vec<Block>) {
    let paragraph = |line: Line| Block::Paragraph(line.content);
    out.extend(text.opener.into_iter().map(paragraph));
    out.extend(text.blocks);
    for end in text.end {
        match end {
            End::Closer(lines) => out.extend(lines.into_iter().map(paragraph)),
            End::Postscript(content) => out.push(Block::Paragraph(content)),
            End::Note(kind, content) => out.push(Block::Note(kind, content)),
            End::Gap(gap) => out.push(Block::Gap(gap)),
        }
    }
}

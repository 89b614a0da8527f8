//! `text`: head, blocks and end of a message.

use super::pieces::Piece;
use super::{Reader, inline};
use crate::cable::{
    Block, Body, BodyKind, End, Follows, Inline, Language, Line, LineKind, Node, Original, Stands,
    Text,
};
use crate::source::{Span, Spanned};
use crate::tei::profile::{
    ATTACHMENT, COLUMN, HEAD, INLINE, MESSAGE, NUMBER, ORIGINAL, UNANNOUNCED, UNDETERMINED,
};
use crate::xml::{Child, Element};

impl Reader {
    /// The text of a record; `None` if there is not a word of it.
    pub(super) fn body(&mut self, root: Element<'_>, original: Option<&Language>) -> Option<Body> {
        let body = root.at(&["text", "body"])?;
        let division = division(body);
        let text = self.text(innermost(division.unwrap_or(body)));
        let attached = body.all("div").filter(|div| div.has("type", ATTACHMENT));
        let attachments = attached.map(|div| self.text(div)).collect();
        let beside = division.and_then(|division| self.original(body, division));
        let empty = text.opener.is_empty() && text.blocks.is_empty() && text.end.is_empty();
        if division.is_none() && empty {
            return None;
        }
        let division = division.unwrap_or(body);
        let language = language(root, division);
        let kind = kind(division, &language, original);
        let heading = division.attribute("n");
        let announced = !division.has("subtype", UNANNOUNCED);
        Some(Body { kind, language, heading, announced, text, attachments, original: beside })
    }

    /// The transcription that stands beside the translation.
    fn original(&mut self, body: Element<'_>, division: Element<'_>) -> Option<Original> {
        let is = |div: Element<'_>, kind: BodyKind| div.has("type", kind.name());
        let beside = |div: &Element<'_>| is(*div, BodyKind::Transcription);
        let original =
            body.all("div").find(beside).filter(|_| is(division, BodyKind::Translation))?;
        let language = original.xml_attribute("lang");
        let undetermined = || Spanned::new(UNDETERMINED.to_owned(), original.tag_span());
        let above = original.span().start < division.span().start;
        Some(Original {
            language: language.unwrap_or_else(undetermined),
            stands: if above { Stands::Above } else { Stands::Below },
            text: self.text(original),
        })
    }

    /// A message: what an opener, blocks and an end make.
    fn text(&mut self, holder: Element<'_>) -> Text {
        let mut text =
            Text { opener: Vec::new(), blocks: Vec::new(), end: Vec::new(), span: holder.span() };
        let pieces = self.pieces(holder, |_| true);
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
            "p" | "head" => {
                let content = self.content(element);
                let heading = element.name() == "head" || element.has("rend", HEAD);
                match content.as_slice() {
                    [] => {}
                    _ if heading => out.push(Block::Head(content)),
                    _ => out.push(match element.xml_attribute("lang") {
                        Some(language) => Block::Foreign(language, content),
                        None => Block::Paragraph(content),
                    }),
                }
            }
            "list" => self.push_list(element, out),
            "floatingText" if element.has("type", MESSAGE) => {
                let body = element.first("body").unwrap_or(element);
                let text = self.text(body);
                out.push(Block::Message(text));
            }
            "gap" => out.push(Block::Gap(gap(element))),
            "note" => out.push(Block::Note(inline::note_kind(element), self.content(element))),
            "div" | "floatingText" | "body" => {
                let inner = self.text(element);
                flatten(inner, out);
            }
            "opener" | "closer" => {
                let lines = self.lines(element);
                out.extend(lines.into_iter().map(|line| Block::Paragraph(line.content)));
            }
            _ => out.extend(self.paragraphs(element).into_iter().map(Block::Paragraph)),
        }
    }

    fn push_end(&mut self, element: Element<'_>, out: &mut Vec<End>) {
        match element.name() {
            "note" => out.push(End::Note(inline::note_kind(element), self.content(element))),
            "gap" => out.push(End::Gap(gap(element))),
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

/// The division that holds the text, if the text is divided.
fn division(body: Element<'_>) -> Option<Element<'_>> {
    let of = |kind: BodyKind| body.all("div").find(|div| div.has("type", kind.name()));
    of(BodyKind::Translation).or_else(|| of(BodyKind::Transcription)).or_else(|| body.first("div"))
}

/// A division that holds nothing but one other is a wrapper: the message is what that one holds.
fn innermost(division: Element<'_>) -> Element<'_> {
    let is_space = |child: &Child<'_>| match child {
        Child::Words(words) => words.value.trim().is_empty(),
        Child::Element(element) => is_milestone(*element),
    };
    let mut said = division.children().filter(|child| !is_space(child));
    match (said.next(), said.next()) {
        (Some(Child::Element(only)), None) if is_wrapped(only) => innermost(only),
        _ => division,
    }
}

fn is_wrapped(element: Element<'_>) -> bool {
    element.name() == "div" && !element.has("type", ATTACHMENT)
}

fn is_milestone(element: Element<'_>) -> bool {
    ["pb", "lb", "milestone"].contains(&element.name())
}

/// The language of the text is its own or that of the whole document; the header knows its name.
fn language(root: Element<'_>, division: Element<'_>) -> Language {
    let tag = division
        .xml_attribute("lang")
        .or_else(|| root.xml_attribute("lang"))
        .unwrap_or(Spanned::new(UNDETERMINED.to_owned(), division.tag_span()));
    let used = root.at(&["teiHeader", "profileDesc", "langUsage"]);
    let entry = used.and_then(|used| {
        let mut languages = used.all("language").filter(|entry| !entry.has("n", ORIGINAL));
        languages.find(|entry| entry.has("ident", &tag.value))
    });
    Language { name: entry.and_then(super::words), tag }
}

/// What the division says it is; otherwise a translation is told by the languages.
fn kind(
    division: Element<'_>,
    language: &Language,
    original: Option<&Language>,
) -> Spanned<BodyKind> {
    let said = division.attribute("type");
    if let Some(kind) = said.as_ref().and_then(|said| BodyKind::from_name(&said.value)) {
        return Spanned::new(kind, said.map_or(division.tag_span(), |said| said.span));
    }
    let translated = original.is_some_and(|original| original.tag.value != language.tag.value);
    let kind = if translated { BodyKind::Translation } else { BodyKind::Transcription };
    Spanned::new(kind, division.tag_span())
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

fn has_words(element: Element<'_>) -> bool {
    !element.text().value.is_empty() || element.descendants("gap").next().is_some()
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

//! Running text: elements of the profile are read, of others the text is kept.

use super::Reader;
use super::bits::{Bit, tidy};

use super::pieces::is_block;
use crate::cable::{
    CableNumber, Choice, Expansion, Gap, GapReason, Inline, Mark, Name, NameKind, Node, NoteKind,
    Series, Supplied, SuppliedReason, Time, Unclear,
};
use crate::source::Spanned;
use crate::tei::profile::{CABLE, COMPLETION, FOOTNOTE, LOW, NONE, NUMBER};
use crate::xml::{Child, Element};

impl Reader {
    /// The running text of an element that begins and ends a line: white space around it is no part.
    pub(super) fn content(&mut self, element: Element<'_>) -> Vec<Inline> {
        let inside = self.raw(element);
        tidy(inside, true)
    }

    /// The running text of an element within a line.
    fn inside(&mut self, element: Element<'_>) -> Vec<Inline> {
        let inside = self.raw(element);
        tidy(inside, false)
    }

    fn raw(&mut self, element: Element<'_>) -> Vec<Bit> {
        let mut out = Vec::new();
        element.children().for_each(|child| self.push_child(child, &mut out));
        out
    }

    /// Adds a piece as it stands; [`tidy`] sees to white space.
    pub(super) fn push_child(&mut self, child: Child<'_>, out: &mut Vec<Bit>) {
        match child {
            Child::Words(words) => {
                out.push(Bit::Piece(Inline::words(words.value, words.span)));
            }
            Child::Element(element) => self.push_element(element, out),
        }
    }

    fn push_element(&mut self, element: Element<'_>, out: &mut Vec<Bit>) {
        let span = element.span();
        match element.name() {
            "lb" | "pb" | "cb" | "gb" if element.has("break", "no") => out.push(Bit::Joint),
            "lb" => out.push(Bit::Piece(Inline::new(Node::LineBreak, span))),
            "pb" | "cb" | "gb" | "milestone" | "space" => out.push(Bit::Blank(span)),
            "stage" => {
                out.push(Bit::Blank(span));
                self.push_piece(element, out);
                out.push(Bit::Blank(span));
            }
            _ if is_block(element) => {
                out.push(Bit::Line(span));
                self.push_piece(element, out);
                out.push(Bit::Line(span));
            }
            _ => self.push_piece(element, out),
        }
    }

    fn push_piece(&mut self, element: Element<'_>, out: &mut Vec<Bit>) {
        let node = self.node(element);
        // Anchors and pictures have no text; nothing is lost with them.
        let is_empty = match &node {
            Node::Other(content) => content.is_empty(),
            Node::Marked { mark, content } => {
                content.is_empty() && !matches!(**mark, Mark::Link(_))
            }
            _ => false,
        };
        if !is_empty {
            out.push(Bit::Piece(Inline::new(node, element.span())));
        }
    }

    fn node(&mut self, element: Element<'_>) -> Node {
        match element.name() {
            "gap" => Node::Gap(gap(element).into()),
            "ref" if element.has("type", FOOTNOTE) => Node::Anchor(n(element).value),
            "choice" => self.choice(element),
            "app" => self.apparatus(element),
            "expan" => self.expansion(element),
            "seg" if element.has("type", NUMBER) => self.marked_number(element),
            _ => {
                let content = self.inside(element);
                self.holder(element, content)
            }
        }
    }

    /// An element that holds running text.
    fn holder(&mut self, element: Element<'_>, content: Vec<Inline>) -> Node {
        match element.name() {
            "date" => Node::Date { dating: self.dating(element).map(Box::new), content },
            "time" => Node::Time(Time { when: self.clock(element), content }.into()),
            "idno" if element.has("type", CABLE) => number(element, content),
            "ref" if element.has("type", CABLE) => {
                Node::Reference { n: n(element).into(), content }
            }
            "supplied" => Node::Supplied(supplied(element, content)),
            "unclear" => Node::Unclear(Unclear { printed: printed(element), content }.into()),
            "sic" => Node::Sic(content),
            "foreign" => Node::Foreign(content),
            "note" => Node::Note { kind: note_kind(element).into(), content },
            "rdg" => Node::Note { kind: NoteKind::Other("reading".to_owned()).into(), content },
            "hi" | "emph" | "del" | "add" | "ref" => match mark(element) {
                Some(mark) => Node::Marked { mark: mark.into(), content },
                None => Node::Other(content),
            },
            _ => name_or_other(element, content),
        }
    }

    /// Two readings of one place. Of those that are no correction, the first is what stands in the document.
    fn choice(&mut self, element: Element<'_>) -> Node {
        let pair = |a, b| element.first(a).zip(element.first(b));
        if let Some((sic, corr)) = pair("sic", "corr") {
            return Node::Choice(Box::new(Choice {
                sic: self.inside(sic),
                corr: self.inside(corr),
                resp: value(corr, "resp"),
            }));
        }
        let spelt = pair("orig", "reg").map(|pair| (pair, Mark::Regularised as fn(String) -> Mark));
        match pair("abbr", "expan").map(|pair| (pair, Mark::Abbreviated as _)).or(spelt) {
            Some(((first, other), mark)) => {
                let mark = mark(other.text().value).into();
                Node::Marked { mark, content: self.inside(first) }
            }
            None => {
                let first = element.elements().next();
                Node::Other(first.map_or_else(Vec::new, |first| self.inside(first)))
            }
        }
    }

    /// What the editors print, and the readings of other copies as notes to it.
    // app ::= lem? { rdg | rdgGrp | note | wit }
    fn apparatus(&mut self, element: Element<'_>) -> Node {
        let printed = element.first("lem").or_else(|| element.first("rdg"));
        let mut content = printed.map_or_else(Vec::new, |printed| self.inside(printed));
        let others = element.elements().filter(|other| {
            printed.is_none_or(|printed| printed.span().range() != other.span().range())
        });
        let mut bits = Vec::new();
        others.for_each(|other| self.push_element(other, &mut bits));
        content.extend(tidy(bits, false));
        Node::Other(content)
    }

    // expansion ::= (abbr | words) (ex | supplied[@reason='completion'])
    fn expansion(&mut self, element: Element<'_>) -> Node {
        let content = self.inside(element);
        let parts: Vec<Child<'_>> = element.children().collect();
        match parts.as_slice() {
            [before, Child::Element(completion)] if completes(*completion) => {
                let abbreviation = match before {
                    Child::Words(words) => words.value.clone(),
                    Child::Element(abbr) => abbr.text().value,
                };
                let content = self.inside(*completion);
                Node::Expansion(Expansion { abbreviation, content }.into())
            }
            _ => Node::Other(content),
        }
    }

    // number ::= seg[@type='number'](idno[@type='cable'] content)
    fn marked_number(&mut self, element: Element<'_>) -> Node {
        let mut content = self.inside(element);
        let marked = matches!(
            content.first(),
            Some(Inline { node: Node::Number { content, .. }, .. }) if content.is_empty()
        );
        match element.first("idno") {
            Some(idno) if marked => {
                content.remove(0);
                number(idno, content)
            }
            _ => Node::Other(content),
        }
    }
}

/// The name that the element is, or an element that is none.
pub(super) fn name_or_other(element: Element<'_>, content: Vec<Inline>) -> Node {
    match name_kind(element) {
        Some(kind) => {
            Node::Name(Name { kind, pointer: element.attribute("ref").map(Box::new), content })
        }
        None => Node::Other(content),
    }
}

/// A name may also be a `name` or `rs` whose `@type` says of what.
pub(super) fn name_kind(element: Element<'_>) -> Option<NameKind> {
    if !["name", "rs"].contains(&element.name()) {
        return NameKind::from_element(element.name());
    }
    match value(element, "type")?.as_str() {
        "person" | "pers" => Some(NameKind::Person),
        "place" => Some(NameKind::Place),
        "organisation" | "organization" | "org" => Some(NameKind::Organisation),
        "role" => Some(NameKind::Role),
        _ => None,
    }
}

fn value(element: Element<'_>, attribute: &str) -> Option<String> {
    element.attribute(attribute).map(|value| value.value)
}

/// The bare number: `@n`, or the words.
fn n(element: Element<'_>) -> Spanned<String> {
    element.attribute("n").unwrap_or_else(|| element.text())
}

/// A number of no known series says nothing that could be compared.
fn number(idno: Element<'_>, content: Vec<Inline>) -> Node {
    match value(idno, "subtype").and_then(|name| Series::from_name(&name)) {
        Some(series) => Node::Number { number: CableNumber { series, n: n(idno) }.into(), content },
        None => Node::Other(content),
    }
}

/// A gap; a reason outside the profile means no more than that something is missing.
pub(super) fn gap(element: Element<'_>) -> Gap {
    let reason = value(element, "reason").and_then(|name| GapReason::from_name(&name));
    let words = element.first("desc").map(|desc| desc.text().value);
    Gap {
        reason: reason.unwrap_or(GapReason::Missing),
        quantity: value(element, "quantity").and_then(|quantity| quantity.parse().ok()),
        unit: value(element, "unit"),
        words: words.filter(|words| !words.is_empty()),
        printed: printed(element),
    }
}

/// The form in print, where it is not the usual one. Words are no such form: they say how foreign TEI looks.
fn printed(element: Element<'_>) -> Option<String> {
    let rend = value(element, "rend")?;
    let is_name = rend.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    match rend.as_str() {
        NONE => Some(String::new()),
        _ if is_name => None,
        _ => Some(rend),
    }
}

fn supplied(element: Element<'_>, content: Vec<Inline>) -> Supplied {
    let reason = value(element, "reason").and_then(|name| SuppliedReason::from_name(&name));
    Supplied {
        reason: reason.unwrap_or(SuppliedReason::Omitted),
        doubtful: element.has("cert", LOW),
        content,
    }
}

fn completes(element: Element<'_>) -> bool {
    element.name() == "ex" || (element.name() == "supplied" && element.has("reason", COMPLETION))
}

/// The kind of a note by its `@type`, or by the place where it is printed.
pub(super) fn note_kind(note: Element<'_>) -> NoteKind {
    let place = value(note, "place").unwrap_or_default();
    match value(note, "type") {
        Some(kind) => NoteKind::from_name(&kind),
        None if ["foot", "bottom", "end"].contains(&&*place) => NoteKind::Footnote,
        None => NoteKind::Other(String::new()),
    }
}

/// How an element marks its words, if it does.
fn mark(element: Element<'_>) -> Option<Mark> {
    match element.name() {
        "del" => Some(Mark::Deleted),
        "add" => Some(Mark::Added),
        "emph" => Some(Mark::Highlighted("italic".to_owned())),
        "ref" => value(element, "target").map(Mark::Link),
        _ => {
            let how = value(element, "rend").or_else(|| value(element, "rendition"));
            Some(Mark::Highlighted(how.unwrap_or_default()))
        }
    }
}

//! Running text: elements of the profile are read, of others the text is kept.

use super::Reader;
use super::date::datable;
use crate::cable::{
    CableNumber, Choice, Expansion, Gap, GapReason, Inline, Name, NameKind, Node, NoteKind, Series,
    Supplied, SuppliedReason,
};
use crate::source::Spanned;
use crate::tei::profile::{CABLE, COMPLETION, FOOTNOTE, LOW, NONE, NUMBER};
use crate::xml::unbroken;
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

    fn raw(&mut self, element: Element<'_>) -> Vec<Inline> {
        let mut out = Vec::new();
        element.children().for_each(|child| self.push_child(child, &mut out));
        out
    }

    /// Adds a piece as it stands; [`tidy`] sees to white space.
    pub(super) fn push_child(&mut self, child: Child<'_>, out: &mut Vec<Inline>) {
        match child {
            Child::Words(words) => out.push(Inline::new(Node::Words(words.value), words.span)),
            Child::Element(element) => {
                let node = self.node(element);
                // Page breaks and anchors have no text; nothing is lost with them.
                if !matches!(&node, Node::Other(content) if content.is_empty()) {
                    out.push(Inline::new(node, element.span()));
                }
            }
        }
    }

    fn node(&mut self, element: Element<'_>) -> Node {
        match element.name() {
            "lb" => Node::LineBreak,
            "gap" => Node::Gap(gap(element).into()),
            "ref" if element.has("type", FOOTNOTE) => Node::Anchor(n(element).value),
            "choice" => self.choice(element),
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
            "date" => Node::Date { dating: self.dating(element), content },
            "time" => Node::Time { when: datable(element, "when").map(|when| when.value), content },
            "idno" if element.has("type", CABLE) => number(element, content),
            "ref" if element.has("type", CABLE) => {
                Node::Reference { n: n(element).into(), content }
            }
            "supplied" => Node::Supplied(supplied(element, content)),
            "unclear" => Node::Unclear { printed: printed(element), content },
            "sic" => Node::Sic(content),
            "foreign" => Node::Foreign(content),
            "note" => Node::Note { kind: note_kind(element), content },
            _ => match self.name_node(element, content.clone()) {
                Some(name) => Node::Name(name),
                None => Node::Other(content),
            },
        }
    }

    /// The name that the element is, if it is one.
    pub(super) fn name_node(&self, element: Element<'_>, content: Vec<Inline>) -> Option<Name> {
        let kind = name_kind(element)?;
        Some(Name { kind, pointer: element.attribute("ref").map(Box::new), content })
    }

    /// Of readings that are no correction, the first is what stands in the document.
    fn choice(&mut self, element: Element<'_>) -> Node {
        match (element.first("sic"), element.first("corr")) {
            (Some(sic), Some(corr)) => Node::Choice(Box::new(Choice {
                sic: self.inside(sic),
                corr: self.inside(corr),
                resp: value(corr, "resp"),
            })),
            _ => {
                let first = element.elements().next();
                Node::Other(first.map_or_else(Vec::new, |first| self.inside(first)))
            }
        }
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
                Node::Expansion(Expansion { abbreviation, content })
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

fn printed(element: Element<'_>) -> Option<String> {
    value(element, "rend").map(|rend| if rend == NONE { String::new() } else { rend })
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

/// The kind of a note by its `@type`.
pub(super) fn note_kind(note: Element<'_>) -> NoteKind {
    NoteKind::from_name(&value(note, "type").unwrap_or_default())
}

/// Takes away the white space that is not the source's: around line breaks, at the edges of a line, and
/// where an editor's program broke a line.
pub(super) fn tidy(content: Vec<Inline>, edges: bool) -> Vec<Inline> {
    let breaks: Vec<bool> =
        content.iter().map(|inline| matches!(inline.node, Node::LineBreak)).collect();
    let ends = |at: Option<usize>| match at.and_then(|at| breaks.get(at)) {
        Some(is_break) => *is_break,
        None => edges,
    };
    let trimmed = content
        .into_iter()
        .enumerate()
        .map(|(at, inline)| trim(inline, ends(at.checked_sub(1)), ends(Some(at + 1))));
    trimmed
        .filter(|inline| !matches!(&inline.node, Node::Words(words) if words.is_empty()))
        .collect()
}

fn trim(inline: Inline, start: bool, end: bool) -> Inline {
    let Node::Words(words) = inline.node else { return inline };
    let length = words.len();
    let from = if start { length - words.trim_ascii_start().len() } else { 0 };
    let to = if end { words.trim_ascii_end().len().max(from) } else { length };
    let part = Spanned::new(words, inline.span).slice(from..to);
    Inline::new(Node::Words(unbroken(&part.value)), part.span)
}

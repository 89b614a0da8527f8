//! Which part of a document is included (XPointer Framework; XPointer element() Scheme).

use crate::xml::reader::{Start, name_end};

/// A pointer to one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pointer {
    /// The identifier of the element to start from; none for the document.
    id: Option<String>,
    /// Which child to take, and which of its children, counted from 1.
    steps: Vec<usize>,
}

/// How far a pointer has been followed in a document that is being read.
#[derive(Debug)]
pub(super) struct Search {
    pointer: Pointer,
    /// How many child elements have begun at each depth.
    counts: Vec<usize>,
    anchor: Anchor,
}

/// Where the element with the pointer's identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    /// It has not been found.
    Ahead,
    /// It is open, and stands in so many elements.
    Open(usize),
    /// It has ended.
    Behind,
}

// Pointer    ::= Shorthand | SchemeBased                                (XPointer Framework, [1])
// SchemeBased ::= PointerPart (S? PointerPart)*                         (XPointer Framework, [3])
// Shorthand  ::= NCName                                                 (XPointer Framework, [2])
/// Reads a pointer: the first part of a scheme that is known.
pub(super) fn pointer(text: &str) -> Option<Pointer> {
    let mut rest = text.trim();
    if !rest.contains('(') {
        return is_ncname(rest).then(|| Pointer { id: Some(rest.to_owned()), steps: Vec::new() });
    }
    while let Some((scheme, behind)) = rest.split_once('(') {
        let end = closing(behind)?;
        if scheme.trim() == "element" {
            return element(&behind[..end]);
        }
        rest = &behind[end + 1..];
    }
    None
}

/// Where the parenthesis ends that is open at the start; `^` escapes the next character.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '^' => escaped = true,
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
    }
    None
}

// ElementSchemeData ::= (NCName ChildSequence?) | ChildSequence     (element() Scheme, [1])
// ChildSequence     ::= ('/' [1-9] [0-9]*)+                         (element() Scheme, [2])
fn element(data: &str) -> Option<Pointer> {
    let (id, sequence) = data.split_at(data.find('/').unwrap_or(data.len()));
    let steps: Option<Vec<usize>> = sequence.split('/').skip(1).map(step).collect();
    let id = (!id.is_empty()).then(|| id.to_owned());
    if id.as_deref().is_some_and(|id| !is_ncname(id)) {
        return None;
    }
    let steps = steps.filter(|steps| id.is_some() || !steps.is_empty())?;
    Some(Pointer { id, steps })
}

fn step(digits: &str) -> Option<usize> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    digits.parse().ok().filter(|_| plain)
}

fn is_ncname(text: &str) -> bool {
    let end = name_end(text, 0);
    end == Some(text.len()) && !text.contains(':')
}

impl Search {
    pub(super) fn new(pointer: Pointer) -> Self {
        Self { pointer, counts: Vec::new(), anchor: Anchor::Ahead }
    }

    /// Whether the element that begins here is the one; every start tag must be shown in order.
    pub(super) fn finds(&mut self, start: Start<'_>) -> bool {
        let depth = start.depth();
        self.counts.truncate(depth + 1);
        self.counts.resize(depth + 1, 0);
        self.counts[depth] += 1;
        let Some(id) = self.pointer.id.as_deref() else {
            return self.counts == self.pointer.steps;
        };
        self.anchor = match self.anchor {
            Anchor::Ahead if start.attributes().any(|it| it.is_id() && it.value() == id) => {
                Anchor::Open(depth)
            }
            Anchor::Open(anchor) if depth <= anchor => Anchor::Behind,
            anchor => anchor,
        };
        match self.anchor {
            Anchor::Open(anchor) => self.counts[anchor + 1..] == self.pointer.steps,
            Anchor::Ahead | Anchor::Behind => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_read_or_refused() {
        let some = |id: Option<&str>, steps: &[usize]| {
            Some(Pointer { id: id.map(str::to_owned), steps: steps.to_vec() })
        };
        for (text, expected) in [
            ("annex", some(Some("annex"), &[])),
            ("element(annex)", some(Some("annex"), &[])),
            ("element(/1/20)", some(None, &[1, 20])),
            ("xmlns(a=urn:a) element(annex/2)", some(Some("annex"), &[2])),
            ("xpointer(//*[@n='^)^(']) element(/1)", some(None, &[1])),
            ("element(/0)", None),
            ("element(/01)", None),
            ("element()", None),
            ("element(1a)", None),
            ("element(/1", None),
            ("xpointer(/)", None),
            ("a b", None),
            ("", None),
        ] {
            assert_eq!(pointer(text), expected, "{text}");
        }
    }
}

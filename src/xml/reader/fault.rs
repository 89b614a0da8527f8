//! What breaks a recommendation, before it becomes a finding.

use std::fmt;
use std::ops::Range;

use super::Open;

/// A place in the text being read, what is wrong there, and the clause that it breaks.
///
/// Boxed, for every step of the reader may return one and hardly any does.
pub(in crate::xml) type Fault = Box<Broken>;

#[derive(Debug)]
pub(in crate::xml) struct Broken {
    pub(super) place: Range<usize>,
    pub(super) message: String,
    pub(super) label: &'static str,
    pub(super) clause: Clause,
    pub(super) related: Option<(Range<usize>, &'static str)>,
    /// The same for the name of an element that is open, by its place in the document.
    pub(super) begun: Option<((u32, u32), &'static str)>,
}

/// The clause of XML 1.0 (fifth edition) or Namespaces in XML 1.0 (third edition) that is broken.
#[derive(Clone, Copy, Debug)]
pub(in crate::xml) enum Clause {
    /// A production of XML 1.0 by its number and name.
    Production(u8, &'static str),
    /// A well-formedness constraint of XML 1.0.
    Constraint(&'static str),
    /// A section of XML 1.0.
    Section(&'static str),
    /// A constraint, production or section of Namespaces in XML.
    Namespaces(&'static str),
    /// A limit of this reader.
    Limit,
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clause::Production(number, name) => write!(f, "XML 1.0, production {number}, {name}"),
            Clause::Constraint(name) => write!(f, "XML 1.0, well-formedness constraint {name}"),
            Clause::Section(number) => write!(f, "XML 1.0, section {number}"),
            Clause::Namespaces(name) => write!(f, "Namespaces in XML 1.0, {name}"),
            Clause::Limit => write!(f, "a limit of shifr"),
        }
    }
}

/// A fault at a place.
#[cold]
pub(in crate::xml) fn fault(
    clause: Clause,
    place: Range<usize>,
    message: impl Into<String>,
    label: &'static str,
) -> Fault {
    Box::new(Broken { place, message: message.into(), label, clause, related: None, begun: None })
}

impl Broken {
    /// Adds the place that the first one contradicts.
    pub(super) fn beside(mut self: Box<Self>, place: Range<usize>, label: &'static str) -> Fault {
        self.related = Some((place, label));
        self
    }

    /// Adds the start of the element that the place contradicts.
    pub(super) fn contradicting(mut self: Box<Self>, open: &Open, label: &'static str) -> Fault {
        self.begun = Some((open.place, label));
        self
    }

    /// The same fault at a reference: what it points at stands in the entity's replacement text, which
    /// has no place in the document.
    pub(super) fn moved_to(mut self: Box<Self>, reference: &Range<usize>) -> Fault {
        self.place = reference.clone();
        self.related = None;
        self
    }
}

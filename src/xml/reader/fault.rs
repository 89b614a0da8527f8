//! What breaks a recommendation, before it becomes a finding.

use std::fmt;
use std::ops::Range;

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
    /// A constraint of Namespaces in XML.
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
            Clause::Namespaces(name) => write!(f, "Namespaces in XML 1.0, constraint {name}"),
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
    Box::new(Broken { place, message: message.into(), label, clause, related: None })
}

impl Broken {
    /// Adds the place that the first one contradicts.
    pub(super) fn beside(mut self: Box<Self>, place: Range<usize>, label: &'static str) -> Fault {
        self.related = Some((place, label));
        self
    }
}

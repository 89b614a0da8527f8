//! Namespaces in scope (Namespaces in XML 1.0, third edition).

use std::collections::HashMap;
use std::ops::Range;

use super::fault::{Clause, Fault, fault};
use crate::xml::{XML, XMLNS};

/// A namespace name by its number in one reader, so that names compare and hash quickly.
///
/// The same namespace name has the same number as long as the reader lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamespaceId(pub(super) u32);

impl NamespaceId {
    /// No namespace.
    pub const NONE: NamespaceId = NamespaceId(0);
    /// The namespace of `xml:id`.
    pub const XML: NamespaceId = NamespaceId(1);
    pub(super) const XMLNS: NamespaceId = NamespaceId(2);

    /// A small number for tables: counted from 0 in the order in which a reader meets namespaces.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Prefixes and what they stand for, at one place of a document.
#[derive(Debug)]
pub struct Namespaces {
    names: Vec<Box<str>>,
    numbers: HashMap<Box<str>, NamespaceId>,
    bindings: Vec<Binding>,
    /// The prefixes of all bindings one behind the other.
    prefixes: String,
    default: NamespaceId,
}

#[derive(Clone, Copy, Debug)]
struct Binding {
    /// Where the prefix starts in `prefixes`; it ends where the next one starts.
    prefix: u32,
    namespace: NamespaceId,
    /// The default namespace outside.
    outer: NamespaceId,
}

/// How many prefixes may be bound at one place. Each is found by looking at all.
const BINDINGS: usize = 256;

/// How many bindings there were before an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope(u32);

impl Namespaces {
    pub(super) fn new() -> Self {
        let mut namespaces = Self {
            names: Vec::new(),
            numbers: HashMap::new(),
            bindings: Vec::new(),
            prefixes: String::new(),
            default: NamespaceId::NONE,
        };
        // In the order of the numbers that have names.
        for name in ["", XML, XMLNS] {
            namespaces.intern(name);
        }
        namespaces
    }

    /// What a prefix stands for; the empty prefix is the default namespace, which attributes do not have.
    pub fn resolve(&self, prefix: &str) -> Option<&str> {
        self.resolve_id(prefix).map(|id| self.name(id))
    }

    /// The same by its number.
    pub fn resolve_id(&self, prefix: &str) -> Option<NamespaceId> {
        match prefix {
            "" => Some(self.default),
            "xml" => Some(NamespaceId::XML),
            "xmlns" => Some(NamespaceId::XMLNS),
            _ => {
                let found = (0..self.bindings.len()).rev().find(|&at| self.prefix(at) == prefix);
                found.map(|at| self.bindings[at].namespace)
            }
        }
    }

    /// The namespace name of a number.
    pub fn name(&self, id: NamespaceId) -> &str {
        &self.names[id.index()]
    }

    /// The namespace of names without a prefix.
    pub(super) fn default_id(&self) -> NamespaceId {
        self.default
    }

    pub(super) fn scope(&self) -> Scope {
        Scope(self.bindings.len() as u32)
    }

    /// Binds a prefix in the innermost scope; `place` is that of the declaration.
    pub(super) fn bind(
        &mut self,
        prefix: &str,
        name: &str,
        place: Range<usize>,
    ) -> Result<(), Fault> {
        if self.bindings.len() == BINDINGS {
            return Err(too_many(place));
        }
        check(prefix, name, place)?;
        let namespace = self.intern(name);
        let at = self.prefixes.len() as u32;
        self.bindings.push(Binding { prefix: at, namespace, outer: self.default });
        self.prefixes.push_str(prefix);
        if prefix.is_empty() {
            self.default = namespace;
        }
        Ok(())
    }

    /// Forgets what was bound since.
    pub(super) fn leave(&mut self, scope: Scope) {
        let scope = scope.0 as usize;
        if let Some(first) = self.bindings.get(scope) {
            self.default = first.outer;
            self.prefixes.truncate(first.prefix as usize);
            self.bindings.truncate(scope);
        }
    }

    fn prefix(&self, at: usize) -> &str {
        let start = self.bindings[at].prefix as usize;
        let end =
            self.bindings.get(at + 1).map_or(self.prefixes.len(), |next| next.prefix as usize);
        &self.prefixes[start..end]
    }

    fn intern(&mut self, name: &str) -> NamespaceId {
        if let Some(&known) = self.numbers.get(name) {
            return known;
        }
        let id = NamespaceId(self.names.len() as u32);
        self.names.push(name.into());
        self.numbers.insert(name.into(), id);
        id
    }
}

#[cold]
fn too_many(place: Range<usize>) -> Fault {
    let message = format!("more than {BINDINGS} namespace prefixes are bound at one place");
    fault(Clause::Limit, place, message, "one prefix too many")
}

/// The constraints Reserved Prefixes and Namespace Names, and No Prefix Undeclaring.
fn check(prefix: &str, name: &str, place: Range<usize>) -> Result<(), Fault> {
    let reserved = Clause::Namespaces("Reserved Prefixes and Namespace Names");
    let (clause, message, label) = match (prefix, name) {
        ("xml", XML) => return Ok(()),
        ("xml", _) => (reserved, "prefix `xml` is bound to another namespace", "it is reserved"),
        ("xmlns", _) => (reserved, "prefix `xmlns` is declared", "it is bound by itself"),
        (_, XML | XMLNS) => (
            reserved,
            "a reserved namespace is bound to another prefix",
            "only its own may have it",
        ),
        ("", _) => return Ok(()),
        (_, "") => (
            Clause::Namespaces("No Prefix Undeclaring"),
            "a prefix is bound to no namespace",
            "only the default namespace can be undeclared",
        ),
        _ => return Ok(()),
    };
    Err(fault(clause, place, message, label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bindings_end_with_their_scope() {
        let mut namespaces = Namespaces::new();
        let mut bind = |namespaces: &mut Namespaces, prefix, name| {
            namespaces.bind(prefix, name, 0..0).expect("may be bound");
        };
        bind(&mut namespaces, "", "urn:a");
        bind(&mut namespaces, "p", "urn:p");
        let scope = namespaces.scope();
        bind(&mut namespaces, "p", "urn:q");
        bind(&mut namespaces, "", "");
        assert_eq!((namespaces.resolve("p"), namespaces.resolve("")), (Some("urn:q"), Some("")));
        namespaces.leave(scope);
        assert_eq!(
            (namespaces.resolve("p"), namespaces.resolve("")),
            (Some("urn:p"), Some("urn:a"))
        );
        assert_eq!((namespaces.resolve("xml"), namespaces.resolve("q")), (Some(XML), None));
    }

    #[test]
    fn reserved_names_keep_their_meaning() {
        for (prefix, name, may) in [
            ("xml", XML, true),
            ("xml", "urn:a", false),
            ("a", XML, false),
            ("", XML, false),
            ("xmlns", XMLNS, false),
            ("xmlns", "urn:a", false),
            ("a", XMLNS, false),
            ("a", "", false),
            ("", "", true),
        ] {
            assert_eq!(Namespaces::new().bind(prefix, name, 0..0).is_ok(), may, "{prefix} {name}");
        }
    }
}

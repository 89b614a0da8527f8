//! Datatypes of both libraries: the built-in one (RELAX NG 6.2.2.1) and that of XML Schema.

use std::fmt;

use super::syntax::Scope;
use crate::xml::words;
use crate::xsd::{self, IdKind, Namespaces};

/// A datatype with its parameters.
pub(super) enum Datatype {
    /// `string`: values are compared letter by letter.
    String,
    /// `token`: values are compared without regard to the amount of white space.
    Token,
    /// A datatype of XML Schema, part 2.
    Xsd(xsd::Datatype),
}

/// Why a text is no value of a datatype.
pub(super) use xsd::Reason;

impl Datatype {
    pub(super) fn check<'a>(
        &'a self,
        text: &'a str,
        namespaces: &dyn Namespaces,
    ) -> Result<(), Reason<'a>> {
        match self {
            Datatype::String | Datatype::Token => Ok(()),
            Datatype::Xsd(datatype) => datatype.check(text, namespaces),
        }
    }

    pub(super) fn same(
        &self,
        one: &str,
        one_namespaces: &dyn Namespaces,
        other: &str,
        other_namespaces: &dyn Namespaces,
    ) -> bool {
        match self {
            Datatype::String => one == other,
            Datatype::Token => words(one).eq(words(other)),
            Datatype::Xsd(datatype) => datatype.same(one, one_namespaces, other, other_namespaces),
        }
    }

    /// Whether values name their element, or another one by its name (DTD compatibility, 5).
    pub(super) fn id_kind(&self) -> Option<IdKind> {
        match self {
            Datatype::String | Datatype::Token => None,
            Datatype::Xsd(datatype) => datatype.id_kind(),
        }
    }
}

impl fmt::Debug for Datatype {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Datatype::String => "string",
            Datatype::Token => "token",
            Datatype::Xsd(_) => "xsd",
        })
    }
}

impl Namespaces for Scope {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        if prefix.is_empty() {
            return Some(&self.default);
        }
        let bound = self.prefixes.iter().find(|(known, _)| **known == *prefix);
        bound.map(|(_, namespace)| &**namespace)
    }
}

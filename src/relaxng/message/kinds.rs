//! The kinds of mistakes that validation finds.

use crate::diagnostic::{Family, Kind, Severity};

/// The schema has no element of the name.
pub static UNKNOWN_ELEMENT: Kind = error(
    "unknown-element",
    "the schema has no element of this name",
    include_str!("../../../docs/rules/unknown-element.md"),
);

/// An element stands where it must not.
pub static MISPLACED_ELEMENT: Kind = error(
    "misplaced-element",
    "an element stands where the schema does not allow it",
    include_str!("../../../docs/rules/misplaced-element.md"),
);

/// An element comes before one that must come first.
pub static MISSING_ELEMENT: Kind = error(
    "missing-element",
    "an element is missing before the one that stands here",
    include_str!("../../../docs/rules/missing-element.md"),
);

/// An element ends before its content is complete.
pub static INCOMPLETE_ELEMENT: Kind = error(
    "incomplete-element",
    "an element ends before everything it needs has come",
    include_str!("../../../docs/rules/incomplete-element.md"),
);

/// An element has an attribute that it must not have.
pub static UNKNOWN_ATTRIBUTE: Kind = error(
    "unknown-attribute",
    "an element has an attribute that the schema does not give it",
    include_str!("../../../docs/rules/unknown-attribute.md"),
);

/// An element lacks an attribute.
pub static MISSING_ATTRIBUTE: Kind = error(
    "missing-attribute",
    "an element lacks an attribute that the schema demands",
    include_str!("../../../docs/rules/missing-attribute.md"),
);

/// A value is not of its datatype, or none of those that are listed.
pub static BAD_VALUE: Kind = error(
    "bad-value",
    "an attribute or element has a value that the schema does not allow",
    include_str!("../../../docs/rules/bad-value.md"),
);

/// Text stands where only elements may.
pub static TEXT_NOT_ALLOWED: Kind = error(
    "text-not-allowed",
    "text stands where the schema allows elements only",
    include_str!("../../../docs/rules/text-not-allowed.md"),
);

/// An identifier is given twice.
pub static DUPLICATE_ID: Kind = error(
    "duplicate-id",
    "two elements of a document have the same identifier",
    include_str!("../../../docs/rules/duplicate-id.md"),
);

/// A reference leads to no identifier.
pub static DANGLING_IDREF: Kind = error(
    "dangling-idref",
    "a reference names an identifier that the document does not have",
    include_str!("../../../docs/rules/dangling-idref.md"),
);

const fn error(code: &'static str, summary: &'static str, page: &'static str) -> Kind {
    Kind { code, family: Family::Schema, severity: Severity::Error, summary, page }
}

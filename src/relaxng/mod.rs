//! RELAX NG: schemas that say what a document may hold, and documents judged by them.

pub mod syntax;
pub mod compact;

mod incorrect;
mod parse;
mod notation;

mod name_class;
mod datatype;
mod parts;
mod pattern;
mod simplify;
mod restrict;
mod schema;
mod portable;

mod ids;
mod derive;
mod names;
mod automaton;
mod expected;
mod mismatch;
mod message;
mod validate;

pub use expected::Expected;
pub use ids::CONFLICTING_ID_TYPES;
pub use incorrect::INCORRECT_SCHEMA;
pub use message::{
    BAD_VALUE, DANGLING_IDREF, INCOMPLETE_ELEMENT, MISPLACED_ELEMENT, MISSING_ATTRIBUTE,
    MISSING_ELEMENT, REPEATED_ID, TEXT_NOT_ALLOWED, TOO_AMBIGUOUS, UNKNOWN_ATTRIBUTE,
    UNKNOWN_ELEMENT,
};
pub use mismatch::{Holds, Meant, Mismatch, Missing, Tag, What};
pub use schema::Schema;
pub use validate::{Judgement, Validator, validate};

pub use crate::xml::resolve::{InMemory, OneFile, Resolver, Within};

use crate::diagnostic::Kind;

/// The kinds of findings about schemas and about documents judged by them.
pub static KINDS: &[&Kind] = &[
    &INCORRECT_SCHEMA,
    &CONFLICTING_ID_TYPES,
    &UNKNOWN_ELEMENT,
    &MISPLACED_ELEMENT,
    &MISSING_ELEMENT,
    &INCOMPLETE_ELEMENT,
    &UNKNOWN_ATTRIBUTE,
    &MISSING_ATTRIBUTE,
    &BAD_VALUE,
    &TEXT_NOT_ALLOWED,
    &REPEATED_ID,
    &DANGLING_IDREF,
    &TOO_AMBIGUOUS,
];

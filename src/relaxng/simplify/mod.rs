//! Simplification (RELAX NG 4): from the full syntax to patterns.
//!
//! The clauses that concern one place only have been followed by the parsers; here are those that need
//! the whole: other files are read (4.5 to 4.7), constraints checked (4.16), definitions combined and
//! looked up (4.17 to 4.19). The constructors of [`Patterns`] see to `notAllowed` (4.20) and `empty` (4.21).

mod files;
mod grammars;
mod names;
mod datatypes;
mod build;

use self::build::Builder;
use super::parts::Parts;
use super::pattern::{PatternId, Patterns};
use super::syntax::Pattern;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::xml::resolve::Resolver;

/// A schema in the simple syntax (5).
pub(super) struct Simple {
    pub(super) patterns: Patterns,
    pub(super) parts: Parts,
    pub(super) start: PatternId,
    /// Where each pattern was written first, by its number; findings of section 7 point there.
    pub(super) places: Vec<Option<Span>>,
}

/// Simplifies the schema of a source.
///
/// # Errors
///
/// What breaks a clause of section 4, or a file that cannot be had.
pub(super) fn simplify(
    mut schema: Pattern,
    source: &Source,
    resolver: &dyn Resolver,
) -> Result<Simple, Vec<Diagnostic>> {
    files::join(&mut schema, source, resolver)?;
    Builder::new(&schema).build()
}

//! Schemas that are ready to judge documents.

use super::ids::IdKinds;
use super::notation::parse;
use super::parts::Parts;
use super::pattern::{ElementId, PatternId, Patterns};
use super::restrict::restrict;
use super::simplify::simplify;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::Source;
use crate::xml::resolve::Resolver;

/// A correct schema, ready to judge documents. It does not change, and threads may share it.
pub struct Schema {
    pub(super) patterns: Patterns,
    pub(super) parts: Parts,
    pub(super) start: PatternId,
    /// The elements that can be reached from the start.
    pub(super) elements: Vec<ElementId>,
    pub(super) ids: IdKinds,
}

impl Schema {
    /// Reads a schema; `resolver` finds the other files that it names.
    ///
    /// # Errors
    ///
    /// Everything found that makes the schema incorrect: without a correct schema there is no verdict.
    pub fn compile(
        source: &Source,
        resolver: &dyn Resolver,
    ) -> Result<Outcome<Schema>, Vec<Diagnostic>> {
        let syntax = parse(source, "".into())?;
        let simple = simplify(syntax, source, resolver)?;
        let elements = restrict(&simple, source.span(0..0))?;
        let (ids, warnings) = IdKinds::of(&simple.patterns, &simple.parts, &elements);
        let schema = Schema {
            patterns: simple.patterns,
            parts: simple.parts,
            start: simple.start,
            elements,
            ids,
        };
        Ok(Outcome { value: schema, diagnostics: warnings })
    }
}

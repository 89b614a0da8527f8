//! Restrictions (RELAX NG 7): what a correct schema must not say, though it could be written.
//!
//! They hold for what can be reached from the start, after `notAllowed` and `empty` have been simplified
//! away. Patterns that lie within others come first, so each restriction is a question about a pattern
//! and what is known of its members; nothing is looked at twice, however often it is used.

mod contexts;
mod string_sequences;
mod attributes;
mod interleave;

use super::incorrect::{Clause, incorrect};
use super::parts::Parts;
use super::pattern::{ElementId, Pattern, PatternId, Patterns};
use super::simplify::Simple;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Checks a schema, and gives the elements that can be reached from its start.
///
/// # Errors
///
/// What breaks a clause of section 7.
pub(super) fn restrict(schema: &Simple, whole: Span) -> Result<Vec<ElementId>, Vec<Diagnostic>> {
    let Reach { mut reached, elements, .. } = reach(schema, whole);
    reached.sort_unstable_by_key(|reached| reached.id);
    let mut check = Check { patterns: &schema.patterns, parts: &schema.parts, found: Vec::new() };
    contexts::check(&mut check, &reached, schema.start);
    string_sequences::check(&mut check, &reached, &elements);
    attributes::check(&mut check, &reached);
    interleave::check(&mut check, &reached);
    if check.found.is_empty() { Ok(elements) } else { Err(check.found) }
}

/// A schema that is checked, and what has been found.
struct Check<'s> {
    patterns: &'s Patterns,
    parts: &'s Parts,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn wrong(&mut self, clause: Clause, span: Span, message: impl Into<String>) {
        self.found.push(incorrect(clause, span, message));
    }
}

/// A pattern that can be reached, and where it stands.
#[derive(Clone, Copy)]
struct Reached {
    id: PatternId,
    span: Span,
}

#[derive(Default)]
struct Reach {
    reached: Vec<Reached>,
    elements: Vec<ElementId>,
    seen: Vec<bool>,
    seen_elements: Vec<bool>,
    waiting: Vec<Reached>,
}

/// All patterns from the start on, through elements too; those without a place of their own stand where
/// the pattern around them does.
fn reach(schema: &Simple, whole: Span) -> Reach {
    let mut reach = Reach { seen: vec![false; schema.patterns.len()], ..Reach::default() };
    reach.waiting.push(Reached { id: schema.start, span: whole });
    while let Some(Reached { id, span }) = reach.waiting.pop() {
        if std::mem::replace(&mut reach.seen[id.index()], true) {
            continue;
        }
        let span = schema.places[id.index()].unwrap_or(span);
        reach.reached.push(Reached { id, span });
        let pattern = schema.patterns.get(id);
        reach.waiting.extend(pattern.members().iter().map(|&id| Reached { id, span }));
        if let Pattern::Element(id) = *pattern {
            reach.enter(id, schema);
        }
    }
    reach
}

impl Reach {
    fn enter(&mut self, id: ElementId, schema: &Simple) {
        let at = id.0 as usize;
        if self.seen_elements.len() <= at {
            self.seen_elements.resize(at + 1, false);
        }
        if !std::mem::replace(&mut self.seen_elements[at], true) {
            self.elements.push(id);
            let element = schema.parts.element(id);
            self.waiting.push(Reached { id: element.content, span: element.span });
        }
    }
}

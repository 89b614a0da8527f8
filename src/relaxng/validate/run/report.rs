//! Mistakes, with their places and what may stand there.

use super::{Open, Run};
use crate::relaxng::expected::Asked;
use crate::relaxng::mismatch::{Holds, Mismatch, Tag, What};
use crate::relaxng::pattern::Properties;
use crate::source::Span;
use crate::xml::reader::Start;

impl Run<'_, '_> {
    /// A mistake about an element that has not been opened: its parent is the innermost open one.
    pub(super) fn report_before(&mut self, start: Start<'_>, what: What) {
        let expected = self.ask().elements(self.state);
        self.report(what, start.name_span(), expected);
    }

    pub(super) fn report(&mut self, what: What, place: Span, expected: Vec<String>) {
        let parent = self.open.last().map(|open| self.tag(open));
        self.found.push(Mismatch { what, place, parent, expected });
    }

    pub(super) fn tag(&self, open: &Open) -> Tag {
        let local = self.automaton.names.local(open.name);
        let name = self.prefixes.qualified(open.prefix, local);
        Tag { name, span: open.span }
    }

    /// What the innermost element may hold at all.
    pub(super) fn holds(&self) -> Holds {
        let Some(open) = self.open.last() else { return Holds::Elements };
        let has = |property| self.automaton.patterns.properties(open.content).contains(property);
        match (has(Properties::ELEMENTS), has(Properties::TEXT), has(Properties::DATA)) {
            (true, true, _) => Holds::Mixed,
            (true, false, _) => Holds::Elements,
            (false, true, _) => Holds::Text,
            (false, false, true) => Holds::Value,
            (false, false, false) => Holds::Nothing,
        }
    }

    pub(super) fn ask(&self) -> Asked<'_> {
        Asked {
            patterns: &self.automaton.patterns,
            schema: self.automaton.schema,
            names: &self.automaton.names,
            usage: &self.usage,
            expected: self.expected,
        }
    }
}

//! How it goes on after a mistake, so that one mistake is one finding.

use super::{Open, Run};
use crate::relaxng::automaton::Start as Step;
use crate::relaxng::expected::Likely;
use crate::relaxng::mismatch::{Mismatch, What};
use crate::relaxng::names::NameId;
use crate::relaxng::pattern::PatternId;
use crate::xml::reader::{End, Start};

impl Run<'_, '_> {
    /// Whether a mistake is the consequence of one that has been told.
    pub(super) fn is_passed_over(&self) -> bool {
        self.state == PatternId::NOT_ALLOWED && !self.found.is_empty()
    }

    /// Whether what is missing in the innermost element, and text in it, has been explained.
    pub(super) fn is_spoilt(&self) -> bool {
        self.open.last().is_some_and(|open| open.spoilt)
    }

    /// An element that may not come. What must come before it is taken as there; else a misspelt name is
    /// taken for the one that was meant; else the element is judged by what the schema says of its name
    /// anywhere, and what may come stays the same.
    pub(super) fn unexpected_element(&mut self, start: Start<'_>, name: NameId) -> Step {
        let step = self.automaton.start_recovering(self.state, name);
        if step != Step::NotAllowed {
            self.too_early(start, name);
            return step;
        }
        let content = self.automaton.content_anywhere(name);
        if content == PatternId::NOT_ALLOWED {
            return self.unknown_element(start, name);
        }
        if !self.is_passed_over() {
            let what = self.misplaced_element(start, name);
            self.report_before(start, what);
        }
        Step::Element { content, rest: self.state }
    }

    fn too_early(&mut self, start: Start<'_>, name: NameId) {
        if !self.is_passed_over() {
            let full = self.automaton.names.get(name);
            let missing = self.ask().missing_before(self.state, &full);
            let name = start.name().qualified.to_owned();
            self.report_before(start, What::MissingElement { name, missing });
        }
    }

    fn unknown_element(&mut self, start: Start<'_>, name: NameId) -> Step {
        let rest = self.state;
        let unknown = Step::Element { content: PatternId::NOT_ALLOWED, rest };
        if self.is_passed_over() {
            return unknown;
        }
        let full = self.automaton.names.get(name);
        let likely = self.ask().likely_element(self.state, &full);
        let name = start.name().qualified.to_owned();
        let what = What::UnknownElement { name, likely: likely.as_ref().map(Likely::meant) };
        self.report_before(start, what);
        let Some(meant) = likely.as_ref().and_then(Likely::slip) else { return unknown };
        let meant = self.automaton.names.add(meant);
        match self.automaton.start(self.state, meant) {
            Step::NotAllowed => unknown,
            step => step,
        }
    }

    fn misplaced_element(&mut self, start: Start<'_>, name: NameId) -> What {
        let parent = self.open.last();
        let in_parent = parent.map(|parent| parent.content);
        let last = parent.and_then(|parent| parent.last);
        let elsewhere = in_parent.is_some_and(|content| {
            self.automaton.start_recovering(content, name) != Step::NotAllowed
        });
        let after = last.map(|last| self.automaton.names.local(last).to_owned());
        let holds = self.holds();
        What::MisplacedElement { name: start.name().qualified.to_owned(), elsewhere, after, holds }
    }

    /// Something is missing where an element ends: the state behind it as if nothing were.
    pub(super) fn incomplete_element(
        &mut self,
        inside: PatternId,
        open: &Open,
        end: End<'_>,
    ) -> PatternId {
        if inside != PatternId::NOT_ALLOWED && !open.spoilt {
            let what = What::IncompleteElement {
                name: end.name().qualified.to_owned(),
                missing: self.ask().missing_elements(inside),
            };
            let expected = self.ask().elements(inside);
            let parent = Some(self.tag(open));
            self.found.push(Mismatch { what, place: end.span(), parent, expected });
        }
        self.behind_recovering(inside, open)
    }

    pub(super) fn behind_recovering(&mut self, inside: PatternId, open: &Open) -> PatternId {
        open.rest.unwrap_or_else(|| self.automaton.end_recovering(inside))
    }
}

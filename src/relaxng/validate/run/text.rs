//! Text, among elements or as a value.

use super::{InScope, Open, Run};
use crate::relaxng::automaton::{Start as Step, is_blank};
use crate::relaxng::mismatch::{Mismatch, What};
use crate::relaxng::names::NameId;
use crate::relaxng::pattern::{PatternId, Properties};
use crate::source::Span;
use crate::xml::is_space;
use crate::xml::reader::End;

/// Text that may be a value.
#[derive(Default)]
pub(super) struct OnlyText {
    text: String,
    place: Option<Span>,
}

impl Run<'_, '_> {
    /// At the end of a start tag: text that comes now may be a value, which is known when all of it is.
    pub(super) fn await_value(&mut self) {
        if self.automaton.patterns.properties(self.state).contains(Properties::DATA) {
            self.only_text = Some(OnlyText::default());
        }
    }

    pub(super) fn text(&mut self, text: &str, place: Span, literal: bool) {
        if let Some(only) = &mut self.only_text {
            only.text.push_str(text);
            only.place = Some(match only.place {
                Some(before) if before.source == place.source => before.to(place),
                Some(before) => before,
                None => place,
            });
        } else {
            self.mixed_text(text, place, literal);
        }
    }

    fn mixed_text(&mut self, text: &str, place: Span, literal: bool) {
        let left = self.automaton.text(self.state);
        if left == self.state || is_blank(text) {
            return;
        }
        if left != PatternId::NOT_ALLOWED {
            self.state = left;
        } else if !self.is_passed_over() && !self.is_spoilt() {
            let place = if literal { without_blanks(text, place) } else { place };
            let expected = self.ask().elements(self.state);
            let what = What::TextNotAllowed { holds: self.holds() };
            self.report(what, place, expected);
        }
    }

    /// An element comes, so the text before it is no value. Where only the element is wrong, and text may
    /// be right, the element alone is the mistake.
    pub(super) fn text_before_start(&mut self, name: NameId) {
        let Some(only) = self.only_text.take() else { return };
        if self.automaton.start(self.state, name) == Step::NotAllowed {
            if let Some(open) = self.open.last_mut() {
                open.spoilt = true;
            }
        } else if let OnlyText { text, place: Some(place) } = only {
            self.mixed_text(&text, place, false);
        }
    }

    /// The content of an element that has nothing but text; none if it is a bad value.
    pub(super) fn value(
        &mut self,
        only: &OnlyText,
        open: &Open,
        end: End<'_>,
    ) -> Option<PatternId> {
        let namespaces = InScope(end.namespaces());
        let left = self.automaton.value(self.state, &only.text, &namespaces);
        if self.state == PatternId::NOT_ALLOWED || self.behind(left, open).is_some() {
            return Some(left);
        }
        let fault = self.ask().fault(&[self.state], &only.text, &namespaces);
        let what = What::BadValue {
            attribute: None,
            value: fault.word.unwrap_or_else(|| only.text.clone()),
            reason: fault.reason,
            likely: fault.likely,
        };
        let place = only.place.unwrap_or(open.span);
        let parent = Some(self.tag(open));
        self.found.push(Mismatch { what, place, parent, expected: fault.values });
        self.state = self.behind_recovering(self.state, open);
        None
    }
}

/// The place of the text without white space around it.
fn without_blanks(text: &str, place: Span) -> Span {
    let lead = text.len() - text.trim_start_matches(is_space).len();
    let start = place.range().start + lead;
    Span::new(place.source, start..start + text.trim_matches(is_space).len())
}

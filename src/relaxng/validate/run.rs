//! The way through one document.

use super::ids::Ids;
use crate::diagnostic::Diagnostic;
use crate::relaxng::automaton::{Automaton, Start as Step, Valued, is_blank};
use crate::relaxng::expected::{Asked, Expected};
use crate::relaxng::message::too_ambiguous;
use crate::relaxng::mismatch::{Mismatch, Tag, What};
use crate::relaxng::names::NameId;
use crate::relaxng::pattern::{PatternId, Properties};
use crate::source::{Source, Span};
use crate::xml::reader::{Attribute, End, Event, Namespaces, Reader, Start};
use crate::xml::xinclude::Including;
use crate::xsd;

/// Reads a document to its end, or to where it stops being XML.
pub(super) fn run(
    automaton: &mut Automaton<'_>,
    source: &Source,
    events: &mut impl Events,
    expected: Expected,
) -> (Vec<Mismatch>, Option<Box<Diagnostic>>) {
    automaton.begin_document();
    let state = automaton.schema.start;
    let mut run = Run {
        automaton,
        source,
        state,
        open: Vec::new(),
        ambiguous: 0,
        only_text: None,
        usage: Vec::new(),
        ids: Ids::default(),
        expected,
        found: Vec::new(),
    };
    let fault = loop {
        match events.next() {
            Ok(Event::Start(start)) => {
                let place = start.name_span();
                run.start(start);
                if let Some(limit) = run.beyond_limits(place) {
                    break Some(limit);
                }
            }
            Ok(Event::End(end)) => run.end(end),
            Ok(Event::Text(text)) => run.text(text.value(), text.span(), text.is_literal()),
            Ok(Event::Comment(_) | Event::ProcessingInstruction(_) | Event::Doctype(_)) => {}
            Ok(Event::Eof) => {
                run.dangling_references();
                break None;
            }
            Err(fault) => break Some(fault),
        }
    };
    (run.found, fault)
}

/// Where the events of a document come from: its own text, or that and what it includes.
pub(super) trait Events {
    fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>>;
}

impl Events for Reader<'_> {
    fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>> {
        Reader::next(self)
    }
}

impl Events for Including<'_> {
    fn next(&mut self) -> Result<Event<'_>, Box<Diagnostic>> {
        Including::next(self)
    }
}

/// How many patterns one document may add to those of the schema.
const PATTERNS: usize = 500_000;

/// How many ambiguous elements may be open: what follows each is a pattern in a pattern.
const AMBIGUOUS: usize = 250;

struct Run<'a, 's> {
    automaton: &'a mut Automaton<'s>,
    source: &'a Source,
    /// What may come. `NotAllowed` is what lies in an unknown element: anything, without a word.
    state: PatternId,
    open: Vec<Open>,
    /// How many of the open elements are ambiguous.
    ambiguous: usize,
    /// The text so far of an element whose content may be a value.
    only_text: Option<OnlyText>,
    /// How often each name has occurred, by its number.
    usage: Vec<u32>,
    ids: Ids,
    expected: Expected,
    found: Vec<Mismatch>,
}

/// An element that has begun.
struct Open {
    name: NameId,
    /// The place of its name.
    span: Span,
    /// The state behind it; none where only its end will tell.
    rest: Option<PatternId>,
    /// The state at its beginning, behind the attributes.
    content: PatternId,
    /// The child before, if there was one.
    last: Option<NameId>,
}

/// Text that may be a value.
struct OnlyText {
    text: String,
    place: Option<Span>,
}

impl Run<'_, '_> {
    fn start(&mut self, start: Start<'_>) {
        self.text_before_start();
        let name = self.automaton.names.of(&start.name());
        self.count(name);
        let step = match self.automaton.start(self.state, name) {
            Step::NotAllowed => self.unexpected_element(start, name),
            step => step,
        };
        let (state, rest) = match step {
            Step::NotAllowed => (PatternId::NOT_ALLOWED, Some(self.state)),
            Step::Element { content, rest } => (content, Some(rest)),
            Step::Ambiguous(state) => (state, None),
        };
        if let Some(parent) = self.open.last_mut() {
            parent.last = Some(name);
        }
        let span = start.name_span();
        self.ambiguous += usize::from(rest.is_none());
        self.open.push(Open { name, span, rest, content: state, last: None });
        self.state = state;
        for attribute in start.attributes() {
            self.attribute(name, attribute, start.namespaces());
        }
        self.close(span);
        if self.automaton.patterns.properties(self.state).contains(Properties::DATA) {
            self.only_text = Some(OnlyText { text: String::new(), place: None });
        }
    }

    /// Whether the schema leaves too much open to go on, at a place.
    fn beyond_limits(&self, place: Span) -> Option<Box<Diagnostic>> {
        let message = if self.automaton.grown() > PATTERNS {
            format!("the schema gives this document more than {PATTERNS} different states")
        } else if self.ambiguous > AMBIGUOUS {
            format!("more than {AMBIGUOUS} elements in each other could be one of several")
        } else {
            return None;
        };
        Some(Box::new(too_ambiguous(message, place)))
    }

    fn count(&mut self, name: NameId) {
        let at = name.0 as usize;
        if self.usage.len() <= at {
            self.usage.resize(at + 1, 0);
        }
        self.usage[at] += 1;
    }

    /// Whether a mistake is the consequence of one that has been told.
    fn is_passed_over(&self) -> bool {
        self.state == PatternId::NOT_ALLOWED && !self.found.is_empty()
    }

    /// Recovers from an element that may not come.
    fn unexpected_element(&mut self, start: Start<'_>, name: NameId) -> Step {
        let step = self.automaton.start_recovering(self.state, name);
        if step != Step::NotAllowed {
            if !self.is_passed_over() {
                let full = self.automaton.names.get(name);
                let missing = self.ask().required_before(self.state, &full);
                let name = start.name().qualified.to_owned();
                self.report_before(start, What::MissingElement { name, missing });
            }
            return step;
        }
        let content = self.automaton.content_anywhere(name);
        if !self.is_passed_over() {
            let what = self.why_unexpected(start, name, content);
            self.report_before(start, what);
        }
        Step::Element { content, rest: self.state }
    }

    fn why_unexpected(&mut self, start: Start<'_>, name: NameId, content: PatternId) -> What {
        let qualified = start.name().qualified.to_owned();
        if content == PatternId::NOT_ALLOWED {
            let likely = self.ask().likely_element(self.state, start.name().local);
            return What::UnknownElement { name: qualified, likely };
        }
        let parent = self.open.last();
        let in_parent = parent.map(|parent| parent.content);
        let last = parent.and_then(|parent| parent.last);
        let elsewhere = in_parent.is_some_and(|content| {
            self.automaton.start_recovering(content, name) != Step::NotAllowed
        });
        let after = last.map(|last| self.automaton.names.local(last).to_owned());
        What::MisplacedElement { name: qualified, elsewhere, after }
    }

    fn attribute(&mut self, element: NameId, attribute: Attribute<'_>, namespaces: &Namespaces) {
        let name = self.automaton.names.of(&attribute.name());
        let value = attribute.value();
        self.identify(element, name, attribute);
        if self.state == PatternId::NOT_ALLOWED {
            return;
        }
        match self.automaton.attribute(self.state, name, value, &InScope(namespaces)) {
            Valued::Matched(left) => self.state = left,
            Valued::Unmatched(left) => {
                self.bad_attribute(name, attribute, namespaces);
                self.state = left;
            }
            Valued::NotAllowed => {
                let what = What::UnknownAttribute {
                    name: attribute.name().qualified.to_owned(),
                    likely: self.ask().likely_attribute(self.state, attribute.name().local),
                };
                let expected = self.ask().attributes(self.state);
                self.report(what, attribute.name_span(), expected);
            }
        }
    }

    fn bad_attribute(&mut self, name: NameId, attribute: Attribute<'_>, namespaces: &Namespaces) {
        let values = self.automaton.attribute_values(self.state, name).to_vec();
        let value = attribute.value();
        let fault = self.ask().fault(&values, value, &InScope(namespaces));
        let what = What::BadValue {
            attribute: Some(attribute.name().qualified.to_owned()),
            value: value.to_owned(),
            reason: fault.reason,
            likely: fault.likely,
        };
        let empty = attribute.value_span().is_empty();
        let place = if empty { attribute.span() } else { attribute.value_span() };
        self.report(what, place, fault.values);
    }

    fn close(&mut self, span: Span) {
        let closed = self.automaton.close(self.state);
        if closed != PatternId::NOT_ALLOWED {
            self.state = closed;
        } else if self.state != PatternId::NOT_ALLOWED {
            let missing = self.ask().required_attributes(self.state);
            let expected = self.ask().attributes(self.state);
            self.report(What::MissingAttribute { missing }, span, expected);
            self.state = self.automaton.close_recovering(self.state);
        }
        if let Some(open) = self.open.last_mut() {
            open.content = self.state;
        }
    }

    fn text(&mut self, text: &str, place: Span, literal: bool) {
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
        } else if !self.is_passed_over() {
            let place = if literal { without_blanks(text, place) } else { place };
            let expected = self.ask().elements(self.state);
            self.report(What::TextNotAllowed, place, expected);
        }
    }

    /// An element comes, so the text before it is no value.
    fn text_before_start(&mut self) {
        if let Some(OnlyText { text, place: Some(place) }) = self.only_text.take() {
            self.mixed_text(&text, place, false);
        }
    }

    fn end(&mut self, end: End<'_>) {
        let open = self.open.pop().expect("every end has its start");
        self.ambiguous -= usize::from(open.rest.is_none());
        let inside = match self.only_text.take() {
            Some(only) => match self.value(&only, &open, end) {
                Some(left) => left,
                None => return,
            },
            None => self.state,
        };
        self.leave(inside, &open, end);
    }

    fn leave(&mut self, inside: PatternId, open: &Open, end: End<'_>) {
        if inside == PatternId::NOT_ALLOWED {
            self.state = self.behind_recovering(inside, open);
            return;
        }
        let behind = match open.rest {
            Some(rest) => self.automaton.patterns.is_nullable(inside).then_some(rest),
            None => Some(self.automaton.end(inside)).filter(|&left| left != PatternId::NOT_ALLOWED),
        };
        if let Some(behind) = behind {
            self.state = behind;
            return;
        }
        let what = What::IncompleteElement {
            name: end.name().qualified.to_owned(),
            missing: self.ask().required_elements(inside),
        };
        let expected = self.ask().elements(inside);
        let parent = self.tag(open);
        self.found.push(Mismatch { what, place: end.span(), parent: Some(parent), expected });
        self.state = self.behind_recovering(inside, open);
    }

    fn behind_recovering(&mut self, inside: PatternId, open: &Open) -> PatternId {
        open.rest.unwrap_or_else(|| self.automaton.end_recovering(inside))
    }

    /// The content of an element that has nothing but text; none if it is a bad value.
    fn value(&mut self, only: &OnlyText, open: &Open, end: End<'_>) -> Option<PatternId> {
        let namespaces = InScope(end.namespaces());
        let left = self.automaton.value(self.state, &only.text, &namespaces);
        let complete = match open.rest {
            Some(_) => self.automaton.patterns.is_nullable(left),
            None => self.automaton.end(left) != PatternId::NOT_ALLOWED,
        };
        if complete || self.state == PatternId::NOT_ALLOWED {
            return Some(left);
        }
        let fault = self.ask().fault(&[self.state], &only.text, &namespaces);
        let (reason, likely) = (fault.reason, fault.likely);
        let what = What::BadValue { attribute: None, value: only.text.clone(), reason, likely };
        let place = only.place.unwrap_or(open.span);
        let parent = Some(self.tag(open));
        self.found.push(Mismatch { what, place, parent, expected: fault.values });
        self.state = self.behind_recovering(self.state, open);
        None
    }

    fn ask(&self) -> Asked<'_> {
        Asked {
            patterns: &self.automaton.patterns,
            schema: self.automaton.schema,
            names: &self.automaton.names,
            usage: &self.usage,
            expected: self.expected,
        }
    }

    /// A mistake about an element that has not been opened: its parent is the innermost open one.
    fn report_before(&mut self, start: Start<'_>, what: What) {
        let expected = self.ask().elements(self.state);
        self.report(what, start.name_span(), expected);
    }

    fn report(&mut self, what: What, place: Span, expected: Vec<String>) {
        let parent = self.open.last().map(|open| self.tag(open));
        self.found.push(Mismatch { what, place, parent, expected });
    }

    fn tag(&self, open: &Open) -> Tag {
        let local = self.automaton.names.local(open.name);
        // An element that comes from an entity has no name at the place of the reference, and the text of
        // an included document is not at hand.
        let is_own = open.span.source == self.source.id();
        let written = if is_own { &self.source.text()[open.span.range()] } else { local };
        let name = if written.ends_with(local) { written } else { local };
        Tag { name: name.to_owned(), span: open.span }
    }

    fn identify(&mut self, element: NameId, name: NameId, attribute: Attribute<'_>) {
        let kind = self.automaton.id_kind(element, name);
        if let Some(kind) = kind {
            let duplicate = self.ids.add(kind, attribute.value(), attribute.value_span());
            if let Some((id, first)) = duplicate {
                let what = What::DuplicateId { id, first };
                self.report(what, attribute.value_span(), Vec::new());
            }
        }
    }

    fn dangling_references(&mut self) {
        for (id, place) in self.ids.dangling() {
            let what = What::DanglingIdref { id };
            self.found.push(Mismatch { what, place, parent: None, expected: Vec::new() });
        }
    }
}

/// The place of the text without white space around it.
fn without_blanks(text: &str, place: Span) -> Span {
    let is_space = [' ', '\t', '\n', '\r'];
    let lead = text.len() - text.trim_start_matches(is_space).len();
    let start = place.range().start + lead;
    Span::new(place.source, start..start + text.trim_matches(is_space).len())
}

/// The namespaces of the document, as datatypes ask for them.
struct InScope<'r>(&'r Namespaces);

impl xsd::Namespaces for InScope<'_> {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        self.0.resolve(prefix)
    }
}

//! The way through one document.

mod attributes;
mod events;
mod prefixes;
mod text;
mod recover;
mod report;

pub(super) use self::events::Aside;

use self::events::Events;
use self::prefixes::{PrefixId, Prefixes};
use self::text::OnlyText;
use super::Judgement;
use super::ids::Ids;
use crate::diagnostic::Diagnostic;
use crate::relaxng::automaton::{Automaton, Start as Step};
use crate::relaxng::expected::Expected;
use crate::relaxng::message::too_ambiguous;
use crate::relaxng::mismatch::{Mismatch, What};
use crate::relaxng::names::NameId;
use crate::relaxng::pattern::PatternId;
use crate::source::Span;
use crate::xml::reader::{End, Event, Namespaces, Start};
use crate::xsd;

/// Reads a document to its end, or to where it stops being XML.
pub(super) fn run(
    automaton: &mut Automaton<'_>,
    events: &mut impl Events,
    expected: Expected,
) -> Judgement {
    automaton.begin_document();
    let mut run = Run::new(automaton, expected);
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
    Judgement { mismatches: run.found, fault, depth: run.depth }
}

/// How many patterns one document may add to those of the schema.
const PATTERNS: usize = 500_000;

/// How many ambiguous elements may be open: what follows each is a pattern in a pattern.
const AMBIGUOUS: usize = 250;

struct Run<'a, 's> {
    automaton: &'a mut Automaton<'s>,
    /// What may come. `NotAllowed` is what lies in an unknown element: anything, without a word.
    state: PatternId,
    open: Vec<Open>,
    /// How many elements were open at most.
    depth: usize,
    /// How many of the open elements are ambiguous.
    ambiguous: usize,
    /// The text so far of an element whose content may be a value.
    only_text: Option<OnlyText>,
    /// Attributes of the start tag at hand that unknown ones seem to mean: that they are missing has been
    /// said.
    meant: Vec<String>,
    /// How often each name has occurred, by its number.
    usage: Vec<u32>,
    prefixes: Prefixes,
    ids: Ids,
    expected: Expected,
    found: Vec<Mismatch>,
}

/// An element that has begun.
struct Open {
    name: NameId,
    prefix: Option<PrefixId>,
    /// The place of its name.
    span: Span,
    /// The state behind it; none where only its end will tell.
    rest: Option<PatternId>,
    /// The state at its beginning, behind the attributes.
    content: PatternId,
    /// The child before, if there was one.
    last: Option<NameId>,
    /// Whether a mistake in it, which has been told, leaves it incomplete.
    spoilt: bool,
}

impl<'a, 's> Run<'a, 's> {
    fn new(automaton: &'a mut Automaton<'s>, expected: Expected) -> Self {
        Self {
            state: automaton.schema.start,
            automaton,
            open: Vec::new(),
            depth: 0,
            ambiguous: 0,
            only_text: None,
            meant: Vec::new(),
            usage: Vec::new(),
            prefixes: Prefixes::default(),
            ids: Ids::default(),
            expected,
            found: Vec::new(),
        }
    }

    fn start(&mut self, start: Start<'_>) {
        let written = start.name();
        let name = self.automaton.names.of(&written);
        self.count(name);
        self.text_before_start(name);
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
        self.ambiguous += usize::from(rest.is_none());
        let (prefix, span) = (self.prefixes.of(&written), start.name_span());
        self.open.push(Open {
            name,
            prefix,
            span,
            rest,
            content: state,
            last: None,
            spoilt: false,
        });
        self.depth = self.depth.max(self.open.len());
        self.state = state;
        self.attributes(start, name);
        self.await_value();
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
        self.state = match self.behind(inside, &open) {
            Some(behind) => behind,
            None => self.incomplete_element(inside, &open, end),
        };
    }

    /// The state behind an element; none if its content is not complete.
    fn behind(&mut self, inside: PatternId, open: &Open) -> Option<PatternId> {
        match open.rest {
            Some(rest) => self.automaton.patterns.is_nullable(inside).then_some(rest),
            None => Some(self.automaton.end(inside)).filter(|&left| left != PatternId::NOT_ALLOWED),
        }
    }

    fn dangling_references(&mut self) {
        for (id, place) in self.ids.dangling() {
            let likely = self.ids.likely(&id);
            let what = What::DanglingIdref { id, likely };
            self.found.push(Mismatch { what, place, parent: None, expected: Vec::new() });
        }
    }
}

/// The namespaces of the document, as datatypes ask for them.
struct InScope<'r>(&'r Namespaces);

impl xsd::Namespaces for InScope<'_> {
    fn resolve(&self, prefix: &str) -> Option<&str> {
        self.0.resolve(prefix)
    }
}

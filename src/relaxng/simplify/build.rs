//! Patterns from the full syntax: 4.12 number of child elements, 4.13 `mixed`, 4.14 `optional`, 4.15
//! `zeroOrMore`, 4.18 and 4.19 `grammar`, `define` and `ref`.

use super::grammars::{Definitions, GrammarId, Progress};
use super::names::{Of, name_class};
use super::{Simple, datatypes};
use crate::diagnostic::Diagnostic;
use crate::nearest::did_you_mean;
use crate::relaxng::incorrect::{Clause, incorrect};
use crate::relaxng::parts::Parts;
use crate::relaxng::pattern::{ElementId, PatternId, Patterns};
use crate::relaxng::syntax::{Combine, Grammar, Name, Pattern, PatternKind};
use crate::source::Span;

pub(super) struct Builder<'s> {
    schema: &'s Pattern,
    patterns: Patterns,
    parts: Parts,
    places: Vec<Option<Span>>,
    grammars: Vec<Definitions<'s>>,
    /// Elements whose content is still to be built, with the grammar around them.
    waiting: Vec<(ElementId, &'s [Pattern], Option<GrammarId>)>,
    depth: usize,
    /// Whether what is built can be reached from the start; definitions that lead to themselves are a
    /// mistake only there (4.19).
    reachable: bool,
    diagnostics: Vec<Diagnostic>,
}

/// How deep definitions may lead into definitions without an element between: building is recursive.
const DEPTH: usize = 256;

impl<'s> Builder<'s> {
    pub(super) fn new(schema: &'s Pattern) -> Self {
        Self {
            schema,
            patterns: Patterns::new(),
            parts: Parts::default(),
            places: Vec::new(),
            grammars: Vec::new(),
            waiting: Vec::new(),
            depth: 0,
            reachable: true,
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn build(mut self) -> Result<Simple, Vec<Diagnostic>> {
        let start = self.pattern(self.schema, None);
        self.contents();
        self.reachable = false;
        self.unreachable_definitions();
        if !self.diagnostics.is_empty() {
            return Err(self.diagnostics);
        }
        let Self { patterns, parts, mut places, .. } = self;
        places.resize(patterns.len(), None);
        Ok(Simple { patterns, parts, start, places })
    }

    /// The contents of elements, and what they lead to; a content may hold its own element.
    fn contents(&mut self) {
        while let Some((element, content, grammar)) = self.waiting.pop() {
            let content = self.group(content, grammar);
            self.parts.set_content(element, content);
        }
    }

    /// Definitions that nothing leads to: a wrong name is wrong there too.
    fn unreachable_definitions(&mut self) {
        let mut at = 0;
        while let Some(grammar) = self.grammars.get(at) {
            for definition in 0..grammar.definitions.len() {
                self.definition(GrammarId(at as u32), definition, None);
            }
            self.contents();
            at += 1;
        }
    }

    fn pattern(&mut self, pattern: &'s Pattern, grammar: Option<GrammarId>) -> PatternId {
        self.depth += 1;
        let built = if self.depth < DEPTH {
            self.shallow_pattern(pattern, grammar)
        } else {
            if self.depth == DEPTH {
                let message = format!("definitions lead more than {DEPTH} deep into others");
                self.wrong(Clause::DefineAndRef, pattern.span, message);
            }
            PatternId::NOT_ALLOWED
        };
        self.depth -= 1;
        self.note_place(built, pattern.span);
        built
    }

    fn shallow_pattern(&mut self, pattern: &'s Pattern, grammar: Option<GrammarId>) -> PatternId {
        match &pattern.kind {
            PatternKind::Element(class, content) => {
                let class = name_class(class, Of::Element, &mut self.diagnostics);
                let class = self.parts.add_name_class(class);
                let element = self.parts.add_element(class, pattern.span);
                self.waiting.push((element, content, grammar));
                self.patterns.element(element)
            }
            PatternKind::Attribute(class, content) => {
                let class = name_class(class, Of::Attribute, &mut self.diagnostics);
                let class = self.parts.add_name_class(class);
                // 4.12: an attribute without a pattern has text.
                let value = match &content[..] {
                    [] => PatternId::TEXT,
                    _ => self.group(content, grammar),
                };
                self.patterns.attribute(class, value)
            }
            PatternKind::Group(members) => self.group(members, grammar),
            PatternKind::Interleave(members) => {
                let members = self.all(members, grammar);
                self.patterns.interleave(members)
            }
            PatternKind::Choice(members) => {
                let members = self.all(members, grammar);
                self.patterns.choice(members)
            }
            PatternKind::Optional(members) => {
                let member = self.group(members, grammar);
                self.patterns.optional(member)
            }
            PatternKind::ZeroOrMore(members) => {
                let member = self.group(members, grammar);
                let repeated = self.patterns.one_or_more(member);
                self.note_place(repeated, pattern.span);
                self.patterns.optional(repeated)
            }
            PatternKind::OneOrMore(members) => {
                let member = self.group(members, grammar);
                self.patterns.one_or_more(member)
            }
            PatternKind::List(members) => {
                let member = self.group(members, grammar);
                self.patterns.list(member)
            }
            PatternKind::Mixed(members) => {
                let member = self.group(members, grammar);
                self.patterns.interleave([member, PatternId::TEXT])
            }
            PatternKind::Ref(name) => self.reference(name, grammar),
            PatternKind::ParentRef(name) => {
                let parent = grammar.and_then(|GrammarId(at)| self.grammars[at as usize].parent);
                if grammar.is_some() && parent.is_none() {
                    self.wrong(Clause::Grammar, name.span, "there is no grammar around this one");
                    return PatternId::NOT_ALLOWED;
                }
                self.reference(name, parent)
            }
            PatternKind::Empty => PatternId::EMPTY,
            PatternKind::Text => PatternId::TEXT,
            PatternKind::NotAllowed => PatternId::NOT_ALLOWED,
            PatternKind::Value(value) => match datatypes::value(&mut self.parts, value) {
                Ok(value) => self.patterns.value(value),
                Err(finding) => self.refused(*finding),
            },
            PatternKind::Data(data) => {
                let except = self.all(&data.except, grammar);
                let except = self.patterns.choice(except);
                match datatypes::data(&mut self.parts, data) {
                    Ok(datatype) => self.patterns.data(datatype, except),
                    Err(finding) => self.refused(*finding),
                }
            }
            // Files have been joined, so this one could not be had and left a finding.
            PatternKind::ExternalRef(_) => PatternId::NOT_ALLOWED,
            PatternKind::Grammar(inner) => self.grammar(inner, grammar),
        }
    }

    fn all(&mut self, patterns: &'s [Pattern], grammar: Option<GrammarId>) -> Vec<PatternId> {
        patterns.iter().map(|pattern| self.pattern(pattern, grammar)).collect()
    }

    /// 4.12: several patterns where one is wanted are a group.
    fn group(&mut self, patterns: &'s [Pattern], grammar: Option<GrammarId>) -> PatternId {
        let members = self.all(patterns, grammar);
        let group = self.patterns.group(members);
        if let [first, .., last] = patterns {
            self.note_place(
                group,
                if first.span.source == last.span.source {
                    first.span.to(last.span)
                } else {
                    first.span
                },
            );
        }
        group
    }

    /// 4.18: a grammar is its start.
    fn grammar(&mut self, grammar: &'s Grammar, parent: Option<GrammarId>) -> PatternId {
        let id = GrammarId(self.grammars.len() as u32);
        let definitions = Definitions::of(grammar, parent, &mut self.diagnostics);
        let start = definitions.find(None);
        self.grammars.push(definitions);
        match start {
            Some(start) => self.definition(id, start, None),
            None => {
                self.wrong(Clause::Grammar, grammar.span, "the grammar has no `start`");
                PatternId::NOT_ALLOWED
            }
        }
    }

    /// 4.18: a name leads to its definition.
    fn reference(&mut self, name: &Name, grammar: Option<GrammarId>) -> PatternId {
        let Some(grammar) = grammar else {
            self.wrong(
                Clause::Grammar,
                name.span,
                format!("`{}` stands in no grammar", name.value),
            );
            return PatternId::NOT_ALLOWED;
        };
        let definitions = &self.grammars[grammar.0 as usize];
        match definitions.find(Some(&name.value)) {
            Some(at) => self.definition(grammar, at, Some(name)),
            None => {
                let names = definitions.definitions.iter().filter_map(|definition| {
                    definition.parts.first()?.name.as_ref().map(|name| &*name.value)
                });
                let hint = did_you_mean(&name.value, names);
                let message = format!("no definition of `{}` in this grammar{hint}", name.value);
                self.wrong(Clause::Grammar, name.span, message);
                PatternId::NOT_ALLOWED
            }
        }
    }

    /// 4.17, 4.19: the parts of a definition, combined; it must not lead to itself but through an element.
    fn definition(&mut self, grammar: GrammarId, at: usize, by: Option<&Name>) -> PatternId {
        let definition = &mut self.grammars[grammar.0 as usize].definitions[at];
        match definition.progress {
            Progress::Done(built) => return built,
            Progress::Begun => {
                if let Some(name) = by.filter(|_| self.reachable) {
                    let message =
                        format!("`{}` leads to itself without an element between", name.value);
                    self.wrong(Clause::DefineAndRef, name.span, message);
                }
                return PatternId::NOT_ALLOWED;
            }
            Progress::Waiting => definition.progress = Progress::Begun,
        }
        let (parts, combine) = (definition.parts.clone(), definition.combine);
        let parts: Vec<_> =
            parts.iter().map(|part| self.group(&part.pattern, Some(grammar))).collect();
        let built = match combine {
            Some(Combine::Interleave) => self.patterns.interleave(parts),
            Some(Combine::Choice) => self.patterns.choice(parts),
            // One part only, or a finding has been made (4.17).
            None => self.patterns.group(parts),
        };
        self.grammars[grammar.0 as usize].definitions[at].progress = Progress::Done(built);
        built
    }

    fn note_place(&mut self, id: PatternId, span: Span) {
        if self.places.len() <= id.index() {
            self.places.resize(id.index() + 1, None);
        }
        self.places[id.index()].get_or_insert(span);
    }

    fn refused(&mut self, finding: Diagnostic) -> PatternId {
        self.diagnostics.push(finding);
        PatternId::NOT_ALLOWED
    }

    fn wrong(&mut self, clause: Clause, span: Span, message: impl Into<String>) {
        self.diagnostics.push(incorrect(clause, span, message));
    }
}

//! Definitions by name: 4.11 `div`, 4.17 `combine`, 4.18 `grammar`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::relaxng::incorrect::{Clause, incorrect};
use crate::relaxng::pattern::PatternId;
use crate::relaxng::syntax::{Combine, Component, Define, Grammar};

/// The number of a grammar in its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct GrammarId(pub(super) u32);

/// The definitions of one grammar.
pub(super) struct Definitions<'s> {
    pub(super) parent: Option<GrammarId>,
    /// In the order in which they were met.
    pub(super) definitions: Vec<Definition<'s>>,
    by_name: HashMap<Option<Arc<str>>, usize>,
}

/// Everything that defines one name, or the start.
pub(super) struct Definition<'s> {
    pub(super) parts: Vec<&'s Define>,
    pub(super) combine: Option<Combine>,
    pub(super) progress: Progress,
}

/// How far a definition has been worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Waiting,
    /// Whoever needs it now stands inside it.
    Begun,
    Done(PatternId),
}

impl<'s> Definitions<'s> {
    pub(super) fn of(
        grammar: &'s Grammar,
        parent: Option<GrammarId>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut this = Self { parent, definitions: Vec::new(), by_name: HashMap::new() };
        this.add_all(&grammar.components);
        for definition in &mut this.definitions {
            definition.combine = combine(definition, diagnostics);
        }
        this
    }

    /// The definition of a name, or of the start.
    pub(super) fn find(&self, name: Option<&Arc<str>>) -> Option<usize> {
        self.by_name.get(&name.cloned()).copied()
    }

    fn add_all(&mut self, components: &'s [Component]) {
        for component in components {
            match component {
                Component::Define(define) => self.add(define),
                Component::Div(inner) => self.add_all(inner),
                // Files have been joined, so this one could not be had and left a finding.
                Component::Include(_) => {}
            }
        }
    }

    fn add(&mut self, define: &'s Define) {
        let name = define.name.as_ref().map(|name| name.value.clone());
        let at = *self.by_name.entry(name).or_insert(self.definitions.len());
        if at == self.definitions.len() {
            let progress = Progress::Waiting;
            self.definitions.push(Definition { parts: Vec::new(), combine: None, progress });
        }
        self.definitions[at].parts.push(define);
    }
}

/// 4.17: at most one part says nothing, and the others say the same.
fn combine(definition: &Definition<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Combine> {
    let [first, rest @ ..] = &definition.parts[..] else { return None };
    let name = match &first.name {
        Some(name) => format!("`{}`", name.value),
        None => "`start`".to_owned(),
    };
    let mut silent = first.combine.is_none();
    let mut how = first.combine;
    for part in rest {
        match (part.combine, how) {
            (None, _) if silent => {
                let message = format!("{name} is defined again, and neither says how to combine");
                diagnostics.push(
                    incorrect(Clause::Combine, part.span, message).at(first.span, "defined before"),
                );
            }
            (None, _) => silent = true,
            (Some(this), Some(other)) if this != other => {
                let message = format!("definitions of {name} are combined in two ways");
                diagnostics.push(
                    incorrect(Clause::Combine, part.span, message).at(first.span, "defined before"),
                );
            }
            (Some(this), _) => how = Some(this),
        }
    }
    how
}

//! Other files take the place of what names them: 4.5 `href`, 4.6 `externalRef`, 4.7 `include`.

use std::collections::HashSet;
use std::sync::Arc;

use super::incorrect;
use crate::diagnostic::Diagnostic;
use crate::relaxng::notation::parse;
use crate::relaxng::syntax::{Component, Define, Include, Pattern, PatternKind, Reference};
use crate::source::{Source, Span};
use crate::xml::resolve::Resolver;
use crate::xml::uri;

/// Puts every file that is named into the schema.
pub(super) fn join(
    schema: &mut Pattern,
    source: &Source,
    resolver: &dyn Resolver,
) -> Result<(), Vec<Diagnostic>> {
    let mut files =
        Files { resolver, open: vec![source.name().to_owned()], count: 0, diagnostics: Vec::new() };
    files.pattern(schema);
    if files.diagnostics.is_empty() { Ok(()) } else { Err(files.diagnostics) }
}

/// How many files a schema may name. Each may name the next twice, so there must be an end.
const FILES: usize = 1000;

struct Files<'r> {
    resolver: &'r dyn Resolver,
    /// The locations of the files that are being joined, each named by the one before.
    open: Vec<String>,
    count: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Files<'_> {
    fn pattern(&mut self, pattern: &mut Pattern) {
        match &mut pattern.kind {
            PatternKind::ExternalRef(reference) => {
                if let Some(other) = self.external_ref(reference) {
                    *pattern = other;
                }
            }
            PatternKind::Grammar(grammar) => self.components(&mut grammar.components),
            PatternKind::Element(_, members)
            | PatternKind::Attribute(_, members)
            | PatternKind::Group(members)
            | PatternKind::Interleave(members)
            | PatternKind::Choice(members)
            | PatternKind::Optional(members)
            | PatternKind::ZeroOrMore(members)
            | PatternKind::OneOrMore(members)
            | PatternKind::List(members)
            | PatternKind::Mixed(members) => {
                members.iter_mut().for_each(|member| self.pattern(member));
            }
            PatternKind::Data(data) => {
                data.except.iter_mut().for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::Ref(_)
            | PatternKind::ParentRef(_)
            | PatternKind::Empty
            | PatternKind::Text
            | PatternKind::Value(_)
            | PatternKind::NotAllowed => {}
        }
    }

    fn components(&mut self, components: &mut [Component]) {
        for component in components {
            match component {
                Component::Define(define) => {
                    define.pattern.iter_mut().for_each(|pattern| self.pattern(pattern));
                }
                Component::Div(inner) => self.components(inner),
                Component::Include(include) => {
                    if let Some(joined) = self.include(include) {
                        *component = Component::Div(joined);
                    }
                }
            }
        }
    }

    /// 4.6: the pattern of the other file.
    fn external_ref(&mut self, reference: &Reference) -> Option<Pattern> {
        self.in_file(reference, |files, mut pattern| {
            files.pattern(&mut pattern);
            pattern
        })
    }

    /// 4.7: the parts of the other grammar but those that are replaced, and what replaces them.
    fn include(&mut self, include: &mut Include) -> Option<Vec<Component>> {
        self.components(&mut include.components);
        let other = self.in_file(&include.reference, |files, mut pattern| {
            files.pattern(&mut pattern);
            pattern
        })?;
        let PatternKind::Grammar(mut grammar) = other.kind else {
            self.wrong("4.7", include.span, "only a grammar can be included");
            return None;
        };
        self.replace(include, &mut grammar.components);
        let own = Component::Div(std::mem::take(&mut include.components));
        Some(vec![Component::Div(grammar.components), own])
    }

    fn replace(&mut self, include: &Include, components: &mut Vec<Component>) {
        let mut replacing = Vec::new();
        collect(&include.components, &mut replacing);
        let names = replacing.iter().map(|define| name(define)).collect();
        let mut replaced = HashSet::new();
        remove(components, &names, &mut replaced);
        for define in replacing {
            if !replaced.contains(&name(define)) {
                let message = match name(define) {
                    Some(name) => format!("the included grammar has no definition of `{name}`"),
                    None => "the included grammar has no `start`".to_owned(),
                };
                self.wrong("4.7", define.span, message);
            }
        }
    }

    /// Reads the file of a reference and does something with it while the file counts as open.
    fn in_file<T>(
        &mut self,
        reference: &Reference,
        work: impl FnOnce(&mut Self, Pattern) -> T,
    ) -> Option<T> {
        let href = &reference.href;
        let base = self.open.last().expect("the schema itself is always open");
        let location = uri::resolve(base, &href.value);
        if self.open.contains(&location) {
            let message = format!("`{}` names itself, directly or through other files", href.value);
            self.wrong("4.6", href.span, message);
            return None;
        }
        self.count += 1;
        if self.count > FILES {
            if self.count == FILES + 1 {
                self.wrong("4.6", href.span, format!("the schema names more than {FILES} files"));
            }
            return None;
        }
        let pattern = self.read(reference, &location)?;
        self.open.push(location);
        let done = work(self, pattern);
        self.open.pop();
        Some(done)
    }

    fn read(&mut self, reference: &Reference, location: &str) -> Option<Pattern> {
        let Reference { href, namespace } = reference;
        match self.resolver.open(location) {
            Ok(source) => match parse(&source, namespace.clone()) {
                Ok(pattern) => return Some(pattern),
                Err(findings) => self.diagnostics.extend(findings),
            },
            Err(reason) => {
                self.wrong("4.5", href.span, format!("`{location}` was not read: {reason}"));
            }
        }
        None
    }

    fn wrong(&mut self, clause: &str, span: Span, message: impl Into<String>) {
        self.diagnostics.push(incorrect(clause, span, message));
    }
}

/// The name of a definition; `start` has none.
fn name(define: &Define) -> Option<Arc<str>> {
    define.name.as_ref().map(|name| name.value.clone())
}

fn collect<'c>(components: &'c [Component], out: &mut Vec<&'c Define>) {
    for component in components {
        match component {
            Component::Define(define) => out.push(define),
            Component::Div(inner) => collect(inner, out),
            Component::Include(include) => collect(&include.components, out),
        }
    }
}

fn remove(
    components: &mut Vec<Component>,
    names: &HashSet<Option<Arc<str>>>,
    removed: &mut HashSet<Option<Arc<str>>>,
) {
    components.retain_mut(|component| match component {
        Component::Define(define) => {
            let name = name(define);
            let keep = !names.contains(&name);
            if !keep {
                removed.insert(name);
            }
            keep
        }
        Component::Div(inner) => {
            remove(inner, names, removed);
            true
        }
        Component::Include(_) => true,
    });
}

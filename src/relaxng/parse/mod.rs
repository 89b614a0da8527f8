//! The XML syntax (RELAX NG 3), read into the tree of [`syntax`](super::syntax).

mod markup;
mod attributes;
mod grammar;
mod name_class;
mod pattern;

use std::sync::Arc;

use self::markup::Element;
use super::incorrect::{Clause, incorrect};
use super::syntax::Pattern;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Reads a schema in XML syntax; `inherited` is the namespace that the naming file passes on (4.6, 4.7).
///
/// # Errors
///
/// Everything in it that breaks section 3, or the place where it is no XML.
pub(super) fn parse(source: &Source, inherited: Arc<str>) -> Result<Pattern, Vec<Diagnostic>> {
    let mut parser = Parser { diagnostics: Vec::new() };
    let mut root =
        markup::read(source, inherited, &mut parser).map_err(|finding| vec![*finding])?;
    match parser.pattern(&mut root) {
        Some(pattern) if parser.diagnostics.is_empty() => Ok(pattern),
        _ => Err(parser.into_findings()),
    }
}

/// Collects findings while it reads. What cannot be read is `None` and has left a finding.
struct Parser {
    diagnostics: Vec<Diagnostic>,
}

impl Parser {
    fn wrong(&mut self, clause: Clause, span: Span, message: impl Into<String>) {
        self.diagnostics.push(incorrect(clause, span, message));
    }

    /// In the order of their places: the parts of a grammar have been read before the grammar.
    fn into_findings(self) -> Vec<Diagnostic> {
        let mut findings = self.diagnostics;
        findings.sort_by_key(|finding| finding.place().map(|place| place.start));
        findings
    }

    /// Elements without children where there must be at least one.
    fn needs_children(&mut self, element: &Element) {
        if element.children.is_empty() {
            self.wrong(Clause::FullSyntax, element.span, format!("`{}` is empty", element.name));
        }
    }

    fn has_no_children(&mut self, element: &Element) {
        if let Some(child) = element.children.first() {
            let message = format!("`{}` must not stand in `{}`", child.name, element.name);
            self.wrong(Clause::FullSyntax, child.span, message);
        }
    }
}

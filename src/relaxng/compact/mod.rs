//! The compact syntax (RELAX NG Compact Syntax, 21 November 2002), read into the tree of
//! [`syntax`](super::syntax).
//!
//! ```text
//! text -> letters (escapes) -> tokens -> pattern
//! ```
//!
//! Annotations are read, for they can be wrong, and dropped.

mod letters;
mod token;
mod lexer;
mod parser;
mod declarations;
mod annotations;
mod name_class;
mod pattern;
mod grammar;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use self::parser::Parser;
use super::incorrect::INCORRECT_SCHEMA;
use super::syntax::Pattern;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Reads a schema in compact syntax; `inherited` is the namespace that the naming file passes on (the
/// value of `inherit`).
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn parse(source: &Source, inherited: Arc<str>) -> Result<Pattern, Vec<Diagnostic>> {
    let tokens = lexer::tokens(source).map_err(|wrong| vec![*wrong])?;
    let mut parser = Parser::new(tokens, inherited);
    parser.top_level().map_err(|wrong| vec![*wrong])
}

/// What a step of reading gives, or what is wrong with the schema.
type Result<T, E = Box<Diagnostic>> = std::result::Result<T, E>;

/// A finding: the schema is not written in the compact syntax.
fn incorrect(span: Span, message: impl Into<String>, label: impl Into<String>) -> Box<Diagnostic> {
    let finding = Diagnostic::new(&INCORRECT_SCHEMA, message).at(span, label);
    Box::new(finding.help("see the grammar of the RELAX NG compact syntax; nothing was validated"))
}

//! Processing instructions.

use roxmltree::Node;

use super::Document;
use crate::source::{Passage, Span, Spanned};

/// A processing instruction that is meant for one program.
#[derive(Clone, Debug)]
pub struct Instruction {
    /// What it says behind the name of the program.
    pub words: Passage,
    /// The whole instruction.
    pub span: Span,
    /// The element that it stands in; the whole text, if it stands outside the root element.
    pub scope: Span,
}

impl Document<'_> {
    /// The processing instructions for a program, in document order.
    // PI ::= "<?" PITarget (S words)? "?>"                                              (XML 1.0, production 16)
    pub fn instructions(&self, program: &str) -> Vec<Instruction> {
        let all = self.tree.root().descendants();
        let meant = all.filter(|node| node.pi().is_some_and(|pi| pi.target == program));
        meant.map(|node| self.instruction(node)).collect()
    }

    fn instruction(&self, node: Node<'_, '_>) -> Instruction {
        let source = self.source();
        let value = node.pi().and_then(|pi| pi.value).unwrap_or_default().trim_end();
        let range = node.range();
        // The words stand in the file as they are: an instruction holds no references.
        let at = source.text()[range.clone()].rfind(value).unwrap_or_default();
        let start = range.start + at;
        let parent = node.parent_element();
        let scope = parent.map_or(0..source.text().len(), |parent| parent.range());
        Instruction {
            words: Spanned::new(value.to_owned(), source.span(start..start + value.len())),
            span: source.span(range),
            scope: source.span(scope),
        }
    }
}

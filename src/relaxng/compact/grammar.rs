//! Grammars in compact syntax, and the schema as a whole.

use super::Result;
use super::parser::Parser;
use super::token::Token;
use crate::relaxng::syntax::{
    Combine, Component, Define, Grammar, Include, Name, Pattern, PatternKind,
};
use crate::source::Span;

impl Parser {
    // topLevel     ::= preamble topLevelBody
    // topLevelBody ::= pattern | grammarContent*
    /// Reads the schema.
    pub(super) fn top_level(&mut self) -> Result<Pattern> {
        self.preamble()?;
        let span = self.span();
        self.annotations()?;
        if !self.is_grammar() {
            let pattern = self.pattern()?;
            return self.expect_end().map(|()| pattern);
        }
        let components = self.components(&Token::End, true)?;
        Ok(Pattern { kind: PatternKind::Grammar(Grammar { components, span }), span })
    }

    fn is_grammar(&self) -> bool {
        match self.peek() {
            Token::Keyword("start" | "div" | "include") | Token::End => true,
            Token::Identifier(_) => {
                matches!(self.peek_second(), Token::Mark("=" | "|=" | "&=" | "["))
            }
            Token::CName(..) => self.is_annotation_element(),
            _ => false,
        }
    }

    fn expect_end(&self) -> Result<()> {
        if *self.peek() == Token::End {
            return Ok(());
        }
        Err(self.expected("the end of the schema"))
    }

    // pattern ::= "grammar" "{" grammarContent* "}"
    pub(super) fn nested_grammar(&mut self) -> Result<Grammar> {
        let span = self.bump();
        let components = self.block_of_components(true)?;
        Ok(Grammar { components, span })
    }

    fn block_of_components(&mut self, may_include: bool) -> Result<Vec<Component>> {
        self.enclosed("{", "}", |parser| parser.components(&Token::Mark("}"), may_include))
    }

    // grammarContent ::= start | define | "div" "{" grammarContent* "}"
    //                  | "include" anyURILiteral inherit? ("{" includeContent* "}")?
    // includeContent ::= start | define | "div" "{" includeContent* "}"
    // Annotations may stand before each, and be parts of their own.
    fn components(&mut self, end: &Token, may_include: bool) -> Result<Vec<Component>> {
        let mut components = Vec::new();
        while self.peek() != end && *self.peek() != Token::End {
            self.annotations()?;
            if self.is_annotation_element() {
                self.annotation_element()?;
            } else {
                components.push(self.component(may_include)?);
            }
        }
        Ok(components)
    }

    fn component(&mut self, may_include: bool) -> Result<Component> {
        let span = self.span();
        match self.peek() {
            Token::Keyword("start") => {
                self.bump();
                self.define(None, span).map(Component::Define)
            }
            Token::Identifier(_) => {
                let name = self.identifier()?;
                self.define(Some(name), span).map(Component::Define)
            }
            Token::Keyword("div") => {
                self.bump();
                self.block_of_components(may_include).map(Component::Div)
            }
            Token::Keyword("include") if may_include => self.include().map(Component::Include),
            _ => Err(self.expected("`start` or a definition")),
        }
    }

    // start        ::= "start" assignMethod pattern
    // define       ::= identifier assignMethod pattern
    // assignMethod ::= "=" | "|=" | "&="
    fn define(&mut self, name: Option<Name>, span: Span) -> Result<Define> {
        let combine = match self.peek() {
            Token::Mark("=") => None,
            Token::Mark("|=") => Some(Combine::Choice),
            Token::Mark("&=") => Some(Combine::Interleave),
            _ => return Err(self.expected("`=`, `|=` or `&=`")),
        };
        self.bump();
        Ok(Define { name, combine, pattern: vec![self.pattern()?], span })
    }

    fn include(&mut self) -> Result<Include> {
        let span = self.bump();
        let reference = self.reference()?;
        let is_block = self.is_mark("{");
        let components = if is_block { self.block_of_components(false)? } else { Vec::new() };
        Ok(Include { reference, components, span })
    }
}

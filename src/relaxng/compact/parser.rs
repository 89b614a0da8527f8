//! The tokens in turn, and what to say when one is not what it should be.

use std::sync::Arc;

use super::declarations::Declarations;
use super::token::Token;
use super::{Result, incorrect};
use crate::diagnostic::Diagnostic;
use crate::relaxng::syntax::Name;
use crate::source::{Span, Spanned};

/// Reads tokens from the first to the last. Each function of the grammar is a method, in a file with
/// its like.
pub(super) struct Parser {
    tokens: Vec<Spanned<Token>>,
    at: usize,
    depth: usize,
    pub(super) declarations: Declarations,
    /// Where the last "except" ended that stands without parentheses.
    except_end: usize,
}

/// Deeper schemas are refused; each level is a few calls.
const DEEPEST: usize = 200;

impl Parser {
    pub(super) fn new(tokens: Vec<Spanned<Token>>, inherited: Arc<str>) -> Self {
        let declarations = Declarations::new(inherited);
        Self { tokens, at: 0, depth: 0, declarations, except_end: usize::MAX }
    }

    /// The token that comes next.
    pub(super) fn peek(&self) -> &Token {
        &self.tokens[self.at].value
    }

    /// The token behind it.
    pub(super) fn peek_second(&self) -> &Token {
        let last = self.tokens.len() - 1;
        &self.tokens[last.min(self.at + 1)].value
    }

    /// The place of the next token.
    pub(super) fn span(&self) -> Span {
        self.tokens[self.at].span
    }

    /// The place of the token before.
    pub(super) fn last_span(&self) -> Span {
        self.tokens[self.at.saturating_sub(1)].span
    }

    /// Passes over the next token; the end stays.
    pub(super) fn bump(&mut self) -> Span {
        let span = self.span();
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
        span
    }

    pub(super) fn is_mark(&self, mark: &str) -> bool {
        matches!(self.peek(), Token::Mark(found) if *found == mark)
    }

    pub(super) fn is_keyword(&self, keyword: &str) -> bool {
        matches!(self.peek(), Token::Keyword(found) if *found == keyword)
    }

    pub(super) fn eat_mark(&mut self, mark: &str) -> bool {
        let stands = self.is_mark(mark);
        if stands {
            self.bump();
        }
        stands
    }

    pub(super) fn eat_keyword(&mut self, keyword: &str) -> bool {
        let stands = self.is_keyword(keyword);
        if stands {
            self.bump();
        }
        stands
    }

    pub(super) fn expect_mark(&mut self, mark: &str) -> Result<()> {
        if self.eat_mark(mark) { Ok(()) } else { Err(self.expected(&format!("`{mark}`"))) }
    }

    pub(super) fn expect_keyword(&mut self, keyword: &str) -> Result<()> {
        if self.eat_keyword(keyword) { Ok(()) } else { Err(self.expected(&format!("`{keyword}`"))) }
    }

    /// What stands between two marks, which may be nested in others only so deep.
    pub(super) fn enclosed<T>(
        &mut self,
        open: &str,
        close: &str,
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let start = self.span();
        self.expect_mark(open)?;
        if self.depth == DEEPEST {
            let message = format!("the schema is nested more than {DEEPEST} deep");
            return Err(incorrect(start, message, "here"));
        }
        self.depth += 1;
        let inner = read(self)?;
        self.depth -= 1;
        if self.eat_mark(close) {
            return Ok(inner);
        }
        let finding = self.expected(&format!("`{close}`"));
        Err(Box::new(finding.at(start, format!("`{open}` is not closed"))))
    }

    // identifier ::= (NCName - keyword) | "\" NCName
    pub(super) fn identifier(&mut self) -> Result<Name> {
        match self.peek() {
            Token::Identifier(name) => {
                let name = name.clone();
                Ok(Spanned::new(name, self.bump()))
            }
            _ => Err(self.expected_name("a name")),
        }
    }

    // identifierOrKeyword ::= identifier | keyword
    pub(super) fn identifier_or_keyword(&mut self) -> Result<Name> {
        if let Token::Keyword(word) = *self.peek() {
            return Ok(Spanned::new(word.into(), self.bump()));
        }
        self.identifier()
    }

    // literal ::= literalSegment ("~" literalSegment)*
    pub(super) fn literal(&mut self) -> Result<Spanned<String>> {
        let mut literal = self.literal_segment()?;
        while self.eat_mark("~") {
            let segment = self.literal_segment()?;
            literal.value.push_str(&segment.value);
            literal.span = literal.span.to(segment.span);
        }
        Ok(literal)
    }

    fn literal_segment(&mut self) -> Result<Spanned<String>> {
        let Token::Literal(value) = self.peek() else { return Err(self.expected("a literal")) };
        let value = value.clone();
        Ok(Spanned::new(value, self.bump()))
    }

    /// Remembers that an "except" ends here.
    pub(super) fn mark_except(&mut self) {
        self.except_end = self.at;
    }

    /// Whether what was just read is an "except" that stands without parentheses. It can be no operand.
    pub(super) fn is_behind_except(&self) -> bool {
        self.except_end == self.at
    }

    /// Refuses an "except" as an operand.
    pub(super) fn refuse_except(&self, operator: &str) -> Result<()> {
        if !self.is_behind_except() {
            return Ok(());
        }
        let message = format!("`-` and `{operator}` stand together without parentheses");
        let label = format!("an operand of `{operator}`");
        Err(incorrect(self.last_span(), message, label))
    }

    /// Says that something else should come next.
    pub(super) fn expected(&self, what: &str) -> Box<Diagnostic> {
        incorrect(self.span(), format!("expected {what}, found {}", self.peek()), "here")
    }

    /// The same where a name would do.
    pub(super) fn expected_name(&self, what: &str) -> Box<Diagnostic> {
        let finding = self.expected(what);
        match self.peek() {
            Token::Keyword(word) => {
                Box::new(finding.help(format!("as a name it is written `\\{word}`")))
            }
            _ => finding,
        }
    }
}

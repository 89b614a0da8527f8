//! Patterns in compact syntax.

use std::sync::Arc;

use super::parser::Parser;
use super::token::Token;
use super::{Result, incorrect};
use crate::diagnostic::Diagnostic;
use crate::relaxng::syntax::{
    Data, DatatypeName, Param, Pattern, PatternKind, Reference, Scope, Value,
};
use crate::source::{Span, Spanned};
use crate::xml::uri;

impl Parser {
    // pattern ::= particle ("|" particle)* | particle ("&" particle)* | particle ("," particle)*
    //           | dataExcept
    pub(super) fn pattern(&mut self) -> Result<Pattern> {
        let first = self.particle()?;
        let Some(operator) = self.operator() else { return Ok(first) };
        let span = self.span();
        let mut operands = vec![first];
        self.refuse_except(operator)?;
        while let Some(other) = self.operator() {
            if other != operator {
                return Err(self.mixed_operators(operator, span, other));
            }
            self.bump();
            operands.push(self.particle()?);
            self.refuse_except(operator)?;
        }
        let kind = match operator {
            "|" => PatternKind::Choice(operands),
            "&" => PatternKind::Interleave(operands),
            _ => PatternKind::Group(operands),
        };
        Ok(Pattern { kind, span })
    }

    fn operator(&self) -> Option<&'static str> {
        match *self.peek() {
            Token::Mark(mark @ ("|" | "&" | ",")) => Some(mark),
            _ => None,
        }
    }

    fn mixed_operators(&self, operator: &str, span: Span, other: &str) -> Box<Diagnostic> {
        let message = format!("`{operator}` and `{other}` stand together without parentheses");
        let finding = incorrect(self.span(), message, format!("`{other}` here"));
        Box::new(finding.at(span, format!("`{operator}` here")))
    }

    // particle ::= annotatedPrimary | annotatedPrimary ("*" | "+" | "?") followAnnotations
    // annotatedPrimary ::= annotations primary followAnnotations
    fn particle(&mut self) -> Result<Pattern> {
        self.annotations()?;
        let mut pattern = self.primary()?;
        if !self.is_behind_except() {
            self.follow_annotations()?;
            pattern = self.repeated(pattern);
        }
        self.follow_annotations()?;
        Ok(pattern)
    }

    fn repeated(&mut self, pattern: Pattern) -> Pattern {
        let repeat = match self.peek() {
            Token::Mark("*") => PatternKind::ZeroOrMore,
            Token::Mark("+") => PatternKind::OneOrMore,
            Token::Mark("?") => PatternKind::Optional,
            _ => return pattern,
        };
        Pattern { kind: repeat(vec![pattern]), span: self.bump() }
    }

    // primary ::= "element" nameClass "{" pattern "}" | "attribute" nameClass "{" pattern "}"
    //           | "list" "{" pattern "}" | "mixed" "{" pattern "}"
    //           | identifier | "parent" identifier | "empty" | "text" | "notAllowed"
    //           | datatypeName? datatypeValue | datatypeName ("{" param* "}")? exceptPattern?
    //           | "external" anyURILiteral inherit? | "grammar" "{" grammarContent* "}"
    //           | "(" pattern ")"
    fn primary(&mut self) -> Result<Pattern> {
        let span = self.span();
        let kind = match self.peek() {
            Token::Keyword("element") => return self.element(),
            Token::Keyword("attribute") => return self.attribute(),
            Token::Keyword("list") => PatternKind::List(self.braced()?),
            Token::Keyword("mixed") => PatternKind::Mixed(self.braced()?),
            Token::Keyword("empty") => self.leaf(PatternKind::Empty),
            Token::Keyword("text") => self.leaf(PatternKind::Text),
            Token::Keyword("notAllowed") => self.leaf(PatternKind::NotAllowed),
            Token::Keyword("parent") => {
                self.bump();
                PatternKind::ParentRef(self.identifier()?)
            }
            Token::Keyword("external") => {
                self.bump();
                PatternKind::ExternalRef(self.reference()?)
            }
            Token::Keyword("grammar") => PatternKind::Grammar(self.nested_grammar()?),
            Token::Keyword("string" | "token") | Token::CName(..) | Token::Literal(_) => {
                self.datatype()?
            }
            Token::Identifier(_) => PatternKind::Ref(self.identifier()?),
            Token::Mark("(") => return self.enclosed("(", ")", Parser::pattern),
            _ => return Err(self.expected_name("a pattern")),
        };
        Ok(Pattern { kind, span })
    }

    fn leaf(&mut self, kind: PatternKind) -> PatternKind {
        self.bump();
        kind
    }

    /// A keyword and a pattern in braces.
    fn braced(&mut self) -> Result<Vec<Pattern>> {
        self.bump();
        self.block()
    }

    fn block(&mut self) -> Result<Vec<Pattern>> {
        Ok(vec![self.enclosed("{", "}", Parser::pattern)?])
    }

    fn element(&mut self) -> Result<Pattern> {
        let start = self.bump();
        let default = self.declarations.default.clone();
        let name = self.name_class(&default)?;
        let span = start.to(self.last_span());
        Ok(Pattern { kind: PatternKind::Element(name, self.block()?), span })
    }

    /// The name of an attribute without prefix has no namespace.
    fn attribute(&mut self) -> Result<Pattern> {
        let start = self.bump();
        let name = self.name_class(&Arc::from(""))?;
        let span = start.to(self.last_span());
        Ok(Pattern { kind: PatternKind::Attribute(name, self.block()?), span })
    }

    // datatypeName  ::= CName | "string" | "token"
    // datatypeValue ::= literal
    fn datatype(&mut self) -> Result<PatternKind> {
        let start = self.span();
        let datatype = self.datatype_name()?;
        if matches!(self.peek(), Token::Literal(_)) {
            let value = self.literal()?;
            let scope = self.scope(&value.value);
            // A value without a type is compared as `token`.
            let datatype = datatype.unwrap_or_else(|| built_in("token", start));
            return Ok(PatternKind::Value(Value { datatype, value, scope }));
        }
        let Some(datatype) = datatype else { return Err(self.expected("a literal")) };
        let is_block = self.is_mark("{");
        let params = if is_block { self.enclosed("{", "}", Parser::params)? } else { Vec::new() };
        Ok(PatternKind::Data(Data { datatype, params, except: self.except_pattern()? }))
    }

    fn datatype_name(&mut self) -> Result<Option<DatatypeName>> {
        let span = self.span();
        let name = match self.peek() {
            Token::Keyword(name @ ("string" | "token")) => built_in(name, span),
            Token::CName(prefix, local) => {
                let library = self.declarations.library(prefix, span)?;
                DatatypeName { library, name: Spanned::new(local.clone(), span) }
            }
            _ => return Ok(None),
        };
        self.bump();
        Ok(Some(name))
    }

    /// The namespaces that a value may speak of: the default one, and that of its prefix.
    fn scope(&self, value: &str) -> Arc<Scope> {
        let declarations = &self.declarations;
        let prefix = value.trim().split_once(':').map(|(prefix, _)| prefix);
        let declared = prefix.and_then(|prefix| Some((prefix.into(), declarations.find(prefix)?)));
        let prefixes = declared.into_iter().collect();
        Arc::new(Scope { default: declarations.default.clone(), prefixes })
    }

    // param ::= annotations identifierOrKeyword "=" literal
    fn params(&mut self) -> Result<Vec<Param>> {
        let mut params = Vec::new();
        while !self.is_mark("}") {
            self.annotations()?;
            let name = self.identifier_or_keyword()?;
            self.expect_mark("=")?;
            params.push(Param { name, value: self.literal()? });
        }
        Ok(params)
    }

    // exceptPattern ::= "-" annotations primary
    fn except_pattern(&mut self) -> Result<Vec<Pattern>> {
        if !self.eat_mark("-") {
            return Ok(Vec::new());
        }
        self.annotations()?;
        let except = self.primary()?;
        self.mark_except();
        Ok(vec![except])
    }

    // anyURILiteral ::= literal
    // inherit       ::= "inherit" "=" identifierOrKeyword
    pub(super) fn reference(&mut self) -> Result<Reference> {
        let href = self.literal()?;
        if !uri::is_reference(&href.value) || href.value.contains('#') {
            let message = format!("`{}` is no URI reference without a fragment", href.value);
            return Err(incorrect(href.span, message, "here"));
        }
        let mut namespace = self.declarations.default.clone();
        if self.eat_keyword("inherit") {
            self.expect_mark("=")?;
            let prefix = self.identifier_or_keyword()?;
            namespace = self.declarations.namespace(&prefix.value, prefix.span)?;
        }
        Ok(Reference { href, namespace })
    }
}

fn built_in(name: &str, span: Span) -> DatatypeName {
    DatatypeName { library: "".into(), name: Spanned::new(name.into(), span) }
}

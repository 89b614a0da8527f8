//! Classes of names in compact syntax.

use std::sync::Arc;

use super::Result;
use super::parser::Parser;
use super::token::Token;
use crate::relaxng::syntax::{NameClass, NameClassKind};

impl Parser {
    // nameClass ::= simpleNameClass ("|" simpleNameClass)*
    //             | nsName "-" simpleNameClass | anyName "-" simpleNameClass
    /// Reads a class of names; those without prefix are of the namespace `default`.
    pub(super) fn name_class(&mut self, default: &Arc<str>) -> Result<NameClass> {
        let first = self.simple_name_class(default)?;
        if !self.is_mark("|") {
            return Ok(first);
        }
        let span = self.span();
        let mut members = vec![first];
        self.refuse_except("|")?;
        while self.eat_mark("|") {
            members.push(self.simple_name_class(default)?);
            self.refuse_except("|")?;
        }
        Ok(NameClass { kind: NameClassKind::Choice(members), span })
    }

    // simpleNameClass ::= annotations (name | nsName | anyName | "(" nameClass ")") followAnnotations
    // name            ::= identifierOrKeyword | CName
    // anyName         ::= "*"
    fn simple_name_class(&mut self, default: &Arc<str>) -> Result<NameClass> {
        self.annotations()?;
        let class = self.primary_name_class(default)?;
        self.follow_annotations()?;
        Ok(class)
    }

    fn primary_name_class(&mut self, default: &Arc<str>) -> Result<NameClass> {
        let span = self.span();
        let kind = match self.peek().clone() {
            Token::Mark("(") => {
                return self.enclosed("(", ")", |parser| parser.name_class(default));
            }
            Token::Mark("*") => {
                self.bump();
                NameClassKind::AnyName(self.except_names(default)?)
            }
            Token::NsName(prefix) => {
                let namespace = self.declarations.namespace(&prefix, span)?;
                self.bump();
                NameClassKind::NsName(namespace, self.except_names(default)?)
            }
            Token::CName(prefix, local) => {
                let namespace = self.declarations.namespace(&prefix, span)?;
                self.bump();
                NameClassKind::Name { namespace, local }
            }
            Token::Identifier(_) | Token::Keyword(_) => {
                let local = self.identifier_or_keyword()?.value;
                NameClassKind::Name { namespace: default.clone(), local }
            }
            _ => return Err(self.expected("a class of names")),
        };
        Ok(NameClass { kind, span })
    }

    // exceptNameClass ::= "-" simpleNameClass
    fn except_names(&mut self, default: &Arc<str>) -> Result<Vec<NameClass>> {
        if !self.eat_mark("-") {
            return Ok(Vec::new());
        }
        self.annotations()?;
        let except = self.primary_name_class(default)?;
        self.mark_except();
        Ok(vec![except])
    }
}

//! Annotations, which mean nothing to validation.

use std::collections::HashSet;
use std::sync::Arc;

use super::parser::Parser;
use super::token::Token;
use super::{Result, incorrect};
use crate::source::Spanned;
use crate::xml::RELAX_NG;

/// A name with its namespace.
type ExpandedName = (Arc<str>, Arc<str>);

impl Parser {
    // annotations ::= documentation* ("[" annotationAttribute* annotationElement* "]")?
    /// Passes over annotations in front of something.
    pub(super) fn annotations(&mut self) -> Result<()> {
        while *self.peek() == Token::Documentation {
            self.bump();
        }
        if !self.is_mark("[") {
            return Ok(());
        }
        self.enclosed("[", "]", |parser| {
            parser.annotation_attributes(false)?;
            while !parser.is_mark("]") {
                parser.annotation_element()?;
            }
            Ok(())
        })
    }

    // followAnnotations ::= (">>" annotationElement)*
    /// Passes over annotations behind something.
    pub(super) fn follow_annotations(&mut self) -> Result<()> {
        while self.eat_mark(">>") {
            self.annotation_element()?;
        }
        Ok(())
    }

    /// Whether an annotation stands here as a part of a grammar. Its name can be no keyword.
    pub(super) fn is_annotation_element(&self) -> bool {
        let named = matches!(self.peek(), Token::Identifier(_) | Token::CName(..));
        named && *self.peek_second() == Token::Mark("[")
    }

    // annotationElement ::= name "[" annotationAttribute* (annotationElement | literal)* "]"
    pub(super) fn annotation_element(&mut self) -> Result<()> {
        let name = self.annotation_name()?;
        refuse_relax_ng(&name)?;
        self.enclosed("[", "]", |parser| {
            parser.annotation_attributes(true)?;
            while !parser.is_mark("]") {
                match parser.peek() {
                    Token::Literal(_) => parser.literal().map(drop)?,
                    _ => parser.annotation_element()?,
                }
            }
            Ok(())
        })
    }

    // annotationAttribute ::= name "=" literal
    /// Attributes that are added to the schema itself have a namespace; those of annotations need none.
    fn annotation_attributes(&mut self, may_be_unprefixed: bool) -> Result<()> {
        let mut seen = HashSet::new();
        while *self.peek_second() == Token::Mark("=") {
            let name = self.annotation_name()?;
            self.expect_mark("=")?;
            self.literal()?;
            refuse_relax_ng(&name)?;
            if !may_be_unprefixed && name.value.0.is_empty() {
                let message = format!("annotation `{}` has no namespace", name.value.1);
                return Err(incorrect(name.span, message, "here"));
            }
            if !seen.insert(name.value.clone()) {
                let message = format!("annotation `{}` is given twice", name.value.1);
                return Err(incorrect(name.span, message, "again here"));
            }
        }
        Ok(())
    }

    // name ::= identifierOrKeyword | CName
    fn annotation_name(&mut self) -> Result<Spanned<ExpandedName>> {
        let span = self.span();
        let Token::CName(prefix, local) = self.peek() else {
            let name = self.identifier_or_keyword()?;
            return Ok(Spanned::new(("".into(), name.value), span));
        };
        let name = (self.declarations.namespace(prefix, span)?, local.clone());
        self.bump();
        Ok(Spanned::new(name, span))
    }
}

/// What is of the namespace of RELAX NG is no annotation.
fn refuse_relax_ng(name: &Spanned<ExpandedName>) -> Result<()> {
    let (namespace, local) = &name.value;
    if &**namespace != RELAX_NG {
        return Ok(());
    }
    let message = format!("annotation `{local}` is of the namespace of RELAX NG");
    Err(incorrect(name.span, message, "here"))
}

//! Declarations: what prefixes stand for.

use std::collections::HashMap;
use std::sync::Arc;

use super::parser::Parser;
use super::token::Token;
use super::{Result, incorrect};
use crate::diagnostic::Diagnostic;
use crate::relaxng::syntax::Name;
use crate::source::Span;
use crate::{xml, xsd};

/// The declarations of a schema.
pub(super) struct Declarations {
    /// What `inherit` stands for.
    inherited: Arc<str>,
    /// The namespace of element names without prefix.
    pub(super) default: Arc<str>,
    namespaces: HashMap<Arc<str>, Arc<str>>,
    libraries: HashMap<Arc<str>, Arc<str>>,
}

impl Declarations {
    /// The declarations that need not be written: `xml`, and `xsd` for the datatypes of XML Schema.
    pub(super) fn new(inherited: Arc<str>) -> Self {
        Self {
            default: inherited.clone(),
            inherited,
            namespaces: HashMap::from([("xml".into(), xml::XML.into())]),
            libraries: HashMap::from([("xsd".into(), xsd::LIBRARY.into())]),
        }
    }

    /// The namespace of a prefix, if it is declared.
    pub(super) fn find(&self, prefix: &str) -> Option<Arc<str>> {
        self.namespaces.get(prefix).cloned()
    }

    /// The namespace of a prefix that stands at a place.
    pub(super) fn namespace(&self, prefix: &str, span: Span) -> Result<Arc<str>> {
        self.find(prefix).ok_or_else(|| undeclared(prefix, span, "namespace"))
    }

    /// The datatype library of a prefix that stands at a place.
    pub(super) fn library(&self, prefix: &str, span: Span) -> Result<Arc<str>> {
        let library = self.libraries.get(prefix).cloned();
        library.ok_or_else(|| undeclared(prefix, span, "datatypes"))
    }
}

fn undeclared(prefix: &str, span: Span, keyword: &str) -> Box<Diagnostic> {
    let finding = incorrect(span, format!("prefix `{prefix}` is not declared"), "here");
    Box::new(finding.help(format!("declare it: `{keyword} {prefix} = \"...\"`")))
}

impl Parser {
    // preamble ::= decl*
    pub(super) fn preamble(&mut self) -> Result<()> {
        loop {
            match self.peek() {
                Token::Keyword("namespace") => self.namespace_declaration()?,
                Token::Keyword("default") => self.default_declaration()?,
                Token::Keyword("datatypes") => self.datatypes_declaration()?,
                _ => return Ok(()),
            }
        }
    }

    // decl ::= "namespace" identifierOrKeyword "=" namespaceURILiteral
    fn namespace_declaration(&mut self) -> Result<()> {
        self.bump();
        let prefix = self.identifier_or_keyword()?;
        self.expect_mark("=")?;
        let namespace = self.namespace_literal()?;
        self.declare(&prefix, namespace)
    }

    // decl ::= "default" "namespace" identifierOrKeyword? "=" namespaceURILiteral
    fn default_declaration(&mut self) -> Result<()> {
        self.bump();
        self.expect_keyword("namespace")?;
        let prefix = if self.is_mark("=") { None } else { Some(self.identifier_or_keyword()?) };
        self.expect_mark("=")?;
        let namespace = self.namespace_literal()?;
        self.declarations.default = namespace.clone();
        prefix.map_or(Ok(()), |prefix| self.declare(&prefix, namespace))
    }

    // decl ::= "datatypes" identifierOrKeyword "=" literal
    fn datatypes_declaration(&mut self) -> Result<()> {
        self.bump();
        let prefix = self.identifier_or_keyword()?;
        self.expect_mark("=")?;
        let library = self.literal()?;
        self.declarations.libraries.insert(prefix.value, library.value.into());
        Ok(())
    }

    // namespaceURILiteral ::= literal | "inherit"
    fn namespace_literal(&mut self) -> Result<Arc<str>> {
        if self.eat_keyword("inherit") {
            return Ok(self.declarations.inherited.clone());
        }
        Ok(self.literal()?.value.into())
    }

    /// `xml` and `xmlns` mean what the recommendation on namespaces says.
    fn declare(&mut self, prefix: &Name, namespace: Arc<str>) -> Result<()> {
        let name = &*prefix.value;
        let message = if name == "xmlns" {
            "`xmlns` cannot be declared".to_owned()
        } else if (name == "xml") != (&*namespace == xml::XML) {
            format!("`xml` and the namespace `{}` belong together", xml::XML)
        } else {
            self.declarations.namespaces.insert(prefix.value.clone(), namespace);
            return Ok(());
        };
        Err(incorrect(prefix.span, message, "here"))
    }
}

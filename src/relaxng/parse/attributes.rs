//! Attributes of a schema's elements.

use std::sync::{Arc, LazyLock};

use super::Parser;
use super::markup::{Attribute, Element};
use crate::relaxng::syntax::{Combine, Name};
use crate::source::{Span, Spanned};
use crate::xml::uri;
use crate::xsd;

impl Parser {
    /// Finds fault with attributes that the element must not have, and with text where there can be none.
    pub(super) fn check_extras(&mut self, element: &Element, allowed: &[&str]) {
        for attribute in &element.attributes {
            if !allowed.contains(&&*attribute.name) {
                let message = format!("`{}` has no attribute `{}`", element.name, attribute.name);
                self.wrong("3", attribute.name_span, message);
            }
        }
        let holds_text = matches!(&*element.name, "name" | "param" | "value");
        if !holds_text && !super::markup::trim(&element.text.value).is_empty() {
            let message = format!("text must not stand in `{}`", element.name);
            self.wrong("3", element.text.span, message);
        }
    }

    pub(super) fn required<'e>(
        &mut self,
        element: &'e Element,
        name: &str,
    ) -> Option<&'e Attribute> {
        let found = element.attribute(name);
        if found.is_none() {
            let message = format!("`{}` has no attribute `{name}`", element.name);
            self.wrong("3", element.span, message);
        }
        found
    }

    /// An attribute that must be there and hold a name without colon.
    pub(super) fn required_ncname(&mut self, element: &Element, name: &str) -> Option<Name> {
        let attribute = self.required(element, name)?;
        self.ncname(&attribute.value.value, attribute.value.span)
    }

    pub(super) fn ncname(&mut self, name: &str, span: Span) -> Option<Name> {
        if is_ncname(name) {
            return Some(Spanned::new(Arc::from(name), span));
        }
        self.wrong("3", span, format!("`{name}` is no name without colon"));
        None
    }

    // combine ::= "choice" | "interleave"                                                      (3)
    pub(super) fn combine(&mut self, element: &Element) -> Option<Combine> {
        let attribute = element.attribute("combine")?;
        match &*attribute.value.value {
            "choice" => Some(Combine::Choice),
            "interleave" => Some(Combine::Interleave),
            other => {
                let message = format!("`{other}` is no way to combine definitions");
                self.wrong("3", attribute.value.span, message);
                None
            }
        }
    }

    /// `href`, resolved against `xml:base` as far as the document goes (4.5).
    pub(super) fn href(&mut self, element: &Element) -> Option<Spanned<String>> {
        let Attribute { value, .. } = self.required(element, "href")?;
        if value.value.contains('#') || !uri::is_reference(&value.value) {
            let message = format!("`{}` is no URI reference without a fragment", value.value);
            self.wrong("4.5", value.span, message);
            return None;
        }
        Some(value.clone().map(|href| uri::resolve(&element.base, &href)))
    }
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.name == name)
    }
}

// NCName ::= (Letter | '_') (NCNameChar)*                            (Namespaces, 1999, [4])
/// Whether a schema may use the name. RELAX NG refers to the second edition of XML 1.0, in which a name
/// does not begin with a mark that belongs to the letter before.
pub(super) fn is_ncname(name: &str) -> bool {
    static NCNAME: LazyLock<xsd::Datatype> = LazyLock::new(|| {
        let ncname = xsd::builtin("NCName").expect("is a datatype of XML Schema");
        let no_mark_first = xsd::Param { name: "pattern", value: r"\P{M}.*" };
        ncname.with_params(&[no_mark_first]).expect("is a pattern")
    });
    let first = |c: char| c.is_ascii_alphabetic() || c == '_';
    let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if name.starts_with(first) && name.chars().all(rest) {
        return true;
    }
    !name.contains(char::is_whitespace) && NCNAME.check(name, &()).is_ok()
}

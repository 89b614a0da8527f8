//! The attributes of `xi:include` (XInclude, section 3.1).

use super::finding;
use super::pointer::{Pointer, pointer};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::xml::reader::{Attribute, Start};
use crate::xml::uri;

/// What is to be included.
#[derive(Debug)]
pub(super) struct Include {
    /// The location, resolved against that of the including document.
    pub(super) location: String,
    /// Whether it is a part of the including document itself.
    pub(super) same_document: bool,
    pub(super) parse: Parse,
    pub(super) pointer: Option<Pointer>,
    pub(super) pointer_words: Option<String>,
    place: Span,
}

/// As what the resource is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parse {
    /// A document or a part of it.
    Xml,
    /// Plain text.
    Text,
}

impl Parse {
    fn named(value: Option<&str>) -> Result<Parse, String> {
        match value {
            None | Some("xml") => Ok(Parse::Xml),
            Some("text") => Ok(Parse::Text),
            Some(other) => Err(format!("`{other}` stands where `xml` or `text` must stand")),
        }
    }
}

impl Include {
    /// Reads the attributes of a start tag. References count from `base`; `document` is the location of
    /// the including document.
    pub(super) fn read(
        start: Start<'_>,
        base: &str,
        document: &str,
    ) -> Result<Self, Box<Diagnostic>> {
        let place = start.tag_span();
        let value = |name| start.attribute("", name).map(Attribute::value);
        let href = value("href").unwrap_or_default();
        let words = value("xpointer").map(str::to_owned);
        let parse = Parse::named(value("parse")).map_err(|message| finding(message, place))?;
        if let Some(fault) = contradiction(href, words.as_deref(), parse) {
            return Err(finding(fault, place));
        }
        Ok(Self {
            location: match href {
                "" => document.to_owned(),
                _ => uri::resolve(base, href),
            },
            same_document: href.is_empty(),
            parse,
            pointer: words.as_deref().and_then(pointer),
            pointer_words: words,
            place,
        })
    }

    /// The words that name the part in a way that is not supported.
    pub(super) fn unknown_pointer(&self) -> Option<&str> {
        self.pointer_words.as_deref().filter(|_| self.pointer.is_none())
    }

    /// The finding for a resource that is not there.
    pub(super) fn refused(&self, why: &str) -> Box<Diagnostic> {
        self.finding(format!("`{}` cannot be included: {why}", self.location))
    }

    pub(super) fn finding(&self, message: String) -> Box<Diagnostic> {
        finding(message, self.place)
    }
}

/// What attributes say that they cannot say together.
fn contradiction(href: &str, pointer: Option<&str>, parse: Parse) -> Option<String> {
    let fault = if href.contains('#') {
        return Some(format!("`{href}` has a fragment; a part is named with `xpointer`"));
    } else if pointer.is_some() && parse == Parse::Text {
        "a part of plain text cannot be included"
    } else if href.is_empty() && pointer.is_none() {
        "an inclusion names neither a file nor a part of this one"
    } else {
        return None;
    };
    Some(fault.to_owned())
}

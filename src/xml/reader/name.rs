//! Qualified names in markup (Namespaces in XML 1.0, section 4).

use std::ops::Range;

use super::chars::name_end;
use super::fault::{Clause, Fault, fault};
use crate::xml::name::is_name_start;

/// A qualified name by its offsets in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct QName {
    pub(super) start: u32,
    /// Where the local part starts: behind the colon, or with the name.
    pub(super) local: u32,
    pub(super) end: u32,
}

impl QName {
    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    pub(super) fn local_of(self, text: &str) -> &str {
        &text[self.local as usize..self.end as usize]
    }

    /// The prefix without its colon; empty if there is none.
    pub(super) fn prefix_of(self, text: &str) -> &str {
        &text[self.start as usize..(self.local.max(self.start + 1) - 1) as usize]
    }

    /// The same name at the end of another text, to which it is added.
    pub(super) fn copied(self, text: &str, other: &mut String) -> QName {
        let start = other.len() as u32;
        other.push_str(self.of(text));
        QName { start, local: start + (self.local - self.start), end: other.len() as u32 }
    }

    /// Whether the name has a prefix.
    pub(super) fn is_prefixed(self) -> bool {
        self.local != self.start
    }
}

// QName  ::= (Prefix ':')? LocalPart                                  (Namespaces, [7] to [11])
// Prefix ::= NCName      LocalPart ::= NCName      NCName ::= Name - (Char* ':' Char*)
/// The qualified name at an offset; `expected` says what a name would have been.
pub(super) fn qname(text: &str, at: usize, expected: &'static str) -> Result<QName, Fault> {
    let Some(end) = name_end(text, at) else { return Err(no_name(text, at, expected)) };
    let name = &text.as_bytes()[at..end];
    let local = match name.iter().position(|&byte| byte == b':') {
        None => at,
        Some(colon) => behind_colon(text, at, at + colon, end)?,
    };
    Ok(QName { start: at as u32, local: local as u32, end: end as u32 })
}

fn behind_colon(text: &str, start: usize, colon: usize, end: usize) -> Result<usize, Fault> {
    let local = &text[colon + 1..end];
    if colon > start && local.starts_with(is_name_start) && !local.contains(':') {
        return Ok(colon + 1);
    }
    Err(fault(
        Clause::Namespaces("production 7, QName"),
        start..end,
        format!("`{}` is no qualified name", &text[start..end]),
        "a name has one colon at most, with a name on either side",
    ))
}

// Name ::= NameStartChar (NameChar)*                                           (XML 1.0, [5])
/// A name that must not hold a colon: of an entity, a notation, or a processing instruction's target.
pub(super) fn ncname(text: &str, at: usize, expected: &'static str) -> Result<usize, Fault> {
    let Some(end) = name_end(text, at) else { return Err(no_name(text, at, expected)) };
    if text[at..end].contains(':') {
        return Err(fault(
            Clause::Namespaces("section 7, Conformance of Documents"),
            at..end,
            format!("`{}` must not have a colon", &text[at..end]),
            "only elements and attributes have prefixes",
        ));
    }
    Ok(end)
}

#[cold]
pub(super) fn no_name(text: &str, at: usize, expected: &'static str) -> Fault {
    let (message, end) = match text[at..].chars().next() {
        Some(c) => (format!("{expected} cannot start with `{}`", c.escape_debug()), c.len_utf8()),
        None => (format!("{expected} is missing at the end of the text"), 0),
    };
    fault(Clause::Production(5, "Name"), at..at + end, message, "a name must start here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_prefix_or_none() {
        let text = "tei:текст p";
        let name = qname(text, 0, "a name").expect("is a name");
        assert_eq!((name.prefix_of(text), name.local_of(text)), ("tei", "текст"));
        let name = qname(text, text.len() - 1, "a name").expect("is a name");
        assert_eq!((name.prefix_of(text), name.local_of(text)), ("", "p"));
        for text in [":a", "a:", "a:b:c", "a:1", "1", ""] {
            assert!(qname(text, 0, "a name").is_err(), "{text}");
        }
    }
}

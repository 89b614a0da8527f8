//! Identifiers are compared in a normal form (XML Catalogs 1.1, section 6).

use std::fmt::Write;

use crate::xml::words;

/// A public identifier without white space around it, and single blanks inside (section 6.2).
pub(super) fn public(identifier: &str) -> String {
    words(identifier).collect::<Vec<_>>().join(" ")
}

/// A system identifier or URI reference with the characters escaped that URIs never have (section 6.3).
pub(super) fn uri(reference: &str) -> String {
    let mut out = String::with_capacity(reference.len());
    for byte in reference.bytes() {
        match byte {
            0..=0x20 | 0x7F.. | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => {
                write!(out, "%{byte:02X}").expect("a string takes any text");
            }
            _ => out.push(char::from(byte)),
        }
    }
    out
}

/// The public identifier that a URN of the namespace `publicid` stands for (section 6.4; RFC 3151).
pub(super) fn unwrapped(urn: &str) -> Option<String> {
    const START: &str = "urn:publicid:";
    let start = urn.get(..START.len())?;
    if !start.eq_ignore_ascii_case(START) {
        return None;
    }
    let mut out = String::new();
    let mut rest = &urn[START.len()..];
    while let Some(c) = rest.chars().next() {
        let (plain, length) = match rest.get(..3) {
            Some("%2B" | "%2b") => ("+", 3),
            Some("%3A" | "%3a") => (":", 3),
            Some("%2F" | "%2f") => ("/", 3),
            Some("%3B" | "%3b") => (";", 3),
            Some("%27") => ("'", 3),
            Some("%3F" | "%3f") => ("?", 3),
            Some("%23") => ("#", 3),
            Some("%25") => ("%", 3),
            _ => match c {
                '+' => (" ", 1),
                ':' => ("//", 1),
                ';' => ("::", 1),
                _ => (&rest[..c.len_utf8()], c.len_utf8()),
            },
        };
        out.push_str(plain);
        rest = &rest[length..];
    }
    Some(public(&out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_have_a_normal_form() {
        assert_eq!(public(" -//TEI//DTD\r\n\tTEI  P5 "), "-//TEI//DTD TEI P5");
        assert_eq!(uri("a b/№.dtd"), "a%20b/%E2%84%96.dtd");
        let urn = "URN:publicid:-:TEI:DTD+TEI+P5%2B;x:%D0";
        assert_eq!(unwrapped(urn).as_deref(), Some("-//TEI//DTD TEI P5+::x//%D0"));
        assert_eq!(unwrapped("urn:isbn:1"), None);
        assert_eq!(unwrapped("№"), None);
    }
}

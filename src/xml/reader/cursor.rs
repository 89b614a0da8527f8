//! A place in a text that declarations are read from.

use std::ops::Range;

use super::chars::{char_at, skip_space};
use super::fault::{Clause, Fault, fault};
use super::misc::only_chars;

#[derive(Debug)]
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn looking_at(&self, mark: &str) -> bool {
        self.text.as_bytes()[self.at..].starts_with(mark.as_bytes())
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// Goes behind `mark` if it stands here.
    pub(super) fn eat(&mut self, mark: &str) -> bool {
        let found = self.looking_at(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    /// Goes behind white space; whether there was any.
    pub(super) fn skip_space(&mut self) -> bool {
        let start = self.at;
        self.at = skip_space(self.text.as_bytes(), start);
        self.at > start
    }

    /// Goes behind white space that must be there.
    pub(super) fn space(&mut self, clause: Clause) -> Result<(), Fault> {
        if self.skip_space() { Ok(()) } else { Err(self.unexpected(clause, "white space")) }
    }

    /// Goes behind `mark`, which must stand here.
    pub(super) fn expect(&mut self, mark: &'static str, clause: Clause) -> Result<(), Fault> {
        if self.eat(mark) { Ok(()) } else { Err(self.unexpected(clause, mark)) }
    }

    /// Goes behind the end of a declaration: white space or none, and `>`.
    pub(super) fn end(&mut self, clause: Clause) -> Result<(), Fault> {
        self.skip_space();
        self.expect(">", clause)
    }

    /// Goes behind a literal, and gives the place of what stands between its quotes.
    //
    // SystemLiteral ::= ('"' [^"]* '"') | ("'" [^']* "'")                      (XML 1.0, [11])
    pub(super) fn literal(&mut self, clause: Clause) -> Result<Range<usize>, Fault> {
        let quote = match self.text.as_bytes().get(self.at) {
            Some(b'"') => '"',
            Some(b'\'') => '\'',
            _ => return Err(self.unexpected(clause, "a quote")),
        };
        let start = self.at + 1;
        let Some(length) = self.text[start..].find(quote) else {
            let message = "a literal does not end";
            return Err(fault(clause, self.at..start, message, "its closing quote is missing"));
        };
        only_chars(self.text, start..start + length)?;
        self.at = start + length + 1;
        Ok(start..start + length)
    }

    /// What stands here where `expected` must stand.
    #[cold]
    pub(super) fn unexpected(&self, clause: Clause, expected: &str) -> Fault {
        let expected = match expected.starts_with(|c: char| c.is_ascii_alphabetic()) {
            true => expected.to_owned(),
            false => format!("`{expected}`"),
        };
        let (found, end) = match char_at(self.text, self.at) {
            Some((c, end)) => (format!("`{}` stands", c.escape_debug()), end),
            None => ("the text ends".to_owned(), self.at),
        };
        let message = format!("{found} where {expected} must stand");
        fault(clause, self.at..end, message, "not allowed here")
    }
}

//! The document type declaration (XML 1.0, section 2.8).

use super::chars::skip_space;
use super::fault::{Clause, Fault, fault};
use super::name::qname;
use super::{Part, Reader, Step};

impl Reader<'_> {
    // doctypedecl ::= '<!DOCTYPE' S Name (S ExternalID)? S? ('[' intSubset ']' S?)? '>'
    //                                                                          (XML 1.0, [28])
    pub(super) fn doctype(&mut self) -> Result<Step, Fault> {
        let text = self.source.text();
        let start = self.at;
        let name = skip_space(text.as_bytes(), start + "<!DOCTYPE".len());
        self.target = qname(text, name, "the name in a document type declaration")?.range();
        self.at = end_of(text, self.target.end).ok_or_else(|| not_ended(start))?;
        self.whole = start..self.at;
        self.part = Part::Prolog { doctype: true };
        Ok(Step::Doctype)
    }
}

/// Where the declaration ends: at a `>` that is neither quoted nor in brackets nor in a comment.
fn end_of(text: &str, mut at: usize) -> Option<usize> {
    let mut brackets = 0;
    loop {
        let rest = &text[at..];
        let byte = *rest.as_bytes().first()?;
        let length = match byte {
            b'"' | b'\'' => 2 + rest[1..].find(char::from(byte))?,
            b'<' if rest.starts_with("<!--") => rest.find("-->")? + "-->".len(),
            b'<' if rest.starts_with("<?") => rest.find("?>")? + "?>".len(),
            b'>' if brackets == 0 => return Some(at + 1),
            _ => char::len_utf8(rest.chars().next()?),
        };
        brackets += match byte {
            _ if length > 1 => 0,
            b'[' | b'<' => 1,
            b']' | b'>' => -1,
            _ => 0,
        };
        at += length;
    }
}

#[cold]
fn not_ended(start: usize) -> Fault {
    let place = start..start + "<!DOCTYPE".len();
    let clause = Clause::Production(28, "doctypedecl");
    fault(clause, place, "the document type declaration does not end", "its `>` is missing")
}

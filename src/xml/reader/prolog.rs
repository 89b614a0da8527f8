//! What stands around the root element (XML 1.0, sections 2.1 and 2.8).

use super::fault::{Clause, Fault, fault};
use super::tag::Words;
use super::{Part, Reader, Step, chars, declaration, dtd, misc};

impl Reader<'_> {
    // document ::= prolog element Misc*                                         (XML 1.0, [1])
    // prolog   ::= XMLDecl? Misc* (doctypedecl Misc*)?                          (XML 1.0, [22])
    pub(super) fn start(&mut self) -> Result<Step, Fault> {
        if let Some((declaration, end)) = declaration::declaration(self.window.text())? {
            self.declaration = Some(declaration);
            self.at = end;
        }
        self.part = Part::Prolog { doctype: false };
        self.misc()
    }

    // Misc ::= Comment | PI | S                                                (XML 1.0, [27])
    pub(super) fn misc(&mut self) -> Result<Step, Fault> {
        let text = self.window.text();
        self.at = chars::skip_space(text.as_bytes(), self.at);
        let rest = &text[self.at..];
        match (rest.as_bytes(), self.part) {
            ([b'<', b'?', ..], _) => self.instruction(),
            _ if rest.starts_with("<!--") => self.comment(),
            ([], Part::Epilog) => {
                self.part = Part::Finished;
                Ok(Step::Eof)
            }
            (_, Part::Prolog { doctype: false }) if rest.starts_with("<!DOCTYPE") => self.doctype(),
            ([b'<', next, ..], Part::Prolog { .. }) if !matches!(next, b'!' | b'/') => {
                let step = self.start_tag()?;
                self.part = Part::Content;
                Ok(step)
            }
            _ => Err(misplaced(text, self.at, self.part)),
        }
    }

    pub(super) fn plain(&mut self) -> Result<Step, Fault> {
        let text = self.window.text();
        misc::only_chars(text, 0..text.len())?;
        self.part = Part::Finished;
        self.run.words = Words::Text(0, text.len() as u32);
        self.run.place = (0, text.len() as u32);
        Ok(if text.is_empty() { Step::Eof } else { Step::Text })
    }

    fn doctype(&mut self) -> Result<Step, Fault> {
        let start = self.at;
        let standalone = self.declaration.as_ref().and_then(|it| it.standalone) == Some(true);
        let read = dtd::doctype(self.window.text(), start, standalone, &mut self.entities)?;
        self.at = read.end;
        self.target = read.name;
        self.whole = start..self.at;
        self.attlists = read.attlists;
        self.part = Part::Prolog { doctype: true };
        Ok(Step::Doctype)
    }

    pub(super) fn comment(&mut self) -> Result<Step, Fault> {
        let start = self.at;
        self.piece = misc::comment(self.text(), start)?;
        self.at = self.piece.end + "-->".len();
        self.whole = start..self.at;
        Ok(Step::Comment)
    }

    pub(super) fn instruction(&mut self) -> Result<Step, Fault> {
        let start = self.at;
        (self.target, self.piece) = misc::instruction(self.text(), start)?;
        self.at = self.piece.end + "?>".len();
        self.whole = start..self.at;
        Ok(Step::Instruction)
    }
}

/// Something that is not allowed in this part of the document.
#[cold]
pub(super) fn misplaced(text: &str, at: usize, part: Part) -> Fault {
    const DOCTYPE: &str = "<!DOCTYPE";
    let rest = &text[at..];
    let root = Clause::Production(1, "document");
    let (clause, length, message, label) = if rest.is_empty() {
        (root, 0, "there is no root element", "the text ends here")
    } else if rest.starts_with(DOCTYPE) {
        let message = "a document type declaration stands where none may stand";
        let prolog = Clause::Production(22, "prolog");
        (prolog, DOCTYPE.len(), message, "one only, before the root element")
    } else if rest.starts_with("<!") && part == Part::Content {
        let message = "`<!` begins neither a comment nor a CDATA section";
        (Clause::Production(43, "content"), 2, message, "no markup begins so")
    } else if rest.starts_with("</") {
        (root, 2, "an end tag stands outside the root element", "nothing is open")
    } else if rest.starts_with('<') {
        let message = match part {
            Part::Epilog => "a second root element",
            _ => "`<!` begins neither a comment nor a document type declaration",
        };
        (root, 1, message, "one root element, and no CDATA outside it")
    } else {
        let length = rest.chars().next().map_or(0, char::len_utf8);
        (root, length, "text stands outside the root element", "only white space may stand here")
    };
    fault(clause, at..at + length, message, label)
}

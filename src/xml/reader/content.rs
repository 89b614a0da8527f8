//! The content of elements: character data, references, and markup (XML 1.0, sections 2.4 and 3.1).

use std::ops::Range;

use super::chars::{self, skip_space};
use super::entities::Replacement;
use super::fault::{Clause, Fault, fault};
use super::misc::only_chars;
use super::name::qname;
use super::prolog::misplaced;
use super::reference::{Reference, reference};
use super::tag::Words;
use super::value::good_char;
use super::{Frame, Open, Part, Reader, Step};

pub(super) const CDATA: &str = "<![CDATA[";

impl Reader<'_> {
    // content ::= CharData? ((element | Reference | CDSect | PI | Comment) CharData?)*
    //                                                                          (XML 1.0, [43])
    pub(super) fn content(&mut self) -> Result<Step, Fault> {
        if self.tag.empty {
            return Ok(self.end_of_empty());
        }
        if self.character_data()? {
            return Ok(Step::Text);
        }
        match self.text().as_bytes().get(self.at + 1) {
            Some(b'/') => self.end_tag(),
            Some(b'?') => self.instruction(),
            Some(b'!') if self.text()[self.at..].starts_with("<!--") => self.comment(),
            Some(b'!') => Err(misplaced(self.text(), self.at, self.part)),
            _ => self.start_tag(),
        }
    }

    /// Leaves the element that has ended.
    pub(super) fn leave(&mut self) {
        self.ended = false;
        if let Some(open) = self.elements.pop() {
            self.namespaces.leave(open.scope);
        }
        if self.elements.is_empty() {
            self.part = Part::Epilog;
        }
    }

    pub(super) fn start_tag(&mut self) -> Result<Step, Fault> {
        let scope = self.namespaces.scope();
        let Self { window, frames, tag, entities, attlists, namespaces, .. } = self;
        let text = frames.last().map_or(window.text(), |frame| &frame.text);
        self.at = tag.read(text, self.at, entities)?;
        tag.declared(text, attlists, entities)?;
        let namespace = tag.resolve(text, namespaces)?;
        let name = tag.name;
        let place = self.outside(name.range());
        self.elements.push(Open { name, place, namespace, scope });
        Ok(Step::Start)
    }

    /// The end of an element that is written as an empty-element tag.
    fn end_of_empty(&mut self) -> Step {
        self.end_tag = (self.tag.start, self.tag.end);
        self.tag.empty = false;
        self.ended = true;
        Step::End
    }

    // ETag ::= '</' Name S? '>'                                                (XML 1.0, [42])
    fn end_tag(&mut self) -> Result<Step, Fault> {
        let open = self.elements.last().expect("content stands in an element");
        if self.frames.last().is_some_and(|frame| frame.depth == self.elements.len()) {
            return Err(begun_outside(self.at));
        }
        let bytes = self.text().as_bytes();
        let expected = open.name.of(self.text());
        let name = self.at + "</".len();
        if !bytes[name..].starts_with(expected.as_bytes()) {
            return Err(self.mismatched());
        }
        let end = skip_space(bytes, name + expected.len());
        if bytes.get(end) != Some(&b'>') {
            return Err(self.mismatched());
        }
        self.end_tag = (self.at as u32, end as u32 + 1);
        self.at = end + 1;
        self.ended = true;
        Ok(Step::End)
    }

    // CharData ::= [^<&]* - ([^<&]* ']]>' [^<&]*)                              (XML 1.0, [14])
    /// Reads up to the next markup; whether there was any character.
    fn character_data(&mut self) -> Result<bool, Fault> {
        let start = self.at;
        let bytes = self.text().as_bytes();
        let end = chars::TEXT.next(bytes, start);
        // Nearly all text ends like this, and stays where it stands.
        if bytes.get(end) == Some(&b'<') && bytes.get(end + 1) != Some(&b'!') {
            self.run.words = Words::Text(start as u32, end as u32);
            self.run.place = self.outside(start..end);
            self.at = end;
            return Ok(end > start);
        }
        self.changed_run()
    }

    /// Reads up to the next markup, and puts characters together where they do not stand so.
    fn changed_run(&mut self) -> Result<bool, Fault> {
        let start = self.outside(self.at..self.at).0;
        let from = self.at;
        // What stands before this is among the words already.
        let mut done = self.at;
        let mut changed = false;
        self.words.clear();
        loop {
            self.at = chars::TEXT.next(self.text().as_bytes(), self.at);
            let text = self.text();
            match text.as_bytes().get(self.at) {
                Some(b'<') if !text[self.at..].starts_with(CDATA) => break,
                Some(b']') if text[self.at..].starts_with("]]>") => {
                    return Err(section_end(self.at));
                }
                Some(b']') => {
                    self.at += 1;
                    continue;
                }
                Some(b'<' | b'&' | b'\r') | None => {}
                Some(_) => {
                    self.at = good_char(text, self.at)?;
                    continue;
                }
            }
            self.keep(done);
            self.replaced()?;
            done = self.at;
            changed = true;
        }
        let end = self.outside(self.at..self.at).1;
        self.run.place = (start, end);
        if changed {
            self.keep(done);
            self.run.words = Words::Changed(0, self.words.len() as u32);
            Ok(!self.words.is_empty())
        } else {
            self.run.words = Words::Text(from as u32, self.at as u32);
            Ok(self.at > from)
        }
    }

    /// Adds what stands between `from` and here to the words.
    fn keep(&mut self, from: usize) {
        let Self { window, frames, words, .. } = self;
        let text = frames.last().map_or(window.text(), |frame| &frame.text);
        words.push_str(&text[from..self.at]);
    }

    /// Reads what stands for other characters than itself, and the end of an entity.
    fn replaced(&mut self) -> Result<(), Fault> {
        match self.text().as_bytes().get(self.at) {
            Some(b'<') => self.cdata(),
            Some(b'&') => self.reference(),
            Some(_) => {
                self.line_end();
                Ok(())
            }
            None => self.end_of_text(),
        }
    }

    /// Lines end with a line feed, however they ended in the file (XML 1.0, section 2.11).
    fn line_end(&mut self) {
        // In a replacement text it is a character that was referred to, and those stay.
        let own = self.frames.is_empty();
        self.words.push(if own { '\n' } else { '\r' });
        let pair = own && self.text()[self.at..].starts_with("\r\n");
        self.at += if pair { 2 } else { 1 };
    }

    // CDSect ::= '<![CDATA[' (Char* - (Char* ']]>' Char*)) ']]>'               (XML 1.0, [18] to [21])
    fn cdata(&mut self) -> Result<(), Fault> {
        let Self { window, frames, words, .. } = self;
        let text = frames.last().map_or(window.text(), |frame| &frame.text);
        let start = self.at + CDATA.len();
        let Some(length) = text[start..].find("]]>") else {
            return Err(not_ended(self.at..start));
        };
        let end = start + length;
        only_chars(text, start..end)?;
        let mut lines = text[start..end].split('\r');
        words.push_str(lines.next().unwrap_or_default());
        for line in lines {
            words.push('\n');
            words.push_str(line.strip_prefix('\n').unwrap_or(line));
        }
        self.at = end + "]]>".len();
        Ok(())
    }

    fn reference(&mut self) -> Result<(), Fault> {
        let Self { window, frames, words, entities, .. } = self;
        let text = frames.last().map_or(window.text(), |frame| &frame.text);
        let (found, end) = reference(text, self.at)?;
        let name = match found {
            Reference::Char(c) => {
                words.push(c);
                self.at = end;
                return Ok(());
            }
            Reference::Entity(name) => name,
        };
        match entities.open(name, &(self.at..end))? {
            Replacement::Text(text) => {
                let depth = self.elements.len();
                frames.push(Frame { text, resume: end, depth });
                self.at = 0;
            }
            Replacement::External | Replacement::Skipped => self.at = end,
        }
        Ok(())
    }

    /// The end of an entity, where reading goes on behind the reference, or of the document.
    fn end_of_text(&mut self) -> Result<(), Fault> {
        let Some(frame) = self.frames.last() else { return Err(self.not_closed()) };
        if frame.depth != self.elements.len() {
            return Err(self.not_closed());
        }
        self.at = frame.resume;
        self.frames.pop();
        self.entities.close();
        Ok(())
    }

    /// Start and end in the document of what is being read.
    fn outside(&self, range: Range<usize>) -> (u32, u32) {
        let range = self.entities.outside(range);
        (range.start as u32, range.end as u32)
    }

    #[cold]
    fn not_closed(&self) -> Fault {
        let open = self.elements.last().expect("the document or entity ends in an element");
        let name = open.name.of(self.text());
        let message = match self.frames.is_empty() {
            true => format!("element `{name}` is not closed"),
            false => format!("element `{name}` does not end in the entity where it begins"),
        };
        fault(
            Clause::Production(39, "element"),
            self.at..self.at,
            message,
            "its end tag is missing",
        )
        .contradicting(open, "it begins here")
    }

    #[cold]
    fn mismatched(&self) -> Fault {
        let text = self.text();
        let name = self.at + "</".len();
        let found = match qname(text, name, "the name in an end tag") {
            Ok(found) => found,
            Err(fault) => return fault,
        };
        let open = self.elements.last().expect("content stands in an element");
        let expected = open.name.of(text);
        let clause = Clause::Constraint("Element Type Match");
        if found.of(text) == expected {
            let clause = Clause::Production(42, "ETag");
            let message = format!("the end tag of `{expected}` does not end");
            return fault(clause, found.range(), message, "only `>` may follow");
        }
        let message = format!("`</{}>` stands where `</{expected}>` must stand", found.of(text));
        fault(clause, found.range(), message, "another element ends here")
            .contradicting(open, "this element is open")
    }
}

#[cold]
fn begun_outside(at: usize) -> Fault {
    fault(
        Clause::Production(43, "content"),
        at..at + "</".len(),
        "an entity ends an element that begins outside it",
        "an entity holds whole elements",
    )
}

#[cold]
fn section_end(at: usize) -> Fault {
    fault(
        Clause::Production(14, "CharData"),
        at..at + "]]>".len(),
        "`]]>` stands in the text",
        "write `]]&gt;`: it ends CDATA sections only",
    )
}

#[cold]
fn not_ended(place: Range<usize>) -> Fault {
    let clause = Clause::Production(18, "CDSect");
    fault(clause, place, "a CDATA section does not end", "its `]]>` is missing")
}

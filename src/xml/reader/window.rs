//! The part of a document that is at hand: all of it, or a window that goes along with the reading.
//!
//! A window ends anywhere, and may cut a token. What is read there is read again when more of the text is at
//! hand, from where the token begins; everything that had been noted since is forgotten. So whatever reads a
//! token sees nothing of windows.

use std::borrow::Cow;

use super::content::CDATA;
use super::entities;
use super::fault::{Clause, Fault, fault};
use super::namespaces::Scope;
use super::{Frame, Part, Reader, Step};
use crate::diagnostic::Diagnostic;
use crate::source::{Broken, Stream};

/// Text at hand, and what follows.
///
/// Where it moves, it begins with the names of the elements that are open and began before it, one behind the
/// other, so that a name is an offset in this text wherever its element began.
#[derive(Debug)]
pub(super) struct Window<'s> {
    text: Cow<'s, str>,
    /// What follows; nothing behind the last window.
    rest: Option<Stream<'s>>,
}

impl<'s> Window<'s> {
    /// A document as a whole.
    pub(super) fn whole(text: &'s str) -> Self {
        Self { text: Cow::Borrowed(text), rest: None }
    }

    /// A document of which nothing is at hand yet.
    pub(super) fn moving(rest: Stream<'s>) -> Self {
        Self { text: Cow::Borrowed(""), rest: Some(rest) }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Replaces what stands before an offset, and adds what follows behind.
    fn go_on(&mut self, at: usize, head: &str) {
        let text = self.text.to_mut();
        text.replace_range(..at, head);
        let Some(rest) = &mut self.rest else { return };
        // At least as much as there is, so that a long token, or many names, are not copied too often.
        rest.read_into(text, text.len().max(1));
        if rest.has_ended() {
            self.rest = None;
        }
    }

    /// Why nothing follows, though the document has not ended.
    fn broken(&self) -> Option<&Broken> {
        self.rest.as_ref().and_then(Stream::broken)
    }
}

/// How much of a text is looked at for the end of a token. Where it is read in pieces, a fault looks like a token that
/// goes on; whoever has the whole text tells the two apart.
const LONGEST: usize = 8 * 1024 * 1024;

/// What must be known to read a token once more.
pub(super) struct Mark {
    at: usize,
    part: Part,
    frames: Vec<Frame>,
    scope: Scope,
    entities: entities::Mark,
}

impl Reader<'_> {
    /// Where the reader stands; nothing in the last window, which cuts no token.
    pub(super) fn mark(&self) -> Option<Mark> {
        self.window.rest.is_some().then(|| Mark {
            at: self.at,
            part: self.part,
            frames: self.frames.clone(),
            scope: self.namespaces.scope(),
            entities: self.entities.mark(),
        })
    }

    /// Whether another text behind the window could make another token of what was read.
    pub(super) fn is_cut(&self, read: &Result<Step, Fault>) -> bool {
        match read {
            // A CDATA section would go on with it.
            Ok(Step::Text) => {
                self.frames.is_empty() && self.at + CDATA.len() > self.window.text().len()
            }
            Ok(Step::Eof) | Err(_) => true,
            // These end with a mark of their own.
            Ok(Step::Start | Step::End | Step::Comment | Step::Instruction | Step::Doctype) => {
                false
            }
        }
    }

    /// Goes back to where a token begins, and has more text at hand for it.
    pub(super) fn read_on(&mut self, mark: Mark) -> Result<(), Box<Diagnostic>> {
        if let Some(broken) = self.window.broken() {
            let fault = breaks_off(broken, self.window.text().len());
            return Err(self.refuse(*fault));
        }
        self.go_back(mark);
        let at = self.frames.first().map_or(self.at, |outermost| outermost.resume);
        if self.window.text().len() - at > LONGEST {
            return Err(self.refuse(*endless(at)));
        }
        self.move_window(at);
        Ok(())
    }

    fn go_back(&mut self, mark: Mark) {
        let Mark { at, part, frames, scope, entities } = mark;
        (self.at, self.part, self.frames) = (at, part, frames);
        self.tag.empty = false;
        self.namespaces.leave(scope);
        self.entities.go_back(entities);
    }

    /// Drops from the window what stands before an offset, and adds what follows behind.
    fn move_window(&mut self, at: usize) {
        // What is being read in an entity has names of its own.
        let open = self.frames.first().map_or(self.elements.len(), |outermost| outermost.depth);
        let mut head = String::new();
        for element in &mut self.elements[..open] {
            element.name = element.name.copied(self.window.text(), &mut head);
        }
        self.window.go_on(at, &head);
        self.entities.shift(at as isize - head.len() as isize);
        let at = self.frames.first_mut().map_or(&mut self.at, |frame| &mut frame.resume);
        *at = head.len();
    }
}

#[cold]
fn endless(at: usize) -> Fault {
    let mib = LONGEST / (1024 * 1024);
    let message = format!("the markup or text here is broken, or longer than {mib} MiB");
    fault(Clause::Limit, at..at, message, "begins here")
}

#[cold]
fn breaks_off(broken: &Broken, at: usize) -> Fault {
    let (clause, message) = match broken {
        Broken::NotUtf8 => {
            (Clause::Section("4.3.3"), "the text is no UTF-8 from here on".to_owned())
        }
        Broken::Unreadable(error) => {
            (Clause::Limit, format!("the text cannot be read on: {error}"))
        }
    };
    fault(clause, at..at, message, "nothing behind this was read")
}

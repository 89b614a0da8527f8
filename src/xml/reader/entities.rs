//! The general entities of a document, and how far they may be expanded (XML 1.0, section 4).

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::fault::{Clause, Fault, fault};

/// How deep entities may stand in entities.
pub(super) const DEPTH: usize = 64;

/// How many bytes entities and default attributes may add to a document of no length.
const EXPANSION: usize = 8 * 1024 * 1024;

/// How many times its own length they may add to a long one.
const FACTOR: usize = 2;

/// What the document type declaration says of a general entity.
#[derive(Debug)]
pub(super) enum Entity {
    /// Its replacement text.
    Internal(Rc<str>),
    /// It stands elsewhere, and elsewhere is never read.
    External,
    /// It is no XML, and only an attribute may name it.
    Unparsed,
}

/// What to put in the place of a reference.
#[derive(Debug)]
pub(super) enum Replacement {
    /// The text; the caller says [`Entities::close`] when it has been read.
    Text(Rc<str>),
    /// Nothing, for it is an external entity.
    External,
    /// Nothing, for the declaration stands in a part that is not read.
    Skipped,
}

/// The entities that are declared, those that are being read, and what may still be added.
#[derive(Debug)]
pub(super) struct Entities {
    declared: HashMap<Box<str>, Entity>,
    open: Vec<Rc<str>>,
    /// Where the document refers to the outermost entity that is open.
    reference: Range<usize>,
    left: usize,
    /// What to add to an offset in the window to have it in the document.
    shift: isize,
    /// Whether declarations may stand where this reader does not look.
    pub(super) unread: bool,
    /// References without effect: the entity and the place in the document.
    pub(super) skipped: Vec<(Box<str>, Range<usize>)>,
}

/// How far the entities of a document had been read at a place.
#[derive(Debug)]
pub(super) struct Mark {
    open: Vec<Rc<str>>,
    reference: Range<usize>,
    left: usize,
    skipped: usize,
}

impl Entities {
    /// For a document of some length, without any declaration.
    pub(super) fn new(length: usize) -> Self {
        Self {
            declared: HashMap::new(),
            open: Vec::new(),
            reference: 0..0,
            left: EXPANSION.saturating_add(length.saturating_mul(FACTOR)),
            shift: 0,
            unread: false,
            skipped: Vec::new(),
        }
    }

    /// Of several declarations of a name the first one counts (XML 1.0, section 4.2).
    pub(super) fn declare(&mut self, name: &str, entity: Entity) {
        self.declared.entry(name.into()).or_insert(entity);
    }

    /// Starts to read an entity; `place` is that of the reference.
    pub(super) fn open(&mut self, name: &str, place: &Range<usize>) -> Result<Replacement, Fault> {
        let text = match self.declared.get(name) {
            Some(Entity::Internal(text)) => Rc::clone(text),
            Some(Entity::External) => return Ok(self.skip(name, place, Replacement::External)),
            Some(Entity::Unparsed) => return Err(unparsed(name, place.clone())),
            None if self.unread => return Ok(self.skip(name, place, Replacement::Skipped)),
            None => return Err(undeclared(name, place.clone())),
        };
        if self.open.iter().any(|open| Rc::ptr_eq(open, &text)) {
            return Err(recursive(name, place.clone()));
        }
        if self.open.len() == DEPTH {
            return Err(too_deep(place.clone()));
        }
        self.spend(text.len(), place)?;
        if self.open.is_empty() {
            self.reference = self.outside(place.clone());
        }
        self.open.push(Rc::clone(&text));
        Ok(Replacement::Text(text))
    }

    /// Ends the entity that was opened last.
    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Counts what is added to the document.
    pub(super) fn spend(&mut self, length: usize, place: &Range<usize>) -> Result<(), Fault> {
        self.left = self.left.checked_sub(length).ok_or_else(|| too_much(place.clone()))?;
        Ok(())
    }

    /// The place in the document of what stands at `place` in the text being read.
    pub(super) fn outside(&self, place: Range<usize>) -> Range<usize> {
        if !self.open.is_empty() {
            return self.reference.clone();
        }
        let outside = |at: usize| at.wrapping_add_signed(self.shift);
        outside(place.start)..outside(place.end)
    }

    /// From now on offsets in the window are smaller by so much.
    pub(super) fn shift(&mut self, by: isize) {
        self.shift += by;
    }

    /// What [`Entities::go_back`] needs to come back here.
    pub(super) fn mark(&self) -> Mark {
        let Self { open, reference, left, skipped, .. } = self;
        let (open, reference) = (open.clone(), reference.clone());
        Mark { open, reference, left: *left, skipped: skipped.len() }
    }

    /// Forgets what has been read since. What has been declared will be declared again, and counts once.
    pub(super) fn go_back(&mut self, mark: Mark) {
        let Mark { open, reference, left, skipped } = mark;
        (self.open, self.reference, self.left) = (open, reference, left);
        self.skipped.truncate(skipped);
    }

    fn skip(&mut self, name: &str, place: &Range<usize>, found: Replacement) -> Replacement {
        let place = self.outside(place.clone());
        self.skipped.push((name.into(), place));
        found
    }
}

#[cold]
fn undeclared(name: &str, place: Range<usize>) -> Fault {
    let message = format!("entity `{name}` is not declared");
    fault(Clause::Constraint("Entity Declared"), place, message, "stands for nothing")
}

#[cold]
fn unparsed(name: &str, place: Range<usize>) -> Fault {
    let message = format!("entity `{name}` is no XML text, as its declaration says");
    let label = "only an attribute of type ENTITY may name it";
    fault(Clause::Constraint("Parsed Entity"), place, message, label)
}

#[cold]
pub(super) fn recursive(name: &str, place: Range<usize>) -> Fault {
    let message = format!("entity `{name}` refers to itself");
    fault(Clause::Constraint("No Recursion"), place, message, "would never end")
}

#[cold]
pub(super) fn too_deep(place: Range<usize>) -> Fault {
    let message = format!("entities refer to entities more than {DEPTH} deep");
    fault(Clause::Limit, place, message, "one entity too deep")
}

#[cold]
fn too_much(place: Range<usize>) -> Fault {
    let mib = EXPANSION / (1024 * 1024);
    let message = format!(
        "entities and default attributes add more than {mib} MiB and {FACTOR} times the document"
    );
    fault(Clause::Limit, place, message, "more than may be added")
}

//! The internal subset: a row of declarations.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::attlist::{self, Attlists};
use super::element;
use super::entity::{self, Declared};
use crate::xml::reader::cursor::Cursor;
use crate::xml::reader::entities::{DEPTH, Entities, recursive, too_deep};
use crate::xml::reader::fault::{Clause, Fault, fault};
use crate::xml::reader::misc;
use crate::xml::reader::name::ncname;

/// What is being gathered from a subset.
pub(super) struct Subset<'r> {
    entities: &'r mut Entities,
    attlists: &'r mut Attlists,
    /// Replacement texts of parameter entities; none for those that stand elsewhere.
    parameters: HashMap<Box<str>, Option<Rc<str>>>,
    /// The parameter entities that are being read.
    open: Vec<Rc<str>>,
    standalone: bool,
    /// Whether declarations no longer count, for one that is not read may have come before them.
    blind: bool,
}

impl<'r> Subset<'r> {
    pub(super) fn new(
        entities: &'r mut Entities,
        attlists: &'r mut Attlists,
        standalone: bool,
    ) -> Self {
        let parameters = HashMap::new();
        Self { entities, attlists, parameters, open: Vec::new(), standalone, blind: false }
    }

    // intSubset  ::= (markupdecl | DeclSep)*                                   (XML 1.0, [28b])
    // DeclSep    ::= PEReference | S                                           (XML 1.0, [28a])
    // markupdecl ::= elementdecl | AttlistDecl | EntityDecl | NotationDecl | PI | Comment
    //                                                                          (XML 1.0, [29])
    /// Reads declarations up to `]` or the end of a parameter entity.
    pub(super) fn read(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        loop {
            cursor.skip_space();
            if cursor.looking_at("%") {
                self.reference(cursor)?;
            } else if cursor.looking_at("<!--") {
                cursor.at = misc::comment(cursor.text, cursor.at)?.end + "-->".len();
            } else if cursor.looking_at("<?") {
                cursor.at = misc::instruction(cursor.text, cursor.at)?.1.end + "?>".len();
            } else if cursor.eat("<!ELEMENT") {
                element::element(cursor)?;
            } else if cursor.eat("<!ATTLIST") {
                let counts = self.counts();
                attlist::attlist(cursor, self.entities, counts.then_some(&mut *self.attlists))?;
            } else if cursor.eat("<!ENTITY") {
                self.entity(cursor)?;
            } else if cursor.eat("<!NOTATION") {
                entity::notation(cursor)?;
            } else {
                return self.end(cursor);
            }
        }
    }

    fn end(&self, cursor: &Cursor<'_>) -> Result<(), Fault> {
        let ends = if self.open.is_empty() { cursor.looking_at("]") } else { cursor.is_at_end() };
        if ends {
            return Ok(());
        }
        let clause = Clause::Production(29, "markupdecl");
        Err(cursor.unexpected(clause, "a declaration"))
    }

    /// Whether declarations may be used; those behind a reference that is not read must not (5.1).
    fn counts(&self) -> bool {
        self.standalone || !self.blind
    }

    fn entity(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        let (name, declared) = entity::entity(cursor)?;
        if !self.counts() {
            return Ok(());
        }
        match declared {
            Declared::Parameter(text) => {
                self.parameters.entry(name.into()).or_insert(text);
            }
            Declared::General(entity) => self.entities.declare(name, entity),
        }
        Ok(())
    }

    // PEReference ::= '%' Name ';'                                             (XML 1.0, [69])
    fn reference(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Fault> {
        let start = cursor.at;
        let end = ncname(cursor.text, start + 1, "the name of a parameter entity")?;
        let name = &cursor.text[start + 1..end];
        cursor.at = end;
        cursor.expect(";", Clause::Production(69, "PEReference"))?;
        let place = start..cursor.at;
        match self.parameters.get(name) {
            None if self.standalone => return Err(undeclared(name, place)),
            None | Some(None) => self.blind = true,
            Some(Some(text)) => {
                let text = Rc::clone(text);
                self.included(name, text, &place)?;
            }
        }
        // From the first such reference on, an undeclared entity is no longer against the
        // recommendation's constraint Entity Declared.
        self.entities.unread = !self.standalone;
        Ok(())
    }

    fn included(&mut self, name: &str, text: Rc<str>, place: &Range<usize>) -> Result<(), Fault> {
        if self.open.iter().any(|open| Rc::ptr_eq(open, &text)) {
            return Err(recursive(name, place.clone()));
        }
        if self.open.len() == DEPTH {
            return Err(too_deep(place.clone()));
        }
        self.entities.spend(text.len(), place)?;
        self.open.push(Rc::clone(&text));
        let read = self.read(&mut Cursor { text: &text, at: 0 });
        self.open.pop();
        read.map_err(|fault| fault.moved_to(place))
    }
}

#[cold]
fn undeclared(name: &str, place: Range<usize>) -> Fault {
    let message = format!("parameter entity `{name}` is not declared");
    fault(Clause::Constraint("Entity Declared"), place, message, "stands for nothing")
}

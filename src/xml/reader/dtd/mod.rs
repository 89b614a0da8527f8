//! The document type declaration and its internal subset (XML 1.0, section 2.8).
//!
//! Every declaration is checked against the grammar. Of what they say, a reader that does not validate
//! needs the entities, and the types and defaults of attributes (section 5.1). External subsets and
//! external entities are never read.

mod subset;
mod element;
mod attlist;
mod entity;

pub(super) use attlist::{Attlists, Type};

use std::ops::Range;

use self::subset::Subset;
use super::cursor::Cursor;
use super::entities::Entities;
use super::fault::{Clause, Fault};
use super::name::qname;

const CLAUSE: Clause = Clause::Production(28, "doctypedecl");

/// A declaration that has been read: the root's name, and where it ends.
pub(super) struct Doctype {
    pub(super) name: Range<usize>,
    pub(super) end: usize,
    pub(super) attlists: Attlists,
}

// doctypedecl ::= '<!DOCTYPE' S Name (S ExternalID)? S? ('[' intSubset ']' S?)? '>'
//                                                                              (XML 1.0, [28])
/// Reads the declaration that starts at `start`.
pub(super) fn doctype(
    text: &str,
    start: usize,
    standalone: bool,
    entities: &mut Entities,
) -> Result<Doctype, Fault> {
    let mut cursor = Cursor { text, at: start + "<!DOCTYPE".len() };
    cursor.space(CLAUSE)?;
    let name = qname(text, cursor.at, "the name of the root element")?.range();
    cursor.at = name.end;
    let space = cursor.skip_space();
    if space && (cursor.looking_at("SYSTEM") || cursor.looking_at("PUBLIC")) {
        entity::external_id(&mut cursor)?;
        entities.unread = !standalone;
        cursor.skip_space();
    }
    let mut attlists = Attlists::default();
    if cursor.eat("[") {
        Subset::new(entities, &mut attlists, standalone).read(&mut cursor)?;
        cursor.expect("]", CLAUSE)?;
    }
    cursor.end(CLAUSE)?;
    Ok(Doctype { name, end: cursor.at, attlists })
}

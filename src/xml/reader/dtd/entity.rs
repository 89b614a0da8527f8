//! Entity and notation declarations (XML 1.0, sections 4.2 and 4.7).

use std::ops::Range;
use std::rc::Rc;

use crate::xml::reader::cursor::Cursor;
use crate::xml::reader::entities::Entity;
use crate::xml::reader::fault::{Clause, Fault, fault};
use crate::xml::reader::name::ncname;
use crate::xml::reader::reference::{char_ref, reference};

/// What a declaration declares.
pub(super) enum Declared {
    /// An entity for use in declarations; no text if it stands elsewhere.
    Parameter(Option<Rc<str>>),
    /// An entity for use in the document.
    General(Entity),
}

// EntityDecl ::= GEDecl | PEDecl                                               (XML 1.0, [70])
// GEDecl     ::= '<!ENTITY' S Name S EntityDef S? '>'                          (XML 1.0, [71])
// PEDecl     ::= '<!ENTITY' S '%' S Name S PEDef S? '>'                        (XML 1.0, [72])
/// Reads a declaration behind `<!ENTITY`: the name and what it stands for.
pub(super) fn entity<'t>(cursor: &mut Cursor<'t>) -> Result<(&'t str, Declared), Fault> {
    let clause = Clause::Production(70, "EntityDecl");
    cursor.space(clause)?;
    let parameter = cursor.eat("%");
    if parameter {
        cursor.space(Clause::Production(72, "PEDecl"))?;
    }
    let start = cursor.at;
    cursor.at = ncname(cursor.text, start, "the name of an entity")?;
    let name = &cursor.text[start..cursor.at];
    cursor.space(clause)?;
    let declared = if parameter { pe_def(cursor)? } else { entity_def(cursor)? };
    cursor.end(clause)?;
    Ok((name, declared))
}

// PEDef ::= EntityValue | ExternalID                                           (XML 1.0, [74])
fn pe_def(cursor: &mut Cursor<'_>) -> Result<Declared, Fault> {
    if is_quote(cursor) {
        return Ok(Declared::Parameter(Some(entity_value(cursor)?.into())));
    }
    external_id(cursor)?;
    Ok(Declared::Parameter(None))
}

// EntityDef ::= EntityValue | (ExternalID NDataDecl?)                          (XML 1.0, [73])
// NDataDecl ::= S 'NDATA' S Name                                               (XML 1.0, [76])
fn entity_def(cursor: &mut Cursor<'_>) -> Result<Declared, Fault> {
    if is_quote(cursor) {
        return Ok(Declared::General(Entity::Internal(entity_value(cursor)?.into())));
    }
    external_id(cursor)?;
    let clause = Clause::Production(76, "NDataDecl");
    let space = cursor.skip_space();
    if !cursor.looking_at("NDATA") {
        return Ok(Declared::General(Entity::External));
    }
    if !space {
        return Err(cursor.unexpected(clause, "white space"));
    }
    cursor.expect("NDATA", clause)?;
    cursor.space(clause)?;
    cursor.at = ncname(cursor.text, cursor.at, "the name of a notation")?;
    Ok(Declared::General(Entity::Unparsed))
}

fn is_quote(cursor: &Cursor<'_>) -> bool {
    cursor.looking_at("\"") || cursor.looking_at("'")
}

// EntityValue ::= '"' ([^%&"] | PEReference | Reference)* '"'
//               | "'" ([^%&'] | PEReference | Reference)* "'"                  (XML 1.0, [9])
/// The replacement text: references to characters are replaced, those to entities stay (section 4.5).
fn entity_value(cursor: &mut Cursor<'_>) -> Result<String, Fault> {
    let place = cursor.literal(Clause::Production(9, "EntityValue"))?;
    let text = &cursor.text[..place.end];
    let mut value = String::with_capacity(place.len());
    let mut at = place.start;
    while let Some(length) = text[at..].find(['&', '%', '\r']) {
        value.push_str(&text[at..at + length]);
        at += length;
        match text.as_bytes()[at] {
            b'%' => return Err(parameter_reference(text, at)),
            b'\r' => {
                value.push('\n');
                at += if text[at..].starts_with("\r\n") { 2 } else { 1 };
            }
            _ if text[at..].starts_with("&#") => {
                let (c, end) = char_ref(text, at)?;
                value.push(c);
                at = end;
            }
            _ => {
                let (_, end) = reference(text, at)?;
                value.push_str(&text[at..end]);
                at = end;
            }
        }
    }
    value.push_str(&text[at..]);
    Ok(value)
}

// ExternalID ::= 'SYSTEM' S SystemLiteral | 'PUBLIC' S PubidLiteral S SystemLiteral
//                                                                              (XML 1.0, [75])
/// Reads where something external stands, which is all that is done with it.
pub(super) fn external_id(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    let clause = Clause::Production(75, "ExternalID");
    if cursor.eat("PUBLIC") {
        cursor.space(clause)?;
        pubid_literal(cursor)?;
    } else if !cursor.eat("SYSTEM") {
        return Err(cursor.unexpected(clause, "a quote, SYSTEM or PUBLIC"));
    }
    cursor.space(clause)?;
    cursor.literal(Clause::Production(11, "SystemLiteral")).map(drop)
}

// NotationDecl ::= '<!NOTATION' S Name S (ExternalID | PublicID) S? '>'        (XML 1.0, [82])
// PublicID     ::= 'PUBLIC' S PubidLiteral                                     (XML 1.0, [83])
/// Reads a declaration behind `<!NOTATION`.
pub(super) fn notation(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    let clause = Clause::Production(82, "NotationDecl");
    cursor.space(clause)?;
    cursor.at = ncname(cursor.text, cursor.at, "the name of a notation")?;
    cursor.space(clause)?;
    if cursor.eat("PUBLIC") {
        cursor.space(clause)?;
        pubid_literal(cursor)?;
        if cursor.skip_space() && is_quote(cursor) {
            cursor.literal(Clause::Production(11, "SystemLiteral"))?;
        }
    } else {
        external_id(cursor)?;
    }
    cursor.end(clause)
}

// PubidLiteral ::= '"' PubidChar* '"' | "'" (PubidChar - "'")* "'"             (XML 1.0, [12])
// PubidChar    ::= #x20 | #xD | #xA | [a-zA-Z0-9] | [-'()+,./:=?;!*#@$_%]      (XML 1.0, [13])
fn pubid_literal(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    let place = cursor.literal(Clause::Production(12, "PubidLiteral"))?;
    let literal = &cursor.text[place.clone()];
    let is_pubid_char =
        |c: char| c.is_ascii_alphanumeric() || " \r\n-'()+,./:=?;!*#@$_%".contains(c);
    let Some(at) = literal.find(|c| !is_pubid_char(c)) else { return Ok(()) };
    let c = literal[at..].chars().next().unwrap_or_default();
    let at = place.start + at;
    let message = format!("`{}` cannot stand in a public identifier", c.escape_debug());
    let clause = Clause::Production(13, "PubidChar");
    Err(fault(clause, at..at + c.len_utf8(), message, "no character of public identifiers"))
}

#[cold]
fn parameter_reference(text: &str, at: usize) -> Fault {
    let clause = Clause::Constraint("PEs in Internal Subset");
    let place: Range<usize> = match ncname(text, at + 1, "the name of a parameter entity") {
        Ok(end) if text[end..].starts_with(';') => at..end + 1,
        _ => {
            let label = "write `&#37;` for the sign itself";
            let clause = Clause::Production(9, "EntityValue");
            return fault(clause, at..at + 1, "`%` begins no reference", label);
        }
    };
    let message = "a parameter entity is referred to inside a declaration";
    fault(clause, place, message, "allowed between declarations only")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Declared, Fault> {
        entity(&mut Cursor { text, at: 0 }).map(|(_, declared)| declared)
    }

    #[test]
    fn a_value_has_its_characters_replaced_and_its_entities_kept() {
        let declared = read(" e '&#38;#60; &amp; &x;\r\n&#13;'>").ok();
        let Some(Declared::General(Entity::Internal(text))) = declared else { panic!("internal") };
        assert_eq!(&*text, "&#60; &amp; &x;\n\r");
    }

    #[test]
    fn declarations_are_read_or_refused() {
        for (text, good) in [
            (" e 'x'>", true),
            (" % e \"x\" >", true),
            (" e SYSTEM 'x' NDATA n>", true),
            (" e PUBLIC '-//x' 'y'>", true),
            (" % e SYSTEM 'x' NDATA n>", false),
            (" e SYSTEM 'x'NDATA n>", false),
            (" e PUBLIC '-//x'>", false),
            (" e PUBLIC '{}' 'y'>", false),
            (" e 'a&b'>", false),
            (" e 'a%b;'>", false),
            (" e '100%'>", false),
            (" e 'x>", false),
            (" e'x'>", false),
            (" %e 'x'>", false),
            (" e:f 'x'>", false),
            (" e system 'x'>", false),
        ] {
            assert_eq!(read(text).is_ok(), good, "{text}");
        }
    }
}

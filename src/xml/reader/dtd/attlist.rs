//! Attribute-list declarations: types and defaults (XML 1.0, section 3.3).

use std::collections::HashMap;

use crate::xml::reader::chars::nmtoken_end;
use crate::xml::reader::cursor::Cursor;
use crate::xml::reader::entities::Entities;
use crate::xml::reader::fault::{Clause, Fault};
use crate::xml::reader::name::{ncname, qname};
use crate::xml::reader::value::{Value, att_value, tokenised};

/// What is declared of attributes, by the name of their element as it is written.
#[derive(Debug, Default)]
pub(in crate::xml::reader) struct Attlists(HashMap<Box<str>, Attlist>);

/// The attributes that are declared for an element.
#[derive(Debug, Default)]
pub(in crate::xml::reader) struct Attlist {
    types: HashMap<Box<str>, Type>,
    /// Names and normalised values of the attributes with a default, in the order of declaration.
    pub(in crate::xml::reader) defaults: Vec<(Box<str>, Box<str>)>,
}

/// What matters of a type to a reader that does not validate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::xml::reader) enum Type {
    /// Any text.
    Cdata,
    /// A name that only this element bears.
    Id,
    /// Another type of tokens: blanks around and between them do not count.
    Tokens,
}

impl Attlists {
    /// What is declared for an element.
    pub(in crate::xml::reader) fn of(&self, element: &str) -> Option<&Attlist> {
        // Nearly all documents declare nothing, and have a million elements.
        if self.0.is_empty() { None } else { self.0.get(element) }
    }
}

impl Attlist {
    /// The type of an attribute; what is not declared is any text.
    pub(in crate::xml::reader) fn type_of(&self, attribute: &str) -> Type {
        self.types.get(attribute).copied().unwrap_or(Type::Cdata)
    }

    /// Of several declarations of an attribute the first one counts.
    fn declare(&mut self, name: &str, kind: Type, default: Option<String>) {
        if self.types.contains_key(name) {
            return;
        }
        self.types.insert(name.into(), kind);
        self.defaults.extend(default.map(|default| (name.into(), default.into())));
    }
}

// AttlistDecl ::= '<!ATTLIST' S Name AttDef* S? '>'                            (XML 1.0, [52])
// AttDef      ::= S Name S AttType S DefaultDecl                               (XML 1.0, [53])
/// Reads a declaration behind `<!ATTLIST`, and adds it to the lists if there are any.
pub(super) fn attlist(
    cursor: &mut Cursor<'_>,
    entities: &mut Entities,
    mut lists: Option<&mut Attlists>,
) -> Result<(), Fault> {
    let clause = Clause::Production(53, "AttDef");
    cursor.space(Clause::Production(52, "AttlistDecl"))?;
    let element = name(cursor, "an element name")?;
    loop {
        let space = cursor.skip_space();
        if cursor.eat(">") {
            return Ok(());
        }
        if !space {
            return Err(cursor.unexpected(clause, "white space"));
        }
        let attribute = name(cursor, "an attribute name")?;
        cursor.space(clause)?;
        let kind = att_type(cursor)?;
        cursor.space(clause)?;
        let default = default_decl(cursor, kind, entities)?;
        if let Some(lists) = &mut lists {
            lists.0.entry(element.into()).or_default().declare(attribute, kind, default);
        }
    }
}

fn name<'t>(cursor: &mut Cursor<'t>, expected: &'static str) -> Result<&'t str, Fault> {
    let name = qname(cursor.text, cursor.at, expected)?;
    cursor.at = name.range().end;
    Ok(name.of(cursor.text))
}

// AttType       ::= StringType | TokenizedType | EnumeratedType                (XML 1.0, [54])
// StringType    ::= 'CDATA'                                                    (XML 1.0, [55])
// TokenizedType ::= 'ID' | 'IDREF' | 'IDREFS' | 'ENTITY' | 'ENTITIES' | 'NMTOKEN' | 'NMTOKENS'
//                                                                              (XML 1.0, [56])
// EnumeratedType ::= NotationType | Enumeration                                (XML 1.0, [57])
// NotationType   ::= 'NOTATION' S '(' S? Name (S? '|' S? Name)* S? ')'         (XML 1.0, [58])
fn att_type(cursor: &mut Cursor<'_>) -> Result<Type, Fault> {
    const TOKENS: [&str; 6] = ["IDREFS", "IDREF", "ENTITIES", "ENTITY", "NMTOKENS", "NMTOKEN"];
    let clause = Clause::Production(54, "AttType");
    if cursor.eat("CDATA") {
        return Ok(Type::Cdata);
    }
    if TOKENS.into_iter().any(|tokens| cursor.eat(tokens)) {
        return Ok(Type::Tokens);
    }
    if cursor.eat("ID") {
        return Ok(Type::Id);
    }
    let notation = cursor.eat("NOTATION");
    if notation {
        cursor.space(Clause::Production(58, "NotationType"))?;
    }
    if !cursor.looking_at("(") {
        return Err(cursor.unexpected(clause, "the type of an attribute"));
    }
    enumeration(cursor, notation)?;
    Ok(Type::Tokens)
}

// Enumeration ::= '(' S? Nmtoken (S? '|' S? Nmtoken)* S? ')'                   (XML 1.0, [59])
fn enumeration(cursor: &mut Cursor<'_>, notation: bool) -> Result<(), Fault> {
    let clause = Clause::Production(59, "Enumeration");
    cursor.expect("(", clause)?;
    loop {
        cursor.skip_space();
        let end = match notation {
            true => ncname(cursor.text, cursor.at, "the name of a notation")?,
            false => nmtoken_end(cursor.text, cursor.at),
        };
        if end == cursor.at {
            return Err(cursor.unexpected(clause, "a name token"));
        }
        cursor.at = end;
        cursor.skip_space();
        if cursor.eat(")") {
            return Ok(());
        }
        cursor.expect("|", clause)?;
    }
}

// DefaultDecl ::= '#REQUIRED' | '#IMPLIED' | (('#FIXED' S)? AttValue)          (XML 1.0, [60])
/// The default value, normalised.
fn default_decl(
    cursor: &mut Cursor<'_>,
    kind: Type,
    entities: &mut Entities,
) -> Result<Option<String>, Fault> {
    let clause = Clause::Production(60, "DefaultDecl");
    if cursor.eat("#REQUIRED") || cursor.eat("#IMPLIED") {
        return Ok(None);
    }
    if cursor.eat("#FIXED") {
        cursor.space(clause)?;
    }
    if !cursor.looking_at("\"") && !cursor.looking_at("'") {
        return Err(cursor.unexpected(clause, "a default value"));
    }
    let mut changed = String::new();
    let (place, value) = att_value(cursor.text, cursor.at, entities, &mut changed)?;
    cursor.at = place.end + 1;
    let value = match value {
        Value::Plain => cursor.text[place].to_owned(),
        Value::Changed => changed,
    };
    Ok(Some(if kind == Type::Cdata { value } else { tokenised(&value) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Attlists, Fault> {
        let mut lists = Attlists::default();
        let mut entities = Entities::new(0);
        attlist(&mut Cursor { text, at: 0 }, &mut entities, Some(&mut lists)).map(|()| lists)
    }

    #[test]
    fn the_first_declaration_counts_and_defaults_are_normalised() {
        let lists = read(" a t (x|y) ' x ' t CDATA 'z' n CDATA #FIXED ' a\n&amp; ' i ID #IMPLIED>");
        let lists = lists.expect("is a declaration");
        let list = lists.of("a").expect("is declared");
        let defaults = list.defaults.iter().map(|(name, value)| (&**name, &**value));
        assert_eq!(defaults.collect::<Vec<_>>(), [("t", "x"), ("n", " a & ")]);
        assert_eq!((list.type_of("i"), list.type_of("j")), (Type::Id, Type::Cdata));
    }

    #[test]
    fn declarations_are_read_or_refused() {
        for (text, good) in [
            (" a>", true),
            (" a b NMTOKENS #REQUIRED>", true),
            (" a b NOTATION (n | m) #IMPLIED >", true),
            (" a b (1|-x) '1'>", true),
            (" a b CDATA '<'>", false),
            (" a b CDATA '&e;'>", false),
            (" a b CDATA>", false),
            (" a b #IMPLIED>", false),
            (" a b cdata #IMPLIED>", false),
            (" a b CDATA#IMPLIED>", false),
            (" a b CDATA #FIXED'x'>", false),
            (" a b CDATA 'x'c CDATA 'y'>", false),
            (" a b NOTATION(n) #IMPLIED>", false),
            (" a b () #IMPLIED>", false),
            (" a b (x,y) #IMPLIED>", false),
            ("a b CDATA #IMPLIED>", false),
        ] {
            assert_eq!(read(text).is_ok(), good, "{text}");
        }
    }
}

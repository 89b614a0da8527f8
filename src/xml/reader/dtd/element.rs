//! Element type declarations (XML 1.0, section 3.2). They are checked and not kept.

use crate::xml::reader::cursor::Cursor;
use crate::xml::reader::fault::{Clause, Fault};
use crate::xml::reader::name::qname;

// elementdecl ::= '<!ELEMENT' S Name S contentspec S? '>'                      (XML 1.0, [45])
// contentspec ::= 'EMPTY' | 'ANY' | Mixed | children                           (XML 1.0, [46])
/// Reads a declaration behind `<!ELEMENT`.
pub(super) fn element(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    let clause = Clause::Production(45, "elementdecl");
    cursor.space(clause)?;
    name(cursor)?;
    cursor.space(clause)?;
    if !cursor.eat("EMPTY") && !cursor.eat("ANY") {
        cursor.expect("(", Clause::Production(46, "contentspec"))?;
        cursor.skip_space();
        if cursor.eat("#PCDATA") { mixed(cursor)? } else { children(cursor)? }
    }
    cursor.end(clause)
}

// Mixed ::= '(' S? '#PCDATA' (S? '|' S? Name)* S? ')*' | '(' S? '#PCDATA' S? ')'
//                                                                              (XML 1.0, [51])
/// Reads mixed content behind `#PCDATA`.
fn mixed(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    let clause = Clause::Production(51, "Mixed");
    cursor.skip_space();
    let mut names = false;
    while cursor.eat("|") {
        names = true;
        cursor.skip_space();
        name(cursor)?;
        cursor.skip_space();
    }
    cursor.expect(")", clause)?;
    let repeated = cursor.eat("*");
    if names && !repeated { Err(cursor.unexpected(clause, "*")) } else { Ok(()) }
}

// children ::= (choice | seq) ('?' | '*' | '+')?                               (XML 1.0, [47])
// cp       ::= (Name | choice | seq) ('?' | '*' | '+')?                        (XML 1.0, [48])
// choice   ::= '(' S? cp ( S? '|' S? cp )+ S? ')'                              (XML 1.0, [49])
// seq      ::= '(' S? cp ( S? ',' S? cp )* S? ')'                              (XML 1.0, [50])
/// Reads element content behind its first `(`.
fn children(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    // What separates the particles of each open group, as far as known. A stack instead of recursion:
    // groups may be nested as deep as a file is long.
    let mut groups: Vec<Option<&'static str>> = vec![None];
    loop {
        cursor.skip_space();
        if cursor.eat("(") {
            groups.push(None);
            continue;
        }
        name(cursor)?;
        occurrence(cursor);
        cursor.skip_space();
        while cursor.eat(")") {
            occurrence(cursor);
            groups.pop();
            if groups.is_empty() {
                return Ok(());
            }
            cursor.skip_space();
        }
        separator(cursor, groups.last_mut().expect("a group is open"))?;
    }
}

fn occurrence(cursor: &mut Cursor<'_>) {
    if cursor.looking_at("?") || cursor.looking_at("*") || cursor.looking_at("+") {
        cursor.at += 1;
    }
}

/// Reads `,` or `|`: the same throughout a group.
fn separator(cursor: &mut Cursor<'_>, known: &mut Option<&'static str>) -> Result<(), Fault> {
    let clause = Clause::Production(47, "children");
    match *known {
        Some(separator) => cursor.expect(separator, clause),
        None => {
            let found = [",", "|"].into_iter().find(|mark| cursor.eat(mark));
            *known = found;
            found.map(drop).ok_or_else(|| cursor.unexpected(clause, ")"))
        }
    }
}

fn name(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    cursor.at = qname(cursor.text, cursor.at, "an element name")?.range().end;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_models_are_read_or_refused() {
        for (model, good) in [
            ("EMPTY", true),
            ("ANY", true),
            ("(#PCDATA)", true),
            ("( #PCDATA )*", true),
            ("(#PCDATA|a|b:c)*", true),
            ("(#PCDATA|a)", false),
            ("(a|#PCDATA)*", false),
            ("(a)", true),
            ("(a?,(b|c)+,d*)?", true),
            ("((a,b)|(c,d))", true),
            ("(a|b,c)", false),
            ("(a b)", false),
            ("(a,)", false),
            ("()", false),
            ("(a", false),
            ("a", false),
            ("(a) ?", false),
            ("(%e;)", false),
            ("empty", false),
        ] {
            let text = format!(" a {model} >");
            let read = element(&mut Cursor { text: &text, at: 0 });
            assert_eq!(read.is_ok(), good, "{model}");
        }
    }

    #[test]
    fn groups_may_be_deep() {
        let text = format!(" a {}b{}>", "(".repeat(100_000), ")".repeat(100_000));
        assert!(element(&mut Cursor { text: &text, at: 0 }).is_ok());
    }
}

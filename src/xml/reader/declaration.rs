//! The XML declaration (XML 1.0, section 2.8).

use std::ops::Range;

use super::chars::is_space;
use super::cursor::Cursor;
use super::fault::{Clause, Fault, fault};

const CLAUSE: Clause = Clause::Production(23, "XMLDecl");

/// What the XML declaration says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// `1.0`, or another number that is read as if it were.
    pub version: String,
    /// The encoding of the file; the text has been decoded before.
    pub encoding: Option<String>,
    /// Whether the document says that nothing outside it matters.
    pub standalone: Option<bool>,
}

// XMLDecl ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'                (XML 1.0, [23])
/// The declaration at the very start of a text, if there is one, and where it ends.
pub(super) fn declaration(text: &str) -> Result<Option<(Declaration, usize)>, Fault> {
    let mut cursor = Cursor { text, at: 0 };
    // `<?xml-model` begins alike.
    if !cursor.eat("<?xml") || !text.as_bytes().get(cursor.at).is_some_and(|&byte| is_space(byte)) {
        return Ok(None);
    }
    let version = version(&mut cursor)?;
    let encoding = encoding(&mut cursor)?;
    let standalone = standalone(&mut cursor)?;
    cursor.skip_space();
    cursor.expect("?>", CLAUSE)?;
    Ok(Some((Declaration { version, encoding, standalone }, cursor.at)))
}

// VersionInfo ::= S 'version' Eq ("'" VersionNum "'" | '"' VersionNum '"')      (XML 1.0, [24])
// VersionNum  ::= '1.' [0-9]+                                                  (XML 1.0, [26])
fn version(cursor: &mut Cursor<'_>) -> Result<String, Fault> {
    let Some((value, place)) = pseudo_attribute(cursor, "version")? else {
        let clause = Clause::Production(24, "VersionInfo");
        let message = "the XML declaration does not name the version";
        return Err(fault(clause, 0..cursor.at, message, "`version=\"1.0\"` must come first"));
    };
    let minor = value.strip_prefix("1.").unwrap_or_default();
    if minor.is_empty() || !minor.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("`{value}` is no version of XML");
        let clause = Clause::Production(26, "VersionNum");
        return Err(fault(clause, place, message, "`1.0` is meant"));
    }
    Ok(value.to_owned())
}

// EncodingDecl ::= S 'encoding' Eq ('"' EncName '"' | "'" EncName "'")         (XML 1.0, [80])
// EncName      ::= [A-Za-z] ([A-Za-z0-9._] | '-')*                             (XML 1.0, [81])
fn encoding(cursor: &mut Cursor<'_>) -> Result<Option<String>, Fault> {
    let Some((value, place)) = pseudo_attribute(cursor, "encoding")? else { return Ok(None) };
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    if !value.starts_with(|c: char| c.is_ascii_alphabetic()) || !value.bytes().all(letter) {
        let message = format!("`{value}` cannot be the name of an encoding");
        let clause = Clause::Production(81, "EncName");
        return Err(fault(clause, place, message, "Latin letters, digits, `.`, `_` and `-`"));
    }
    Ok(Some(value.to_owned()))
}

// SDDecl ::= S 'standalone' Eq (("'" ('yes' | 'no') "'") | ('"' ('yes' | 'no') '"'))
//                                                                              (XML 1.0, [32])
fn standalone(cursor: &mut Cursor<'_>) -> Result<Option<bool>, Fault> {
    match pseudo_attribute(cursor, "standalone")? {
        None => Ok(None),
        Some(("yes", _)) => Ok(Some(true)),
        Some(("no", _)) => Ok(Some(false)),
        Some((value, place)) => {
            let message = format!("`{value}` stands where `yes` or `no` must stand");
            let clause = Clause::Production(32, "SDDecl");
            Err(fault(clause, place, message, "the value of `standalone`"))
        }
    }
}

// Eq ::= S? '=' S?                                                             (XML 1.0, [25])
/// The value behind white space, the name and `=`; none, and nothing read, if the name is another.
fn pseudo_attribute<'t>(
    cursor: &mut Cursor<'t>,
    name: &str,
) -> Result<Option<(&'t str, Range<usize>)>, Fault> {
    let before = cursor.at;
    if !cursor.skip_space() || !cursor.eat(name) {
        cursor.at = before;
        return Ok(None);
    }
    cursor.skip_space();
    cursor.expect("=", CLAUSE)?;
    cursor.skip_space();
    let place = cursor.literal(CLAUSE)?;
    Ok(Some((&cursor.text[place.clone()], place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read_or_refused() {
        for (text, version) in [
            ("<?xml version='1.0'?>", Some("1.0")),
            ("<?xml\tversion = \"1.1\"\n encoding='UTF-8' standalone='no' ?>", Some("1.1")),
            ("<?xml version='2.0'?>", None),
            ("<?xml version='1.0a'?>", None),
            ("<?xml encoding='UTF-8'?>", None),
            ("<?xml version='1.0' standalone='yes' encoding='UTF-8'?>", None),
            ("<?xml version='1.0'encoding='UTF-8'?>", None),
            ("<?xml version='1.0' encoding='8859'?>", None),
            ("<?xml version='1.0' standalone='YES'?>", None),
            ("<?xml version='1.0' ", None),
            ("<?xml version='1.0", None),
        ] {
            let read = declaration(text).ok().flatten();
            assert_eq!(read.map(|(read, _)| read.version).as_deref(), version, "{text}");
        }
        assert!(declaration("<?xml-model href='a'?>").is_ok_and(|read| read.is_none()));
    }
}

//! The XML declaration (XML 1.0, section 2.8).

use std::ops::Range;

use super::chars::{is_space, skip_space};
use super::fault::{Clause, Fault, fault};

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
    let target = "<?xml".len();
    if !text.starts_with("<?xml") || !text.as_bytes().get(target).is_some_and(|&b| is_space(b)) {
        return Ok(None);
    }
    let mut rest = Rest { text, at: target };
    let version = rest.version()?;
    let encoding = rest.encoding()?;
    let standalone = rest.standalone()?;
    rest.at = skip_space(text.as_bytes(), rest.at);
    if !text[rest.at..].starts_with("?>") {
        return Err(rest.unexpected());
    }
    Ok(Some((Declaration { version, encoding, standalone }, rest.at + "?>".len())))
}

struct Rest<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Rest<'t> {
    // VersionInfo ::= S 'version' Eq ("'" VersionNum "'" | '"' VersionNum '"')  (XML 1.0, [24])
    // VersionNum  ::= '1.' [0-9]+                                              (XML 1.0, [26])
    fn version(&mut self) -> Result<String, Fault> {
        let Some((value, place)) = self.pseudo_attribute("version")? else {
            return Err(fault(
                Clause::Production(24, "VersionInfo"),
                0..self.at,
                "the XML declaration does not name the version",
                "`version=\"1.0\"` must come first",
            ));
        };
        let minor = value.strip_prefix("1.").unwrap_or_default();
        if minor.is_empty() || !minor.bytes().all(|byte| byte.is_ascii_digit()) {
            let message = format!("`{value}` is no version of XML");
            let clause = Clause::Production(26, "VersionNum");
            return Err(fault(clause, place, message, "`1.0` is meant"));
        }
        Ok(value.to_owned())
    }

    // EncodingDecl ::= S 'encoding' Eq ('"' EncName '"' | "'" EncName "'")     (XML 1.0, [80])
    // EncName      ::= [A-Za-z] ([A-Za-z0-9._] | '-')*                         (XML 1.0, [81])
    fn encoding(&mut self) -> Result<Option<String>, Fault> {
        let Some((value, place)) = self.pseudo_attribute("encoding")? else { return Ok(None) };
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if !value.starts_with(|c: char| c.is_ascii_alphabetic()) || !value.bytes().all(letter) {
            let message = format!("`{value}` cannot be the name of an encoding");
            let clause = Clause::Production(81, "EncName");
            return Err(fault(clause, place, message, "Latin letters, digits, `.`, `_` and `-`"));
        }
        Ok(Some(value.to_owned()))
    }

    // SDDecl ::= S 'standalone' Eq (("'" ('yes' | 'no') "'") | ('"' ('yes' | 'no') '"'))
    //                                                                          (XML 1.0, [32])
    fn standalone(&mut self) -> Result<Option<bool>, Fault> {
        match self.pseudo_attribute("standalone")? {
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

    // S name Eq ("'" value "'" | '"' value '"')
    fn pseudo_attribute(&mut self, name: &str) -> Result<Option<(&'t str, Range<usize>)>, Fault> {
        let bytes = self.text.as_bytes();
        let start = skip_space(bytes, self.at);
        if start == self.at || !self.text[start..].starts_with(name) {
            return Ok(None);
        }
        self.at = skip_space(bytes, start + name.len());
        if bytes.get(self.at) != Some(&b'=') {
            return Err(self.unexpected());
        }
        self.at = skip_space(bytes, self.at + 1);
        let Some(&quote @ (b'"' | b'\'')) = bytes.get(self.at) else {
            return Err(self.unexpected());
        };
        let value = self.at + 1;
        let Some(length) = bytes[value..].iter().position(|&byte| byte == quote) else {
            return Err(self.unexpected());
        };
        self.at = value + length + 1;
        Ok(Some((&self.text[value..value + length], value..value + length)))
    }

    #[cold]
    fn unexpected(&self) -> Fault {
        let next = self.text[self.at..].chars().next();
        let (found, length) = next.map_or(("the end of the text".to_owned(), 0), |c| {
            (format!("`{}`", c.escape_debug()), c.len_utf8())
        });
        fault(
            Clause::Production(23, "XMLDecl"),
            self.at..self.at + length,
            format!("{found} has no place here in the XML declaration"),
            "version, encoding and standalone come in this order",
        )
    }
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

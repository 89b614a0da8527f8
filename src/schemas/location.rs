//! Where a schema is.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

use serde::Serialize;

use crate::xml::uri;

/// The place that the name of a schema leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Location {
    /// The profile of shifr, which is built in.
    Profile,
    /// A file.
    File(PathBuf),
    /// Somewhere on the network, where it is not looked for while documents are judged.
    Network(String),
}

impl Location {
    /// The place that a reference means, resolved against the file that names it. Both may be plain paths.
    pub fn of(base: &str, reference: &str) -> Location {
        let reference = reference.split('#').next().unwrap_or_default();
        let target = uri::resolve(base, reference);
        match uri::scheme(&target) {
            None => Location::File(path(&target)),
            Some("file") => Location::File(path(local(&target))),
            Some(_) => Location::Network(target),
        }
    }

    /// Whether it can be fetched.
    pub fn is_of_the_web(&self) -> bool {
        matches!(self, Location::Network(url) if uri::is_of_the_web(url))
    }

    /// Whether it is the schema for all of TEI, where the consortium publishes it.
    pub(super) fn is_all_tei(&self) -> bool {
        matches!(self, Location::Network(url) if url.contains("tei-c.org/"))
            && self.file_name().is_some_and(|name| name.starts_with("tei_all.rn"))
    }

    /// The last part of the name: `tei_all.rng`.
    pub fn file_name(&self) -> Option<Cow<'_, str>> {
        match self {
            Location::Profile => None,
            Location::File(path) => Some(path.file_name()?.to_string_lossy()),
            Location::Network(url) => url.rsplit('/').next().map(Cow::Borrowed),
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Profile => f.write_str(super::held::PROFILE),
            Location::File(path) => f.write_str(&crate::files::shown(path)),
            Location::Network(url) => f.write_str(url),
        }
    }
}

// file-URI       = file-scheme ":" file-hier-part                                       (RFC 8089, 2)
// file-hier-part = ( "//" auth-path ) / local-path
/// The path of a URI of a file; the only authority that has files here is this machine.
fn local(uri: &str) -> &str {
    let rest = &uri["file:".len()..];
    let Some(rest) = rest.strip_prefix("//") else { return rest };
    rest.strip_prefix("localhost").unwrap_or(rest)
}

/// The file that a path of a URI means. A name that holds `%20` itself is taken as it is if it is there.
fn path(path: &str) -> PathBuf {
    let written = PathBuf::from(path);
    if !path.contains('%') || written.exists() { written } else { unescaped(path).into() }
}

// pct-encoded = "%" HEXDIG HEXDIG                                                     (RFC 3986, 2.1)
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let escaped = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_a_place() {
        for (base, reference, place) in [
            ("encoded/a.xml", "../schemas/tei.rng", "schemas/tei.rng"),
            ("<stdin>", "tei.rnc", "tei.rnc"),
            ("encoded/a.xml", "my%20schema.rng", "encoded/my schema.rng"),
            ("encoded/a.xml", "100%.rng", "encoded/100%.rng"),
            ("encoded/a.xml", "file:///srv/tei.rng#a", "/srv/tei.rng"),
            ("encoded/a.xml", "file://localhost/srv/tei.rng", "/srv/tei.rng"),
        ] {
            assert_eq!(Location::of(base, reference), Location::File(place.into()), "{reference}");
        }
        let url = "https://example.org/tei.rng";
        assert_eq!(Location::of("a.xml", url), Location::Network(url.to_owned()));
    }
}

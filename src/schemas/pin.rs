//! A schema under a name, of which every byte is settled.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::location::Location;
use super::sum::Sum;
use crate::xml::uri;

/// A schema that a project pins: where it comes from, and the checksum of each of its files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pin {
    /// What the project calls it.
    pub name: PinName,
    /// Where it comes from: the network, or a file.
    pub place: Location,
    /// The checksum of the schema itself.
    pub sum: Sum,
    /// The checksums of the files that it includes, by their references as seen from the schema.
    pub files: BTreeMap<String, Sum>,
}

impl Pin {
    /// Where each file is, the schema itself first, and its checksum.
    pub fn parts(&self) -> Vec<(Location, Sum)> {
        let place = self.place.to_string();
        let files = self.files.iter();
        let files = files.map(|(file, sum)| (Location::of(&place, file), *sum));
        [(self.place.clone(), self.sum)].into_iter().chain(files).collect()
    }

    /// What [`Pin::files`] calls a file that the schema at `place` includes.
    pub fn reference(place: &Location, file: &Location) -> String {
        uri::relative(&place.to_string(), &file.to_string())
    }
}

/// The name of a pinned schema: letters, digits, `-`, `_` and `.`, but not the name of a schema's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PinName(String);

impl PinName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name that suits a schema: that of its file, without its ending.
    pub(super) fn suggested(place: &Location) -> Option<PinName> {
        let file = place.file_name()?;
        let stem = file.split(['?', '#']).next().unwrap_or_default();
        ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)).unwrap_or(stem).parse().ok()
    }
}

/// A name with one of these would look like a file.
const ENDINGS: [&str; 3] = [".rng", ".rnc", ".xml"];

impl fmt::Display for PinName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// name ::= (letter | digit) (letter | digit | "-" | "_" | ".")*
impl FromStr for PinName {
    type Err = NoPinName;

    fn from_str(text: &str) -> Result<Self, NoPinName> {
        let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let is_name = text.starts_with(char::is_alphanumeric) && text.chars().all(is_sign);
        let is_file = ENDINGS.iter().any(|ending| text.ends_with(ending));
        if is_name && !is_file {
            Ok(Self(text.to_owned()))
        } else {
            Err(NoPinName(text.to_owned()))
        }
    }
}

/// A text that cannot be the name of a pinned schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPinName(String);

impl fmt::Display for NoPinName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule =
            "it has letters, digits, `-`, `_` and `.`, and does not end as a file of a schema";
        write!(f, "`{}` is no name for a schema: {rule}", self.0)
    }
}

impl std::error::Error for NoPinName {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_no_option() {
        for name in ["tei", "tei-4.12.0", "tei_all", "схема", "4"] {
            assert!(name.parse::<PinName>().is_ok(), "{name}");
        }
        for name in
            ["", "tei_all.rng", "a/b", "../a", "-tei", ".tei", "a b", "https://example.org/a"]
        {
            assert!(name.parse::<PinName>().is_err(), "{name}");
        }
    }

    #[test]
    fn a_file_suggests_its_name() {
        for (url, name) in [
            ("https://example.org/tei_all.rng", Some("tei_all")),
            ("https://example.org/letters.rnc?version=2", Some("letters")),
            ("https://example.org/", None),
        ] {
            let place = Location::Network(url.to_owned());
            assert_eq!(PinName::suggested(&place).as_ref().map(PinName::as_str), name, "{url}");
        }
    }

    #[test]
    fn files_are_seen_from_the_schema() {
        let sum = Sum::of(b"");
        for (place, file, reference) in [
            ("https://example.org/a/b.rng", "https://example.org/a/c.rng", "c.rng"),
            ("https://example.org/a/b.rng", "https://example.org/c/d.rng", "../c/d.rng"),
            ("schemas/b.rng", "schemas/parts/c.rng", "parts/c.rng"),
        ] {
            let (place, file) = (Location::of("", place), Location::of("", file));
            assert_eq!(Pin::reference(&place, &file), reference);
            let name = "b".parse().expect("is a name");
            let files = [(reference.to_owned(), sum)].into();
            let pin = Pin { name, place: place.clone(), sum, files };
            assert_eq!(pin.parts(), [(place, sum), (file, sum)]);
        }
    }
}

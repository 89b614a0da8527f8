//! What an edition says of itself: `[edition]` in `shifr.toml`.

use super::Export;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

/// The edition that records belong to. Everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// Its title.
    pub title: Option<String>,
    /// Who edits it.
    pub editors: Vec<Editor>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Where it is published: the address of the folder that exports are put in, without `/` at its end.
    pub url: Option<String>,
    /// The licence's address.
    pub licence: Option<String>,
    /// The day of this state of the edition, as in `2026-11-22`. Exports know no other clock.
    pub date: Option<String>,
}

impl Edition {
    /// The address of a file of the edition; none if it is not known where the edition is published.
    pub fn address(&self, path: &str) -> Option<String> {
        Some(format!("{}/{path}", self.url.as_deref()?))
    }
}

/// An export needs to know something of the edition that `shifr.toml` does not tell.
pub static MISSING_EDITION_FACT: Kind = Kind {
    code: "missing-edition-fact",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "an export must say something of the edition that `shifr.toml` does not tell",
    page: include_str!("../../docs/rules/missing-edition-fact.md"),
};

/// The finding for a key of `[edition]` that is not set; `instead` is what the export says in its place.
pub(super) fn missing(export: &Export, key: &str, instead: &str) -> Diagnostic {
    let message = format!("`edition.{key}` is not set, and the export `{}` {instead}", export.name);
    Diagnostic::new(&MISSING_EDITION_FACT, message).help("set it in `shifr.toml`")
}

/// An editor, perhaps with an address: `Anna Sample <anna@example.org>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// The name.
    pub name: String,
    /// The address for letters, without angle brackets.
    pub email: Option<String>,
}

impl Editor {
    // editor ::= name (S "<" email ">")?
    /// Reads an editor; what does not look like an address belongs to the name.
    pub fn parse(text: &str) -> Editor {
        let parts = text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<'));
        match parts.filter(|(name, email)| !name.trim().is_empty() && email.contains('@')) {
            Some((name, email)) => {
                Editor { name: name.trim().to_owned(), email: Some(email.trim().to_owned()) }
            }
            None => Editor { name: text.trim().to_owned(), email: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stands_in_angle_brackets() {
        for (text, name, email) in [
            ("Anna Sample <anna@example.org>", "Anna Sample", Some("anna@example.org")),
            ("Anna Sample", "Anna Sample", None),
            ("Anna <Sample>", "Anna <Sample>", None),
            ("<anna@example.org>", "<anna@example.org>", None),
        ] {
            let editor = Editor { name: name.to_owned(), email: email.map(str::to_owned) };
            assert_eq!(Editor::parse(text), editor);
        }
    }
}

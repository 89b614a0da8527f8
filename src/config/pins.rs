//! `[schemas.<name>]`: the schemas that a project pins.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::unreadable;
use crate::diagnostic::Diagnostic;
use crate::schemas::{Location, Pin, PinName, Sum};
use crate::source::{Source, Span};

/// The section as it stands.
pub(super) type Section = BTreeMap<Spanned<String>, Entry>;

/// A pinned schema as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    url: Option<Spanned<String>>,
    path: Option<PathBuf>,
    sha256: Sum,
    #[serde(default)]
    files: BTreeMap<String, Sum>,
}

/// The pins of a project, in the order of their names. No two are of one place, for the place alone must tell
/// what is pinned there.
pub(super) fn pins(
    source: &Source,
    section: &Section,
    project: &Path,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Pin> {
    let mut pins: Vec<Pin> = Vec::new();
    for (name, entry) in section {
        let free = pin(source, name, entry, project).and_then(|pin| {
            match pins.iter().find(|other| other.place == pin.place) {
                Some(Pin { name: other, .. }) => {
                    let message = format!("`{}` is pinned already, as `{other}`", pin.place);
                    Err(Box::new(unreadable(source.span(name.span()), message)))
                }
                None => Ok(pin),
            }
        });
        match free {
            Ok(pin) => pins.push(pin),
            Err(finding) => findings.push(*finding),
        }
    }
    pins
}

fn pin(
    source: &Source,
    name: &Spanned<String>,
    entry: &Entry,
    project: &Path,
) -> Result<Pin, Box<Diagnostic>> {
    let span = source.span(name.span());
    let name: PinName = name
        .get_ref()
        .parse()
        .map_err(|no_name| Box::new(unreadable(span, format!("{no_name}"))))?;
    let place = place(source, span, entry, project)?;
    Ok(Pin { name, place, sum: entry.sha256, files: entry.files.clone() })
}

fn place(
    source: &Source,
    name: Span,
    Entry { url, path, .. }: &Entry,
    project: &Path,
) -> Result<Location, Box<Diagnostic>> {
    match (url, path) {
        (Some(url), None) => {
            let place = Location::Network(url.get_ref().clone());
            let no_address = || {
                let message = format!("`{place}` is no address of the web");
                Box::new(unreadable(source.span(url.span()), message))
            };
            if place.is_of_the_web() { Ok(place) } else { Err(no_address()) }
        }
        (None, Some(path)) => Ok(Location::File(project.join(path))),
        (Some(_), Some(_)) | (None, None) => {
            Err(Box::new(unreadable(name, "a schema has either `url` or `path`")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, NAME};
    use super::*;
    use crate::source::SourceId;

    const SUM: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn parse(text: &str) -> Result<Config, Vec<Diagnostic>> {
        let text = text.replace("SUM", &format!("sha256 = '{SUM}'"));
        Config::parse(&Source::new(SourceId(0), NAME, text), Path::new("project"))
    }

    #[test]
    fn a_pin_has_a_place_and_sums() {
        let text = "[schemas.'tei-4.12']\nurl = 'https://example.org/tei.rng'\nSUM\n\
                    [schemas.a]\npath = 'schemas/a.rnc'\nSUM\nfiles = { 'b.rnc' = 'XX' }\n\
                    [schema]\nfiles = ['a', './a', 'tei-4.12']";
        let config = parse(&text.replace("XX", SUM)).expect("is right");
        let [a, tei] = &config.structure.pins[..] else { panic!("two pins") };
        assert_eq!(a.place, Location::File("project/schemas/a.rnc".into()));
        assert_eq!(a.files["b.rnc"].to_string(), SUM);
        assert_eq!(tei.place, Location::Network("https://example.org/tei.rng".to_owned()));
        assert_eq!(config.structure.schemas, ["a", "project/./a", "tei-4.12"]);
    }

    #[test]
    fn what_is_no_pin_is_a_finding_with_its_place() {
        for (text, message) in [
            ("[schemas.a]\nSUM", "a schema has either `url` or `path`"),
            ("[schemas.a]\nurl = 'http://a.org/'\npath = 'a'\nSUM", "a schema has either `url` or"),
            ("[schemas.a]\nurl = 'ftp://a.org/'\nSUM", "`ftp://a.org/` is no address of the web"),
            ("[schemas.'a.rng']\npath = 'a'\nSUM", "`a.rng` is no name for a schema: "),
            ("[schemas.a]\npath = 'a'", "`shifr.toml` cannot be read: missing field `sha256`"),
            (
                "[schemas.a]\npath = 'a'\nsha256 = '12'",
                "`shifr.toml` cannot be read: `12` is no SHA-256; that has 64 hexadecimal digits",
            ),
            (
                "[schemas.a]\nurl = 'http://a.org/'\nSUM\n[schemas.b]\nurl = 'http://a.org/'\nSUM",
                "`http://a.org/` is pinned already, as `a`",
            ),
            (
                "[schemas.a]\nurl = 'http://a.org/'\nsha265 = ''",
                "`sha265` is no key of `[schemas.a]`; did you mean `sha256`?",
            ),
        ] {
            let findings = parse(text).expect_err(text);
            assert!(findings.iter().any(|f| f.message.starts_with(message)), "{findings:?}");
            assert!(findings.iter().all(|f| f.place().is_some()), "{text}");
        }
    }
}

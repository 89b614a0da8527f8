//! A schema of a run: ready, or not to be had.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cache::Cache;
use super::folders::Opener;
use super::location::Location;
use super::numbers::Numbers;
use super::pin::{Pin, PinName};
use super::pins::{Pinned, Pins, Unheld};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::relaxng::{OneFile, Schema};
use crate::source::Source;

/// What has become of the name of a schema.
pub enum Held {
    /// Documents can be judged by it.
    Ready(Box<Schema>),
    /// There is no such file, or it may not be read.
    Missing {
        /// Why, in words that can follow a colon.
        why: String,
        /// What to do, if that is the same whoever names the schema.
        help: Option<String>,
    },
    /// It is no correct schema.
    Incorrect {
        /// What is wrong with it.
        findings: Vec<Diagnostic>,
        /// Its files.
        sources: Vec<Arc<Source>>,
    },
}

impl Held {
    /// What hinders to judge by it, in words that can follow its name; empty if nothing does.
    pub(super) fn hindrance(&self) -> String {
        match self {
            Held::Missing { why, .. } => format!("cannot be had: {why}"),
            Held::Incorrect { findings, .. } => {
                let first = findings.first().map_or("", |finding| finding.message.as_str());
                format!("is not correct: {first}")
            }
            Held::Ready(_) => String::new(),
        }
    }

    /// What to do, if that is the same whoever names it.
    pub(super) fn help(&self) -> Option<&str> {
        match self {
            Held::Missing { help, .. } => help.as_deref(),
            Held::Incorrect { .. } | Held::Ready(_) => None,
        }
    }
}

/// The profile's name in findings.
pub(super) const PROFILE: &str = "the built-in profile";

/// The schema at a place, compiled or as it was compiled before; its files may come from its own folder,
/// too. One that is pinned consists of what is pinned.
pub(super) fn open(
    location: &Location,
    opener: Opener<'_>,
    pins: &Pins,
    cache: Option<&Cache>,
) -> Held {
    if let Some(pin) = pins.at(location) {
        let Opener { numbers, limit, .. } = opener;
        for (place, _) in pin.parts() {
            if let Location::File(path) = place {
                numbers.ask(&path);
            }
        }
        let files = pins.read(pin, limit).and_then(|files| Pinned::new(files, numbers, limit));
        return match files {
            Ok(files) => pinned(pin, files, cache),
            Err(unheld) => missing(location, unheld),
        };
    }
    match location {
        Location::Profile => profile(opener.numbers),
        Location::File(path) => file(path, opener, cache),
        Location::Network(url) => Held::Missing {
            why: "it is on the network, where shifr does not look".to_owned(),
            help: Some(to_be_located(location, url)),
        },
    }
}

fn to_be_located(location: &Location, url: &str) -> String {
    let here =
        "say where it is on this machine: `--schema FILE`, or a catalog in `schema.catalogs`";
    if !location.is_of_the_web() {
        return here.to_owned();
    }
    let name = PinName::suggested(location);
    let name = name.as_ref().map_or("NAME", PinName::as_str);
    format!("`shifr schema add {name} {url}` fetches it and pins it in shifr.toml; or {here}")
}

/// A pin of which a file is not at hand; if it is not the schema itself, it is named.
fn missing(location: &Location, Unheld { place, why, help }: Unheld) -> Held {
    let why = if place == *location { why } else { format!("of its file `{place}`: {why}") };
    Held::Missing { why, help: Some(help) }
}

fn pinned(pin: &Pin, files: Pinned, cache: Option<&Cache>) -> Held {
    // The entry of the cache belongs to the schema under its name, whatever version that pins.
    let place = PathBuf::from(pin.place.to_string());
    if let Some(schema) = cache.and_then(|cache| cache.load(&place, &files)) {
        return Held::Ready(Box::new(schema));
    }
    let compiled = Schema::compile(files.schema(), &files);
    held(&place, compiled, files.into_files(), cache)
}

fn profile(numbers: &Numbers) -> Held {
    let text = include_str!("../../schemas/shifr.rng");
    let source = Source::new(numbers.next(), "shifr.rng", text);
    match Schema::compile(&source, &OneFile) {
        Ok(Outcome { value, .. }) => Held::Ready(Box::new(value)),
        Err(findings) => Held::Incorrect { findings, sources: vec![Arc::new(source)] },
    }
}

fn file(path: &Path, mut opener: Opener<'_>, cache: Option<&Cache>) -> Held {
    let own = path.parent().unwrap_or(Path::new(""));
    // The file may be a link: then the files beside what it leads to belong to it as well.
    let real = path.canonicalize().ok();
    let real = real.as_deref().and_then(Path::parent).unwrap_or(own);
    opener.folders = opener.folders.with(own).with(real);
    let source = match opener.read(path) {
        Ok(source) => source,
        Err(why) => return Held::Missing { why, help: None },
    };
    if let Some(schema) = cache.and_then(|cache| cache.load(path, &opener)) {
        return Held::Ready(Box::new(schema));
    }
    let compiled = Schema::compile(&source, &opener);
    held(path, compiled, opener.into_opened(), cache)
}

/// What has become of a schema that was compiled of these files, the schema itself first.
fn held(
    place: &Path,
    compiled: Result<Outcome<Schema>, Vec<Diagnostic>>,
    files: Vec<Arc<Source>>,
    cache: Option<&Cache>,
) -> Held {
    match compiled {
        // An identifier of conflicting types makes no verdict doubtful: it is just not followed.
        Ok(Outcome { value, .. }) => {
            cache.iter().for_each(|cache| cache.store(place, &files, &value));
            Held::Ready(Box::new(value))
        }
        Err(findings) => Held::Incorrect { findings, sources: files },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_correct() {
        assert!(matches!(profile(&Numbers::default()), Held::Ready(_)));
    }
}

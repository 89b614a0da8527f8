//! A schema of a run: ready, or not to be had.

use std::path::Path;
use std::sync::Arc;

use super::cache::Cache;
use super::folders::Opener;
use super::location::Location;
use super::numbers::Numbers;
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
    },
    /// It is no correct schema.
    Incorrect {
        /// What is wrong with it.
        findings: Vec<Diagnostic>,
        /// Its files.
        sources: Vec<Arc<Source>>,
    },
}

/// The profile's name in findings.
pub(super) const PROFILE: &str = "the built-in profile";

/// The schema at a place, compiled or as it was compiled before; its files may come from its own folder,
/// too.
pub(super) fn open(location: &Location, opener: Opener<'_>, cache: Option<&Cache>) -> Held {
    match location {
        Location::Profile => profile(opener.numbers),
        Location::File(path) => file(path, opener, cache),
        Location::Network(_) => {
            Held::Missing { why: "it is on the network, where shifr does not look".to_owned() }
        }
    }
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
        Err(why) => return Held::Missing { why },
    };
    if let Some(schema) = cache.and_then(|cache| cache.load(path, &opener)) {
        return Held::Ready(Box::new(schema));
    }
    match Schema::compile(&source, &opener) {
        // An identifier of conflicting types makes no verdict doubtful: it is just not followed.
        Ok(Outcome { value, .. }) => {
            let files = opener.into_opened();
            cache.iter().for_each(|cache| cache.store(path, &files, &value));
            Held::Ready(Box::new(value))
        }
        Err(findings) => Held::Incorrect { findings, sources: opener.into_opened() },
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

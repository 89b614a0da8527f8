//! The schemas that a project pins, each read as it is pinned or not at all.

use std::sync::Arc;

use serde::Serialize;

use super::folders::without_name;
use super::location::Location;
use super::numbers::Numbers;
use super::pin::Pin;
use super::store::Store;
use super::sum::Sum;
use crate::files;
use crate::source::Source;
use crate::xml::resolve::Resolver;

/// The pins of a project, and the store that holds what was fetched for them.
///
/// What is pinned is never read without its checksum, whether it is meant by its name, its address or its
/// path.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pins {
    /// In the order of their names.
    pub pins: Vec<Pin>,
    /// None if the system has no place for it. A file that is in it is the one that is pinned.
    #[serde(skip)]
    pub store: Option<Store>,
}

/// A file of a pin that is not at hand as it is pinned, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unheld {
    /// The file.
    pub place: Location,
    /// Why, in words that can follow a colon.
    pub why: String,
    /// What to do.
    pub help: String,
}

impl Pins {
    /// The pin of that name.
    pub fn named(&self, name: &str) -> Option<&Pin> {
        self.pins.iter().find(|pin| pin.name.as_str() == name)
    }

    /// The pin of the schema at that place.
    pub fn at(&self, place: &Location) -> Option<&Pin> {
        self.pins.iter().find(|pin| is_same(&pin.place, place))
    }

    /// The bytes of every file of a pin, the schema itself first.
    pub fn read(&self, pin: &Pin, limit: u64) -> Result<Vec<(Location, Vec<u8>)>, Unheld> {
        let read = |(place, sum): (Location, Sum)| {
            let bytes = self.read_part(pin, &place, sum, limit)?;
            Ok((place, bytes))
        };
        pin.parts().into_iter().map(read).collect()
    }

    fn read_part(
        &self,
        pin: &Pin,
        place: &Location,
        sum: Sum,
        limit: u64,
    ) -> Result<Vec<u8>, Unheld> {
        let name = &pin.name;
        let unheld = |why: String, help: String| Unheld { place: place.clone(), why, help };
        let Location::File(path) = place else {
            let kept = self.store.as_ref().and_then(|store| store.read(sum));
            let why = || format!("it is pinned as `{name}`, and has not been fetched");
            return kept.ok_or_else(|| unheld(why(), format!("`shifr schema fetch {name}`")));
        };
        let anew = || format!("bring the file back, or pin it anew: {}", anew(pin));
        let bytes = files::read_bytes(path, limit).map_err(|finding| {
            unheld(without_name(&finding.message, &files::shown(path)), anew())
        })?;
        if Sum::of(&bytes) == sum {
            Ok(bytes)
        } else {
            Err(unheld(differs(pin, &bytes, sum), anew()))
        }
    }
}

/// Why bytes are not those that are pinned.
pub fn differs(pin: &Pin, bytes: &[u8], pinned: Sum) -> String {
    format!("its SHA-256 is {}, and `{}` pins {pinned}", Sum::of(bytes), pin.name)
}

/// The command that pins a schema anew.
pub fn anew(pin: &Pin) -> String {
    format!("`shifr schema add {} {} --replace`", pin.name, pin.place)
}

/// Whether two places are one: paths may be written in several ways.
fn is_same(one: &Location, other: &Location) -> bool {
    match (one, other) {
        (Location::File(one), Location::File(other)) => {
            one == other
                || files::settled(one).is_some_and(|one| files::settled(other) == Some(one))
        }
        (one, other) => one == other,
    }
}

/// The files of a pinned schema, as texts.
pub(super) struct Pinned(Vec<Arc<Source>>);

impl Pinned {
    pub(super) fn new(
        files: Vec<(Location, Vec<u8>)>,
        numbers: &Numbers,
        limit: u64,
    ) -> Result<Self, Unheld> {
        let text = |(place, bytes): (Location, Vec<u8>)| {
            let name = place.to_string();
            let read = files::read_from(&*bytes, &name, numbers.next(), limit);
            let unheld = |why| Unheld { place, why, help: "look at the file".to_owned() };
            let read = read.map_err(|finding| unheld(without_name(&finding.message, &name)));
            Ok(Arc::new(read?.value))
        };
        files.into_iter().map(text).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn schema(&self) -> &Source {
        self.0.first().expect("a pin has the schema itself among its files")
    }

    pub(super) fn into_files(self) -> Vec<Arc<Source>> {
        self.0
    }
}

impl Resolver for Pinned {
    fn open(&self, location: &str) -> Result<Arc<Source>, String> {
        let found = self.0.iter().find(|source| source.name() == location);
        found.cloned().ok_or_else(|| "it is not among the files that are pinned with it".to_owned())
    }
}

//! A schema with all that it includes, read to be pinned.

use std::cell::RefCell;
use std::sync::Arc;

use super::folders::without_name;
use super::location::Location;
use super::numbers::Numbers;
use super::sum::Sum;
use super::version::version;
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::relaxng::Schema;
use crate::source::Source;
use crate::xml::resolve::Resolver;
use crate::xml::uri;

/// The files of a correct schema.
#[derive(Debug)]
pub struct Gathered {
    /// Where each is, and its bytes; the schema itself first.
    pub files: Vec<(Location, Vec<u8>)>,
    /// The version that it says it is of.
    pub version: Option<String>,
}

/// Why a schema could not be gathered.
#[derive(Debug)]
pub enum Ungathered {
    /// One of its files could not be read.
    Unread {
        /// Which.
        place: Location,
        /// Why, in words that can follow a colon.
        why: String,
    },
    /// It is not the schema that is wanted.
    Differs {
        /// What it is.
        found: Sum,
    },
    /// It is no correct schema.
    Incorrect {
        /// What is wrong with it.
        findings: Vec<Diagnostic>,
        /// Its files.
        sources: Vec<Arc<Source>>,
    },
}

/// Reads the bytes of a file; says why not in words that can follow a colon.
pub type Read<'r> = dyn Fn(&Location) -> Result<Vec<u8>, String> + 'r;

/// Reads a schema, and the files that it includes, as compiling it asks for them.
///
/// `wanted` is the checksum that the schema itself must have, if that is known. Of the network a schema
/// includes only what comes from its own server; which files of this machine it may include, `read` decides.
pub fn gather(
    place: &Location,
    wanted: Option<Sum>,
    limit: u64,
    read: &Read<'_>,
) -> Result<Gathered, Ungathered> {
    let gatherer = Gatherer {
        place,
        limit,
        read,
        numbers: Numbers::default(),
        gathered: RefCell::default(),
        failure: RefCell::default(),
    };
    let root = gatherer.open(&place.to_string());
    let root = root.map_err(|why| Ungathered::Unread { place: place.clone(), why })?;
    let found = Sum::of(&gatherer.gathered.borrow()[0].bytes);
    if wanted.is_some_and(|wanted| wanted != found) {
        return Err(Ungathered::Differs { found });
    }
    let compiled = Schema::compile(&root, &gatherer);
    match (compiled, gatherer.failure.take()) {
        (_, Some((place, why))) => Err(Ungathered::Unread { place, why }),
        (Err(findings), None) => {
            let files = gatherer.gathered.into_inner();
            let sources = files.into_iter().map(|file| file.source).collect();
            Err(Ungathered::Incorrect { findings, sources })
        }
        (Ok(_), None) => {
            let version = version(root.text()).map(str::to_owned);
            let files = gatherer.gathered.into_inner().into_iter();
            let files = files.map(|File { place, bytes, .. }| (place, bytes)).collect();
            Ok(Gathered { files, version })
        }
    }
}

struct Gatherer<'r> {
    place: &'r Location,
    limit: u64,
    read: &'r Read<'r>,
    numbers: Numbers,
    gathered: RefCell<Vec<File>>,
    /// The first file that could not be read.
    failure: RefCell<Option<(Location, String)>>,
}

struct File {
    place: Location,
    bytes: Vec<u8>,
    source: Arc<Source>,
}

impl Resolver for Gatherer<'_> {
    fn open(&self, location: &str) -> Result<Arc<Source>, String> {
        let known = |file: &File| (file.source.name() == location).then(|| file.source.clone());
        if let Some(source) = self.gathered.borrow().iter().find_map(known) {
            return Ok(source);
        }
        let place = Location::of("", location);
        let read = self.read(&place, location);
        if let Err(why) = &read {
            self.failure.borrow_mut().get_or_insert((place.clone(), why.clone()));
        }
        let (bytes, source) = read?;
        self.gathered.borrow_mut().push(File { place, bytes, source: Arc::clone(&source) });
        Ok(source)
    }
}

impl Gatherer<'_> {
    fn read(&self, place: &Location, name: &str) -> Result<(Vec<u8>, Arc<Source>), String> {
        if !self.is_reached(place) {
            return Err("a schema includes only files of the place that it comes from".to_owned());
        }
        let bytes = (self.read)(place).map_err(|why| without_name(&why, name))?;
        let text = files::read_from(&*bytes, name, self.numbers.next(), self.limit);
        let text = text.map_err(|finding| without_name(&finding.message, name))?;
        Ok((bytes, Arc::new(text.value)))
    }

    /// A schema of the network sees its own server, and one of this machine sees files.
    fn is_reached(&self, place: &Location) -> bool {
        match (self.place, place) {
            (Location::Network(one), Location::Network(other)) => uri::same_origin(one, other),
            (Location::File(_), Location::File(_)) => true,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INCLUDING: &str = "grammar { include 'parts/p.rnc' start = p }";

    fn gathered(files: &[(&str, &str)], wanted: Option<Sum>) -> Result<Gathered, Ungathered> {
        let read = |place: &Location| {
            let found = files.iter().find(|(name, _)| *name == place.to_string());
            found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| "it is gone".to_owned())
        };
        gather(&Location::of("", files[0].0), wanted, files::LIMIT, &read)
    }

    #[test]
    fn what_is_included_comes_along() {
        let files = [
            ("https://example.org/a.rnc", INCLUDING),
            ("https://example.org/parts/p.rnc", "p = element p { text }"),
        ];
        let gathered = gathered(&files, Some(Sum::of(INCLUDING.as_bytes()))).expect("is correct");
        let places: Vec<_> = gathered.files.iter().map(|(place, _)| place.to_string()).collect();
        assert_eq!(places, files.map(|(place, _)| place));
    }

    #[test]
    fn only_from_its_own_server() {
        let elsewhere = INCLUDING.replace("parts", "https://example.com");
        let root = ("https://example.org/a.rnc", elsewhere.as_str());
        for (files, place, why) in [
            (
                &[root, ("https://example.com/p.rnc", "p = empty")][..],
                "https://example.com/p.rnc",
                "of the place that it comes from",
            ),
            (
                &[("https://example.org/a.rnc", INCLUDING)],
                "https://example.org/parts/p.rnc",
                "gone",
            ),
            (
                &[("https://example.org/a.rnc", " ")],
                "https://example.org/a.rnc",
                "it holds nothing",
            ),
        ] {
            let Err(Ungathered::Unread { place: found, why: said }) = gathered(files, None) else {
                panic!("{place} is read")
            };
            assert_eq!(found.to_string(), place);
            assert!(said.contains(why), "{said}");
        }
    }

    #[test]
    fn what_is_another_or_incorrect_is_refused() {
        let files = [("https://example.org/a.rnc", "start = x")];
        let Err(Ungathered::Incorrect { findings, .. }) = gathered(&files, None) else {
            panic!("`x` is defined nowhere")
        };
        assert_eq!(findings.len(), 1);
        let other = gathered(&files, Some(Sum::of(b"another")));
        assert!(matches!(other, Err(Ungathered::Differs { .. })));
    }
}

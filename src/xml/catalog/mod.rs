//! XML catalogs: where schemas and DTDs are that are named by an identifier or a web address (OASIS, XML
//! Catalogs 1.1).
//!
//! ```
//! use shifr::source::SourceId;
//! use shifr::xml::catalog::Catalogs;
//! use shifr::xml::resolve::InMemory;
//!
//! let mut files = InMemory::default();
//! files.add(SourceId(1), "catalog.xml", "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>
//!     <rewriteURI uriStartString='https://vault.example/' rewritePrefix='schemas/'/>
//! </catalog>");
//! let catalogs = Catalogs::new(&files, ["catalog.xml".to_owned()]);
//! assert_eq!(catalogs.uri("https://vault.example/tei_all.rng").as_deref(), Some("schemas/tei_all.rng"));
//! ```

mod identifier;
mod entry;
mod read;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use self::entry::{Answer, Catalog, SYSTEM, URI};
use super::resolve::Resolver;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

/// A catalog cannot be read.
pub static UNREADABLE_CATALOG: Kind = Kind {
    code: "unreadable-catalog",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "an XML catalog cannot be read, so what it locates may not be found",
    page: include_str!("../../../docs/rules/unreadable-catalog.md"),
};

/// The namespace of catalogs.
pub const CATALOG: &str = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

/// Catalogs to ask one after the other, and those that they name. A file is read when it is first asked.
pub struct Catalogs<'r> {
    resolver: &'r dyn Resolver,
    first: Vec<String>,
    read: RefCell<HashMap<String, Rc<Catalog>>>,
    findings: RefCell<Vec<Diagnostic>>,
}

impl<'r> Catalogs<'r> {
    /// Catalogs by their locations, which the resolver opens.
    pub fn new(resolver: &'r dyn Resolver, locations: impl IntoIterator<Item = String>) -> Self {
        Self {
            resolver,
            first: locations.into_iter().collect(),
            read: RefCell::default(),
            findings: RefCell::default(),
        }
    }

    /// Where a URI reference leads, such as the `href` of a schema (section 7.2).
    pub fn uri(&self, reference: &str) -> Option<String> {
        if let Some(public) = identifier::unwrapped(reference) {
            return self.public(&public, None);
        }
        let reference = identifier::uri(reference);
        self.ask(&mut self.start(), &|catalog| catalog.locate(&URI, &reference))
    }

    /// Where a system identifier leads (section 7.1).
    pub fn system(&self, identifier: &str) -> Option<String> {
        if let Some(public) = identifier::unwrapped(identifier) {
            return self.public(&public, None);
        }
        let identifier = identifier::uri(identifier);
        self.ask(&mut self.start(), &|catalog| catalog.locate(&SYSTEM, &identifier))
    }

    /// Where a public identifier leads, with the system identifier that stands beside it (section 7.1).
    pub fn public(&self, public: &str, system: Option<&str>) -> Option<String> {
        let public = identifier::unwrapped(public).unwrap_or_else(|| identifier::public(public));
        // A URN in the place of the system identifier is a public one, and the one beside it counts.
        let system = system.filter(|system| identifier::unwrapped(system).is_none());
        let system = system.map(identifier::uri);
        self.ask(&mut self.start(), &|catalog| {
            let by_system = system.as_deref().map(|system| catalog.locate(&SYSTEM, system));
            match by_system {
                Some(answer @ (Answer::Found(_) | Answer::Ask(_))) => answer,
                Some(Answer::Nothing) | None => catalog.locate_public(&public, system.is_some()),
            }
        })
    }

    /// What was wrong with the catalogs that have been asked.
    pub fn findings(&self) -> Vec<Diagnostic> {
        self.findings.borrow().clone()
    }

    fn start(&self) -> Search {
        Search { asked: Vec::new(), left: self.first.iter().rev().cloned().collect() }
    }

    /// Asks one catalog after the other, each at most once.
    fn ask(&self, search: &mut Search, question: &dyn Fn(&Catalog) -> Answer) -> Option<String> {
        while let Some(location) = search.left.pop() {
            if search.asked.contains(&location) {
                continue;
            }
            let catalog = self.catalog(&location);
            search.asked.push(location);
            match question(&catalog) {
                Answer::Found(target) => return Some(target),
                Answer::Ask(catalogs) => search.left = catalogs.into_iter().rev().collect(),
                Answer::Nothing => {
                    let next: Vec<&str> = catalog.next().collect();
                    search.left.extend(next.into_iter().rev().map(str::to_owned));
                }
            }
        }
        None
    }

    /// A catalog by its location; one that cannot be read has no entries (section 7, "Failure").
    fn catalog(&self, location: &str) -> Rc<Catalog> {
        if let Some(known) = self.read.borrow().get(location) {
            return Rc::clone(known);
        }
        let read = match self.resolver.open(location) {
            Ok(source) => read::read(&source),
            Err(why) => Err(Box::new(missing(location, &why))),
        };
        let catalog = Rc::new(read.unwrap_or_else(|finding| {
            self.findings.borrow_mut().push(*finding);
            Catalog::default()
        }));
        self.read.borrow_mut().insert(location.to_owned(), Rc::clone(&catalog));
        catalog
    }
}

/// Which catalogs have been asked, and which are to be asked, the next one last.
struct Search {
    asked: Vec<String>,
    left: Vec<String>,
}

fn missing(location: &str, why: &str) -> Diagnostic {
    Diagnostic::new(&UNREADABLE_CATALOG, format!("the catalog `{location}` cannot be read: {why}"))
        .of(location)
        .help("correct the path, or take the catalog out of the configuration")
}

#[cfg(test)]
mod tests;

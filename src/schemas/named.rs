//! The schemas of one document.

use std::path::Path;

use super::kinds::UNAVAILABLE_SCHEMA;
use super::library::Library;
use super::location::Location;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::{Source, Span};
use crate::xml::TEI;
use crate::xml::model::{self, Language, SchemaReference};
use crate::xml::reader::{Event, Reader};

/// A schema by which a document is to be judged.
#[derive(Debug)]
pub struct Named {
    /// Where it is.
    pub location: Location,
    /// Why it is this one.
    pub why: Why,
}

/// What makes a schema that of a document; what stands first here counts before the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The command line says so.
    Option,
    /// `shifr.toml` says so of the folder that the document is in.
    Folder,
    /// `shifr.toml` says so of the project.
    Project,
    /// The document's `xml-model` says so, here.
    XmlModel(Span),
    /// Nothing says anything.
    Nothing,
}

impl Why {
    /// Where the document names the schema, if it does.
    pub(super) fn place(self) -> Option<Span> {
        match self {
            Why::XmlModel(place) => Some(place),
            Why::Option | Why::Folder | Why::Project | Why::Nothing => None,
        }
    }
}

/// What a document says of its schemas.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) schemas: Vec<Named>,
    /// Where it names schemas in other languages, and which they are.
    pub(super) unchecked: Vec<(Language, Span)>,
    pub(super) findings: Vec<Diagnostic>,
}

/// The schemas of a document; `alone` says that nothing else is going to look at it.
///
/// What is no TEI gets no schema unless it has one: rules say that it is no TEI, and once is enough.
pub(super) fn of(library: &Library, document: &Source, alone: bool) -> Answer {
    let (why, set) = library.choice.set_for(Path::new(document.name()));
    if !set.is_empty() {
        let named = |location: &Location| Named { location: location.clone(), why };
        return Answer { schemas: set.iter().map(named).collect(), ..Answer::default() };
    }
    let mut answer = by_itself(library, document);
    let says_nothing = answer.schemas.is_empty() && answer.findings.is_empty();
    if says_nothing && (alone || is_tei(document)) {
        answer.schemas.push(Named { location: Location::Profile, why: Why::Nothing });
    }
    answer
}

/// The schemas that a document names itself.
fn by_itself(library: &Library, document: &Source) -> Answer {
    let Outcome { value: references, diagnostics } = model::schemas(document);
    let mut answer = Answer { findings: diagnostics, ..Answer::default() };
    for SchemaReference { href, language, .. } in references {
        match language {
            Language::RelaxNg | Language::RelaxNgCompact => {
                let location = located(library, document, &href.value);
                match refusal(library, document, &location) {
                    None => {
                        answer.schemas.push(Named { location, why: Why::XmlModel(href.span) });
                    }
                    Some(what) => {
                        let finding = unavailable(&location, what, None);
                        answer.findings.push(finding.at(href.span, NAMED_HERE));
                    }
                }
            }
            other => answer.unchecked.push((other, href.span)),
        }
    }
    answer
}

/// Where a reference leads: a catalog knows it, or it is resolved against the document.
fn located(library: &Library, document: &Source, reference: &str) -> Location {
    if let Some(located) = library.located(reference) {
        return Location::of("", located);
    }
    let location = Location::of(document.name(), reference);
    if is_absent_profile(library, &location) { Location::Profile } else { location }
}

/// Documents of shifr name the profile as a file beside them. Where they have come without it, the
/// built-in one is meant.
fn is_absent_profile(library: &Library, location: &Location) -> bool {
    let is_named_so = location.file_name().is_some_and(|name| name == "shifr.rng");
    let Location::File(path) = location else { return false };
    if is_named_so {
        library.numbers.ask(path);
    }
    is_named_so && !path.exists()
}

/// Why a document may not name that place. A document may come from anywhere, so it does not choose which
/// files of the machine are read: those of the project, and those around its own folder.
fn refusal(library: &Library, document: &Source, location: &Location) -> Option<&'static str> {
    let Location::File(path) = location else { return None };
    if library.choice.pins.at(location).is_some() {
        return None;
    }
    let around = Path::new(document.name()).parent().unwrap_or(Path::new(""));
    let folders = library.choice.folders.with(around).with(&around.join(".."));
    (!folders.hold(path)).then_some("cannot be had: it lies outside the folders that may be used")
}

/// The finding about a schema that a document names, and what hinders to judge by it.
pub fn unavailable(location: &Location, what: &str, help: Option<&str>) -> Diagnostic {
    let usual = "correct the name, or say which schema counts: `--schema FILE`, `schema.files`";
    Diagnostic::new(&UNAVAILABLE_SCHEMA, format!("the schema `{location}` {what}"))
        .help(help.unwrap_or(usual))
}

/// What stands where a document names a schema that cannot be had.
pub(super) const NAMED_HERE: &str = "named here; nothing was checked by it";

fn is_tei(document: &Source) -> bool {
    root_namespace(document).is_some_and(|namespace| namespace == TEI)
}

/// The namespace of the root element; none if the document breaks off before it.
pub(super) fn root_namespace(document: &Source) -> Option<String> {
    let mut reader = Reader::new(document);
    loop {
        match reader.next() {
            Ok(Event::Start(start)) => return Some(start.name().namespace.to_owned()),
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

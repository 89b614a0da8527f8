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
pub(super) struct Named {
    pub(super) location: Location,
    /// Where the document names it, if it does.
    pub(super) place: Option<Span>,
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
    let set = library.choice.set_for(Path::new(document.name()));
    if !set.is_empty() {
        let named = |location: &Location| Named { location: location.clone(), place: None };
        return Answer { schemas: set.iter().map(named).collect(), ..Answer::default() };
    }
    let mut answer = by_itself(library, document);
    let says_nothing = answer.schemas.is_empty() && answer.findings.is_empty();
    if says_nothing && (alone || is_tei(document)) {
        answer.schemas.push(Named { location: Location::Profile, place: None });
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
                        answer.schemas.push(Named { location, place: Some(href.span) });
                    }
                    Some(what) => answer.findings.push(unavailable(&location, &what, href.span)),
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
fn refusal(library: &Library, document: &Source, location: &Location) -> Option<String> {
    let Location::File(path) = location else { return None };
    let around = Path::new(document.name()).parent().unwrap_or(Path::new(""));
    let folders = library.choice.folders.with(around).with(&around.join(".."));
    (!folders.hold(path))
        .then(|| "cannot be had: it lies outside the folders that may be used".to_owned())
}

/// The finding about a schema that a document names, and what hinders to judge by it.
pub(super) fn unavailable(location: &Location, what: &str, place: Span) -> Diagnostic {
    Diagnostic::new(&UNAVAILABLE_SCHEMA, format!("the schema `{location}` {what}"))
        .at(place, "named here; nothing was checked by it")
        .help(match location {
            Location::Network(_) => {
                "say where it is on this machine: `--schema FILE`, or a catalog in `schema.catalogs`"
            }
            Location::File(_) | Location::Profile => {
                "correct the name, or say which schema counts: `--schema FILE`, `schema.files`"
            }
        })
}

fn is_tei(document: &Source) -> bool {
    let mut reader = Reader::new(document);
    loop {
        match reader.next() {
            Ok(Event::Start(start)) => return start.name().namespace == TEI,
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

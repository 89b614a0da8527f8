//! Which schemas judge a document, and why: the answer of `shifr schema which`.

use super::held::Held;
use super::library::Library;
use super::location::Location;
use super::named::{self, Named, Why, unavailable};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::Source;

/// A schema that judges a document.
#[derive(Debug)]
pub struct Which {
    /// Where it is.
    pub location: Location,
    /// Why it is this one.
    pub why: Why,
    /// The name that the project pins it under, if it does.
    pub pin: Option<String>,
    /// Whether the document can be judged by it.
    pub state: State,
}

/// Whether documents can be judged by a schema.
#[derive(Debug)]
pub enum State {
    /// They can.
    Ready,
    /// It is the schema of all TEI and not at hand. What is valid by the profile is valid by it as well.
    Implied,
    /// They cannot.
    Unavailable(Box<Diagnostic>),
}

/// The schemas of a document, with what is wrong with what it says of them. None if it is no TEI and names
/// none.
pub fn which(library: &Library, document: &Source) -> Outcome<Vec<Which>> {
    let answer = named::of(library, document, false);
    let schemas = answer.schemas.into_iter().map(|Named { location, why }| Which {
        pin: library.choice.pins.at(&location).map(|pin| pin.name.to_string()),
        state: state(library, &location),
        location,
        why,
    });
    Outcome { value: schemas.collect(), diagnostics: answer.findings }
}

fn state(library: &Library, location: &Location) -> State {
    match library.get(location) {
        Held::Ready(_) => State::Ready,
        Held::Missing { .. } if library.may_be_implied(location) => State::Implied,
        held @ (Held::Missing { .. } | Held::Incorrect { .. }) => {
            State::Unavailable(Box::new(unavailable(location, &held.hindrance(), held.help())))
        }
    }
}

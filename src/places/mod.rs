//! The register of places: their names at different times and in different transcriptions.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Outcome;
use crate::forms::Forms;
use crate::register_file;
use crate::source::Source;

/// What is known of places.
#[derive(Debug, Default)]
pub struct Register {
    places: Vec<Place>,
    by_id: HashMap<String, usize>,
    forms: Forms,
}

/// A place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What pointers name: `place:<id>`.
    pub id: String,
    /// The usual name.
    pub name: String,
    /// Other names and spellings.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Whether it is a country or a part of one.
    #[serde(default)]
    pub country: bool,
}

impl Place {
    /// The value of `@ref`.
    pub fn pointer(&self) -> String {
        format!("place:{}", self.id)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    place: Vec<Place>,
}

impl Register {
    /// The places that shifr itself knows.
    pub fn builtin() -> &'static Register {
        static BUILTIN: LazyLock<Register> = LazyLock::new(|| {
            let file = ("places.toml", include_str!("../../registers/places.toml"));
            register_file::builtin(&[file], |texts| Register::default().extended(texts))
        });
        &BUILTIN
    }

    /// The register with what a user's files add or correct, a place at a time.
    pub fn extended(&self, texts: &[Source]) -> Outcome<Register> {
        let entries = |file: File| file.place;
        let Outcome { value: places, diagnostics } =
            register_file::extended(&self.places, texts, entries, |place| &place.id);
        let forms = Forms::new(places.iter().enumerate().flat_map(|(index, place)| {
            [&place.name].into_iter().chain(&place.forms).map(move |form| (form.as_str(), index))
        }));
        let by_id = places.iter().zip(0..).map(|(place, index)| (place.id.clone(), index));
        Outcome { value: Register { by_id: by_id.collect(), places, forms }, diagnostics }
    }

    /// The place with that id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.by_id.get(id).map(|&index| &self.places[index])
    }

    /// Every id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.places.iter().map(|place| place.id.as_str())
    }

    /// The place whose name the words are, in any case.
    pub fn named(&self, words: &str) -> Option<&Place> {
        self.forms.whole(words).map(|index| &self.places[index])
    }

    /// Every place named in the text, as whole words, in order; a name of several places means none of them.
    pub fn mentions(&self, text: &str) -> Vec<(Range<usize>, Option<&Place>)> {
        let found = self.forms.mentions(text).into_iter();
        found.map(|(range, index)| (range, index.map(|index| &self.places[index]))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new_names_mean_one_place() {
        let register = Register::builtin();
        let id = |words| register.named(words).map(|place| place.id.as_str());
        assert_eq!(id("PEKING"), Some("beijing"));
        assert_eq!(id("Beiping"), Some("beijing"));
        assert_eq!(id("Атлантида"), None);
    }
}

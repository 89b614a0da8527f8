//! The register of persons: names, spellings and pseudonyms, and whom they mean.

mod declension;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Outcome;
use crate::forms::Forms;
use crate::register_file;
use crate::source::Source;

/// What is known of persons.
#[derive(Debug, Default)]
pub struct Register {
    persons: Vec<Person>,
    by_id: HashMap<String, usize>,
    forms: Forms,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What pointers name: `person:<id>`.
    pub id: String,
    /// The full name.
    pub name: String,
    /// Spellings under which the person is named.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Names used instead of the person's own.
    #[serde(default)]
    pub pseudonyms: Vec<Pseudonym>,
}

/// A name used instead of a person's own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pseudonym {
    /// The name.
    pub name: String,
    /// Who says so.
    pub source: String,
}

impl Person {
    /// Every name in the nominative: the full one, other spellings, pseudonyms.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let pseudonyms = self.pseudonyms.iter().map(|pseudonym| pseudonym.name.as_str());
        let forms = self.forms.iter().map(String::as_str);
        [self.name.as_str()].into_iter().chain(forms).chain(pseudonyms)
    }

    /// The value of `@ref`.
    pub fn pointer(&self) -> String {
        format!("person:{}", self.id)
    }
}

/// A person named in a text.
#[derive(Debug)]
pub struct Mention<'r> {
    /// The bytes of the name.
    pub range: Range<usize>,
    /// Who is meant; `None` if several persons bear the name.
    pub person: Option<&'r Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    person: Vec<Person>,
}

impl Register {
    /// The persons that shifr itself knows.
    pub fn builtin() -> &'static Register {
        static BUILTIN: LazyLock<Register> = LazyLock::new(|| {
            let file = ("persons.toml", include_str!("../../registers/persons.toml"));
            register_file::builtin(&[file], |texts| Register::default().extended(texts))
        });
        &BUILTIN
    }

    /// The register with what a user's files add: new persons, or other forms of known ones, which take the
    /// place of what was known.
    pub fn extended(&self, texts: &[Source]) -> Outcome<Register> {
        let entries = |file: File| file.person;
        let Outcome { value: persons, diagnostics } =
            register_file::extended(&self.persons, texts, entries, |person| &person.id);
        Outcome { value: Register::new(persons), diagnostics }
    }

    fn new(persons: Vec<Person>) -> Self {
        let names: Vec<(&str, usize)> = persons
            .iter()
            .enumerate()
            .flat_map(|(index, person)| person.names().map(move |name| (name, index)))
            .collect();
        let declined: Vec<(String, usize)> = names
            .iter()
            .flat_map(|&(name, index)| declension::cases(name).map(move |form| (form, index)))
            .collect();
        let declined = declined.iter().map(|(form, index)| (form.as_str(), *index));
        let forms = Forms::new(names.iter().copied().chain(declined));
        let by_id = persons.iter().zip(0..).map(|(person, index)| (person.id.clone(), index));
        Self { by_id: by_id.collect(), persons, forms }
    }

    /// The person of that id: `stalin`.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.by_id.get(id).map(|&index| &self.persons[index])
    }

    /// Every id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.persons.iter().map(|person| person.id.as_str())
    }

    /// The person whose name or pseudonym the words are, in any case. `Filippov [Stalin]` means whom
    /// both parts mean; where they mean different people, nobody is meant.
    pub fn named(&self, words: &str) -> Option<&Person> {
        let Some((name, identity)) = words.split_once('[') else { return self.whole(words) };
        // "FENG XI [FYN SI; Stalin]": a spelling before the identity.
        let identity = identity.trim_end().strip_suffix(']')?.rsplit("; ").next()?;
        let identity = self.whole(identity)?;
        match self.whole(name) {
            Some(person) if person.id != identity.id => None,
            _ => Some(identity),
        }
    }

    fn whole(&self, words: &str) -> Option<&Person> {
        self.forms.whole(words).map(|index| &self.persons[index])
    }

    /// Everybody named in the text by a form of the register, as whole words, in order. A name that several
    /// persons of the register bear is found and means none of them.
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        let found = self.forms.mentions(text).into_iter();
        let person = |index: usize| &self.persons[index];
        found.map(|(range, index)| Mention { range, person: index.map(person) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_pseudonym_means_the_person() {
        let register = Register::builtin();
        let id = |words| register.named(words).map(|person| person.id.as_str());
        assert_eq!(id("Filippov [Stalin]"), Some("stalin"));
        assert_eq!(id("FENG XI [FYN SI; Stalin]"), Some("stalin"));
        assert_eq!(id("FILIPPOV"), Some("stalin"));
        assert_eq!(id("СТАЛИНУ"), Some("stalin"));
        assert_eq!(id("Филиппова"), Some("stalin"));
        assert_eq!(id("Filippov [Molotov]"), None);
        assert_eq!(id("Matveyev"), None);
        assert_eq!(id("Stalingrad"), None);
    }

    #[test]
    fn a_project_adds_and_corrects() {
        let text = "[[person]]\nid = \"petrov\"\nname = \"Apollon Petrov\"\nforms = [\"Petrov\"]\n";
        let file = |text: &str| Source::new(SourceId(1), "own.toml", text);
        let own = Register::builtin().extended(&[file(text)]).value;
        assert_eq!(own.named("PETROV").map(Person::pointer).as_deref(), Some("person:petrov"));
        assert!(own.named("Stalin").is_some());
        let broken = Register::builtin().extended(&[file("[[person]]\nnames = 1")]);
        assert_eq!(broken.diagnostics.len(), 1);
        assert!(broken.value.named("Stalin").is_some());
    }
}

//! The register of persons: names, spellings and pseudonyms, and whom they mean.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

/// What is known of persons.
#[derive(Debug)]
pub struct Register {
    persons: Vec<Person>,
    /// Every form by its first word in lower case; the longest form stands first.
    forms: HashMap<String, Vec<Form>>,
}

/// A person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What pointers name: `person:<id>`.
    pub id: String,
    /// The full name.
    pub name: String,
    /// Spellings under which the person is named.
    pub forms: Vec<String>,
    /// Names used instead of the person's own.
    #[serde(default)]
    pub pseudonyms: Vec<Pseudonym>,
}

/// A name used instead of a person's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pseudonym {
    /// The name.
    pub name: String,
    /// Who says so.
    pub source: String,
}

impl Person {
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
    /// Who is meant.
    pub person: &'r Person,
}

#[derive(Debug)]
struct Form {
    /// In lower case.
    words: String,
    person: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    person: Vec<Person>,
}

impl Register {
    /// The persons that shifr itself knows.
    pub fn builtin() -> &'static Register {
        static BUILTIN: LazyLock<Register> = LazyLock::new(|| {
            let text = include_str!("../../registers/persons.toml");
            let file: File = toml::from_str(text).expect("a test reads the built-in register");
            Register::new(file.person)
        });
        &BUILTIN
    }

    fn new(persons: Vec<Person>) -> Self {
        let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
        for (index, person) in persons.iter().enumerate() {
            let pseudonyms = person.pseudonyms.iter().map(|pseudonym| &pseudonym.name);
            for form in person.forms.iter().chain(pseudonyms) {
                let words = form.to_lowercase();
                let first = first_word(&words).to_owned();
                forms.entry(first).or_default().push(Form { words, person: index });
            }
        }
        for candidates in forms.values_mut() {
            candidates
                .sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(a.words.cmp(&b.words)));
        }
        Self { persons, forms }
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
        let words = words.trim().to_lowercase();
        let candidates = self.forms.get(first_word(&words))?;
        let form = candidates.iter().find(|form| form.words == words)?;
        Some(&self.persons[form.person])
    }

    /// Everybody named in the text by a form of the register, as whole words, in order.
    pub fn mentions(&self, text: &str) -> Vec<Mention<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(char::is_alphabetic).map(|next| at + next) {
            let word = first_word(&text[start..]);
            match self.mention_at(text, start, word) {
                Some(mention) => {
                    at = mention.range.end;
                    found.push(mention);
                }
                None => at = start + word.len(),
            }
        }
        found
    }

    fn mention_at(&self, text: &str, start: usize, word: &str) -> Option<Mention<'_>> {
        let candidates = self.forms.get(word.to_lowercase().as_str())?;
        candidates.iter().find_map(|form| {
            let length = matching_length(&text[start..], &form.words)?;
            let range = start..start + length;
            Some(Mention { range, person: &self.persons[form.person] })
        })
    }
}

/// How many bytes at the beginning of the text are the form in any case, if a word ends there.
fn matching_length(text: &str, form: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    for wanted in form.chars() {
        let (_, c) = characters.next()?;
        if !c.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
    }
    let end = characters.clone().next().map_or(text.len(), |(at, _)| at);
    let joined = characters.next().is_some_and(|(_, c)| c.is_alphanumeric());
    (!joined).then_some(end)
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_means_the_person() {
        let register = Register::builtin();
        let id = |words| register.named(words).map(|person| person.id.as_str());
        assert_eq!(id("Filippov [Stalin]"), Some("stalin"));
        assert_eq!(id("FENG XI [FYN SI; Stalin]"), Some("stalin"));
        assert_eq!(id("FILIPPOV"), Some("stalin"));
        assert_eq!(id("Filippov [Molotov]"), None);
        assert_eq!(id("Matveyev"), None);
        assert_eq!(id("Stalingrad"), None);
    }

    #[test]
    fn whole_words_are_found_in_order() {
        let text = "Signed: Filippov Zhou Enlai, not Stalingrad or Shtykovo";
        let found: Vec<&str> = Register::builtin()
            .mentions(text)
            .into_iter()
            .map(|mention| &text[mention.range])
            .collect();
        assert_eq!(found, ["Filippov", "Zhou Enlai"]);
    }
}

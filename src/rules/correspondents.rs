//! Who a record says that it goes from and to, in a form that can be compared.

use super::reading::Reading;
use super::settled;
use crate::cable::{ActionKind, Cable, Inline, Name, NameKind, Node, Party};
use crate::source::Span;

/// Somebody or some place named somewhere.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The pointer, if person or place is registered.
    pub(super) pointer: Option<String>,
    /// The name as printed.
    pub(super) words: String,
    /// Where.
    pub(super) span: Span,
}

impl Person {
    /// The person that a name means; places and offices are none.
    pub(super) fn of(inline: &Inline) -> Option<Person> {
        Person::of_kind(inline, NameKind::Person)
    }

    /// What a name of that kind means; places are compared as persons are.
    pub(super) fn of_kind(inline: &Inline, wanted: NameKind) -> Option<Person> {
        let Node::Name(Name { kind, pointer, .. }) = &inline.node else { return None };
        if *kind != wanted {
            return None;
        }
        let words = Reading::of(std::slice::from_ref(inline)).text.into_owned();
        let pointer = pointer.as_ref().map(|pointer| pointer.value.clone());
        let span = settled::place(inline);
        says_who(&words).then_some(Person { pointer, words, span })
    }

    /// Everybody named in a passage.
    pub(super) fn in_passage(content: &[Inline]) -> Vec<Person> {
        let mut found = Vec::new();
        settled::for_each(content, &mut |inline| found.extend(Person::of(inline)));
        found
    }

    /// Whether both may be one person: one pointer, or a word of the name nearly the same.
    pub(super) fn may_be(&self, other: &Person) -> bool {
        let same_pointer = self.pointer.is_some() && self.pointer == other.pointer;
        same_pointer || shares_a_name(&self.words, &other.words)
    }

    /// Whether it is known of both who they are.
    pub(super) fn is_known_with(&self, other: &Person) -> bool {
        self.pointer.is_some() && other.pointer.is_some()
    }
}

/// The persons of the parties of a kind.
pub(super) fn persons(cable: &Cable, kinds: &[ActionKind]) -> Vec<Person> {
    parties(cable, kinds).flat_map(|party| &party.names).filter_map(Person::of).collect()
}

/// The parties of a kind.
pub(super) fn parties<'a>(
    cable: &'a Cable,
    kinds: &[ActionKind],
) -> impl Iterator<Item = &'a Party> {
    let actions = cable.correspondence.iter().filter(|action| kinds.contains(&action.kind));
    actions.flat_map(|action| &action.parties)
}

/// Whether two names have a word in common, or two that a slip or another way of spelling parts: Filippov,
/// Filipov. Letter-spaced names are taken together.
pub(super) fn shares_a_name(a: &str, b: &str) -> bool {
    let (a, b) = (name_words(a), name_words(b));
    a.iter().any(|one| b.iter().any(|other| nearly(one, other)))
}

fn nearly(a: &str, b: &str) -> bool {
    let shorter = a.chars().count().min(b.chars().count());
    a == b || shorter >= 5 && strsim::osa_distance(a, b) <= 1 + usize::from(shorter >= 8)
}

/// Whether there is a word in the name that can be compared with another.
fn says_who(name: &str) -> bool {
    long_words(name).next().is_some() || long_words(&closed_up(name)).next().is_some()
}

/// The words of a name in lower case; initials and particles tell nothing.
fn name_words(name: &str) -> Vec<String> {
    let found: Vec<String> = long_words(name).map(romanised).collect();
    if found.is_empty() { long_words(&closed_up(name)).map(romanised).collect() } else { found }
}

fn long_words(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split(|sign: char| !sign.is_alphabetic());
    words.filter(|word| word.chars().nth(1).is_some())
}

fn closed_up(name: &str) -> String {
    name.split_whitespace().collect()
}

/// The word in small letters, one way of romanising Russian for another: Kovaliov and Kovalyov are Kovalev.
fn romanised(word: &str) -> String {
    const WAYS: [(&str, &str); 9] = [
        ("yo", "e"),
        ("io", "e"),
        ("ya", "ia"),
        ("yu", "iu"),
        ("kh", "h"),
        ("ks", "x"),
        ("y", "i"),
        ("j", "i"),
        ("ii", "i"),
    ];
    WAYS.iter().fold(word.to_lowercase(), |word, (way, other)| word.replace(way, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_words() {
        for (a, b, shared) in [
            ("SHTYKOV", "T. F. Shtykov", true),
            ("S H T Y K O V", "Shtykov", true),
            ("Filippov [Stalin]", "Stalin", true),
            ("Filipov", "FILIPPOV", true),
            ("Kovaliov", "Kovalev", true),
            ("Vyshinskii", "Vyshinsky", true),
            ("Roy", "Rao", false),
            ("A. Petrov", "A. Ivanov", false),
            ("Mao Zedong", "Zhou Enlai", false),
            ("Molotov", "Gromyko", false),
        ] {
            assert_eq!(shares_a_name(a, b), shared, "{a} {b}");
        }
    }
}

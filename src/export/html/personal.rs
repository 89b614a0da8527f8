//! Which words of a name are the person's, among office, seat and what is told of them.

use crate::cable::{Inline, Name, NameKind, Node, plain};
use crate::export::words::single_blanks;
use crate::persons::{Person, Register};

/// The personal part of a name.
#[derive(Clone, Debug)]
pub(super) struct Personal<'r> {
    pub(super) words: String,
    /// Whom the register knows by these words.
    pub(super) known: Option<&'r Person>,
}

/// The personal part of a name; none of an office without its holder.
///
/// Encoded names have office and seat tagged: `<roleName>GDR Ambassador</roleName> to <placeName>China</placeName>,
/// Richard Gyptner`.
pub(super) fn personal<'r>(name: &Name, register: &'r Register) -> Option<Personal<'r>> {
    let words = single_blanks(&plain(&name.content));
    if let Some(head) = headed(&words) {
        return somebody(head, register);
    }
    let mut around = name.content.split(is_office_or_seat);
    let parts = [around.next_back(), around.next()];
    let is_person = name.kind == NameKind::Person;
    let mut parts = parts.into_iter().flatten().filter(|_| is_person);
    parts.find_map(|part| somebody(&single_blanks(&plain(part)), register))
}

fn is_office_or_seat(inline: &Inline) -> bool {
    matches!(&inline.node, Node::Name(name) if name.kind != NameKind::Person)
}

/// Who leads a body: `Delegation of the Republic headed by Anna Sample`.
fn headed(words: &str) -> Option<&str> {
    let phrases = [" headed by ", " led by "];
    phrases.iter().find_map(|phrase| words.split_once(phrase)).map(|(_, head)| head)
}

// somebody  ::= { lead } name [ predicate ]
// predicate ::= ( ":" | "in" | "at" | "with" | "Conveying" ) ..
fn somebody<'r>(words: &str, register: &'r Register) -> Option<Personal<'r>> {
    let words = without_lead(trimmed(words));
    let name = trimmed(&words[..predicate(words)]);
    let known = known(name, register);
    // "Kiryluk in Beijing" is a name; "Soviet Ambassadors in Beijing" and "Heads of Missions" need not be.
    let is_whole = name.len() == words.len() || !name.contains(' ');
    let is_name = name.contains(char::is_alphabetic) && name.split(' ').all(is_of_name);
    let is_somebody = known.is_some() || (is_whole && is_name);
    is_somebody.then(|| Personal { words: name.to_owned(), known })
}

/// Without commas at the ends, and without brackets around the whole: `(Kirk)`.
fn trimmed(words: &str) -> &str {
    let words = words.trim_matches(|c: char| c.is_whitespace() || ",;:".contains(c));
    let inner = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    inner.map_or(words, trimmed)
}

/// Without articles, addresses, and a preposition that a list left before its first name.
pub(super) fn without_lead(words: &str) -> &str {
    let rest = words.split_once(' ').filter(|(first, _)| LEADS.contains(first));
    rest.map_or(words, |(_, rest)| without_lead(rest))
}

const LEADS: &[&str] = &[
    "a", "an", "by", "cde.", "comrade", "comrades", "for", "from", "of", "the", "to", "Cde.",
    "Cdes.", "Comrade", "Comrades", "Mr.", "Mrs.", "The",
];

/// Where begins what is told of somebody.
fn predicate(words: &str) -> usize {
    PREDICATES.iter().filter_map(|phrase| words.find(phrase)).min().unwrap_or(words.len())
}

const PREDICATES: &[&str] = &[
    ": ",
    " in ",
    " at ",
    " with ",
    " Conveying ",
    " Forwarding ",
    " Relaying ",
    " Transmitting ",
];

/// Whom the register knows by the words, by initials and surname, or by the words before a bracket that names nobody:
/// `Mao Zedong [Excerpt]`.
fn known<'r>(name: &str, register: &'r Register) -> Option<&'r Person> {
    register.named(name).or_else(|| initialled(name, register)).or_else(|| {
        let (before, bracket) = name.split_once('[')?;
        let names_nobody = register.mentions(bracket).is_empty();
        register.named(before).filter(|_| names_nobody)
    })
}

/// `A. Y. Vyshinsky`: a known surname behind an initial of the person's.
fn initialled<'r>(name: &str, register: &'r Register) -> Option<&'r Person> {
    let (initials, surname) = name.rsplit_once(' ')?;
    let are_initials =
        initials.split(' ').all(|word| word.chars().count() <= "Ya.".len() && word.ends_with('.'));
    let person = register.named(surname).filter(|_| are_initials)?;
    let full = person.forms.iter().filter(|form| form.contains(' ')).chain([&person.name]);
    let mut first_letters = full.filter_map(|form| form.chars().next());
    first_letters.any(|letter| initials.starts_with(letter)).then_some(person)
}

/// Whether a word may stand in a name: it is not in lower case, or it is a particle.
fn is_of_name(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphabetic());
    first.is_none_or(|first| !first.is_lowercase())
        || PARTICLES.contains(&word)
        || word.contains(['\'', '’'])
}

const PARTICLES: &[&str] = &[
    "al", "bin", "da", "das", "de", "degli", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "le", "ten", "ter", "und", "van", "von", "y", "zu", "zum", "zur",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> Option<(String, Option<&'static str>)> {
        let found = somebody(words, Register::builtin())?;
        Some((found.words, found.known.map(|person| person.id.as_str())))
    }

    #[test]
    fn persons_are_told_from_offices() {
        for (words, name, id) in [
            (", Richard Gyptner", "Richard Gyptner", None),
            ("(Kirk)", "Kirk", None),
            ("of Semyonov", "Semyonov", None),
            ("Kiryluk in Beijing", "Kiryluk", None),
            ("Zhou Enlai in Moscow", "Zhou Enlai", Some("zhou-enlai")),
            (
                "Filippov [Stalin] Conveying Telegram from Mao Zedong",
                "Filippov [Stalin]",
                Some("stalin"),
            ),
            ("Mao Zedong [Excerpt]", "Mao Zedong [Excerpt]", Some("mao-zedong")),
            ("Stalin [Molotov]", "Stalin [Molotov]", None),
            ("A. Y. Vyshinsky", "A. Y. Vyshinsky", Some("vyshinsky")),
            ("S. Vyshinsky", "S. Vyshinsky", None),
            ("Carl Maria von Weber", "Carl Maria von Weber", None),
            ("毛澤東", "毛澤東", None),
        ] {
            assert_eq!(said(words), Some((name.to_owned(), id)), "{words}");
        }
        for words in ["Heads of Missions", "Soviet Ambassadors in Warsaw", "in the", "", "(1)"] {
            assert_eq!(said(words), None, "{words}");
        }
    }

    #[test]
    fn delegations_are_those_of_their_heads() {
        assert_eq!(headed("Delegation of the Republic headed by Kim Il Sung"), Some("Kim Il Sung"));
        assert_eq!(headed("headed by nobody"), None);
    }
}

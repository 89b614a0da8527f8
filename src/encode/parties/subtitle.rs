//! Where a title stops naming people and says what the document is about.

use std::ops::Range;

use super::{Look, Words};
use crate::encode::lines;
use crate::encode::name_words::{is_address, is_initials};

impl Words<'_> {
    /// Ends a range at the words of a subtitle, if it has one.
    pub(super) fn without_subtitle(&self, range: Range<usize>) -> Range<usize> {
        let subject = |at: &usize| !is_of_body(&self.text[range.start..*at], &self.text[*at..]);
        let marked = MARKS.iter().filter_map(|mark| self.find(range.clone(), mark).find(subject));
        let told = self.find(range.clone(), ", ").find(|&at| self.goes_on(&self.text[at + 2..]));
        let brings = |&at: &usize| brings_paper(&self.text[at + WITH.len()..]);
        let brought = self.find(range.clone(), WITH).find(brings);
        range.start..marked.chain(told).chain(brought).min().unwrap_or(range.end)
    }

    /// Where the letter begins behind a subject that stands first: `on the Course of Operations by Shtykov to Comrade
    /// Zakharov`. Whoever it goes to must be somebody: what is done to a place or a thing is the subject still.
    pub(super) fn behind_subject(&self, range: Range<usize>) -> usize {
        let subject = SUBJECTS.iter().any(|word| self.text[range.clone()].starts_with(word));
        let written =
            || [" by ", " from "].iter().flat_map(|word| self.find(range.clone(), word)).max();
        let Some(at) = subject.then(written).flatten() else { return range.start };
        let Some(to) = self.find(at..range.end, " to ").next() else { return range.start };
        let sent = self.text[at..to].trim_start().split_once(' ').map_or("", |(_, sent)| sent);
        let received = self.looks(to + " to ".len()..range.end);
        let somebody = matches!(received, Look::Person | Look::Holder);
        if somebody && self.is_known_person(sent) { at + 1 } else { range.start }
    }

    /// Whether words begin with somebody of the register, called comrade or not.
    fn is_known_person(&self, words: &str) -> bool {
        let mentions = self.registers.persons.mentions(words);
        mentions.first().is_some_and(|mention| {
            let before = words[..mention.range.start].trim_end();
            before.split_whitespace().all(|word| is_address(word) || is_initials(word))
        })
    }

    /// Whether words behind a comma are no party: `conveying a message`, `Reporting on the Visit`.
    fn goes_on(&self, behind: &str) -> bool {
        let word = behind.split(' ').next().unwrap_or_default();
        let small = word.starts_with(char::is_lowercase) && !LINKS.contains(&word);
        let telling = word.len() > "Xxing".len()
            && word.ends_with("ing")
            && word.starts_with(char::is_uppercase)
            && self.place_at(behind).is_none()
            && self.registers.persons.mentions(behind).first().is_none_or(|m| m.range.start > 0);
        small || telling
    }
}

/// `Joint Committee` ` on Supply to`: what a body is charged with belongs to its name, if it is the body that writes;
/// a Central Committee is charged with everything.
fn is_of_body(before: &str, mark: &str) -> bool {
    let body = BODIES.iter().any(|body| before.ends_with(body)) && !before.ends_with(CENTRAL);
    let charge = mark.strip_prefix(" on ").filter(|charge| charge.starts_with(char::is_uppercase));
    body && !before.contains(" to ") && charge.is_some_and(|charge| charge.contains(" to "))
}

/// Bodies that are set up for something.
const BODIES: &[&str] = &[" Committee", " Subcommittee", " Commission"];

const CENTRAL: &str = "Central Committee";

/// Whether the words are those for a paper that goes with a letter: `Letter from Kim Il Sung`, `a draft telegram`.
fn brings_paper(words: &str) -> bool {
    let leads = |word: &&str| LEADS.contains(&word.trim_end().to_lowercase().as_str());
    let length: usize = words.split_inclusive(' ').take_while(leads).map(str::len).sum();
    let paper = &words[length..];
    paper.to_lowercase().starts_with("message") || lines::document_kind(paper).is_some()
}

const LEADS: &[&str] = &["a", "an", "the", "draft", "attached", "enclosed"];

const WITH: &str = " with ";

/// What begins a subject that stands before the parties.
const SUBJECTS: &[&str] = &[" on ", " about ", " concerning ", " regarding "];

const MARKS: &[&str] = &[
    " about ",
    " regarding ",
    " concerning ",
    " on ",
    " during ",
    " (Circular",
    " (circular",
    " (Excerpt",
    " (excerpt",
    " re ",
    ", with ",
    ", approved",
    ", Regarding",
    ", '",
    ", ‘",
    ", \"",
    ", “",
    ": '",
    ": ‘",
    ": \"",
    ": “",
];

/// Small words behind a comma with which the parties go on.
const LINKS: &[&str] = &["for", "and", "or", "via", "to", "the", "from"];

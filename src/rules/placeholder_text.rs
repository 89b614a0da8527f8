//! Words stand where the real ones were to come.

use std::iter;

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Passage;
use crate::xml::{Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "placeholder-text",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "an element or attribute holds `TODO` or the like instead of words",
    page: include_str!("../../docs/rules/placeholder-text.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for element in document.elements() {
        let words = element.elements().next().is_none().then(|| element.text());
        let values = element.attributes().map(|attribute| attribute.value);
        let is_field = is_field(element);
        let found = words.into_iter().chain(values).filter_map(|words| {
            let whole = is_placeholder(&words.value)
                || is_field && is_filled_in_later(&words.value)
                || LINES.contains(&element.name()) && is_left_to_do(&words.value);
            if whole { Some(words) } else { is_field.then(|| day_to_come(&words)).flatten() }
        });
        findings.extend(found.map(|words| finding(&words)));
        findings.extend(of_paragraph(element));
    }
}

/// A paragraph or heading that is nothing but `n/a`, `xxx` or `???`. In capitals it may number a chapter, and the source may
/// print marks of question: then it is a remark.
fn of_paragraph(element: Element<'_>) -> Option<Diagnostic> {
    let is_alone = ["head", "p"].contains(&element.name()) && element.elements().next().is_none();
    let words = Some(element).filter(|element| is_alone && !is_field(*element))?.text();
    let bare = words.value.trim();
    let is_asked = bare.len() >= 3 && bare.bytes().all(|sign| sign == b'?');
    let severity = if is_asked || bare.contains('X') { Severity::Info } else { Severity::Warning };
    (is_asked || is_left_to_do(bare)).then(|| finding(&words).weighing(severity))
}

/// Whether the element holds a fact: a field of the header, a number, a name, a day. A text may print `???` itself.
fn is_field(element: Element<'_>) -> bool {
    let parents = iter::successors(Some(element), |element| element.parent());
    ["date", "idno", "orgName", "persName", "placeName", "ref", "time"].contains(&element.name())
        || parents.into_iter().any(|parent| parent.name() == "teiHeader")
}

/// Words that no telegram consists of.
fn is_placeholder(words: &str) -> bool {
    let trimmed = words.trim();
    let bare = trimmed.trim_matches(['[', ']', '<', '>', '{', '}', '(', ')', '.', ' ']);
    let lower = bare.to_lowercase();
    let names_field = trimmed.starts_with('[') && FIELDS.contains(&lower.as_str());
    PLACEHOLDERS.contains(&lower.as_str())
        || names_what_comes(&lower)
        || names_field
        || lower.starts_with("lorem ipsum")
        || lower.starts_with("insert ") && lower.ends_with(" here")
        || NOTES.iter().any(|note| bare.strip_prefix(note).is_some_and(ends_word))
}

/// What a template says of a field: `summary goes here`, `abstract to come`, `text to be added later`.
//
// words ::= field ( "here" | "goes here" | "to come" | "to follow" | "to be added" [ "later" ] )
fn names_what_comes(words: &str) -> bool {
    const TO_COME: [&str; 5] = ["here", "goes here", "to come", "to follow", "to be added"];
    let words = words.strip_suffix(" later").unwrap_or(words);
    let mut ends = TO_COME.iter().filter_map(|end| words.strip_suffix(end)?.strip_suffix(' '));
    ends.any(|field| FIELDS.contains(&field))
}

fn ends_word(rest: &str) -> bool {
    rest.starts_with([':', ' '])
}

/// Signs that keep a place free: `XXX`, `No. XXXX`, `???`, `____`, `--`, `N/A`.
fn is_filled_in_later(words: &str) -> bool {
    let bare = words.trim().trim_matches(['[', ']', '(', ')']).to_lowercase();
    let mark = ["no.", "nº", "№", "nr."].iter().find_map(|mark| bare.strip_prefix(mark));
    let sign = mark.unwrap_or(&bare).trim();
    let all = |wanted: char, least: usize| sign.len() >= least && sign.chars().all(|c| c == wanted);
    all('x', 3)
        || all('?', 2)
        || all('_', 2)
        || all('-', 2)
        || sign == "—"
        || sign == "–"
        || sign == "n/a"
        || is_left_open(words)
}

/// What a line of a text never says, though it may well be `???` or `____`: `XXX`, `n/a`.
fn is_left_to_do(words: &str) -> bool {
    let bare = words.trim().trim_matches(['[', ']', '(', ')']).to_lowercase();
    bare == "n/a" || bare.len() >= 3 && bare.bytes().all(|sign| sign == b'x')
}

/// Lines that name somebody or a day, and what the source's editor supplied.
const LINES: [&str; 4] = ["addrLine", "dateline", "signed", "supplied"];

/// A day of which only the year is known so far, among other words.
fn day_to_come(words: &Passage) -> Option<Passage> {
    let mut at = 0;
    words.value.split(' ').find_map(|word| {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_end_matches([',', ';']);
        is_day_to_come(bare).then(|| words.slice(start..start + bare.len()))
    })
}

/// `XX.XX.1950`, `??/??/50`
//
// day ::= two sep two sep ( digit { digit } | two )
// two ::= "XX" | "??" | "__"
fn is_day_to_come(word: &str) -> bool {
    let free = |part: &str| ["xx", "XX", "??", "__"].contains(&part);
    let mut parts = word.split(['.', '/', '-']);
    let (day, month, year) = (parts.next(), parts.next(), parts.next());
    let has_year =
        year.is_some_and(|year| year.starts_with(|sign: char| sign.is_ascii_digit()) || free(year));
    day.is_some_and(free) && month.is_some_and(free) && has_year
}

/// `...`, `[…]`: words that are to come, or an editor's sign that the source has more.
fn is_left_open(words: &str) -> bool {
    let dots = words.trim().trim_matches(['[', ']', '(', ')']).trim();
    dots == "…" || dots.len() >= 3 && dots.bytes().all(|sign| sign == b'.')
}

/// What editors write before a note to themselves.
const NOTES: [&str; 3] = ["TODO", "FIXME", "TBD"];

/// Names of fields, which stand in brackets in templates.
const FIELDS: [&str; 12] = [
    "abstract",
    "author",
    "citation",
    "date",
    "name",
    "number",
    "place",
    "recipient",
    "sender",
    "summary",
    "text",
    "title",
];

const PLACEHOLDERS: [&str; 19] = [
    "fixme",
    "fill in",
    "fill me in",
    "insert text",
    "insert text here",
    "placeholder",
    "tba",
    "tbc",
    "tbd",
    "text here",
    "tk",
    "to be added",
    "to be completed",
    "to be determined",
    "to be filled in",
    "to be supplied",
    "todo",
    "to do",
    "your text here",
];

fn finding(words: &Passage) -> Diagnostic {
    let message = format!("`{}` stands for words that were to come", words.value.trim());
    let finding = Diagnostic::new(&KIND, message)
        .at(words.span, "no words of the source")
        .help("write what belongs here, or delete the element or attribute");
    if is_left_open(&words.value) { finding.weighing(Severity::Info) } else { finding }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_texts_are_placeholders() {
        for words in [
            "TODO",
            "[to be added]",
            "tbd.",
            " Lorem ipsum dolor sit amet ",
            "TODO: ask",
            "[title]",
            "[Summary to come]",
            "Abstract goes here.",
            "Text to be added later",
        ] {
            assert!(is_placeholder(words), "{words}");
        }
        for words in [
            "",
            "XXX",
            "?",
            "It is to be added to the file.",
            "Todorov",
            "[illegible]",
            "Title",
            "the rest to follow",
        ] {
            assert!(!is_placeholder(words), "{words}");
        }
    }

    #[test]
    fn fields_may_keep_a_place_free() {
        for words in ["XXX", "xxxx", "No. XXXX", "[???]", "____", "--", "N/A", "...", "[…]"] {
            assert!(is_filled_in_later(words), "{words}");
        }
        for words in ["", "?", "-", "XX", "XXI", "XXX Corps", "No. 30", "A..."] {
            assert!(!is_filled_in_later(words), "{words}");
        }
    }
}

//! A bracket has no partner in its paragraph.

use super::reading::Reading;
use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Family, Findings, Kind, Severity};
use crate::source::{Passage, Span, has_byte};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unbalanced-brackets",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "a bracket has no partner in its paragraph",
    page: include_str!("../../docs/rules/unbalanced-brackets.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for field in header(record) {
        findings.extend([&SQUARE, &ROUND].into_iter().flat_map(|shape| alone(&field, shape)));
    }
    for text in record.texts() {
        let mut unpaired = [&SQUARE, &ROUND].map(Unpaired::new);
        for passage in text.passages.iter() {
            unpaired.iter_mut().for_each(|shape| shape.read(&passage));
        }
        findings.extend(unpaired.into_iter().flat_map(Unpaired::findings));
    }
}

/// The fields of the header. What the citation quotes of the title is reported once, in the title.
fn header<'r>(record: &'r Record<'_>) -> impl Iterator<Item = Reading<'r>> {
    let (cable, title) = (record.cable, record.title());
    let counts = |words: &Passage| {
        let quotes = title.as_ref().is_some_and(|title| words.value.contains(&*title.text));
        !quotes || title.as_ref().is_some_and(is_sound)
    };
    let citation = cable.citation.as_ref().filter(|citation| counts(citation));
    let fields = cable.fields.iter().flat_map(|field| &field.content);
    let copies = cable.witnesses.iter().map(|witness| &witness.repository);
    // A transcription says of both in its citation, too.
    let copies = copies.filter(|words| !is_part_of(words, cable.citation.as_ref()));
    let credits = cable.responsibility.iter().map(|credit| &credit.words);
    let credits = credits.filter(|words| !is_part_of(words, cable.citation.as_ref()));
    let words =
        citation.into_iter().chain(&cable.summary).chain(fields).chain(copies).chain(credits);
    let words: Vec<Reading<'_>> = words.map(Reading::of_words).collect();
    title.into_iter().chain(words)
}

fn is_part_of(words: &Passage, whole: Option<&Passage>) -> bool {
    let (part, Some(whole)) = (words.span, whole.map(|whole| whole.span)) else { return false };
    part.source == whole.source && whole.start <= part.start && part.end <= whole.end
}

fn is_sound(reading: &Reading<'_>) -> bool {
    [&SQUARE, &ROUND].into_iter().all(|shape| alone(reading, shape).is_empty())
}

/// A shape of brackets.
struct Shape {
    name: &'static str,
    scope: &'static str,
    open: char,
    close: char,
    /// How many paragraphs behind its own a bracket may be closed in.
    reach: usize,
}

/// The marks of the source's editor; they belong to one paragraph, or to two that they join.
static SQUARE: Shape =
    Shape { name: "square", scope: "its paragraph", open: '[', close: ']', reach: 1 };
/// The document's own; a clerk's remark may go over paragraphs.
static ROUND: Shape =
    Shape { name: "round", scope: "the text", open: '(', close: ')', reach: usize::MAX };

fn alone(reading: &Reading<'_>, shape: &'static Shape) -> Vec<Diagnostic> {
    let mut unpaired = Unpaired::new(shape);
    unpaired.read(reading);
    unpaired.findings()
}

/// The brackets of a shape that have no partner so far.
struct Unpaired {
    shape: &'static Shape,
    /// What is open, a paragraph each.
    open: Vec<Open>,
    /// The first of each paragraph that closes what nothing has opened, and the number of the paragraph.
    closed: Vec<(usize, Span)>,
    /// The number of the paragraph that is being read.
    paragraph: usize,
}

/// The brackets of a paragraph that are open.
struct Open {
    paragraph: usize,
    depth: usize,
    /// Where the outermost stands in the paragraph's words.
    at: usize,
    /// Its place, when the paragraph has been read: of the many that are closed again nobody asks it.
    place: Option<Span>,
}

impl Unpaired {
    fn new(shape: &'static Shape) -> Self {
        Self { shape, open: Vec::new(), closed: Vec::new(), paragraph: 0 }
    }

    /// Reads a paragraph; what stands so in the source is none of the edition's mistakes.
    fn read(&mut self, reading: &Reading<'_>) {
        if has_byte(&reading.text, |byte| matches!(byte, b'[' | b']' | b'(' | b')')) {
            let signs = reading.text.match_indices([self.shape.open, self.shape.close]);
            for (at, sign) in signs.filter(|(at, _)| !reading.is_marked(&(*at..at + 1))) {
                if sign.starts_with(self.shape.open) {
                    self.opens(at);
                } else if !self.begins_behind_label(&reading.text, at)
                    && !self.closes()
                    && !ends_label(&reading.text, at)
                    && !ends_footnote_mark(&reading.text, at)
                {
                    self.lacks_opening(|| reading.place(at..at + 1));
                }
            }
            if let Some(last) = self.open.last_mut().filter(|last| last.place.is_none()) {
                last.place = Some(reading.place(last.at..last.at + 1));
            }
        }
        self.paragraph += 1;
    }

    fn opens(&mut self, at: usize) {
        match self.open.last_mut() {
            Some(last) if last.paragraph == self.paragraph => last.depth += 1,
            _ => self.open.push(Open { paragraph: self.paragraph, depth: 1, at, place: None }),
        }
    }

    /// Whether the bracket belongs to the label with which a paragraph or its quotation begins, and not to one that an
    /// earlier paragraph left open.
    fn begins_behind_label(&self, text: &str, at: usize) -> bool {
        let is_of_this = self.open.last().is_some_and(|last| last.paragraph == self.paragraph);
        let label = text[..at].trim_end_matches(|sign: char| sign.is_alphanumeric() || sign == '.');
        let is_first = label.trim_end().is_empty() || label.ends_with(['"', '“', '„', '«']);
        !is_of_this && is_first && ends_label(text, at)
    }

    /// Takes the bracket that was opened last, if it is not too far away.
    fn closes(&mut self) -> bool {
        let near = |open: &&mut Open| self.paragraph - open.paragraph <= self.shape.reach;
        let Some(last) = self.open.last_mut().filter(near) else { return false };
        last.depth -= 1;
        self.open.pop_if(|last| last.depth == 0);
        true
    }

    fn lacks_opening(&mut self, place: impl FnOnce() -> Span) {
        let told = |&(paragraph, _): &(usize, Span)| {
            self.shape.reach == usize::MAX || paragraph == self.paragraph
        };
        if !self.closed.last().is_some_and(told) {
            self.closed.push((self.paragraph, place()));
        }
    }

    /// The first bracket of each kind where they could have partners: those behind it may only seem to lack theirs.
    fn findings(self) -> Vec<Diagnostic> {
        let Self { shape, open, closed, .. } = self;
        let most = if shape.reach == usize::MAX { 1 } else { open.len() };
        let open = open.into_iter().take(most).filter_map(|open| open.place);
        let mut findings = Findings::default();
        let mut tell = |span, what| findings.push_at(&KIND, span, || finding(span, shape, what));
        open.for_each(|span| tell(span, "closed"));
        closed.into_iter().for_each(|(_, span)| tell(span, "opened"));
        findings.finish()
    }
}

/// Whether the bracket closes the label of a point: `a)`, `12)`, `iv)`, `3.)`.
fn ends_label(text: &str, at: usize) -> bool {
    let end = text[..at].strip_suffix('.').map_or(at, str::len);
    let before = text[..end].trim_end_matches(char::is_alphanumeric);
    let label = &text[before.len()..end];
    let opens = |sign: char| sign.is_whitespace() || "\"“„«'‘".contains(sign);
    let begins_word = before.is_empty() || before.ends_with(opens);
    let is_number = || {
        ["No.", "Nos.", "no.", "Nº", "№", "#"].iter().any(|mark| before.trim_end().ends_with(mark))
    };
    text[at..].starts_with(')') && begins_word && is_label(label) && !is_number()
}

/// Whether the bracket closes the mark of a footnote behind a word: `the list*)`, `the list1)`.
fn ends_footnote_mark(text: &str, at: usize) -> bool {
    let word = text[..at].trim_end_matches(['*', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let mark = &text[word.len()..at];
    let follows_word =
        word.ends_with(|sign: char| sign.is_alphabetic() || ".,;:\"”»".contains(sign));
    let is_alone = word.is_empty() || word.ends_with(char::is_whitespace);
    let is_mark = (1..=3).contains(&mark.len());
    text[at..].starts_with(')') && is_mark && (follows_word || is_alone && mark.starts_with('*'))
}

fn is_label(word: &str) -> bool {
    let all = |allowed: fn(char) -> bool| word.chars().all(allowed);
    let figures = all(|sign| sign.is_ascii_digit()) || all(|sign| "ivxIVX".contains(sign));
    // Four figures are a year: `Moscow, 2005)`.
    let is_year = word.len() == 4 && all(|sign| sign.is_ascii_digit());
    let length = word.chars().count();
    length == 1 || figures && !is_year && (1..=4).contains(&length)
}

fn finding(span: Span, shape: &Shape, what: &str) -> Diagnostic {
    Diagnostic::new(&KIND, format!("{} bracket never {what} in {}", shape.name, shape.scope))
        .at(span, "has no partner")
        .help("add its partner; if the source has none, put `[sic]` behind it, in TEI `sic` around it")
}

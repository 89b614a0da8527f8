//! Records for the tests of rules, built by hand, with places that can be shown again.

use super::{Context, Record, Rule};
use crate::archives::Register;
use crate::cable::{
    Block, Body, BodyKind, Cable, CableNumber, Choice, DateWords, Dating, End, Follows, Inline,
    Language, Line, LineKind, Node, PartialDate, Series, Text,
};
use crate::diagnostic::Diagnostic;
use crate::source::{Passage, SourceId, Span, Spanned};

/// Writes the text of a record and hands out the places in it.
#[derive(Default)]
pub(super) struct Sample {
    text: String,
}

/// What a rule finds in a record of which nothing is known.
pub(super) fn empty(rule: &Rule) -> Vec<String> {
    let sample = Sample::default();
    sample.findings(rule, &Cable::new(sample.all()))
}

impl Sample {
    /// What a rule finds: `error at `4784` also `4785`: message`.
    pub(super) fn findings(&self, rule: &Rule, cable: &Cable) -> Vec<String> {
        let findings = rule.on_record(&Record::of(cable), &Context::usual(Register::builtin()));
        findings.iter().map(|finding| self.shown(finding)).collect()
    }

    /// The words at a place.
    pub(super) fn at(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    fn shown(&self, finding: &Diagnostic) -> String {
        let words = |span: Span| format!("`{}`", self.at(span));
        let places: Vec<String> = finding.labels.iter().map(|label| words(label.span)).collect();
        format!("{} at {}: {}", finding.severity, places.join(" also "), finding.message)
    }

    pub(super) fn cable(&self, title: Vec<Inline>, text: Text) -> Cable {
        let span = text.span;
        let tag = Spanned::new("en".to_owned(), span);
        let body = Body {
            kind: Spanned::new(BodyKind::Translation, span),
            language: Language { tag, name: None },
            heading: None,
            announced: true,
            text,
            attachments: Vec::new(),
            original: None,
        };
        Cable { title: Some(title), body: Some(body), ..Cable::new(self.all()) }
    }

    pub(super) fn text(&self, opener: Vec<Line>, blocks: Vec<Block>, end: Vec<End>) -> Text {
        Text { opener, blocks, end, span: self.all() }
    }

    pub(super) fn line(&self, kind: LineKind, content: Vec<Inline>) -> Line {
        Line { kind, follows: Follows::Below, content, span: self.all() }
    }

    pub(super) fn passage(&mut self, words: &str) -> Passage {
        Spanned::new(words.to_owned(), self.write(words))
    }

    pub(super) fn words(&mut self, words: &str) -> Inline {
        let span = self.write(words);
        Inline::words(words, span)
    }

    /// A number in the notation `series number` or `series number > number`: sic and corr.
    pub(super) fn numbers(&mut self, notation: &str) -> Inline {
        let (series, numbers) = notation.split_once(' ').expect("a series and a number");
        let series = Series::from_name(series).expect("the name of a series");
        self.choice(numbers, |sample, n| sample.number(series, n))
    }

    fn number(&mut self, series: Series, n: &str) -> Inline {
        let content = vec![self.words(n)];
        let span = content[0].span;
        let number = CableNumber { series, n: Spanned::new(n.to_owned(), span) };
        Inline::new(Node::Number { number: number.into(), content }, span)
    }

    /// A date in the notation `1950-10-11`, `1950-10-11/1950-10-12` or `date > date`: sic and corr.
    pub(super) fn dates(&mut self, notation: &str) -> Inline {
        self.choice(notation, Self::date)
    }

    fn date(&mut self, iso: &str) -> Inline {
        let content = vec![self.words(iso)];
        let span = content[0].span;
        Inline::new(Node::Date { dating: dating(iso).map(Box::new), content }, span)
    }

    /// A date in a header field; one that is not in ISO 8601 has no meaning.
    pub(super) fn date_words(&mut self, iso: &str) -> DateWords {
        DateWords { words: self.passage(iso), dating: dating(iso) }
    }

    pub(super) fn reference(&mut self, content: Vec<Inline>) -> Inline {
        let n = Spanned::new(String::new(), self.all());
        Inline::new(Node::Reference { n: n.into(), content }, self.all())
    }

    fn choice(&mut self, notation: &str, read: impl Fn(&mut Self, &str) -> Inline) -> Inline {
        let Some((sic, corr)) = notation.split_once(" > ") else { return read(self, notation) };
        let (sic, corr) = (vec![read(self, sic)], vec![read(self, corr)]);
        Inline::new(Node::Choice(Choice { sic, corr, resp: None }.into()), self.all())
    }

    fn write(&mut self, words: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(words);
        let end = self.text.len();
        self.text.push('\n');
        Span::new(SourceId(0), start..end)
    }

    fn all(&self) -> Span {
        Span::new(SourceId(0), 0..self.text.len())
    }
}

fn dating(iso: &str) -> Option<Dating> {
    match iso.split_once('/') {
        Some((first, last)) => {
            let first = PartialDate::from_iso(first)?;
            Some(Dating::Range(first, PartialDate::from_iso(last)?))
        }
        None => PartialDate::from_iso(iso).map(Dating::When),
    }
}

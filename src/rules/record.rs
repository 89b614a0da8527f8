//! A record as rules see it.

use super::passages::Passages;
use super::read_text::ReadText;
use super::reading::Reading;
use crate::cable::{Cable, Inline, Said, Stands};
use crate::source::Span;

/// The facts of a record, and all that it says, read once for all rules.
#[derive(Debug)]
pub struct Record<'a> {
    /// The facts.
    pub(super) cable: &'a Cable,
    /// The title, if there is one, and nothing else.
    title: Passages<'a>,
    /// The text, what is attached to it and its original, in the order in which they stand.
    texts: Vec<ReadText<'a>>,
}

impl<'a> Record<'a> {
    /// Reads a record.
    pub fn of(cable: &'a Cable) -> Self {
        let mut title = Passages::default();
        cable.title.iter().for_each(|content| title.push(Said::Passage(content)));
        let texts = cable.body.iter().flat_map(|body| body.texts());
        Self { cable, title, texts: texts.map(ReadText::of).collect() }
    }

    /// The whole record in its source.
    pub fn span(&self) -> Span {
        self.cable.span
    }

    /// The words of the title.
    pub(super) fn title(&self) -> Option<Reading<'_>> {
        self.title.iter().next()
    }

    /// The title as passages: one, or none.
    pub(super) fn of_title(&self) -> &Passages<'a> {
        &self.title
    }

    /// The text, what is attached to it and its original.
    pub(super) fn texts(&self) -> &[ReadText<'a>] {
        &self.texts
    }

    /// The text itself.
    pub(super) fn body(&self) -> Option<&ReadText<'a>> {
        self.translated().first()
    }

    /// The text and what is attached to it.
    pub(super) fn translated(&self) -> &[ReadText<'a>] {
        let Some(body) = &self.cable.body else { return &[] };
        let first = usize::from(body.original_standing(Stands::Above).is_some());
        &self.texts[first..=first + body.attachments.len()]
    }

    /// What stands out in all of them, as it stands in the source.
    pub(super) fn printed(&self) -> impl Iterator<Item = &'a Inline> {
        self.texts.iter().flat_map(|text| text.passages.printed())
    }

    /// Everything that the record says, passage by passage: title, citation, summary, header fields and the whole text.
    pub(super) fn passages(&self) -> impl Iterator<Item = Reading<'_>> {
        let Cable { citation, summary, printed, fields, .. } = self.cable;
        let fields = fields.iter().flat_map(|field| &field.content);
        let header = citation.iter().chain(summary).chain(printed).chain(fields);
        let texts = self.texts.iter().flat_map(|text| text.passages.iter());
        self.title.iter().chain(header.map(Reading::of_words)).chain(texts)
    }
}

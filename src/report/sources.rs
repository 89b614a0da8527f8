//! The texts that findings point into.

use super::Outline;
use crate::source::{Position, Source, SourceId, Span};

/// The texts of some findings, found by their number.
///
/// Labels of one finding may lie in several texts, so all that were read for them are needed. Where a form
/// shows no words of the texts ([`Format::shows_words`](super::Format::shows_words)), outlines will do.
#[derive(Clone, Debug, Default)]
pub struct Sources<'a> {
    by_id: Vec<Text<'a>>,
}

#[derive(Clone, Copy, Debug)]
enum Text<'a> {
    Whole(&'a Source),
    Outline(&'a Outline),
}

impl<'a> Text<'a> {
    fn id(self) -> SourceId {
        match self {
            Text::Whole(source) => source.id(),
            Text::Outline(outline) => outline.id(),
        }
    }

    fn name(self) -> &'a str {
        match self {
            Text::Whole(source) => source.name(),
            Text::Outline(outline) => outline.name(),
        }
    }
}

impl<'a> Sources<'a> {
    /// The name of the text of that number, if it is here.
    pub fn name(&self, id: SourceId) -> Option<&'a str> {
        self.get(id).map(Text::name)
    }

    /// The numbers and names of all texts.
    pub fn names(&self) -> impl Iterator<Item = (SourceId, &'a str)> {
        self.by_id.iter().map(|text| (text.id(), text.name()))
    }

    /// The text that a place lies in.
    pub(super) fn of(&self, span: Span) -> &'a Source {
        match self.get(span.source) {
            Some(Text::Whole(source)) => source,
            Some(Text::Outline(_)) => panic!("whoever shows words has the whole texts"),
            None => panic!("findings are rendered with every text they point into"),
        }
    }

    /// A place with the name of its text and the position of its start.
    pub(super) fn locate(&self, span: Span) -> (&'a str, Position) {
        match self.get(span.source) {
            Some(Text::Outline(outline)) => (outline.name(), outline.start(span)),
            _ => {
                let source = self.of(span);
                (source.name(), source.position(span.range().start))
            }
        }
    }

    fn get(&self, id: SourceId) -> Option<Text<'a>> {
        let at = self.by_id.binary_search_by_key(&id, |text| text.id());
        at.ok().map(|at| self.by_id[at])
    }

    fn sorted(mut by_id: Vec<Text<'a>>) -> Self {
        by_id.sort_by_key(|text| text.id());
        Self { by_id }
    }
}

impl<'a> FromIterator<&'a Source> for Sources<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Source>>(sources: I) -> Self {
        Self::sorted(sources.into_iter().map(Text::Whole).collect())
    }
}

impl<'a> FromIterator<&'a Outline> for Sources<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Outline>>(outlines: I) -> Self {
        Self::sorted(outlines.into_iter().map(Text::Outline).collect())
    }
}

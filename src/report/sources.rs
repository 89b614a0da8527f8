//! The texts that findings point into.

use crate::source::{Position, Source, SourceId, Span};

/// The texts of some findings, found by their number.
///
/// Labels of one finding may lie in several texts, so all that were read for them are needed.
#[derive(Clone, Debug, Default)]
pub struct Sources<'a> {
    by_id: Vec<&'a Source>,
}

impl<'a> Sources<'a> {
    /// The text of that number, if it is here.
    pub fn get(&self, id: SourceId) -> Option<&'a Source> {
        let at = self.by_id.binary_search_by_key(&id, |source| source.id());
        at.ok().map(|at| self.by_id[at])
    }

    /// The text that a place lies in.
    pub(super) fn of(&self, span: Span) -> &'a Source {
        self.get(span.source).expect("findings are rendered with every text they point into")
    }

    /// A place with the name of its text and the position of its start.
    pub(super) fn locate(&self, span: Span) -> (&'a str, Position) {
        let source = self.of(span);
        (source.name(), source.position(span.range().start))
    }
}

impl<'a> FromIterator<&'a Source> for Sources<'a> {
    fn from_iter<I: IntoIterator<Item = &'a Source>>(sources: I) -> Self {
        let mut by_id: Vec<_> = sources.into_iter().collect();
        by_id.sort_by_key(|source| source.id());
        Self { by_id }
    }
}

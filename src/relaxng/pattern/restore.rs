//! Patterns taken out of their table, and put back under the same numbers.

use super::{Pattern, PatternId, Patterns};

impl Patterns {
    /// Every pattern in the order of the numbers.
    pub(in crate::relaxng) fn all(&self) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter()
    }

    /// The table of such patterns; none if they are not in the order in which a table has them.
    pub(in crate::relaxng) fn restore(patterns: Vec<Pattern>) -> Option<Patterns> {
        let mut table = Patterns::new();
        table.patterns.reserve(patterns.len());
        table.properties.reserve(patterns.len());
        for (at, pattern) in patterns.into_iter().enumerate() {
            let earlier = |id: &PatternId| id.index() < at;
            let is_sound = pattern.members().iter().all(earlier) && !pattern.is_after();
            if !is_sound || table.intern(pattern).index() != at {
                return None;
            }
        }
        Some(table)
    }
}

impl Pattern {
    /// Whether only documents lead to it: no schema has such patterns.
    fn is_after(&self) -> bool {
        matches!(self, Pattern::After(..))
    }
}

//! What is left when an element ends.

use crate::relaxng::pattern::{Pattern, PatternId, Patterns};

/// `endTagDeriv`: what follows the element, where nothing is missing in its content.
pub(in crate::relaxng) fn end_tag_deriv(patterns: &mut Patterns, id: PatternId) -> PatternId {
    leave(patterns, id, |patterns, content| patterns.is_nullable(content))
}

/// What follows the element, whatever is missing in it.
pub(in crate::relaxng) fn recover_after(patterns: &mut Patterns, id: PatternId) -> PatternId {
    leave(patterns, id, |_, _| true)
}

fn leave(
    patterns: &mut Patterns,
    id: PatternId,
    may_end: impl Fn(&Patterns, PatternId) -> bool,
) -> PatternId {
    let rests = patterns.alternatives(id).into_iter().filter_map(|id| match *patterns.get(id) {
        Pattern::After(content, rest) if may_end(patterns, content) => Some(rest),
        _ => None,
    });
    let rests: Vec<_> = rests.collect();
    patterns.choice(rests)
}

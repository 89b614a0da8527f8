//! Derivatives: what a pattern leaves to be matched once something has been matched.
//!
//! The functions bear the names of James Clark's paper "An algorithm for RELAX NG validation"; the
//! recovering ones tell what is left after a mistake. Each looks at a part of a pattern once, however
//! often the part occurs.

mod attribute;
mod end_tag;
mod start_tag_close;
mod start_tag_open;
mod text;

pub(super) use attribute::{att_deriv, attribute_values};
pub(super) use end_tag::{end_tag_deriv, recover_after};
pub(super) use start_tag_close::{ignore_missing_attributes, start_tag_close_deriv};
pub(super) use start_tag_open::{start_tag_open_deriv, start_tag_open_recover_deriv};
pub(super) use text::{Characters, text_deriv};

use rustc_hash::FxHashMap;

use super::pattern::{Pattern, PatternId, Patterns};

/// What a derivative is of each part that has been looked at.
type Memo = FxHashMap<PatternId, PatternId>;

/// The derivative of parts that stand together, one of which takes what is matched: the choice of what
/// each leaves, put back among the others by `among`.
fn any_of_interleave(
    patterns: &mut Patterns,
    members: &[PatternId],
    mut derivative: impl FnMut(&mut Patterns, PatternId) -> PatternId,
    mut among: impl FnMut(&mut Patterns, PatternId, &[PatternId]) -> PatternId,
) -> PatternId {
    let mut found = Vec::new();
    for (at, &member) in members.iter().enumerate() {
        // The same part again would only give the same again; members are sorted.
        if at > 0 && members[at - 1] == member {
            continue;
        }
        let left = derivative(patterns, member);
        if left != PatternId::NOT_ALLOWED {
            let others = [&members[..at], &members[at + 1..]].concat();
            found.push(among(patterns, left, &others));
        }
    }
    patterns.choice(found)
}

/// `applyAfter` of the paper: changes what follows in each alternative.
fn apply_after(
    patterns: &mut Patterns,
    id: PatternId,
    mut change: impl FnMut(&mut Patterns, PatternId) -> PatternId,
) -> PatternId {
    let mut changed = Vec::new();
    for alternative in patterns.alternatives(id) {
        if let Pattern::After(content, rest) = *patterns.get(alternative) {
            let rest = change(patterns, rest);
            changed.push(patterns.after(content, rest));
        }
    }
    patterns.choice(changed)
}

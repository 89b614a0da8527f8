//! 7.4 Restrictions on `interleave`: it must be clear to which part an element or text belongs.

use super::{Check, Reached};
use crate::relaxng::incorrect::Clause;
use crate::relaxng::pattern::{NameClassId, Pattern, PatternId, Properties};
use crate::source::Span;

pub(super) fn check(check: &mut Check<'_>, reached: &[Reached]) {
    for &Reached { id, span } in reached {
        if let Pattern::Interleave(members) = check.patterns.get(id) {
            check_text(check, members, span);
            check_elements(check, members, span);
        }
    }
}

fn check_text(check: &mut Check<'_>, members: &[PatternId], span: Span) {
    let has_text =
        |member: &&PatternId| check.patterns.properties(**member).contains(Properties::TEXT);
    if members.iter().filter(has_text).count() > 1 {
        check.wrong(Clause::Interleave, span, "two parts of an `interleave` have `text`");
    }
}

fn check_elements(check: &mut Check<'_>, members: &[PatternId], span: Span) {
    let has_elements =
        |member: &&PatternId| check.patterns.properties(**member).contains(Properties::ELEMENTS);
    let classes: Vec<_> =
        members.iter().filter(has_elements).map(|&member| element_names(check, member)).collect();
    let mut before: Vec<NameClassId> = Vec::new();
    for classes in classes {
        let overlaps = |id: &&NameClassId| {
            let class = check.parts.name_class(**id);
            before
                .iter()
                .any(|&other| other == **id || class.overlaps(check.parts.name_class(other)))
        };
        if let Some(&class) = classes.iter().find(overlaps) {
            let name = check.parts.name_class(class);
            let message = format!("two parts of an `interleave` have element `{name}`");
            check.wrong(Clause::Interleave, span, message);
            return;
        }
        before.extend(classes);
    }
}

/// The classes of names of the elements in a pattern, not counting those in elements.
fn element_names(check: &Check<'_>, id: PatternId) -> Vec<NameClassId> {
    let elements = check.patterns.elements_in(id).into_iter();
    let mut classes: Vec<_> = elements.map(|id| check.parts.element(id).name).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

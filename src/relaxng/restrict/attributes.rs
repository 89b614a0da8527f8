//! 7.3 Restrictions on attributes: none twice, and open names repeated.

use rustc_hash::FxHashSet;

use super::{Check, Reached};
use crate::relaxng::incorrect::Clause;
use crate::relaxng::name_class::NameClass;
use crate::relaxng::pattern::{NameClassId, Pattern, PatternId, Properties};
use crate::source::Span;

pub(super) fn check(check: &mut Check<'_>, reached: &[Reached]) {
    let open = open_attributes(check, reached);
    for &Reached { id, span } in reached {
        match check.patterns.get(id) {
            Pattern::Group(members) | Pattern::Interleave(members) => {
                check_disjoint(check, members, span);
            }
            Pattern::Element(element) => {
                let element = check.parts.element(*element);
                if open[element.content.index()] {
                    let message = "an attribute of any name stands outside `oneOrMore`";
                    check.wrong(Clause::Attributes, element.span, message);
                }
            }
            _ => {}
        }
    }
}

/// Which patterns have an attribute with an infinite class of names outside `oneOrMore`.
fn open_attributes(check: &Check<'_>, reached: &[Reached]) -> Vec<bool> {
    let mut open = vec![false; check.patterns.len()];
    for &Reached { id, .. } in reached {
        let pattern = check.patterns.get(id);
        open[id.index()] = match pattern {
            Pattern::Attribute(class, _) => check.parts.name_class(*class).is_infinite(),
            Pattern::OneOrMore(_) => false,
            _ => pattern.members().iter().any(|member| open[member.index()]),
        };
    }
    open
}

/// Attributes of different members of a group or an interleave must not have a name in common.
fn check_disjoint(check: &mut Check<'_>, members: &[PatternId], span: Span) {
    let mut before = Names::default();
    for &member in members {
        if !check.patterns.properties(member).contains(Properties::ATTRIBUTES) {
            continue;
        }
        let attributes = check.patterns.attributes_in(member);
        let classes: Vec<_> = attributes.into_iter().map(|(class, _)| class).collect();
        if let Some(class) = classes.iter().find(|&&class| before.overlaps(check, class)) {
            let name = check.parts.name_class(*class);
            let message = format!("attribute `{name}` can occur twice in one element");
            check.wrong(Clause::Attributes, span, message);
            return;
        }
        before.extend(check, &classes);
    }
}

/// Classes of names, with single names apart: equal names are one class, so numbers can be compared.
#[derive(Default)]
struct Names {
    single: FxHashSet<NameClassId>,
    others: Vec<NameClassId>,
}

impl Names {
    fn overlaps(&self, check: &Check<'_>, id: NameClassId) -> bool {
        let class = check.parts.name_class(id);
        let overlaps = |&other: &NameClassId| class.overlaps(check.parts.name_class(other));
        match class {
            NameClass::Name(_) => self.single.contains(&id) || self.others.iter().any(overlaps),
            _ => self.others.iter().any(overlaps) || self.single.iter().any(overlaps),
        }
    }

    fn extend(&mut self, check: &Check<'_>, classes: &[NameClassId]) {
        for &id in classes {
            match check.parts.name_class(id) {
                NameClass::Name(_) => {
                    self.single.insert(id);
                }
                _ => self.others.push(id),
            }
        }
    }
}

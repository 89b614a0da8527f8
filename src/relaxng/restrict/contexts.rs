//! 7.1 Contextual restrictions: which patterns may stand in which.

use super::{Check, Reached};
use crate::relaxng::incorrect::Clause;
use crate::relaxng::pattern::{Pattern, PatternId};

pub(super) fn check(check: &mut Check<'_>, reached: &[Reached], start: PatternId) {
    let mut within = Within { kinds: vec![Kinds::default(); check.patterns.len()] };
    for &Reached { id, span } in reached {
        let pattern = check.patterns.get(id);
        let below = within.below(pattern);
        if let Some((clause, forbidden)) = restriction(pattern)
            && let Some(found) = below.first_of(forbidden)
        {
            check.wrong(clause, span, format!("{} holds {found}", name(pattern)));
        }
        within.kinds[id.index()] = below.seen_from_outside(pattern);
    }
    let span = reached.iter().find(|reached| reached.id == start).map(|reached| reached.span);
    let kinds = within.kinds[start.index()];
    if let (Some(span), Some(found)) = (span, kinds.first_of(&IN_START)) {
        check.wrong(Clause::StartElement, span, format!("the start is {found}, not an element"));
    }
}

/// Paths that 7.1 forbids, by the pattern that they begin with.
fn restriction(pattern: &Pattern) -> Option<(Clause, &'static [Kind])> {
    match pattern {
        Pattern::Attribute(..) => Some((Clause::AttributePattern, &IN_ATTRIBUTE)),
        Pattern::OneOrMore(_) => Some((Clause::OneOrMorePattern, &IN_ONE_OR_MORE)),
        Pattern::List(_) => Some((Clause::ListPattern, &IN_LIST)),
        Pattern::Data(..) => Some((Clause::ExceptInData, &IN_EXCEPT)),
        _ => None,
    }
}

const IN_ATTRIBUTE: [Kind; 2] = [Kind::Element, Kind::Attribute];
const IN_ONE_OR_MORE: [Kind; 1] = [Kind::GroupedAttribute];
const IN_LIST: [Kind; 5] =
    [Kind::List, Kind::Element, Kind::Attribute, Kind::Text, Kind::Interleave];
const IN_EXCEPT: [Kind; 8] = [
    Kind::Attribute,
    Kind::Element,
    Kind::List,
    Kind::Group,
    Kind::Interleave,
    Kind::OneOrMore,
    Kind::Text,
    Kind::Empty,
];
const IN_START: [Kind; 9] = [
    Kind::Attribute,
    Kind::Data,
    Kind::List,
    Kind::Text,
    Kind::Group,
    Kind::Interleave,
    Kind::OneOrMore,
    Kind::Empty,
    Kind::GroupedAttribute,
];

/// What a path may lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Attribute,
    Element,
    List,
    Text,
    Data,
    Group,
    Interleave,
    OneOrMore,
    Empty,
    /// An attribute in a group or an interleave.
    GroupedAttribute,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Kind::Attribute => "an `attribute`",
            Kind::Element => "an `element`",
            Kind::List => "a `list`",
            Kind::Text => "`text`",
            Kind::Data => "`data` or `value`",
            Kind::Group => "a `group`",
            Kind::Interleave => "an `interleave`",
            Kind::OneOrMore => "a `oneOrMore`",
            Kind::Empty => "`empty`",
            Kind::GroupedAttribute => "an `attribute` in a `group` or `interleave`",
        })
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default)]
struct Kinds(u16);

impl Kinds {
    fn with(self, kind: Kind) -> Self {
        Self(self.0 | 1 << kind as u16)
    }

    fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u16 != 0
    }

    fn first_of(self, forbidden: &[Kind]) -> Option<Kind> {
        forbidden.iter().copied().find(|&kind| self.has(kind))
    }

    /// What a path from further out meets: the pattern itself, and what is below unless the pattern is
    /// one whose inside has its own restrictions.
    fn seen_from_outside(self, pattern: &Pattern) -> Self {
        let nothing = Self::default();
        match pattern {
            Pattern::NotAllowed => nothing,
            Pattern::Empty => nothing.with(Kind::Empty),
            Pattern::Text => nothing.with(Kind::Text),
            Pattern::Choice(_) | Pattern::After(..) => self,
            Pattern::Interleave(_) => self.grouping().with(Kind::Interleave),
            Pattern::Group(_) => self.grouping().with(Kind::Group),
            Pattern::OneOrMore(_) => self.with(Kind::OneOrMore),
            Pattern::List(_) => nothing.with(Kind::List),
            Pattern::Data(..) | Pattern::Value(_) => nothing.with(Kind::Data),
            Pattern::Attribute(..) => nothing.with(Kind::Attribute),
            Pattern::Element(_) => nothing.with(Kind::Element),
        }
    }

    fn grouping(self) -> Self {
        if self.has(Kind::Attribute) { self.with(Kind::GroupedAttribute) } else { self }
    }
}

struct Within {
    kinds: Vec<Kinds>,
}

impl Within {
    fn below(&self, pattern: &Pattern) -> Kinds {
        let members = pattern.members().iter();
        Kinds(members.fold(0, |all, member| all | self.kinds[member.index()].0))
    }
}

fn name(pattern: &Pattern) -> &'static str {
    match pattern {
        Pattern::Attribute(..) => "an `attribute`",
        Pattern::OneOrMore(_) => "a `oneOrMore`",
        Pattern::List(_) => "a `list`",
        _ => "the `except` of `data`",
    }
}

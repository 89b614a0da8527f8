//! What derivatives ask of patterns again and again, worked out once.

use super::{Pattern, Patterns};

/// A set of properties of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::relaxng) struct Properties(u8);

impl Properties {
    /// Matches nothing at all: `nullable` of the paper.
    pub(in crate::relaxng) const NULLABLE: Self = Self(1);
    /// Has attributes outside its elements.
    pub(in crate::relaxng) const ATTRIBUTES: Self = Self(2);
    /// Has elements, not counting those in elements.
    pub(in crate::relaxng) const ELEMENTS: Self = Self(4);
    /// Has `text` outside its attributes and elements.
    pub(in crate::relaxng) const TEXT: Self = Self(8);
    /// Has `data`, `value` or `list` outside its attributes and elements.
    pub(in crate::relaxng) const DATA: Self = Self(16);

    const NONE: Self = Self(0);

    /// Whether the pattern has the property.
    pub(in crate::relaxng) fn contains(self, property: Self) -> bool {
        self.0 & property.0 != 0
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn without(self, property: Self) -> Self {
        Self(self.0 & !property.0)
    }

    pub(super) fn of(pattern: &Pattern, patterns: &Patterns) -> Self {
        let of = |id| patterns.properties(id);
        match pattern {
            Pattern::NotAllowed => Self::NONE,
            Pattern::Empty => Self::NULLABLE,
            Pattern::Text => Self::NULLABLE.with(Self::TEXT),
            Pattern::Choice(members) => {
                members.iter().fold(Self::NONE, |all, &member| all.with(of(member)))
            }
            Pattern::Group(members) | Pattern::Interleave(members) => {
                let all = members.iter().fold(Self::NONE, |all, &member| all.with(of(member)));
                let nullable = members.iter().all(|&member| patterns.is_nullable(member));
                if nullable { all } else { all.without(Self::NULLABLE) }
            }
            Pattern::OneOrMore(member) => of(*member),
            Pattern::List(_) | Pattern::Data(..) | Pattern::Value(_) => Self::DATA,
            Pattern::Attribute(..) => Self::ATTRIBUTES,
            Pattern::Element(_) => Self::ELEMENTS,
            Pattern::After(content, _) => of(*content).without(Self::NULLABLE),
        }
    }
}

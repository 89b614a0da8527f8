//! The facets `minInclusive`, `minExclusive`, `maxInclusive` and `maxExclusive` (part 2, 4.3.7 to 4.3.10).

use std::cmp::Ordering;

use super::builtin::Definition;
use super::namespaces::Namespaces;
use super::param::{Param, misplaced};
use super::value::Value;

/// How a value stands to its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

impl Bound {
    /// Reads the limit, if values of the type can be compared. Whether it is a value of the type is for
    /// the datatype to say.
    ///
    /// It stays a text, for values borrow from theirs; to read it again costs no more than to read the
    /// value that is compared with it.
    pub(super) fn parse(definition: &Definition, param: Param<'_>) -> Result<String, String> {
        if definition.lexical.is_ordered() {
            Ok(definition.white_space.normalize(param.value).into_owned())
        } else {
            Err(misplaced(definition, param))
        }
    }

    /// Whether a value stands so to a limit of its type. What cannot be compared is neither more nor less.
    pub(super) fn holds(self, definition: &Definition, value: &Value<'_>, limit: &str) -> bool {
        let limit = definition.parse(limit, NOWHERE).expect("a limit is a value of its type");
        value.partial_cmp(&limit).is_some_and(|order| self.fits(order))
    }

    fn fits(self, order: Ordering) -> bool {
        match self {
            Bound::AtLeast => order.is_ge(),
            Bound::MoreThan => order.is_gt(),
            Bound::AtMost => order.is_le(),
            Bound::LessThan => order.is_lt(),
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Bound::AtLeast => "at least",
            Bound::MoreThan => "more than",
            Bound::AtMost => "at most",
            Bound::LessThan => "less than",
        }
    }
}

/// Ordered values mean the same everywhere.
const NOWHERE: &dyn Namespaces = &();

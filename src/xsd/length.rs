//! The facets `length`, `minLength` and `maxLength` (part 2, 4.3.1 to 4.3.3).

use super::builtin::Definition;
use super::param::{Param, misplaced, number};
use super::value::{Lexical, Value};

/// A condition on the length of values.
#[derive(Clone, Debug)]
pub(super) struct Length {
    pub(super) measure: Measure,
    pub(super) size: Size,
    pub(super) limit: usize,
}

impl Length {
    /// Reads a parameter, if values of the type have a length.
    pub(super) fn parse(
        definition: &Definition,
        size: Size,
        param: Param<'_>,
    ) -> Result<Self, String> {
        let measure = Measure::for_type(definition).ok_or_else(|| misplaced(definition, param))?;
        Ok(Self { measure, size, limit: number(param, 0)? })
    }

    /// The length of a value that does not keep to the limit.
    pub(super) fn exceeded(&self, text: &str, value: &Value<'_>) -> Option<usize> {
        let found = self.measure.of(text, value);
        (!self.size.fits(found, self.limit)).then_some(found)
    }
}

/// What the length of a value counts (part 2, 4.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Characters,
    Octets,
    Items,
}

/// How a length stands to its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Exactly,
    AtLeast,
    AtMost,
}

impl Measure {
    fn for_type(definition: &Definition) -> Option<Self> {
        match definition.lexical {
            _ if definition.list => Some(Measure::Items),
            Lexical::Hex | Lexical::Base64 => Some(Measure::Octets),
            Lexical::Text
            | Lexical::Language
            | Lexical::NmToken
            | Lexical::Name
            | Lexical::NcName
            | Lexical::Entity
            | Lexical::Uri => Some(Measure::Characters),
            Lexical::Boolean
            | Lexical::Decimal
            | Lexical::Integer
            | Lexical::Float
            | Lexical::Double
            | Lexical::Duration
            | Lexical::Moment(_)
            | Lexical::QName => None,
        }
    }

    fn of(self, text: &str, value: &Value<'_>) -> usize {
        match (self, value) {
            (Measure::Octets, Value::Octets(octets)) => octets.len(),
            (Measure::Items, _) => text.split(' ').count(),
            (Measure::Characters | Measure::Octets, _) => text.chars().count(),
        }
    }

    pub(super) fn noun(self) -> &'static str {
        match self {
            Measure::Characters => "character",
            Measure::Octets => "octet",
            Measure::Items => "item",
        }
    }
}

impl Size {
    fn fits(self, found: usize, limit: usize) -> bool {
        match self {
            Size::Exactly => found == limit,
            Size::AtLeast => found >= limit,
            Size::AtMost => found <= limit,
        }
    }

    pub(super) fn words(self, limit: usize) -> String {
        let verb = if limit == 1 { "is" } else { "are" };
        match self {
            Size::Exactly => format!("exactly {limit} {verb} required"),
            Size::AtLeast => format!("at least {limit} {verb} required"),
            Size::AtMost => format!("at most {limit} {verb} allowed"),
        }
    }
}

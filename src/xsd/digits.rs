//! The facets `totalDigits` and `fractionDigits` (part 2, 4.3.11 and 4.3.12).

use super::builtin::Definition;
use super::param::{Param, misplaced, number};
use super::value::{Lexical, Value};

/// A condition on the digits of decimal numbers.
#[derive(Clone, Debug)]
pub(super) struct Digits {
    pub(super) counted: Counted,
    pub(super) limit: usize,
}

/// Which digits are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Total,
    Fraction,
}

impl Digits {
    /// Reads a parameter, if the type is a decimal one.
    pub(super) fn parse(
        definition: &Definition,
        counted: Counted,
        param: Param<'_>,
    ) -> Result<Self, String> {
        if !matches!(definition.lexical, Lexical::Decimal | Lexical::Integer) {
            return Err(misplaced(definition, param));
        }
        let least = match counted {
            Counted::Total => 1,
            Counted::Fraction => 0,
        };
        Ok(Self { counted, limit: number(param, least)? })
    }

    /// The number of digits of a value that has too many.
    pub(super) fn exceeded(&self, value: &Value<'_>) -> Option<usize> {
        let Value::Decimal(decimal) = value else { return None };
        let found = match self.counted {
            Counted::Total => decimal.total_digits(),
            Counted::Fraction => decimal.fraction_digits(),
        };
        (found > self.limit).then_some(found)
    }

    /// Where the digits stand, as the end of a phrase.
    pub(super) fn place(&self) -> &'static str {
        match self.counted {
            Counted::Total => "",
            Counted::Fraction => " behind the point",
        }
    }
}

//! The facets of part 2, 4.3, that RELAX NG takes as parameters.

use super::bound::Bound;
use super::builtin::Definition;
use super::digits::{Counted, Digits};
use super::length::{Length, Size};
use super::param::Param;
use super::reason::Fault;
use super::regex::Regex;
use super::value::Value;

/// A condition on values.
#[derive(Clone, Debug)]
pub(super) enum Facet {
    Length(Length),
    Digits(Digits),
    /// A bound with its limit.
    Bound(Bound, String),
    Pattern(Regex),
}

impl Facet {
    /// Reads a parameter for a type.
    pub(super) fn parse(definition: &Definition, param: Param<'_>) -> Result<Self, String> {
        let length = |size| Length::parse(definition, size, param).map(Facet::Length);
        let digits = |counted| Digits::parse(definition, counted, param).map(Facet::Digits);
        let bound = |bound| Ok(Facet::Bound(bound, Bound::parse(definition, param)?));
        match param.name {
            "length" => length(Size::Exactly),
            "minLength" => length(Size::AtLeast),
            "maxLength" => length(Size::AtMost),
            "totalDigits" => digits(Counted::Total),
            "fractionDigits" => digits(Counted::Fraction),
            "minInclusive" => bound(Bound::AtLeast),
            "minExclusive" => bound(Bound::MoreThan),
            "maxInclusive" => bound(Bound::AtMost),
            "maxExclusive" => bound(Bound::LessThan),
            "pattern" => pattern(param.value),
            "enumeration" => {
                Err("`enumeration` is no parameter: a choice of values does it".into())
            }
            "whiteSpace" => Err("`whiteSpace` is no parameter: the type settles it".into()),
            name => Err(format!("there is no facet `{name}`")),
        }
    }

    /// Checks a value that is written in the form of its type.
    pub(super) fn check(
        &self,
        definition: &Definition,
        text: &str,
        value: &Value<'_>,
    ) -> Result<(), Fault<'_>> {
        let fault = match self {
            Facet::Length(length) => {
                length.exceeded(text, value).map(|found| Fault::Length(found, length))
            }
            Facet::Digits(digits) => {
                digits.exceeded(value).map(|found| Fault::Digits(found, digits))
            }
            Facet::Bound(bound, limit) => {
                (!bound.holds(definition, value, limit)).then_some(Fault::Bound(*bound, limit))
            }
            Facet::Pattern(regex) => {
                (!regex.is_match(text)).then_some(Fault::Pattern(regex.as_str()))
            }
        };
        fault.map_or(Ok(()), Err)
    }
}

fn pattern(source: &str) -> Result<Facet, String> {
    let regex = Regex::parse(source);
    regex
        .map(Facet::Pattern)
        .map_err(|error| format!("`{source}` is not a regular expression: {error}"))
}

//! The value spaces: what a text means, for comparing.

use super::binary::{parse_base64, parse_hex};
use super::decimal::Decimal;
use super::duration::Duration;
use super::float::Float;
use super::language::check_language;
use super::moment::{Form, Moment};
use super::name::{check_name, check_nc_name, check_nm_token};
use super::namespaces::Namespaces;
use super::qname::ExpandedName;
use super::reason::Flaw;
use super::uri::check_uri;

/// How a type's values are written, and what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexical {
    Text,
    Language,
    NmToken,
    Name,
    NcName,
    Entity,
    Boolean,
    Decimal,
    Integer,
    Float,
    Double,
    Duration,
    Moment(Form),
    Hex,
    Base64,
    Uri,
    QName,
}

impl Lexical {
    /// Whether values can be compared, so that they can have bounds (part 2, 4.2.2).
    pub(super) fn is_ordered(self) -> bool {
        match self {
            Lexical::Decimal
            | Lexical::Integer
            | Lexical::Float
            | Lexical::Double
            | Lexical::Duration
            | Lexical::Moment(_) => true,
            Lexical::Text
            | Lexical::Language
            | Lexical::NmToken
            | Lexical::Name
            | Lexical::NcName
            | Lexical::Entity
            | Lexical::Boolean
            | Lexical::Hex
            | Lexical::Base64
            | Lexical::Uri
            | Lexical::QName => false,
        }
    }
}

/// A value. Two values of a type are the same if they are equal; not all can be compared.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub(super) enum Value<'a> {
    /// A text that means itself.
    Text(&'a str),
    Boolean(bool),
    Decimal(Decimal<'a>),
    Float(Float),
    Duration(Duration<'a>),
    Moment(Moment<'a>),
    Octets(Vec<u8>),
    Name(ExpandedName<'a>),
}

impl<'a> Value<'a> {
    /// Reads a text in which white space has been dealt with.
    pub(super) fn parse(
        lexical: Lexical,
        text: &'a str,
        context: &'a dyn Namespaces,
    ) -> Result<Self, Flaw> {
        let itself = |()| Value::Text(text);
        match lexical {
            Lexical::Text => Ok(Value::Text(text)),
            Lexical::Language => check_language(text).map(itself),
            Lexical::NmToken => check_nm_token(text).map(itself),
            Lexical::Name => check_name(text).map(itself),
            Lexical::NcName => check_nc_name(text).map(itself),
            Lexical::Entity => check_entity(text, context).map(itself),
            Lexical::Boolean => parse_boolean(text).map(Value::Boolean),
            Lexical::Decimal => Decimal::parse(text).map(Value::Decimal),
            Lexical::Integer => Decimal::parse_integer(text).map(Value::Decimal),
            Lexical::Float => Float::parse_single(text).map(Value::Float),
            Lexical::Double => Float::parse_double(text).map(Value::Float),
            Lexical::Duration => Duration::parse(text).map(Value::Duration),
            Lexical::Moment(form) => Moment::parse(form, text).map(Value::Moment),
            Lexical::Hex => parse_hex(text).map(Value::Octets),
            Lexical::Base64 => parse_base64(text).map(Value::Octets),
            Lexical::Uri => check_uri(text).map(itself),
            Lexical::QName => ExpandedName::parse(text, context).map(Value::Name),
        }
    }
}

/// `ENTITY` (part 2, 3.3.11) names an unparsed entity that the document declares.
fn check_entity(text: &str, context: &dyn Namespaces) -> Result<(), Flaw> {
    check_nc_name(text)?;
    if context.is_unparsed_entity(text) { Ok(()) } else { Err(Flaw::Undeclared) }
}

// boolean ::= "true" | "false" | "1" | "0"
fn parse_boolean(text: &str) -> Result<bool, Flaw> {
    match text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(Flaw::Form),
    }
}

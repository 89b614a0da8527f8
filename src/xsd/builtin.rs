//! The types that part 2 defines: their names, white space and ranges.

use super::moment::Form;
use super::namespaces::Namespaces;
use super::reason::Flaw;
use super::value::{Lexical, Value};
use super::white_space::WhiteSpace;

/// The type of a name such as `dateTime`; names tell small letters from capitals.
pub fn builtin(name: &str) -> Option<Builtin> {
    DEFINITIONS.iter().find(|definition| definition.name == name).map(Builtin)
}

/// A type as part 2 defines it, without parameters.
#[derive(Clone, Copy, Debug)]
pub struct Builtin(pub(super) &'static Definition);

impl Builtin {
    /// The name in schemas.
    pub fn name(self) -> &'static str {
        self.0.name
    }
}

/// What the values of a type say of the document's identifiers (RELAX NG DTD Compatibility, 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdKind {
    /// Names the element.
    Id,
    /// Refers to an element.
    IdRef,
    /// Refers to several.
    IdRefs,
}

/// What makes a type.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) name: &'static str,
    /// What a value is called, with its article.
    pub(super) noun: &'static str,
    /// How values look, for types whose form is not in their name.
    pub(super) form: Option<&'static str>,
    pub(super) white_space: WhiteSpace,
    pub(super) lexical: Lexical,
    /// Whether a value is one or more of these with spaces between.
    pub(super) list: bool,
    pub(super) least: Option<&'static str>,
    pub(super) greatest: Option<&'static str>,
    pub(super) id_kind: Option<IdKind>,
}

impl Definition {
    /// Reads a text in which white space has been dealt with. A list means what its text says, for the
    /// items of all lists are texts.
    pub(super) fn parse<'a>(
        &self,
        text: &'a str,
        context: &'a dyn Namespaces,
    ) -> Result<Value<'a>, Flaw> {
        if !self.list {
            return Value::parse(self.lexical, text, context);
        }
        for item in text.split(' ') {
            Value::parse(self.lexical, item, context)?;
        }
        Ok(Value::Text(text))
    }

    const fn new(name: &'static str, noun: &'static str, lexical: Lexical) -> Self {
        Self {
            name,
            noun,
            form: None,
            white_space: WhiteSpace::Collapse,
            lexical,
            list: false,
            least: None,
            greatest: None,
            id_kind: None,
        }
    }

    const fn text(name: &'static str, white_space: WhiteSpace) -> Self {
        Self { white_space, ..Self::new(name, "a text", Lexical::Text) }
    }

    const fn moment(
        name: &'static str,
        noun: &'static str,
        form: Form,
        shape: &'static str,
    ) -> Self {
        Self { form: Some(shape), ..Self::new(name, noun, Lexical::Moment(form)) }
    }

    const fn integer(name: &'static str) -> Self {
        Self::new(name, "an integer", Lexical::Integer)
    }

    const fn from(self, least: &'static str) -> Self {
        Self { least: Some(least), ..self }
    }

    const fn to(self, greatest: &'static str) -> Self {
        Self { greatest: Some(greatest), ..self }
    }

    const fn list(self) -> Self {
        Self { list: true, ..self }
    }

    const fn id(self, kind: IdKind) -> Self {
        Self { id_kind: Some(kind), ..self }
    }
}

/// Part 2, chapter 3, in its order. The last two come from XPath 2.0 and stand for any text.
static DEFINITIONS: &[Definition] = &[
    Definition::text("string", WhiteSpace::Preserve),
    Definition::new("boolean", "a truth value (`true`, `false`, `1` or `0`)", Lexical::Boolean),
    Definition::new("decimal", "a decimal number", Lexical::Decimal),
    Definition::new("float", "a number", Lexical::Float),
    Definition::new("double", "a number", Lexical::Double),
    Definition {
        form: Some("P1Y2M3DT4H5M6S"),
        ..Definition::new("duration", "a duration", Lexical::Duration)
    },
    Definition::moment("dateTime", "a date with time", Form::DateTime, "YYYY-MM-DDThh:mm:ss"),
    Definition::moment("time", "a time", Form::Time, "hh:mm:ss"),
    Definition::moment("date", "a date", Form::Date, "YYYY-MM-DD"),
    Definition::moment("gYearMonth", "a month of a year", Form::GYearMonth, "YYYY-MM"),
    Definition::moment("gYear", "a year", Form::GYear, "YYYY"),
    Definition::moment("gMonthDay", "a day of a month", Form::GMonthDay, "--MM-DD"),
    Definition::moment("gDay", "a day", Form::GDay, "---DD"),
    Definition::moment("gMonth", "a month", Form::GMonth, "--MM"),
    Definition::new("hexBinary", "binary data in pairs of hexadecimal digits", Lexical::Hex),
    Definition::new("base64Binary", "binary data in base 64", Lexical::Base64),
    Definition::new("anyURI", "a URI reference", Lexical::Uri),
    Definition::new("QName", "a qualified name", Lexical::QName),
    Definition::new("NOTATION", "a qualified name", Lexical::QName),
    Definition::text("normalizedString", WhiteSpace::Replace),
    Definition::text("token", WhiteSpace::Collapse),
    Definition::new("language", "a language tag", Lexical::Language),
    Definition::new("NMTOKEN", "a name token", Lexical::NmToken),
    Definition::new("NMTOKENS", "a list of name tokens", Lexical::NmToken).list(),
    Definition::new("Name", "an XML name", Lexical::Name),
    Definition::new("NCName", "an XML name without colon", Lexical::NcName),
    Definition::new("ID", "an XML name without colon", Lexical::NcName).id(IdKind::Id),
    Definition::new("IDREF", "an XML name without colon", Lexical::NcName).id(IdKind::IdRef),
    Definition::new("IDREFS", "a list of XML names without colon", Lexical::NcName)
        .list()
        .id(IdKind::IdRefs),
    Definition::new("ENTITY", "the name of an unparsed entity", Lexical::Entity),
    Definition::new("ENTITIES", "a list of names of unparsed entities", Lexical::Entity).list(),
    Definition::integer("integer"),
    Definition::integer("nonPositiveInteger").to("0"),
    Definition::integer("negativeInteger").to("-1"),
    Definition::integer("long").from("-9223372036854775808").to("9223372036854775807"),
    Definition::integer("int").from("-2147483648").to("2147483647"),
    Definition::integer("short").from("-32768").to("32767"),
    Definition::integer("byte").from("-128").to("127"),
    Definition::integer("nonNegativeInteger").from("0"),
    Definition::integer("unsignedLong").from("0").to("18446744073709551615"),
    Definition::integer("unsignedInt").from("0").to("4294967295"),
    Definition::integer("unsignedShort").from("0").to("65535"),
    Definition::integer("unsignedByte").from("0").to("255"),
    Definition::integer("positiveInteger").from("1"),
    Definition::text("anyAtomicType", WhiteSpace::Preserve),
    Definition::text("untypedAtomic", WhiteSpace::Preserve),
];

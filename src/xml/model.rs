//! The schemas that a document names with `<?xml-model?>` (Associating Schemas with XML documents 1.0).

use std::ops::Range;

use super::RELAX_NG;
use super::reader::{Event, ProcessingInstruction, Reader};
use super::white_space::is_space;
use crate::diagnostic::{Diagnostic, Family, Kind, Outcome, Severity};
use crate::source::{Source, Span, Spanned};

/// An instruction that should name a schema cannot be read.
pub static UNREADABLE_XML_MODEL: Kind = Kind {
    code: "unreadable-xml-model",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "an `xml-model` instruction cannot be read, so its schema is not used",
    page: include_str!("../../docs/rules/unreadable-xml-model.md"),
};

/// A schema that a document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaReference {
    /// Where the schema is, as it is written, and the place of that.
    pub href: Spanned<String>,
    /// What language it is in.
    pub language: Language,
    /// The encoding of the schema, if it is not in the schema itself.
    pub charset: Option<String>,
    /// For people.
    pub title: Option<String>,
    /// One of several sets of schemas to choose from.
    pub group: Option<String>,
    /// The phase of a Schematron schema.
    pub phase: Option<String>,
}

/// A schema language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Language {
    /// RELAX NG in XML.
    RelaxNg,
    /// RELAX NG in the compact syntax.
    RelaxNgCompact,
    /// Schematron, alone or embedded in a schema of another language.
    Schematron,
    /// XML Schema.
    Xsd,
    /// A document type definition.
    Dtd,
    /// Another one, by the namespace or media type given, or nothing that tells.
    Other(String),
}

/// The schemas that the prolog of a document names, in order; the document may be broken behind it.
pub fn schemas(source: &Source) -> Outcome<Vec<SchemaReference>> {
    let mut outcome = Outcome { value: Vec::new(), diagnostics: Vec::new() };
    let mut reader = Reader::new(source);
    loop {
        match reader.next() {
            Ok(Event::ProcessingInstruction(instruction)) => match schema(instruction) {
                Ok(reference) => outcome.value.extend(reference),
                Err(finding) => outcome.diagnostics.push(*finding),
            },
            Ok(Event::Comment(_) | Event::Doctype(_)) => {}
            Ok(Event::Start(_) | Event::End(_) | Event::Text(_) | Event::Eof) | Err(_) => {
                return outcome;
            }
        }
    }
}

/// The schema that an instruction names; none if it is for something else.
///
/// # Errors
///
/// If it is an `xml-model` instruction that has no `href`, or no pseudo-attributes in proper form.
pub fn schema(
    instruction: ProcessingInstruction<'_>,
) -> Result<Option<SchemaReference>, Box<Diagnostic>> {
    if instruction.target() != "xml-model" {
        return Ok(None);
    }
    let refuse = |message: String| {
        let finding = Diagnostic::new(&UNREADABLE_XML_MODEL, message)
            .at(instruction.span(), "its schema is not used")
            .help("write `href=\"...\"` and, for the language, `schematypens=\"...\"`");
        Box::new(finding)
    };
    let found = pseudo_attributes(instruction.data()).map_err(refuse)?;
    let value = |name: &str| {
        let found = found.iter().find(|attribute| attribute.name == name);
        found.map(|attribute| attribute.value.clone())
    };
    let Some(href) = found.iter().find(|attribute| attribute.name == "href") else {
        return Err(refuse("an `xml-model` instruction has no `href`".to_owned()));
    };
    let data = instruction.data_span();
    let place = |range: &Range<usize>| {
        let start = data.range().start;
        Span::new(data.source, start + range.start..start + range.end)
    };
    Ok(Some(SchemaReference {
        language: language(value("schematypens"), value("type"), &href.value),
        href: Spanned::new(href.value.clone(), place(&href.place)),
        charset: value("charset"),
        title: value("title"),
        group: value("group"),
        phase: value("phase"),
    }))
}

/// The language by the namespace of its schemas, by the media type, and last by the name of the file.
fn language(namespace: Option<String>, media_type: Option<String>, href: &str) -> Language {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let extension = extension.as_deref().unwrap_or_default();
    let compact = media_type.as_deref() == Some("application/relax-ng-compact-syntax")
        || (media_type.is_none() && extension == "rnc");
    match (namespace.as_deref(), media_type.as_deref()) {
        (Some(RELAX_NG), _) if !compact => Language::RelaxNg,
        (Some(RELAX_NG) | None, _) if compact => Language::RelaxNgCompact,
        (Some("http://purl.oclc.org/dsdl/schematron"), _)
        | (Some("http://www.ascc.net/xml/schematron"), _) => Language::Schematron,
        (Some("http://www.w3.org/2001/XMLSchema"), _) => Language::Xsd,
        (Some(other), _) => Language::Other(other.to_owned()),
        (None, Some("application/xml-dtd")) => Language::Dtd,
        (None, _) => match extension {
            "rng" => Language::RelaxNg,
            "sch" => Language::Schematron,
            "xsd" => Language::Xsd,
            "dtd" => Language::Dtd,
            _ => Language::Other(media_type.unwrap_or_default()),
        },
    }
}

struct PseudoAttribute {
    name: String,
    value: String,
    place: Range<usize>,
}

// PseudoAtts ::= (PseudoAtt (S PseudoAtt)* S?)?     (Associating Style Sheets, second edition, [2])
fn pseudo_attributes(data: &str) -> Result<Vec<PseudoAttribute>, String> {
    let mut found: Vec<PseudoAttribute> = Vec::new();
    let mut rest = data;
    loop {
        let spaced = found.is_empty() || rest.starts_with(is_space);
        rest = rest.trim_start_matches(is_space);
        if rest.is_empty() {
            return Ok(found);
        }
        if !spaced {
            return Err("white space is missing between pseudo-attributes".to_owned());
        }
        let (attribute, behind) = pseudo_attribute(rest, data.len() - rest.len())?;
        if found.iter().any(|known| known.name == attribute.name) {
            return Err(format!("pseudo-attribute `{}` stands twice", attribute.name));
        }
        found.push(attribute);
        rest = behind;
    }
}

// PseudoAtt      ::= Name S? '=' S? PseudoAttValue                                            ([3])
// PseudoAttValue ::= '"' ([^"<&] | CharRef | PredefEntityRef)* '"'
//                  | "'" ([^'<&] | CharRef | PredefEntityRef)* "'"                            ([4])
fn pseudo_attribute(text: &str, start: usize) -> Result<(PseudoAttribute, &str), String> {
    let (name, rest) = text.split_once('=').ok_or_else(|| format!("`{text}` has no value"))?;
    let name = name.trim_end_matches(is_space);
    let rest = rest.trim_start_matches(is_space);
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
    let quoted = quote.and_then(|quote| rest[1..].split_once(quote));
    let Some((value, behind)) = quoted else {
        return Err(format!("the value of `{name}` is not in quotes"));
    };
    let at = start + text.len() - rest.len() + 1;
    let place = at..at + value.len();
    let value = super::reader::predefined_references(value)
        .ok_or_else(|| format!("the value of `{name}` has a reference that is not known"))?;
    Ok((PseudoAttribute { name: name.to_owned(), value, place }, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn read(text: &str) -> (Vec<(String, Language)>, Vec<String>) {
        let source = Source::new(SourceId(0), "a.xml", text);
        let outcome = schemas(&source);
        for reference in &outcome.value {
            let place = reference.href.span.range();
            let plain = !reference.href.value.contains('&');
            assert_eq!(source.text()[place] == reference.href.value, plain);
        }
        let found = outcome.value.into_iter();
        let found = found.map(|reference| (reference.href.value, reference.language));
        let said = outcome.diagnostics.into_iter().map(|finding| finding.message);
        (found.collect(), said.collect())
    }

    #[test]
    fn languages_are_told_apart() {
        let structure = "schematypens='http://relaxng.org/ns/structure/1.0'";
        for (pseudo, language) in [
            (structure.to_owned(), Language::RelaxNg),
            (
                format!("{structure} type='application/relax-ng-compact-syntax'"),
                Language::RelaxNgCompact,
            ),
            ("schematypens=\"http://purl.oclc.org/dsdl/schematron\"".into(), Language::Schematron),
            ("type = 'application/xml-dtd'".into(), Language::Dtd),
            ("schematypens='http://www.w3.org/2001/XMLSchema'".into(), Language::Xsd),
            ("schematypens='urn:x'".into(), Language::Other("urn:x".into())),
            (String::new(), Language::Other(String::new())),
        ] {
            let text = format!("<?xml-model href='s' {pseudo}?><a/>");
            assert_eq!(read(&text), (vec![("s".to_owned(), language)], vec![]), "{text}");
        }
        for (href, language) in [
            ("a/tei.rng?v=1", Language::RelaxNg),
            ("tei.RNC", Language::RelaxNgCompact),
            ("tei.sch", Language::Schematron),
        ] {
            let text = format!("<?xml-model href='{href}'?><a/>");
            assert_eq!(read(&text).0, [(href.to_owned(), language)]);
        }
    }

    #[test]
    fn only_the_prolog_names_schemas() {
        let text = "<?xml version='1.0'?><!-- --><?other?><?xml-model href='a.rng'?>\
                    <?xml-model href='b.sch'?><a><?xml-model href='c.rng'?></b>";
        let (found, said) = read(text);
        assert_eq!(found.iter().map(|(href, _)| &**href).collect::<Vec<_>>(), ["a.rng", "b.sch"]);
        assert!(said.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for (data, message) in [
            ("", "an `xml-model` instruction has no `href`"),
            ("href=a", "the value of `href` is not in quotes"),
            ("href='a'type='b'", "white space is missing between pseudo-attributes"),
            ("href='a' href='b'", "pseudo-attribute `href` stands twice"),
            ("href", "`href` has no value"),
            ("href='&a;'", "the value of `href` has a reference that is not known"),
        ] {
            let (found, said) = read(&format!("<?xml-model {data}?><a/>"));
            assert!(found.is_empty());
            assert_eq!(said, [message]);
        }
        assert_eq!(read("<?xml-model href='a&amp;&#98;'?><a/>").0[0].0, "a&b");
    }
}

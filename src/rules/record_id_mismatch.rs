//! Record id, address, citation and `xml:id` name different records.

use super::bare_number::BareNumber;
use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "record-id-mismatch",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "record id, address, citation and `xml:id` name different records",
    page: include_str!("../../docs/rules/record-id-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let address = record.cable.uri.as_ref().and_then(last_segment);
    let cited = record.cable.citation.as_ref().and_then(address_in).as_ref().and_then(last_segment);
    let id = record.cable.record_id.as_ref();
    let differ = |a: &&Passage, b: &Passage| a.value != b.value && is_number(a) == is_number(b);
    if let Some((id, address)) =
        id.zip(address.as_ref()).filter(|(id, address)| differ(id, address))
    {
        findings.push(finding(id, "record id", address, "address"));
    }
    let ours = address.as_ref().or(id);
    if let Some((ours, cited)) =
        ours.zip(cited.as_ref()).filter(|(ours, cited)| differ(ours, cited))
    {
        findings.push(finding(cited, "citation", ours, "record"));
    }
    if let Some((own, ours)) = record.cable.document_id.as_ref().zip(id.or(address.as_ref())) {
        findings.extend(of_document(own, ours));
    }
}

/// The `xml:id` of the document is made of the record's: `record-114987`. An edition may have made it of something else,
/// so without that beginning only a slip of a number is told.
fn of_document(own: &Passage, ours: &Passage) -> Option<Diagnostic> {
    let named = own.value.strip_prefix("record-");
    let id =
        named.unwrap_or_else(|| own.value.trim_start_matches(|sign: char| !sign.is_ascii_digit()));
    let contradicts = match named {
        Some(id) => as_name(&ours.value) != as_name(id),
        None => {
            let (one, other) = (BareNumber::read(id)?, BareNumber::read(&ours.value)?);
            is_number(ours) && one.slip(&other).is_some()
        }
    };
    let start = own.value.len() - id.len();
    let own = own.slice(start..own.value.len());
    contradicts.then(|| finding(&own, "`xml:id`", ours, "record"))
}

/// The id as a name of XML, which has no blanks and few signs.
fn as_name(id: &str) -> String {
    id.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect()
}

/// Publishers have numbers for their records, and words for addresses: the two cannot be compared.
fn is_number(id: &Passage) -> bool {
    id.value.bytes().all(|byte| byte.is_ascii_digit())
}

/// The last segment of an address, without a query and the ending of a file.
fn last_segment(address: &Passage) -> Option<Passage> {
    let path = address.value.split(['?', '#']).next()?.trim_end_matches(['/', '.', ')']);
    let start = path.rfind('/')? + 1;
    let segment = path[start..].trim_end_matches(".pdf").trim_end_matches(".html");
    (!segment.is_empty() && path.contains("//"))
        .then(|| address.slice(start..start + segment.len()))
}

fn address_in(citation: &Passage) -> Option<Passage> {
    let start = citation.value.find("http://").or_else(|| citation.value.find("https://"))?;
    let rest = &citation.value[start..];
    let end = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
    Some(citation.slice(start..end))
}

fn finding(a: &Passage, name_a: &str, b: &Passage, name_b: &str) -> Diagnostic {
    let (Spanned { value: first, .. }, Spanned { value: second, .. }) = (a, b);
    Diagnostic::new(&KIND, format!("{name_a} gives `{first}`, the {name_b} `{second}`"))
        .at(a.span, name_a)
        .at(b.span, name_b)
        .help("open the address; the record it shows has the right one")
}

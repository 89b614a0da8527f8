//! The words for what does not match: the only place where they are chosen.

mod kinds;

pub use kinds::{
    BAD_VALUE, DANGLING_IDREF, DUPLICATE_ID, INCOMPLETE_ELEMENT, MISPLACED_ELEMENT,
    MISSING_ATTRIBUTE, MISSING_ELEMENT, TEXT_NOT_ALLOWED, UNKNOWN_ATTRIBUTE, UNKNOWN_ELEMENT,
};

use super::mismatch::{Mismatch, Tag, What};
use crate::diagnostic::{Diagnostic, Kind};
use crate::source::Span;

/// A mistake as a finding.
pub(super) fn diagnostic(mismatch: &Mismatch) -> Diagnostic {
    let (kind, message, label) = words(mismatch);
    let mut finding = Diagnostic::new(kind, message).at(mismatch.place, label);
    if let Some((span, text)) = related(mismatch) {
        finding = finding.at(span, text);
    }
    match help(mismatch) {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// The kind, what is wrong, and what stands there.
fn words(mismatch: &Mismatch) -> (&'static Kind, String, String) {
    let parent = mismatch.parent.as_ref();
    let within = parent.map_or("the document".to_owned(), |tag| format!("`{}`", tag.name));
    let elements = |missing: &[String]| named("another element", missing);
    match &mismatch.what {
        What::UnknownElement { name, likely } => (
            &UNKNOWN_ELEMENT,
            format!("the schema has no element `{name}`{}", did_you_mean(likely.as_deref())),
            "unknown element".to_owned(),
        ),
        What::MisplacedElement { name, elsewhere, after } => {
            let (message, label) = misplaced(name, *elsewhere, after.as_deref(), &within, parent);
            (&MISPLACED_ELEMENT, message, label)
        }
        What::MissingElement { name, missing } => (
            &MISSING_ELEMENT,
            format!("`{name}` comes too early in {within}: {} must come first", elements(missing)),
            "too early".to_owned(),
        ),
        What::IncompleteElement { name, missing } => (
            &INCOMPLETE_ELEMENT,
            format!("`{name}` is incomplete: {} is missing", elements(missing)),
            "ends here".to_owned(),
        ),
        What::UnknownAttribute { name, likely } => (
            &UNKNOWN_ATTRIBUTE,
            format!("{within} has no attribute `{name}`{}", did_you_mean(likely.as_deref())),
            "unknown attribute".to_owned(),
        ),
        What::MissingAttribute { missing } => {
            let missing = named("one of several attributes", missing);
            let message = format!("{within} lacks {missing}");
            (&MISSING_ATTRIBUTE, message, "lacks an attribute".to_owned())
        }
        What::BadValue { attribute, value, reason, likely } => {
            (&BAD_VALUE, bad_value(attribute, value, reason, likely, &within), "this value".into())
        }
        What::TextNotAllowed => (
            &TEXT_NOT_ALLOWED,
            format!("text must not stand in {within} here"),
            "this text".to_owned(),
        ),
        What::DuplicateId { id, .. } => (
            &DUPLICATE_ID,
            format!("identifier `{id}` is given to two elements"),
            "given again".to_owned(),
        ),
        What::DanglingIdref { id } => (
            &DANGLING_IDREF,
            format!("no element has the identifier `{id}`"),
            "refers to it".to_owned(),
        ),
    }
}

fn misplaced(
    name: &str,
    elsewhere: bool,
    after: Option<&str>,
    within: &str,
    parent: Option<&Tag>,
) -> (String, String) {
    let message = match (parent, elsewhere, after) {
        (None, ..) => format!("the document must not begin with `{name}`"),
        (Some(_), true, Some(after)) if after == name => {
            format!("{within} must not have another `{name}` here")
        }
        (Some(_), true, Some(after)) => {
            format!("`{name}` must not come after `{after}` in {within}")
        }
        (Some(_), ..) => format!("`{name}` must not stand in {within}"),
    };
    (message, if elsewhere { "too late or too often" } else { "not allowed here" }.to_owned())
}

fn bad_value(
    attribute: &Option<String>,
    value: &str,
    reason: &Option<String>,
    likely: &Option<String>,
    within: &str,
) -> String {
    let of = match attribute {
        Some(attribute) => format!("attribute `{attribute}` of {within}"),
        None => within.to_owned(),
    };
    match reason {
        Some(reason) => format!("{of} has a bad value: {reason}"),
        None => {
            let likely = did_you_mean(likely.as_deref());
            format!("{of} must not have the value `{}`{likely}", shortened(value))
        }
    }
}

/// The second place: the start tag of the parent, or the first of two identifiers.
fn related(mismatch: &Mismatch) -> Option<(Span, String)> {
    let parent = mismatch.parent.as_ref();
    match &mismatch.what {
        What::DuplicateId { first, .. } => Some((*first, "given here first".to_owned())),
        What::MissingAttribute { .. } | What::UnknownAttribute { .. } | What::BadValue { .. } => {
            None
        }
        _ => parent.map(|tag| (tag.span, format!("`{}` begins here", tag.name))),
    }
}

fn help(mismatch: &Mismatch) -> Option<String> {
    let expected = &mismatch.expected;
    let list = || list(expected, "or");
    match &mismatch.what {
        What::DuplicateId { .. } => Some("give each element an identifier of its own".to_owned()),
        What::DanglingIdref { .. } => Some("mend the reference, or the identifier".to_owned()),
        _ if expected.is_empty() => None,
        What::UnknownAttribute { .. } | What::MissingAttribute { .. } => {
            Some(format!("attributes it may have: {}", list()))
        }
        What::BadValue { .. } => Some(format!("values it may have: {}", list())),
        _ => Some(format!("what may come here: {}", list())),
    }
}

fn did_you_mean(likely: Option<&str>) -> String {
    likely.map_or_else(String::new, |likely| format!("; did you mean `{likely}`?"))
}

/// `a`, `a` and `b`; without names, some words in their place.
fn named(nothing: &str, names: &[String]) -> String {
    if names.is_empty() { nothing.to_owned() } else { list(names, "and") }
}

fn list(names: &[String], last: &str) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{}`", shortened(name))).collect();
    match &quoted[..] {
        [rest @ .., end] if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// The beginning of a value that is too long for a line.
fn shortened(value: &str) -> String {
    const LENGTH: usize = 60;
    match value.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

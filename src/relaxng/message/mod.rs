//! The words for what does not match: the only place where they are chosen.

mod kinds;

pub use kinds::{
    BAD_VALUE, DANGLING_IDREF, INCOMPLETE_ELEMENT, MISPLACED_ELEMENT, MISSING_ATTRIBUTE,
    MISSING_ELEMENT, REPEATED_ID, TEXT_NOT_ALLOWED, TOO_AMBIGUOUS, UNKNOWN_ATTRIBUTE,
    UNKNOWN_ELEMENT,
};

use super::mismatch::{Holds, Meant, Mismatch, Missing, Tag, What};
use crate::diagnostic::{Diagnostic, Kind};
use crate::nearest::hint;
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

/// Validation that was given up, and why.
pub(super) fn too_ambiguous(message: String, place: Span) -> Diagnostic {
    Diagnostic::new(&TOO_AMBIGUOUS, message)
        .at(place, "validation stopped here")
        .help("what follows was not looked at; make the schema less ambiguous")
}

/// The kind, what is wrong, and what stands there.
fn words(mismatch: &Mismatch) -> (&'static Kind, String, String) {
    let parent = mismatch.parent.as_ref();
    let within = parent.map_or("the document".to_owned(), |tag| format!("`{}`", tag.name));
    match &mismatch.what {
        What::UnknownElement { name, likely } => {
            (&UNKNOWN_ELEMENT, unknown_element(name, likely.as_ref()), "unknown element".to_owned())
        }
        What::MisplacedElement { name, elsewhere, after, holds } => {
            let after = after.as_deref().filter(|_| *elsewhere);
            let message = match parent {
                None => format!("the document must not begin with `{name}`"),
                Some(_) => misplaced(name, after, *holds, &within),
            };
            (&MISPLACED_ELEMENT, message, misplaced_label(name, after).to_owned())
        }
        What::MissingElement { name, missing } => {
            let first = missing.words("another element");
            let message = format!("`{name}` comes too early in {within}: {first} must come first");
            (&MISSING_ELEMENT, message, "too early".to_owned())
        }
        What::IncompleteElement { name, missing } => {
            let message = format!("`{name}` is incomplete: {}", missing.are_missing());
            (&INCOMPLETE_ELEMENT, message, format!("`{name}` ends here"))
        }
        What::UnknownAttribute { name, likely } => (
            &UNKNOWN_ATTRIBUTE,
            format!("{within} must not have an attribute `{name}`{}", meant(likely.as_ref())),
            format!("no attribute of {within}"),
        ),
        What::MissingAttribute { missing } => {
            let missing = missing.words("one of several attributes");
            (&MISSING_ATTRIBUTE, format!("{within} lacks {missing}"), format!("lacks {missing}"))
        }
        What::BadValue { attribute, value, reason, likely } => {
            let message = bad_value(
                attribute.as_deref(),
                value,
                reason.as_deref(),
                likely.as_deref(),
                &within,
            );
            (&BAD_VALUE, message, "this value".to_owned())
        }
        What::TextNotAllowed { holds } => {
            (&TEXT_NOT_ALLOWED, text_not_allowed(*holds, &within), "this text".to_owned())
        }
        What::DuplicateId { id, .. } => (
            &REPEATED_ID,
            format!("identifier `{id}` is given to two elements"),
            "given again".to_owned(),
        ),
        What::DanglingIdref { id, likely } => (
            &DANGLING_IDREF,
            format!("no element has the identifier `{id}`{}", hint(likely.as_deref())),
            "refers to it".to_owned(),
        ),
    }
}

fn unknown_element(name: &str, likely: Option<&Meant>) -> String {
    match likely {
        Some(Meant::InNamespace(namespace)) if namespace.is_empty() => {
            format!("the schema has `{name}` in no namespace, not in this one")
        }
        Some(Meant::InNamespace(namespace)) => {
            format!("the schema has `{name}` in another namespace: `{namespace}`")
        }
        _ => format!("the schema has no element `{name}`{}", meant(likely)),
    }
}

fn misplaced(name: &str, after: Option<&str>, holds: Holds, within: &str) -> String {
    if let Some(after) = after {
        return if after == name {
            format!("{within} must not have another `{name}` here")
        } else {
            format!("`{name}` must not come after `{after}` in {within}")
        };
    }
    let which = match holds {
        Holds::Nothing => ", which is always empty",
        Holds::Text => ", which holds text only",
        Holds::Value => ", which holds a value only",
        Holds::Elements | Holds::Mixed => "",
    };
    format!("`{name}` must not stand in {within}{which}")
}

fn misplaced_label(name: &str, after: Option<&str>) -> &'static str {
    match after {
        Some(after) if after == name => "one too many",
        Some(_) => "too late, or one too many",
        None => "not allowed here",
    }
}

fn bad_value(
    attribute: Option<&str>,
    value: &str,
    reason: Option<&str>,
    likely: Option<&str>,
    within: &str,
) -> String {
    let hint = hint(likely);
    let value = shortened(value);
    match (attribute, reason) {
        (Some(attribute), Some(reason)) => format!("{within} has a bad `{attribute}`: {reason}"),
        (None, Some(reason)) => format!("{within} has a bad value: {reason}"),
        (Some(attribute), None) => {
            format!("`{attribute}` of {within} must not be `{value}`{hint}")
        }
        (None, None) if value.is_empty() => format!("{within} must not be empty"),
        (None, None) => format!("{within} must not hold `{value}`{hint}"),
    }
}

fn text_not_allowed(holds: Holds, within: &str) -> String {
    match holds {
        Holds::Nothing => format!("{within} must be empty"),
        Holds::Elements => format!("{within} holds elements only, no text"),
        Holds::Mixed | Holds::Text | Holds::Value => {
            format!("text must not stand in {within} here")
        }
    }
}

/// The second place: the start tag of the parent, or the first of two identifiers.
fn related(mismatch: &Mismatch) -> Option<(Span, String)> {
    let begins = |tag: &Tag| (tag.span, format!("`{}` begins here", tag.name));
    let parent = mismatch.parent.as_ref();
    match &mismatch.what {
        What::DuplicateId { first, .. } => Some((*first, "given here first".to_owned())),
        // The attributes stand in that tag themselves.
        What::MissingAttribute { .. }
        | What::UnknownAttribute { .. }
        | What::BadValue { attribute: Some(_), .. } => None,
        // An empty-element tag begins where it ends.
        _ => parent.filter(|tag| !overlap(tag.span, mismatch.place)).map(begins),
    }
}

fn overlap(one: Span, other: Span) -> bool {
    let (a, b) = (one.range(), other.range());
    one.source == other.source && a.start < b.end && b.start < a.end
}

fn help(mismatch: &Mismatch) -> Option<String> {
    let expected = &mismatch.expected;
    let list = || list(expected, "or");
    match &mismatch.what {
        What::DuplicateId { .. } => Some("give each element an identifier of its own".to_owned()),
        What::DanglingIdref { .. } => Some("mend the reference, or the identifier".to_owned()),
        What::UnknownElement { likely: Some(Meant::InNamespace(namespace)), .. } => {
            Some(format!("declare it: `xmlns=\"{namespace}\"`"))
        }
        _ if expected.is_empty() || tells_all(&mismatch.what, expected) => None,
        What::UnknownAttribute { .. } | What::MissingAttribute { .. } => {
            Some(format!("attributes it may have: {}", list()))
        }
        What::BadValue { .. } => Some(format!("values it may have: {}", list())),
        _ => Some(format!("what may come here: {}", list())),
    }
}

/// Whether the message alone says what to do.
fn tells_all(what: &What, expected: &[String]) -> bool {
    match what {
        What::UnknownElement { likely, .. } | What::UnknownAttribute { likely, .. } => {
            likely.is_some()
        }
        What::MissingAttribute { missing } => !missing.names.is_empty(),
        What::MissingElement { missing, .. } | What::IncompleteElement { missing, .. } => {
            expected.iter().all(|name| missing.names.contains(name))
        }
        _ => false,
    }
}

impl Missing {
    /// `a` and `b`, or `a` or `b`; without names, some words in their place.
    fn words(&self, nothing: &str) -> String {
        match &self.names[..] {
            [] => nothing.to_owned(),
            names => list(names, if self.all { "and" } else { "or" }),
        }
    }

    fn are_missing(&self) -> String {
        let several = self.all && self.names.len() > 1;
        let verb = if several { "are" } else { "is" };
        format!("{} {verb} missing", self.words("another element"))
    }
}

/// What an attribute's name seems to mean, as the end of a sentence.
fn meant(likely: Option<&Meant>) -> String {
    match likely {
        None => String::new(),
        Some(Meant::Spelled(name)) => hint(Some(name)),
        Some(Meant::InNamespace(namespace)) if namespace.is_empty() => {
            "; it has one in no namespace".to_owned()
        }
        Some(Meant::InNamespace(namespace)) => format!("; it has one in namespace `{namespace}`"),
    }
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

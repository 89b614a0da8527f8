//! The form of a page: which fields it has and in which order, and how a record keeps that.
//!
//! Fields that have an address in the profile stand there; the others are kept by the record as a list
//! ([`Cable::fields`]). A page in the usual order needs no more. Where a page has another order, or another
//! label than the usual one, the list also names the fields that have an address, without their
//! content: each stands for its place.

use crate::cable::{self, Cable};
use crate::transcription::{FieldName, Transcription};

/// How a layout orders and labels its fields.
#[derive(Debug)]
pub struct Form {
    /// The fields in their usual order with their labels, a further label of a field behind its first.
    /// Fields that are not named here stand where `(Other, "")` does, or else at the end.
    pub usual: &'static [(FieldName, &'static str)],
    /// What is printed behind a label.
    pub colon: &'static str,
    /// What parts a date from the title behind it.
    pub joint: &'static str,
    /// Whether a few words and a colon are a label though nobody knows it.
    pub other_labels: bool,
}

impl Form {
    /// Which field a label names.
    pub fn name(&self, label: &str) -> FieldName {
        self.known(label).map_or(FieldName::Other, |(_, name)| name)
    }

    /// Whether the layout has a field of that label.
    pub fn knows(&self, label: &str) -> bool {
        self.known(label).is_some()
    }

    /// The label, without its colon, that these words are alone on their line.
    pub(super) fn label<'w>(&self, words: &'w str) -> Option<&'w str> {
        let label = words.strip_suffix(':')?;
        let like_one = self.other_labels
            && label.len() <= LABEL
            && label.starts_with(char::is_uppercase)
            && label.chars().all(|c| c.is_alphabetic() || c == ' ')
            && label.split(' ').count() <= 4;
        (like_one || self.knows(label)).then_some(label)
    }

    /// Whether the layout has such a field.
    pub fn has(&self, name: FieldName) -> bool {
        self.usual.iter().any(|(usual, _)| *usual == name)
    }

    fn known(&self, label: &str) -> Option<(usize, FieldName)> {
        let label = label.trim_end_matches(':');
        let at = self.usual.iter().position(|(_, usual)| usual.trim_end_matches(':') == label)?;
        Some((at, self.usual[at].0))
    }

    /// Where a label stands in the usual order.
    pub(super) fn place(&self, label: &str) -> usize {
        let others = || self.usual.iter().position(|(_, usual)| usual.is_empty());
        self.known(label).map(|(at, _)| at).or_else(others).unwrap_or(self.usual.len())
    }
}

/// How many bytes a label may have that nobody knows.
const LABEL: usize = 40;

/// What a record keeps of its page beyond what has an address: [`Cable::fields`].
pub fn kept(transcription: &Transcription<'_>, cable: &Cable) -> Vec<cable::Field> {
    let form = &transcription.layout.form;
    let mut listed: Vec<cable::Field> = transcription.fields.iter().map(listed).collect();
    let wanted = outline(form, &listed, cable);
    for name in FieldName::ADDRESSED {
        let Some(at) = roles(form, &listed).iter().position(|role| *role == name) else { continue };
        let field = listed.remove(at);
        if outline(form, &listed, cable) != wanted {
            listed.insert(at, field);
        }
    }
    listed
}

fn listed(field: &crate::transcription::Field) -> cable::Field {
    let content = if field.name == FieldName::Other { field.content.clone() } else { Vec::new() };
    cable::Field { name: field.label.clone(), content }
}

/// The labels of a page in order, with the fields they stand for.
fn outline(form: &Form, listed: &[cable::Field], cable: &Cable) -> Vec<(FieldName, String)> {
    let slots = arranged(form, listed, cable);
    slots.into_iter().map(|slot| (slot.name, slot.label.to_owned())).collect()
}

/// A field of a page that is to be written.
pub(super) struct Slot<'c> {
    pub(super) name: FieldName,
    pub(super) label: &'c str,
    /// Its place in the record's list, if it is on it.
    pub(super) field: Option<&'c cable::Field>,
}

/// Every field of a page: those on the record's list in its order, each behind the fields that usually
/// stand before it and are not on the list.
pub(super) fn arranged<'c>(
    form: &Form,
    listed: &'c [cable::Field],
    cable: &Cable,
) -> Vec<Slot<'c>> {
    let roles = roles(form, listed);
    let mut unlisted = unlisted(form, &roles, cable).into_iter().peekable();
    let mut slots = Vec::new();
    for (field, name) in listed.iter().zip(roles) {
        let place = form.place(&field.name.value);
        while let Some((_, slot)) = unlisted.next_if(|(at, _)| *at < place) {
            slots.push(slot);
        }
        slots.push(Slot { name, label: &field.name.value, field: Some(field) });
    }
    slots.extend(unlisted.map(|(_, slot)| slot));
    slots
}

/// What each field on the list is: the first one of a name without content stands for the address.
fn roles(form: &Form, listed: &[cable::Field]) -> Vec<FieldName> {
    let mut taken = Vec::new();
    let role = |field: &cable::Field| match form.name(&field.name.value) {
        name if !field.content.is_empty() || taken.contains(&name) => FieldName::Other,
        name => {
            taken.push(name);
            name
        }
    };
    listed.iter().map(role).collect()
}

/// The fields at addresses that the list does not name, with their places in the usual order.
fn unlisted<'c>(form: &Form, listed: &[FieldName], cable: &Cable) -> Vec<(usize, Slot<'c>)> {
    let mut seen = vec![FieldName::Other];
    let mut slots = Vec::new();
    for (at, &(name, label)) in form.usual.iter().enumerate() {
        if !seen.contains(&name) && !listed.contains(&name) && is_there(cable, name) {
            slots.push((at, Slot { name, label, field: None }));
        }
        seen.push(name);
    }
    slots
}

/// Whether the record has at its address what the field would hold.
fn is_there(cable: &Cable, name: FieldName) -> bool {
    let body = cable.body.as_ref();
    match name {
        FieldName::Date => cable.date.as_ref().is_some_and(|date| !date.words.value.is_empty()),
        FieldName::Title => cable.title.is_some(),
        FieldName::Citation => cable.citation.is_some(),
        FieldName::Summary => !cable.summary.is_empty(),
        FieldName::OriginalLanguage => {
            cable.original_language.as_ref().is_some_and(|language| language.name.is_some())
        }
        // The end of an address is not on the page twice.
        FieldName::RecordId => cable.record_id.is_some() && cable.uri.is_none(),
        FieldName::Contents => body.is_some_and(|body| body.announced),
        FieldName::Heading => body.is_some_and(|body| body.heading.is_some()),
        FieldName::Text => body.is_some(),
        FieldName::Other => false,
    }
}

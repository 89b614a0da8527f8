//! Writes a page again: its fields in their order, each under its label.

use super::Layout;
use crate::cable::{Cable, printed};
use crate::source::Passage;
use crate::transcription::form::{Form, Slot, arranged};
use crate::transcription::{FieldName, paragraphs};

/// The whole page, its parts parted by blank lines.
pub(super) fn write(layout: &'static Layout, cable: &Cable) -> String {
    with_text(layout, cable, &text(cable))
}

/// The paragraphs of the text.
pub(super) fn text(cable: &Cable) -> Vec<String> {
    cable.body.as_ref().map_or_else(Vec::new, paragraphs)
}

/// The whole page with these paragraphs in the place of the text.
pub(super) fn with_text(layout: &'static Layout, cable: &Cable, text: &[String]) -> String {
    let mut page = String::new();
    let mut after_date = false;
    for slot in arranged(&layout.form, &cable.fields, cable) {
        let goes_on = after_date && slot.name == FieldName::Title && !is_printed(slot.label);
        after_date = slot.name == FieldName::Date;
        let parts =
            label(layout, slot.label).into_iter().chain(content(&layout.form, cable, &slot, text));
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            let joint = if goes_on { layout.form.joint } else { "\n\n" };
            page.push_str(if page.is_empty() { "" } else { joint });
            page.push_str(&parts.join("\n\n"));
        }
    }
    page.push('\n');
    page
}

fn label(layout: &Layout, label: &str) -> Option<String> {
    is_printed(label).then(|| format!("{label}{}", layout.form.colon))
}

/// What has no label on the page is called by a word in lower case.
fn is_printed(label: &str) -> bool {
    !label.starts_with(char::is_lowercase)
}

fn content(form: &Form, cable: &Cable, slot: &Slot<'_>, text: &[String]) -> Vec<String> {
    let body = cable.body.as_ref();
    match slot.name {
        FieldName::Date => words(cable.date.as_ref().map(|date| &date.words)),
        FieldName::Title => cable.title.as_deref().map(printed).into_iter().collect(),
        FieldName::Citation => under_label(form, &cable.citation),
        FieldName::Summary => under_label(form, &cable.summary),
        FieldName::OriginalLanguage => under_label(
            form,
            cable.original_language.as_ref().and_then(|language| language.name.as_ref()),
        ),
        FieldName::RecordId => under_label(form, &cable.record_id),
        FieldName::Contents => Vec::new(),
        FieldName::Heading => words(body.and_then(|body| body.heading.as_ref())),
        FieldName::Text => text.to_vec(),
        FieldName::Other if is_printed(slot.label) => {
            slot.field.map_or_else(Vec::new, |field| under_label(form, &field.content))
        }
        FieldName::Other => slot.field.map_or_else(Vec::new, |field| words(&field.content)),
    }
}

/// What stands under a label.
fn under_label<'p>(form: &Form, passages: impl IntoIterator<Item = &'p Passage>) -> Vec<String> {
    passages.into_iter().map(|passage| beside_labels(form, &passage.value)).collect()
}

fn words<'p>(passages: impl IntoIterator<Item = &'p Passage>) -> Vec<String> {
    passages.into_iter().map(|passage| passage.value.clone()).collect()
}

/// A value of several lines may read as a label when they are joined. It is broken where the last line is none.
fn beside_labels(form: &Form, words: &str) -> String {
    let is_label = |words: &str| form.other_labels && form.label(words).is_some();
    let mut blanks = words.match_indices(' ').map(|(at, _)| at);
    let broken = is_label(words).then(|| blanks.find(|&at| !is_label(&words[at + 1..]))).flatten();
    broken.map_or_else(|| words.to_owned(), |at| format!("{}\n{}", &words[..at], &words[at + 1..]))
}

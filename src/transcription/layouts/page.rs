//! Writes a page again: its fields in their order, each under its label.

use super::Layout;
use super::labelled::LABEL;
use crate::cable::{Cable, printed};
use crate::source::Passage;
use crate::transcription::form::{Slot, arranged};
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
        let parts = label(layout, slot.label).into_iter().chain(content(cable, &slot, text));
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

fn content(cable: &Cable, slot: &Slot<'_>, text: &[String]) -> Vec<String> {
    let body = cable.body.as_ref();
    match slot.name {
        FieldName::Date => verbatim(cable.date.as_ref().map(|date| &date.words)),
        FieldName::Title => cable.title.as_deref().map(printed).into_iter().collect(),
        FieldName::Citation => words(&cable.citation),
        FieldName::Summary => words(&cable.summary),
        FieldName::OriginalLanguage => {
            words(cable.original_language.as_ref().and_then(|language| language.name.as_ref()))
        }
        FieldName::RecordId => words(&cable.record_id),
        FieldName::Contents => Vec::new(),
        FieldName::Heading => verbatim(body.and_then(|body| body.heading.as_ref())),
        FieldName::Text => text.to_vec(),
        FieldName::Other if is_printed(slot.label) => {
            slot.field.map_or_else(Vec::new, |field| words(&field.content))
        }
        FieldName::Other => slot.field.map_or_else(Vec::new, |field| verbatim(&field.content)),
    }
}

/// What stands under a label.
fn words<'p>(passages: impl IntoIterator<Item = &'p Passage>) -> Vec<String> {
    passages.into_iter().map(|passage| beside_labels(&passage.value)).collect()
}

fn verbatim<'p>(passages: impl IntoIterator<Item = &'p Passage>) -> Vec<String> {
    passages.into_iter().map(|passage| passage.value.clone()).collect()
}

/// A few words and a colon would be a label if they stood on one line. They did not in the source, and come word by
/// word.
fn beside_labels(words: &str) -> String {
    let like_one = words.ends_with(':') && words.len() <= LABEL;
    if like_one { words.replace(' ', "\n") } else { words.to_owned() }
}

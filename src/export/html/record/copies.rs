//! The copies in archives, and how the record is cited.

use maud::{Markup, html};

use super::super::entry::{file_of, level};
use super::super::index::file_key;
use super::super::words::heading;
use super::reading::Reading;
use crate::cable::{Cable, Witness};

pub(super) fn section(reading: &mut Reading<'_>, cable: &Cable) -> Markup {
    if cable.witnesses.is_empty() && cable.citation.is_none() && cable.uri.is_none() {
        return html! {};
    }
    html! {
        section.copies {
            h2 { "Source" }
            @if !cable.witnesses.is_empty() {
                ul.witnesses {
                    @for witness in &cable.witnesses { li { (copy(reading, witness)) } }
                }
            }
            @if let Some(citation) = &cable.citation {
                p.citation dir="auto" { (reading.passage(citation)) }
            }
            (published(reading, cable))
        }
    }
}

fn copy(reading: &mut Reading<'_>, witness: &Witness) -> Markup {
    let found = file_of(witness, reading.names);
    let site = reading.site;
    let address = found
        .file
        .as_ref()
        .and_then(|file| site.indexed("archives", &file_key(&found.archive, file)));
    let repository = reading.passage(&witness.repository);
    let shelfmark = witness.shelfmark.as_ref().map(|shelfmark| {
        let words = reading.passage(&shelfmark.words);
        (words, &shelfmark.parts)
    });
    let content = html! {
        p.repository dir="auto" { (repository)
            @if found.archive != witness.repository.value.trim() { " " span.meant { (found.archive) } } }
        @if let Some((words, parts)) = shelfmark {
            p.shelfmark dir="auto" { (words) }
            @if !parts.is_empty() {
                dl.levels {
                    @for part in parts {
                        div { dt { (heading(level(part.level))) } dd { (part.n.value) } }
                    }
                }
            }
        }
        @if let Some(address) = address { p.more { a href={ "../" (address) } { "More of this file" } } }
    };
    reading.marking_block(witness.span, &content)
}

fn published(reading: &mut Reading<'_>, cable: &Cable) -> Markup {
    let uri = cable.uri.as_ref().map(|uri| uri.value.trim());
    let is_link = |uri: &&str| uri.starts_with("https://") || uri.starts_with("http://");
    let id = cable.record_id.as_ref().map(|id| reading.passage(id));
    html! {
        @if cable.publisher.is_some() || uri.is_some() || id.is_some() {
            p.published dir="auto" {
                @if let Some(publisher) = &cable.publisher { (publisher.value) }
                @if let Some(id) = id { " · record " (id) }
                @match uri.filter(is_link) {
                    Some(uri) => { " · " a href=(uri) rel="noreferrer" { (uri) } }
                    None => { @if let Some(uri) = uri { " · " (uri) } }
                }
            }
        }
    }
}

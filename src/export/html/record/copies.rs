//! The copies in archives, and how the record is cited.

use std::ops::Range;

use maud::{Markup, html};

use super::super::Site;
use super::super::entry::{file_of, level};
use super::super::index::file_key;
use super::super::words::heading;
use super::reading::Reading;
use crate::cable::{Cable, Witness};
use crate::shelfmark::Level;
use crate::source::{Passage, Span};

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
                p.citation dir="auto" { (reading.citation(citation)) }
            }
            (published(reading, cable))
        }
    }
}

fn copy(reading: &mut Reading<'_>, witness: &Witness) -> Markup {
    let found = file_of(witness, reading.names);
    let site = reading.site;
    let more = found
        .file
        .as_ref()
        .and_then(|file| more(site, &file_key(&found.archive, file), name_of_file(witness)));
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
        @if let Some(more) = more { p.more { (more) } }
    };
    reading.marking_block(witness.span, &content)
}

/// The way to the other records of a file, where there are any.
fn more(site: &Site, key: &str, name: &str) -> Option<Markup> {
    let others = site.indexed_count("archives", key).saturating_sub(1);
    let address = site.indexed("archives", key).filter(|_| others > 0)?;
    Some(html! { a href={ "../" (address) } { (others) " more of this " (name) } })
}

/// What the archive calls a file: the lowest level above the leaves.
fn name_of_file(witness: &Witness) -> &'static str {
    let parts = witness.shelfmark.iter().flat_map(|shelfmark| &shelfmark.parts);
    let mut levels = parts.map(|part| part.level).filter(|&found| found != Level::List);
    levels.next_back().filter(|&found| found != Level::Por).map_or("file", level)
}

/// Publisher, record and address, as far as the citation does not say them.
fn published(reading: &mut Reading<'_>, cable: &Cable) -> Markup {
    let citation = cable.citation.as_ref().map_or("", |citation| &citation.value);
    let is_new = |passage: &&Passage| {
        let words = passage.value.trim();
        !words.is_empty() && !citation.contains(words)
    };
    let publisher =
        cable.publisher.as_ref().filter(is_new).map(|publisher| html! { (publisher.value) });
    let id =
        cable.record_id.as_ref().filter(is_new).map(|id| html! { "record " (reading.passage(id)) });
    let uri = cable.uri.as_ref().filter(is_new).map(|uri| reading.citation(uri));
    let parts: Vec<Markup> = [publisher, id, uri].into_iter().flatten().collect();
    html! {
        @if !parts.is_empty() {
            p.published dir="auto" {
                @for (at, part) in parts.iter().enumerate() { @if at > 0 { " · " } (part) }
            }
        }
    }
}

impl Reading<'_> {
    /// Words of the header in which an address of the web leads there.
    fn citation(&mut self, passage: &Passage) -> Markup {
        let words = passage.value.as_str();
        let Some(address) = address(words) else { return self.passage(passage) };
        let mut part = |range: Range<usize>| {
            let span = part_of(passage, range.clone());
            self.words(&words[range], span)
        };
        let before = part(0..address.start);
        let link =
            html! { a href=(words[address.clone()]) rel="noreferrer" { (words[address.clone()]) } };
        let after = part(address.end..words.len());
        self.marking(passage.span, html! { (before) (link) (after) })
    }
}

/// The first address of the web in a text, without the stop or bracket behind it.
fn address(words: &str) -> Option<Range<usize>> {
    let start =
        ["https://", "http://"].into_iter().filter_map(|scheme| words.find(scheme)).min()?;
    let address = words[start..].split(|c: char| c.is_whitespace() || "<>\"".contains(c)).next()?;
    let address = address.trim_end_matches(['.', ',', ';', ')', ']', '\'']);
    Some(start..start + address.len())
}

/// The place of a part of the words, if they stand letter by letter in the document; else that of all.
fn part_of(passage: &Passage, range: Range<usize>) -> Span {
    let whole = passage.span.range();
    if whole.len() != passage.value.len() {
        return passage.span;
    }
    Span::new(passage.span.source, whole.start + range.start..whole.start + range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_stop() {
        let address = |words| address(words).map(|range| &words[range]);
        assert_eq!(address("Archive (https://a.org/x)."), Some("https://a.org/x"));
        assert_eq!(address("http://a.org/?q=1&b=2, 1950"), Some("http://a.org/?q=1&b=2"));
        assert_eq!(address("f. 45, op. 1"), None);
    }
}

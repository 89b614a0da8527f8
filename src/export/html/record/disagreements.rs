//! Contradictions: each with its places, and what stands there.

use std::ops::Range;

use maud::{Markup, html};

use super::super::contradiction::{Contradiction, Place};
use super::super::words::{heading, sentence};
use super::reading::{Reading, mark_id};
use crate::export::words::single_blanks;
use crate::source::Source;

pub(super) fn section(reading: &Reading<'_>, source: &Source) -> Markup {
    if reading.contradictions.is_empty() {
        return html! {};
    }
    html! {
        section.disagreements aria-labelledby="disagreements" {
            h2 #disagreements { "Does not agree" }
            ol {
                @for (contradiction, number) in reading.contradictions.iter().zip(1..) {
                    li id={ "contradiction-" (number) } { (entry(reading, contradiction, number, source)) }
                }
            }
        }
    }
}

fn entry(reading: &Reading<'_>, found: &Contradiction, number: usize, source: &Source) -> Markup {
    html! {
        p.claim dir="auto" { span.kind { (heading(found.code)) } " " (sentence(&found.message)) }
        ul.places {
            @for (at, place) in found.places.iter().enumerate() {
                li { (one(reading, place, &mark_id(number, at), source)) }
            }
        }
    }
}

fn one(reading: &Reading<'_>, place: &Place, id: &str, source: &Source) -> Markup {
    let site = reading.site;
    if place.record != reading.record {
        let title = &site.entries[place.record].title;
        return html! {
            (sentence(&place.says)) ": " a href={ "../" (site.address(place.record)) } { bdi { (title) } }
        };
    }
    let quoted = quoted(source, &place.range);
    let says = sentence(&place.says);
    html! {
        @if reading.marked.contains(id) { a href={ "#" (id) } { (says) } } @else { (says) }
        @if let Some(words) = quoted { ": " q { bdi { (words) } } }
    }
}

/// The words of the document at a place, without tags; nothing where there are none, or too many to quote.
fn quoted(source: &Source, range: &Range<usize>) -> Option<String> {
    let text = source.text().get(range.clone())?;
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    let words = single_blanks(&words);
    // Of the entities, only these five stand in XML without being declared.
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let words = words.replace("&apos;", "'").replace("&amp;", "&");
    (!words.is_empty() && words.len() <= 240).then_some(words)
}

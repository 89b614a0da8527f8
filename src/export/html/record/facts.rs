//! What the header says of a record.

use maud::{Markup, html};

use super::super::index::number_key;
use super::super::words::{capital, heading};
use super::super::{days, who};
use super::reading::Reading;
use crate::cable::{ActionKind, Cable, DateWords, Party, Series};
use crate::export::record::dated;
use crate::languages;
use crate::source::Passage;

pub(super) fn section(reading: &mut Reading<'_>, cable: &Cable) -> Markup {
    let rows = [
        date(reading, cable),
        parties(reading, cable, ActionKind::Sent, "From"),
        parties(reading, cable, ActionKind::Transmitted, "Through"),
        parties(reading, cable, ActionKind::Received, "To"),
        parties(reading, cable, ActionKind::Forwarded, "Forwarded to"),
        participants(reading, &cable.participants),
        numbers(reading),
        row("Kind", cable.kind.map(|kind| html! { (heading(kind.value.name())) })),
        classification(cable),
        languages(cable),
        row("Printed", passages(reading, &cable.printed)),
    ];
    let made: Vec<Markup> =
        cable.responsibility.iter().map(|by| {
            let names: Vec<&str> = by.names.iter().map(|name| name.value.as_str()).collect();
            html! { div { dt dir="auto" { (capital(by.words.value.trim())) } dd dir="auto" { (names.join(", ")) } } }
        }).collect();
    html! {
        dl.facts {
            @for row in rows.iter().flatten() { (row) }
            @for row in &made { (row) }
        }
        @if !cable.summary.is_empty() {
            section.summary aria-label="Summary" {
                @for paragraph in &cable.summary { p dir="auto" { (reading.passage(paragraph)) } }
            }
        }
    }
}

fn row(name: &str, content: Option<Markup>) -> Option<Markup> {
    content.map(|content| html! { div { dt { (name) } dd dir="auto" { (content) } } })
}

fn date(reading: &mut Reading<'_>, cable: &Cable) -> Option<Markup> {
    let DateWords { words, dating } = dated(cable)?;
    let printed = reading.passage(words);
    let meant = dating.filter(|&dating| !days::is_plain(&words.value, dating)).map(days::dating);
    row(
        "Date",
        Some(html! {
            @if words.value.trim().is_empty() { (meant.unwrap_or_default()) } @else {
                (printed)
                @if let Some(meant) = meant { " " span.meant { (meant) } }
            }
        }),
    )
}

fn parties(
    reading: &mut Reading<'_>,
    cable: &Cable,
    kind: ActionKind,
    name: &str,
) -> Option<Markup> {
    listed(reading, &cable.parties(kind).collect::<Vec<_>>(), name)
}

fn participants(reading: &mut Reading<'_>, parties: &[Party]) -> Option<Markup> {
    listed(reading, &parties.iter().collect::<Vec<_>>(), "Present")
}

fn listed(reading: &mut Reading<'_>, parties: &[&Party], name: &str) -> Option<Markup> {
    if parties.is_empty() {
        return None;
    }
    row(
        name,
        Some(html! {
            @for (at, party) in parties.iter().enumerate() {
                @if at > 0 { "; " }
                (one(reading, party))
            }
        }),
    )
}

/// A party in its own words; where it is known under another name in the index, with that.
fn one(reading: &mut Reading<'_>, party: &Party) -> Markup {
    let known = who::of_party(party, reading.names);
    let site = reading.site;
    let address = known.as_ref().and_then(|who| site.indexed("persons", &who.key));
    reading.in_link = true;
    let words = html! {
        @for (at, name) in party.names.iter().enumerate() {
            @if at > 0 { ", " }
            (reading.content(std::slice::from_ref(name)))
        }
    };
    reading.in_link = false;
    let words = reading.marking(party.span, words);
    html! {
        @match address {
            Some(address) => { a.who href={ "../" (address) } title=[known.map(|who| site.people.name(&who.key).to_owned())] { (words) } }
            None => { (words) }
        }
    }
}

fn numbers(reading: &mut Reading<'_>) -> Option<Markup> {
    let site = reading.site;
    let entry = &site.entries[reading.record];
    let year = entry.day.and_then(|day| day.year);
    let year = year.map_or_else(|| "Without year".to_owned(), |year| year.to_string());
    let of = |series| {
        let numbers = entry.numbers.iter().filter(move |(known, _)| *known == series);
        let numbers: Vec<&str> = numbers.map(|(_, n)| n.as_str()).collect();
        let address = site.indexed("numbers", &number_key(series, &year));
        (!numbers.is_empty()).then(|| of_series(series, &numbers, address))
    };
    let content = html! { @for numbers in Series::ALL.into_iter().filter_map(of) { (numbers) } };
    row("Number", (!entry.numbers.is_empty()).then_some(content))
}

/// `Cipher register No. 4785`, leading to the index.
fn of_series(series: Series, numbers: &[&str], address: Option<&str>) -> Markup {
    let sign = if numbers.len() == 1 { "No." } else { "Nos." };
    html! {
        span.numbers {
            (series_name(series)) " " (sign) "\u{a0}"
            @for (at, n) in numbers.iter().enumerate() {
                @if at > 0 { ", " }
                @match address {
                    Some(address) => { a.who href={ "../" (address) } { bdi { (n) } } }
                    None => { bdi { (n) } }
                }
            }
        }
    }
}

fn series_name(series: Series) -> &'static str {
    match series {
        Series::Register => "Cipher register",
        Series::Sender => "Sender’s",
        Series::Special => "Special series",
        Series::Place => "Place of sending",
        Series::Stamp => "Register stamp",
        Series::Protocol => "Protocol",
    }
}

fn classification(cable: &Cable) -> Option<Markup> {
    let terms: Vec<String> =
        cable.classification.iter().map(|term| heading(term.value.name())).collect();
    row("Classification", (!terms.is_empty()).then(|| html! { (terms.join(", ")) }))
}

fn languages(cable: &Cable) -> Option<Markup> {
    let name = |language: &crate::cable::Language| match &language.name {
        Some(name) => name.value.clone(),
        None => match languages::name(&language.tag.value) {
            Some(name) => name.to_owned(),
            None => language.tag.value.clone(),
        },
    };
    let text = cable.body.as_ref().map(|body| name(&body.language)).filter(|name| name != "und");
    let original = cable.original_language.as_ref().map(name).filter(|name| name != "und");
    let words = match (text, original) {
        (Some(text), Some(original)) if text != original => {
            Some(format!("{text}; original in {original}"))
        }
        (text, original) => text.or(original),
    };
    row("Language", words.map(|words| html! { (words) }))
}

fn passages(reading: &mut Reading<'_>, passages: &[Passage]) -> Option<Markup> {
    let content = html! {
        @for (at, passage) in passages.iter().enumerate() {
            @if at > 0 { br; }
            (reading.passage(passage))
        }
    };
    (!passages.is_empty()).then_some(content)
}

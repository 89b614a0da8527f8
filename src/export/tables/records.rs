//! One row for each record.

use super::{Cell, Kind, Table};
use crate::cable::{ActionKind, DateWords, Inline, NameKind, Node};
use crate::export::Record;
use crate::export::words::{one_line, single_blanks};
use crate::source::Passage;
use crate::transcription::paragraphs;

/// Columns that csv2cmi has bear its names. Several values of a cell are parted by `; `.
pub(super) static TABLE: Table = Table {
    name: "records",
    columns: &[
        ("title", Kind::Text),
        ("kind", Kind::Text),
        ("classification", Kind::Text),
        ("date", Kind::Text),
        ("dateWords", Kind::Text),
        ("sender", Kind::Text),
        ("senderID", Kind::Text),
        ("senderPlace", Kind::Text),
        ("senderPlaceID", Kind::Text),
        ("senderDate", Kind::Text),
        ("senderDateText", Kind::Text),
        ("addressee", Kind::Text),
        ("addresseeID", Kind::Text),
        ("addresseePlace", Kind::Text),
        ("addresseePlaceID", Kind::Text),
        ("addresseeDate", Kind::Text),
        ("addresseeDateText", Kind::Text),
        ("via", Kind::Text),
        ("forwardedTo", Kind::Text),
        ("participants", Kind::Text),
        ("originalLanguage", Kind::Text),
        ("language", Kind::Text),
        ("edition", Kind::Text),
        ("url", Kind::Text),
        ("citation", Kind::Text),
        ("summary", Kind::Text),
        ("text", Kind::Text),
    ],
    rows,
};

fn rows(record: &Record<'_>) -> Vec<Vec<Cell>> {
    let cable = record.cable;
    let title = cable.title.as_deref().map(one_line).unwrap_or_default();
    let classification = cable.classification.iter().map(|term| term.value.name().to_owned());
    let date = cable.date.as_ref();
    let mut row = vec![
        Cell::text(title),
        Cell::text(cable.kind.map(|kind| kind.value.name().to_owned()).unwrap_or_default()),
        Cell::list(classification),
        Cell::date(date.and_then(|date| date.dating)),
        Cell::text(date.map(|date| single_blanks(&date.words.value)).unwrap_or_default()),
    ];
    let received = record.cable.actions(ActionKind::Received);
    let received = received.filter_map(|action| action.date.as_ref()).next();
    row.extend(end(record, ActionKind::Sent, record.sending_date()));
    row.extend(end(record, ActionKind::Received, received));
    let participants = cable.participants.iter().flat_map(|party| &party.names).map(words);
    let original = cable.original_language.as_ref().map(|language| language.tag.value.clone());
    let text = cable.body.as_ref().map(|body| paragraphs(body).join("\n\n"));
    row.extend([
        Cell::list(names(record, ActionKind::Transmitted).map(words)),
        Cell::list(names(record, ActionKind::Forwarded).map(words)),
        Cell::list(participants),
        Cell::text(original.unwrap_or_default()),
        Cell::text(record.language().unwrap_or_default().to_owned()),
        passage(cable.publisher.as_ref()),
        passage(cable.uri.as_ref()),
        passage(cable.citation.as_ref()),
        Cell::text(cable.summary.iter().map(|p| p.value.as_str()).collect::<Vec<_>>().join("\n\n")),
        Cell::text(text.unwrap_or_default()),
    ]);
    vec![row]
}

fn passage(passage: Option<&Passage>) -> Cell {
    Cell::text(passage.map(|words| single_blanks(&words.value)).unwrap_or_default())
}

/// Who, by which pointers, where, by which pointers, when, and in which words; a name has the place of its pointer.
fn end(record: &Record<'_>, kind: ActionKind, date: Option<&DateWords>) -> [Cell; 6] {
    let named = names(record, kind).filter(|name| !words(name).is_empty());
    let (places, agents): (Vec<_>, Vec<_>) = named.partition(|name| is_place(name));
    let date_words = date.map(|date| single_blanks(&date.words.value));
    [
        Cell::list(agents.iter().copied().map(words)),
        Cell::aligned(agents.iter().copied().map(pointer)),
        Cell::list(places.iter().copied().map(words)),
        Cell::aligned(places.iter().copied().map(pointer)),
        Cell::date(date.and_then(|date| date.dating)),
        Cell::text(date_words.unwrap_or_default()),
    ]
}

fn names<'a>(record: &Record<'a>, kind: ActionKind) -> impl Iterator<Item = &'a Inline> {
    record.cable.parties(kind).flat_map(|party| &party.names)
}

fn is_place(name: &Inline) -> bool {
    matches!(&name.node, Node::Name(name) if name.kind == NameKind::Place)
}

fn words(name: &Inline) -> String {
    one_line(std::slice::from_ref(name))
}

/// Whom or what the name means; empty if nobody knows.
fn pointer(name: &Inline) -> String {
    let Node::Name(name) = &name.node else { return String::new() };
    name.pointer.as_ref().map(|pointer| pointer.value.clone()).unwrap_or_default()
}

//! What is kept of one document.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::{Record, settled, unresolved_pointer};
use super::{Copy, Link, Person, Reference, Sketch, Who, copies, links, people, references};
use crate::cable::{ActionKind, Cable, CableNumber, Inline, Node, PartialDate};
use crate::source::{Passage, SourceId, Span, Spanned};
use crate::xml::Document;

/// What one document says that others may contradict.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// The place of its title, which stands for the document in a label.
    pub(in super::super) title: Span,
    /// `TEI/@xml:id`.
    pub(in super::super) document_id: Option<Passage>,
    /// The record's number at its publisher.
    pub(in super::super) record_id: Option<Passage>,
    /// Where the record was published.
    pub(in super::super) uri: Option<Passage>,
    /// The day on which the document was made, if it is one day.
    pub(in super::super) date: Option<Spanned<PartialDate>>,
    /// The numbers of its title and outer text, each once in its series.
    pub(in super::super) numbers: Vec<CableNumber>,
    /// Who sent it.
    pub(in super::super) sender: Who,
    /// To whom.
    pub(in super::super) recipient: Who,
    /// Who passed it on.
    pub(in super::super) relay: Who,
    /// Whether he signs it: then its number is one of his.
    is_signed_by_relay: bool,
    /// Where it lies.
    pub(in super::super) copies: Vec<Copy>,
    /// The telegrams that its text names.
    pub(in super::super) references: Vec<Reference>,
    /// Who is named in it, with a pointer.
    pub(in super::super) people: Vec<Person>,
    /// The file, if the record was read from a document.
    pub(in super::super) path: Option<Box<str>>,
    /// Every `xml:id` of the document, sorted.
    pub(in super::super) ids: Vec<Box<str>>,
    /// Where it points into other documents.
    pub(in super::super) links: Vec<Link>,
    /// What its text is like.
    pub(in super::super) sketch: Option<Sketch>,
}

impl Facts {
    /// The facts of a record; those that only its document tells, if it comes from one.
    pub fn of(record: &Record<'_>, document: Option<&Document<'_>>) -> Facts {
        let cable = record.cable;
        let start = Span { end: cable.span.start, ..cable.span };
        let relay = people::party(cable, &[ActionKind::Transmitted, ActionKind::Forwarded]);
        let whole = |content: &Vec<Inline>| Some(content.first()?.span.to(content.last()?.span));
        Facts {
            title: cable.title.as_ref().and_then(whole).unwrap_or(start),
            document_id: document.and_then(|document| document.root().xml_attribute("id")),
            record_id: cable.record_id.clone(),
            uri: cable.uri.clone(),
            date: day(cable),
            numbers: numbers(record),
            sender: people::party(cable, &[ActionKind::Sent]),
            recipient: people::party(cable, &[ActionKind::Received]),
            is_signed_by_relay: relay.meets(&people::signers(cable)),
            relay,
            copies: cable.witnesses.iter().filter_map(copies::copy).collect(),
            references: references::all(record),
            people: people::all(record),
            path: document.map(|document| links::named(Path::new(document.source().name())).into()),
            ids: document.map(ids).unwrap_or_default(),
            links: document.map(links::all).unwrap_or_default(),
            sketch: cable.body.as_ref().and_then(|body| Sketch::of(&body.text)),
        }
    }

    /// The same facts of a text that has another number now.
    #[must_use]
    pub fn in_source(mut self, id: SourceId) -> Facts {
        self.spans().for_each(|span| span.source = id);
        self
    }

    /// Every place in the text.
    fn spans(&mut self) -> impl Iterator<Item = &mut Span> {
        let words = [&mut self.document_id, &mut self.record_id, &mut self.uri];
        let words = words.into_iter().flatten().map(|words| &mut words.span);
        [&mut self.title]
            .into_iter()
            .chain(words)
            .chain(self.date.iter_mut().map(|date| &mut date.span))
            .chain(self.numbers.iter_mut().map(|number| &mut number.n.span))
            .chain(self.copies.iter_mut().map(|copy| &mut copy.span))
            .chain(self.references.iter_mut().map(|reference| &mut reference.span))
            .chain(self.people.iter_mut().map(|person| &mut person.span))
            .chain(self.links.iter_mut().map(|link| &mut link.span))
    }

    /// Who numbered it: the relay counts what he signs among his own.
    pub(in super::super) fn hand(&self) -> &Who {
        if self.is_signed_by_relay { &self.relay } else { &self.sender }
    }

    /// The day, if year, month and day are known.
    pub(in super::super) fn day(&self) -> Option<PartialDate> {
        self.date.map(|date| date.value)
    }
}

/// Every `xml:id` of a document, sorted.
pub fn ids(document: &Document<'_>) -> Vec<Box<str>> {
    let mut ids: Vec<Box<str>> =
        unresolved_pointer::ids(document).into_iter().map(Into::into).collect();
    ids.sort_unstable();
    ids
}

fn day(cable: &Cable) -> Option<Spanned<PartialDate>> {
    let date = cable.date.as_ref()?;
    let (first, last) = date.dating?.bounds();
    let whole = first == last && first.year.is_some() && first.day.is_some();
    whole.then(|| Spanned::new(first, date.words.span))
}

fn numbers(record: &Record<'_>) -> Vec<CableNumber> {
    let mut numbers: Vec<CableNumber> = Vec::new();
    let text = record.body().into_iter().flat_map(|text| text.passages.settled());
    for inline in record.of_title().settled().chain(text) {
        if let Node::Number { number, .. } = &inline.node
            && !numbers.iter().any(|known| same(known, number))
        {
            let n = Spanned::new(number.n.value.clone(), settled::place(inline));
            numbers.push(CableNumber { series: number.series, n });
        }
    }
    numbers
}

fn same(a: &CableNumber, b: &CableNumber) -> bool {
    a.series == b.series && a.n.value == b.n.value
}

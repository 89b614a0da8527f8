//! A telegram that a text names by its day alone: `the 11 October telegram`.

use std::collections::HashMap;

use super::corpus::{Corpus, Facts, Reference, Who, Whose};
use crate::cable::PartialDate;
use crate::source::Span;

/// Pairs of records, by their places in the collection: the first names the second by its day alone, and by whether
/// it is the sender's own or the recipient's. Where two could be meant, nobody knows which is.
pub fn named_by_day(corpus: &Corpus) -> Vec<(usize, usize)> {
    let by_day = ByDay::of(corpus);
    let meant = |at: usize, facts: &Facts| -> Vec<(usize, usize)> {
        let references = facts.references.iter();
        let meant = references.filter_map(|reference| by_day.meant(corpus, at, reference));
        meant.map(|meant| (at, meant)).collect()
    };
    corpus.records.iter().enumerate().flat_map(|(at, facts)| meant(at, facts)).collect()
}

/// The documents of each sender and day, by the number of the day.
pub(super) struct ByDay<'c>(HashMap<(i64, &'c str), Vec<usize>>);

/// Why a reference cannot be true.
pub(super) enum Wrong {
    /// The text is older than the telegram that it names.
    Later(PartialDate),
    /// The only telegram of that day between the two went the other way; its title.
    OtherSender(PartialDate, Span),
}

impl<'c> ByDay<'c> {
    /// The documents of a collection.
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        let mut days: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, facts) in corpus.records.iter().enumerate() {
            let Some(day) = facts.day().and_then(PartialDate::number) else { continue };
            for sender in facts.sender.parties() {
                days.entry((day, sender)).or_default().push(at);
            }
        }
        ByDay(days)
    }

    /// What is wrong with a reference of the document at `at`; dates may differ by `days`.
    pub(super) fn wrong(
        &self,
        corpus: &Corpus,
        at: usize,
        reference: &Reference,
        days: i64,
    ) -> Option<Wrong> {
        let facts = &corpus.records[at];
        let own = facts.day()?;
        let stated = stated(reference.date?, own, days)?;
        if own.days_until(stated)? > days {
            return Some(Wrong::Later(stated));
        }
        let whose = reference.whose?;
        let day = stated.number()?;
        let sent = |day, whose| {
            let (from, to) = sides(facts, whose);
            self.sent(day, from)
                .into_iter()
                .find(|&sent| sent != at && corpus.records[sent].recipient.meets(to))
        };
        if (day - days..=day + days).any(|day| sent(day, whose).is_some()) {
            return None;
        }
        let other_way = sent(day, whose.other())?;
        Some(Wrong::OtherSender(stated, corpus.records[other_way].title))
    }

    /// The one telegram that a reference without number means.
    fn meant(&self, corpus: &Corpus, at: usize, reference: &Reference) -> Option<usize> {
        let facts = &corpus.records[at];
        let own = facts.day()?;
        let stated = stated(reference.date.filter(|_| reference.n.is_none())?, own, 0)?;
        if own.days_until(stated)? > 0 {
            return None;
        }
        let (from, to) = sides(facts, reference.whose?);
        let mut sent = self.sent(stated.number()?, from);
        sent.retain(|&sent| sent != at && corpus.records[sent].recipient.meets(to));
        sent.dedup();
        match sent[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// What one of the senders sent on a day.
    fn sent(&self, day: i64, from: &Who) -> Vec<usize> {
        let sent = from.parties().filter_map(|sender| self.0.get(&(day, sender)));
        sent.flatten().copied().collect()
    }
}

/// The day with its year: that of the text, or the one before if the day was yet to come.
fn stated(date: PartialDate, own: PartialDate, days: i64) -> Option<PartialDate> {
    if date.year.is_some() {
        return Some(date);
    }
    let this_year = PartialDate { year: own.year, ..date };
    let is_to_come = own.days_until(this_year)? > days;
    let year = own.year.map(|year| year - i16::from(is_to_come));
    Some(PartialDate { year, ..date })
}

/// From whom and to whom a telegram went that is meant by "my" or "your".
fn sides(facts: &Facts, whose: Whose) -> (&Who, &Who) {
    match whose {
        Whose::Own => (&facts.sender, &facts.recipient),
        Whose::Recipients => (&facts.recipient, &facts.sender),
    }
}

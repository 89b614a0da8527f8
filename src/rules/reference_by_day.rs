//! A telegram that a text names by its day alone: `the 11 October telegram`.

use std::collections::BTreeMap;

use super::corpus::{Corpus, Facts, Reference, Whose};
use crate::cable::PartialDate;
use crate::source::Span;

/// The documents of each day, by the number of the day.
pub(super) struct ByDay(BTreeMap<i64, Vec<usize>>);

/// Why a reference cannot be true.
pub(super) enum Wrong {
    /// The text is older than the telegram that it names.
    Later(PartialDate),
    /// The only telegram of that day between the two went the other way; its title.
    OtherSender(PartialDate, Span),
}

impl ByDay {
    /// The documents of a collection.
    pub(super) fn of(corpus: &Corpus) -> ByDay {
        let mut days: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (at, facts) in corpus.records.iter().enumerate() {
            if let Some(day) = facts.day().and_then(PartialDate::number) {
                days.entry(day).or_default().push(at);
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
        let near = |days: i64| {
            let number = stated.number()?;
            let found = self.0.range(number - days..=number + days);
            Some(found.flat_map(|(_, found)| found).filter(move |&&other| other != at))
        };
        let sent = |other: &usize, whose| is_sent_by(&corpus.records[*other], facts, whose);
        if near(days)?.any(|other| sent(other, whose)) {
            return None;
        }
        let other_way = near(0)?.find(|other| sent(other, whose.other()))?;
        Some(Wrong::OtherSender(stated, corpus.records[*other_way].title))
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

/// Whether a document went between the correspondents of another, from the side that is meant.
fn is_sent_by(named: &Facts, facts: &Facts, whose: Whose) -> bool {
    let (from, to) = match whose {
        Whose::Own => (&facts.sender, &facts.recipient),
        Whose::Recipients => (&facts.recipient, &facts.sender),
    };
    named.sender.meets(from) && named.recipient.meets(to)
}

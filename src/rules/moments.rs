//! The dates of a record that say when something happened to it, each with its place.

use crate::cable::{Cable, Dating, Inline, Node};
use crate::source::{Span, Spanned};

use super::reading::Reading;
use super::settled;

/// A day, and the time of day where one is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    /// The day.
    pub(super) day: Dating,
    /// Minutes since midnight.
    pub(super) minutes: Option<i64>,
    /// Where the day stands.
    span: Span,
    /// Where the time stands.
    time: Option<Span>,
}

impl Moment {
    /// The first day and the first time in a line; the year may be that of the record.
    pub(super) fn in_line(content: &[Inline], year: Option<i16>) -> Option<Moment> {
        let (mut day, mut time) = (None, None);
        settled::for_each(content, &mut |inline| match &inline.node {
            Node::Date { dating: Some(dating), .. } => {
                day = day.or(Some(Spanned::new(*dating, settled::place(inline))));
            }
            Node::Time { when: Some(when), .. } => {
                time = time.or(minutes(when).map(|at| Spanned::new(at, settled::place(inline))));
            }
            _ => {}
        });
        let day = day?;
        let time = time.or_else(|| in_words(content));
        Some(Moment {
            day: in_year(day.value, year),
            minutes: time.map(|time| time.value),
            span: day.span,
            time: time.map(|time| time.span),
        })
    }

    /// What of it contradicts another moment: the time if the days agree, or else the day.
    pub(super) fn place_beside(&self, other: &Moment) -> Span {
        self.time.filter(|_| self.day.agrees(other.day)).unwrap_or(self.span)
    }

    /// Where the day stands.
    pub(super) fn place(&self) -> Span {
        self.span
    }

    /// Minutes since an early day, for the first and the last minute that it may mean.
    pub(super) fn bounds(&self) -> Option<(i64, i64)> {
        let (first, last) = self.day.bounds();
        let (first, last) = (first.number()? * DAY, last.number()? * DAY);
        Some(match self.minutes {
            Some(minutes) => (first + minutes, last + minutes),
            None => (first, last + DAY - 1),
        })
    }
}

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// The year of the record, as far as it is one year.
pub(super) fn year_of(cable: &Cable) -> Option<i16> {
    let (first, last) = cable.date.as_ref()?.dating?.bounds();
    first.year.filter(|_| first.year == last.year)
}

fn in_year(dating: Dating, year: Option<i16>) -> Dating {
    match dating {
        Dating::When(day) if day.year.is_none() => {
            Dating::When(crate::cable::PartialDate { year, ..day })
        }
        other => other,
    }
}

/// A time that nobody has encoded: the `16-20` of `9.10.50 г. 16-20`.
//
// time ::= hour ( "-" | "–" | ":" ) minute                         two figures each
fn in_words(content: &[Inline]) -> Option<Spanned<i64>> {
    let reading = Reading::of(content);
    let mut at = 0;
    reading.text.split([' ', '\n']).find_map(|word| {
        let start = at;
        at += word.len() + 1;
        let (hour, minute) = word.trim_end_matches([',', '.', ';']).split_once(['-', '–', ':'])?;
        let figures = |text: &str, most: i64| {
            let number = text.parse().ok().filter(|number| (0..=most).contains(number));
            number.filter(|_| text.len() == 2)
        };
        let minutes = figures(hour, 23)? * 60 + figures(minute, 59)?;
        Some(Spanned::new(minutes, reading.place(start..start + word.len())))
    })
}

// when ::= hour ":" minute ":" second
fn minutes(when: &str) -> Option<i64> {
    let (hour, rest) = when.split_once(':')?;
    let minute = rest.split(':').next()?;
    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
}

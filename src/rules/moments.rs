//! When something happened to a message: a day, perhaps with the time of day, and where both stand.

use std::ops::Range;

use crate::cable::{Cable, Dating};
use crate::source::{Span, Spanned};

/// A day, and the time of day where one is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    /// The day.
    pub(super) day: Dating,
    /// Where the day stands, or the time that stands alone.
    span: Span,
    /// Where the time stands.
    time: Option<Span>,
    /// Whether the day stands with the time, and is not that of another line.
    pub(super) is_told: bool,
    /// What [`Moment::bounds`] says: of the lines of a form each is compared with many.
    bounds: Option<(i64, i64)>,
}

impl Moment {
    /// A day, and the time that stands beside it.
    pub(super) fn of(day: Spanned<Dating>, time: Option<Spanned<i64>>) -> Moment {
        let bounds = bounds(day.value, time.map(|time| time.value));
        let (day, span) = (day.value, day.span);
        let time = time.map(|time| time.span);
        Moment { day, span, time, is_told: true, bounds }
    }

    /// A time alone, taken to be of the day that the form gave last.
    pub(super) fn on_day(day: Dating, time: Spanned<i64>) -> Moment {
        let span = time.span;
        let (time, bounds) = (Some(span), bounds(day, Some(time.value)));
        Moment { day, span, time, is_told: false, bounds }
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
        self.bounds
    }
}

fn bounds(day: Dating, minutes: Option<i64>) -> Option<(i64, i64)> {
    let (first, last) = day.bounds();
    let (first, last) = (first.number()? * DAY, last.number()? * DAY);
    Some(match minutes {
        Some(minutes) => (first + minutes, last + minutes),
        None => (first, last + DAY - 1),
    })
}

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// The year of the record, as far as it is one year.
pub(super) fn year_of(cable: &Cable) -> Option<i16> {
    let (first, last) = cable.date.as_ref()?.dating?.bounds();
    first.year.filter(|_| first.year == last.year)
}

/// The day in that year, if it has none of its own.
pub(super) fn in_year(dating: Dating, year: Option<i16>) -> Dating {
    match dating {
        Dating::When(day) if day.year.is_none() => {
            Dating::When(crate::cable::PartialDate { year, ..day })
        }
        other => other,
    }
}

/// A time that nobody has encoded: the `16-20` of `9.10.50 г. 16-20`; and where it stands among the words.
//
// time ::= hour ( "-" | "–" | ":" ) minute                         two figures each
pub(super) fn in_words(words: &str) -> Option<(i64, Range<usize>)> {
    let mut at = 0;
    words.split([' ', '\n']).find_map(|word| {
        let start = at;
        at += word.len() + 1;
        let (hour, minute) = word.trim_end_matches([',', '.', ';']).split_once(['-', '–', ':'])?;
        let figures = |text: &str, most: i64| {
            let number = text.parse().ok().filter(|number| (0..=most).contains(number));
            number.filter(|_| text.len() == 2)
        };
        let minutes = figures(hour, 23)? * 60 + figures(minute, 59)?;
        Some((minutes, start..start + word.len()))
    })
}

/// Minutes since midnight of a time as encoded.
//
// when ::= hour ":" minute ":" second
pub(super) fn minutes(when: &str) -> Option<i64> {
    let (hour, rest) = when.split_once(':')?;
    let minute = rest.split(':').next()?;
    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
}

//! Dates as CMIF has them: a year, a month or a day, and nothing between.

use crate::cable::{DateWords, Dating, PartialDate};

/// A date by its attributes.
pub(super) struct Date {
    /// Their names and values.
    pub(super) attributes: Vec<(&'static str, String)>,
    /// `@evidence`: an editor has added it in brackets.
    pub(super) is_conjecture: bool,
    /// `@cert`: an editor has put a question mark behind it.
    pub(super) is_doubtful: bool,
}

/// The date, if its year is known; CMIF has none without.
pub(super) fn date(told: &DateWords) -> Option<Date> {
    let days = match told.dating? {
        Dating::When(day) => vec![("when", day)],
        Dating::Range(first, last) => vec![("from", first), ("to", last)],
        Dating::Between(first, last) => vec![("notBefore", first), ("notAfter", last)],
    };
    let attributes = days.into_iter().map(|(name, day)| Some((name, with_year(day)?)));
    let words = &told.words.value;
    Some(Date {
        attributes: attributes.collect::<Option<_>>()?,
        is_conjecture: words.contains('['),
        is_doubtful: words.contains('?'),
    })
}

// XML Schema 1.0 has no year 0 (part 2, 3.2.7).
fn with_year(day: PartialDate) -> Option<String> {
    day.year.filter(|year| *year > 0).map(|_| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span, Spanned};

    /// The attributes, and whether the date is a conjecture and doubtful.
    type Told = (Vec<(&'static str, String)>, bool, bool);

    fn attributes(words: &str, dating: Dating) -> Option<Told> {
        let words = Spanned::new(words.to_owned(), Span::new(SourceId(0), 0..0));
        let date = date(&DateWords { words, dating: Some(dating) })?;
        Some((date.attributes, date.is_conjecture, date.is_doubtful))
    }

    #[test]
    fn what_editors_add_and_doubt_is_said() {
        let day = |text| PartialDate::from_iso(text).expect("a date");
        let month = Dating::When(day("1950-10"));
        let when = vec![("when", "1950-10".to_owned())];
        assert_eq!(attributes("October 1950", month), Some((when.clone(), false, false)));
        assert_eq!(attributes("[October 1950?]", month), Some((when, true, true)));
        assert_eq!(attributes("11 October", Dating::When(day("--10-11"))), None);
        let open = Dating::Between(day("1950-10-11"), day("--10-12"));
        assert_eq!(attributes("11 or 12 October", open), None);
    }
}

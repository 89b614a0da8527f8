//! The date in a citation.

use std::ops::Range;

use crate::cable::{Dating, PartialDate};
use crate::source::{Passage, Spanned};

/// The date that stands behind the title in a citation; `None` if none is read there.
///
/// A title may hold quotation marks of its own, so its end is the first mark with a date behind it.
// citation ::= mark title (mark "," | "," mark) S date rest
// mark     ::= '"' | "“" | "”"
pub(super) fn citation_date(citation: &Passage) -> Option<Spanned<Dating>> {
    let text = &citation.value;
    let mut marks = text.match_indices(['"', '“', '”']).skip(1);
    let (date, range) = marks.find_map(|(at, mark)| {
        let behind = at + mark.len();
        let inside = text[..at].ends_with(',');
        let start = if text[behind..].starts_with(',') { behind + 1 } else { behind };
        (inside || start > behind).then(|| date_at(text, start))?
    })?;
    Some(Spanned::new(Dating::When(date), citation.part(range)))
}

// date ::= month S day "," S year | day S month S year | month S year | year
fn date_at(text: &str, start: usize) -> Option<(PartialDate, Range<usize>)> {
    let words: Vec<(&str, Range<usize>)> = words(text, start).take(3).collect();
    let word = |at: usize| words.get(at).map_or("", |(word, _)| *word);
    let [first, second, third] = [word(0), word(1), word(2)];
    let forms = [
        (3, year(third), month(first), day(second)),
        (3, year(third), month(second), day(first)),
        (2, year(second), month(first), None),
        (1, year(first), None, None),
    ];
    // A form fits if it finds a number for each of its words.
    let (length, date) = forms.into_iter().find_map(|(length, year, month, day)| {
        let given = 1 + usize::from(month.is_some()) + usize::from(day.is_some());
        (year.is_some() && given == length).then_some((length, PartialDate { year, month, day }))
    })?;
    let range = words[0].1.start..words[length - 1].1.end;
    Some((date.real()?, range))
}

/// The words from an offset on with their places; the comma or stop behind a word is no part of it.
fn words(text: &str, start: usize) -> impl Iterator<Item = (&str, Range<usize>)> {
    let pieces = text[start..].split_inclusive(char::is_whitespace);
    let placed = pieces.scan(start, |end, piece| {
        *end += piece.len();
        Some((*end - piece.len(), piece))
    });
    placed.filter_map(|(at, piece)| {
        let word = piece.trim_end().trim_end_matches([',', '.']);
        (!word.is_empty()).then(|| (word, at..at + word.len()))
    })
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4 && is_digits(word)).then(|| word.parse().ok()).flatten()
}

fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word))?;
    Some(at as u8 + 1)
}

fn day(word: &str) -> Option<u8> {
    (word.len() <= 2 && is_digits(word)).then(|| word.parse().ok()).flatten()
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId};

    fn read(citation: &str) -> Option<(String, String)> {
        let source = Source::new(SourceId(0), "citation", citation);
        let date = citation_date(&source.passage(0..citation.len()))?;
        Some((date.value.to_string(), citation[date.span.range()].to_owned()))
    }

    #[test]
    fn the_date_stands_behind_the_title() {
        let cases = [
            ("\"Cable No. 1\", October 11, 1950, Archive", "1950-10-11", "October 11, 1950"),
            ("“Cable No. 1,” February 03, 1949, Archive", "1949-02-03", "February 03, 1949"),
            ("“Cable No. 1”, 11 October 1950, Archive", "1950-10-11", "11 October 1950"),
            ("\"Notes\", November 1967, Archive", "1967-11", "November 1967"),
            ("\"Notes\", 1948, Archive", "1948", "1948"),
            ("\"Notes\", 1948.", "1948", "1948"),
            ("\"On \"Peace\", a draft\", May 01, 1951, Archive", "1951-05-01", "May 01, 1951"),
        ];
        for (citation, date, words) in cases {
            assert_eq!(read(citation), Some((date.to_owned(), words.to_owned())), "{citation}");
        }
    }

    #[test]
    fn what_is_not_a_date_behind_a_title_is_passed_over() {
        for citation in [
            "",
            "October 11, 1950",
            "\"Cable of October 11, 1950\", Archive, 1999",
            "\"Cable\" October 11, 1950",
            "\"Cable\", [undated], Archive",
            "\"Cable\", February 30, 1950, Archive",
            "\"Cable\", October 11-12, 1950, Archive",
            "\"Cable\", 19505, Archive",
            "\"Cable\",",
        ] {
            assert_eq!(read(citation), None, "{citation}");
        }
    }
}

//! What stands in a row.

use crate::cable::{Dating, PartialDate};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing is known.
    Nothing,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Number,
}

impl Cell {
    /// Words; none are nothing.
    pub(super) fn text(words: String) -> Cell {
        if words.is_empty() { Cell::Nothing } else { Cell::Text(words) }
    }

    /// Several in one cell.
    pub(super) fn list(words: impl IntoIterator<Item = String>) -> Cell {
        Cell::aligned(words.into_iter().filter(|words| !words.is_empty()))
    }

    /// Several in one cell, the third with the third of another cell; some may be empty.
    pub(super) fn aligned(words: impl IntoIterator<Item = String>) -> Cell {
        Cell::text(parted(&words.into_iter().collect::<Vec<_>>()))
    }

    /// A date as EDTF (ISO 8601-2, annex A) writes it.
    pub(super) fn date(dating: Option<Dating>) -> Cell {
        dating.map_or(Cell::Nothing, |dating| Cell::Text(edtf(dating)))
    }
}

// cell  ::= value (";" (" " value)?)*
// value ::= any characters but ";", which is written "," where there are several values
fn parted(values: &[String]) -> String {
    let [first, others @ ..] = values else { return String::new() };
    if others.is_empty() {
        return first.clone();
    }
    let mut cell = first.replace(';', ",");
    for value in others {
        cell.push(';');
        if !value.is_empty() {
            cell.push(' ');
            cell.push_str(&value.replace(';', ","));
        }
    }
    cell.trim_end_matches(';').to_owned()
}

fn edtf(dating: Dating) -> String {
    match dating {
        Dating::When(day) => edtf_day(day),
        Dating::Range(first, last) => format!("{}/{}", edtf_day(first), edtf_day(last)),
        Dating::Between(first, last) => format!("[{}..{}]", edtf_day(first), edtf_day(last)),
    }
}

/// A year that nobody tells is four signs that stand for any figure.
fn edtf_day(day: PartialDate) -> String {
    let words = day.to_string();
    match words.strip_prefix('-').filter(|_| day.year.is_none()) {
        Some(rest) => format!("XXXX{rest}"),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_cell_keep_their_places() {
        for (values, expected) in [
            (&["a; b"][..], "a; b"),
            (&["a; b", "c"], "a, b; c"),
            (&["", "x", "", "y", ""], "; x;; y"),
            (&["", ""], ""),
        ] {
            let values: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
            assert_eq!(parted(&values), expected);
        }
    }

    #[test]
    fn dates_are_edtf() {
        let day = |text| PartialDate::from_iso(text).expect("a date");
        for (dating, expected) in [
            (Dating::When(day("1950-10")), "1950-10"),
            (Dating::When(day("--10-11")), "XXXX-10-11"),
            (Dating::Range(day("1950-10-11"), day("1950-10-12")), "1950-10-11/1950-10-12"),
            (Dating::Between(day("1950"), day("1951")), "[1950..1951]"),
        ] {
            assert_eq!(edtf(dating), expected);
        }
    }
}

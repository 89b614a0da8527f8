//! A range of leaves or pages runs backwards.

use std::ops::Range;

use super::{Context, Record, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::shelfmark::{LeafRange, Level, leaves};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "leaf-range-reversed",
    family: Family::Archive,
    severity: Severity::Error,
    summary: "a range of leaves or pages runs backwards",
    page: include_str!("../../docs/rules/leaf-range-reversed.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for part in record.cable.shelfmarks().filter_map(|shelfmark| shelfmark.part(Level::List)) {
        let range = reversed(&part.n.value);
        findings.extend(range.map(|range| finding("leaves", range, part.words.span)));
    }
    for words in &record.cable.printed {
        let range = pages(&words.value);
        let backwards =
            range.and_then(|range| Some((reversed(&words.value[range.clone()])?, range)));
        findings.extend(backwards.map(|(pages, range)| finding("pages", pages, words.part(range))));
    }
}

fn reversed(numbers: &str) -> Option<LeafRange> {
    leaves(numbers)?.ranges.into_iter().find(|range| range.is_reversed())
}

/// The pages of a book or journal: behind their mark, or with nothing behind them.
//
// pages ::= ( "pp." | "p." | "pages" | "S." | "с." | "стр." | "," | ":" ) S number dash number
fn pages(printed: &str) -> Option<Range<usize>> {
    const MARKS: [&str; 6] = ["pp.", "p.", "pages", "S.", "стр.", "с."];
    let is_number = |sign: char| sign.is_ascii_digit() || "-–—".contains(sign);
    let behind = |at: usize| {
        let rest = &printed[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let rest = &printed[start..];
        start..start + rest.find(|sign| !is_number(sign)).unwrap_or(rest.len())
    };
    let marked = MARKS.iter().filter_map(|mark| {
        let at = printed.rfind(mark)?;
        let begins_word = !printed[..at].ends_with(char::is_alphanumeric);
        begins_word.then(|| behind(at + mark.len())).filter(|range| !range.is_empty())
    });
    let words = printed.trim_end_matches(['.', ')', ' ']);
    let at_end = || {
        let range = behind(words.rfind([',', ':'])? + 1);
        (range.end == words.len() && !range.is_empty()).then_some(range)
    };
    marked.into_iter().next().or_else(at_end)
}

fn finding(what: &str, range: LeafRange, place: Span) -> Diagnostic {
    Diagnostic::new(&KIND, format!("{what} `{range}` run backwards"))
        .at(place, "as cited")
        .help("compare the source: two numbers changed places, or a digit is wrong")
}

#[cfg(test)]
mod tests {
    use super::super::witnesses::{cable, findings};
    use super::*;

    #[test]
    fn leaves_run_forwards() {
        for (leaves, range) in [("0135-0134", "135-134"), ("3, 7ob-7", "7ob-7")] {
            let cable = cable(&format!("AP-RF | AP RF | f. 45, op. 1, d. 334, ll. {leaves}"));
            let expected = format!("error: leaves `{range}` run backwards");
            assert_eq!(findings(&RULE, &cable), [expected]);
        }
        for leaves in ["134-135", "7-7ob", "134-5", "12, 11"] {
            let cable = cable(&format!("AP-RF | AP RF | f. 45, op. 1, d. 334, ll. {leaves}"));
            assert_eq!(findings(&RULE, &cable), [""; 0], "{leaves}");
        }
    }

    #[test]
    fn pages_are_found() {
        for (printed, expected) in [
            ("A Book (Moscow, 2005), pp. 135-134", Some("135-134")),
            ("A Journal 16, S. 12–11.", Some("12–11")),
            ("A Journal 16: 12-11", Some("12-11")),
            ("A Book, Vol. 5, 1946-1950 (Moscow, 2005), p. 148", Some("148")),
            ("Documents, Volume XI, Document No. 96", None),
        ] {
            assert_eq!(pages(printed).map(|range| &printed[range]), expected, "{printed}");
        }
    }
}

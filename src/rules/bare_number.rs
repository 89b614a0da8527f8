//! A cable number as it is compared.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// A number without what does not matter: leading zeros, case, alphabet, and the marks between its parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct BareNumber {
    /// Its digits, in runs: 78 and 168 of `P78/168`.
    runs: Vec<String>,
    /// Its letters, small and Latin: the `sh` of `483/sh` and of `483/ш`.
    letters: String,
    /// The numbers that a range covers.
    range: Option<RangeInclusive<u64>>,
}

impl BareNumber {
    /// Reads `@n`; a number without digits cannot be compared.
    // number ::= part { mark part }
    // part   ::= digits | letters
    pub(super) fn read(n: &str) -> Option<Self> {
        let n = &*ungrouped(n);
        let runs = n.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        let number = Self {
            runs: runs.map(|run| run.trim_start_matches('0').to_owned()).collect(),
            letters: letters(n),
            range: read_range(n),
        };
        (!number.runs.is_empty()).then_some(number)
    }

    /// Its digits alone, for a search; what is found may still differ in letters.
    pub(super) fn digits(&self) -> String {
        self.runs.join("/")
    }

    /// The number as one that can be counted: digits without marks between them; of a range, the first.
    pub(super) fn count(&self) -> Option<u64> {
        if let Some(range) = &self.range {
            return Some(*range.start());
        }
        let [number] = self.runs.as_slice() else { return None };
        number.parse().ok()
    }

    /// Whether both can be the same number.
    ///
    /// A range agrees with each number that it covers. Titles often leave off the letters, so only
    /// letters on both sides are compared: `483` agrees with `483/sh`, `483/s` does not.
    pub(super) fn agrees(&self, other: &BareNumber) -> bool {
        self.letters_agree(other)
            && match (&self.range, &other.range) {
                (None, None) => {
                    let (own, others) = self.beside(other);
                    own == others
                }
                (Some(range), None) => other.lies_in(range),
                (None, Some(range)) => self.lies_in(range),
                (Some(range), Some(other)) => range == other,
            }
    }

    /// How many numbers a range covers; any other number is one.
    pub(super) fn how_many(&self) -> u64 {
        self.range.as_ref().map_or(1, |range| range.end() - range.start() + 1)
    }

    /// The slip of a hand that would make one number of the other.
    pub(super) fn slip(&self, other: &BareNumber) -> Option<Slip> {
        let (own, others) = self.beside(other);
        let comparable = self.letters_agree(other) && own.len() == others.len();
        comparable.then(|| find_slip(&own.join("/"), &others.join("/"))).flatten()
    }

    /// The runs of both, without the year that only one of them gives: `2117/1950` and `2117`.
    fn beside<'a>(&'a self, other: &'a BareNumber) -> (&'a [String], &'a [String]) {
        let (own, others) = (self.runs.as_slice(), other.runs.as_slice());
        match (own, others) {
            ([number @ .., year], _) if number.len() == others.len() && is_year(year) => {
                (number, others)
            }
            (_, [number @ .., year]) if number.len() == own.len() && is_year(year) => (own, number),
            _ => (own, others),
        }
    }

    fn letters_agree(&self, other: &BareNumber) -> bool {
        self.letters.is_empty() || other.letters.is_empty() || self.letters == other.letters
    }

    fn lies_in(&self, range: &RangeInclusive<u64>) -> bool {
        let [number] = self.runs.as_slice() else { return false };
        number.parse().is_ok_and(|number| range.contains(&number))
    }
}

/// Whether figures behind a number may be the year of the series; registers begin anew each year.
fn is_year(run: &str) -> bool {
    run.len() == 4 && (run.starts_with("18") || run.starts_with("19") || run.starts_with("20"))
}

/// The letters of a number. A protocol of the Politburo is marked `P` or `Pb`: `P78/168`, `Pb 78/168`.
fn letters(n: &str) -> String {
    let letters = n.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    let latin: String = letters.map(latin).collect();
    match latin.strip_prefix("pb") {
        Some(others) => format!("p{others}"),
        None => latin,
    }
}

/// The letters that translations write for a mark of secrecy or of the cipher office: `ш` is `sh`, `гс` is `gs`.
fn latin(letter: char) -> Cow<'static, str> {
    match letter {
        'а' => "a".into(),
        'б' => "b".into(),
        'в' => "v".into(),
        'г' => "g".into(),
        'и' | 'і' => "i".into(),
        'м' => "m".into(),
        'о' => "o".into(),
        'п' => "p".into(),
        'с' => "s".into(),
        'ш' => "sh".into(),
        other => other.to_string().into(),
    }
}

/// The number without what stands between its thousands: `25 553`, `25.553`, `25,553`.
//
// number ::= [ digit ] [ digit ] digit { mark digit digit digit }          the same mark throughout
// mark   ::= blank | "." | ","
fn ungrouped(n: &str) -> Cow<'_, str> {
    let n = n.trim();
    let is_mark = |sign: char| sign.is_whitespace() || ['.', ','].contains(&sign);
    let Some(mark) = n.chars().find(|sign| is_mark(*sign)) else { return n.into() };
    let mut groups = n.split(mark);
    let is_group = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let begins =
        groups.next().is_some_and(|first| is_group(first) && (1..=3).contains(&first.len()));
    let is_grouped = begins && groups.all(|group| is_group(group) && group.len() == 3);
    if is_grouped { n.replace(mark, "").into() } else { n.into() }
}

// range ::= digits dash digits { mark letters }
// dash  ::= "-" | "–" | "—"
//
// The second number may leave off the digits that it shares with the first: 1643-44.
fn read_range(n: &str) -> Option<RangeInclusive<u64>> {
    let (first, rest) = n.split_once(['-', '–', '—'])?;
    let (first, rest) = (first.trim(), rest.trim());
    let (last, suffix) =
        rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(first) || last.is_empty() || suffix.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let shared = &first[..first.len().saturating_sub(last.len())];
    let range = first.parse().ok()?..=format!("{shared}{last}").parse().ok()?;
    (range.start() < range.end()).then_some(range)
}

/// What sets two numbers apart that differ by little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// 4785, 4784.
    OneDigit,
    /// 4785, 4875.
    Swapped,
    /// 4785, 47785.
    Doubled,
    /// 4785, 47185.
    Dropped,
}

impl Slip {
    /// The slip in words that do not say which number is right.
    pub(super) fn words(self) -> &'static str {
        match self {
            Slip::OneDigit => "one digit differs",
            Slip::Swapped => "two digits have changed places",
            Slip::Doubled => "a digit is doubled in one of them",
            Slip::Dropped => "one of them has a digit more",
        }
    }
}

fn find_slip(a: &str, b: &str) -> Option<Slip> {
    let start = common(a.bytes(), b.bytes());
    let (a_rest, b_rest) = (&a.as_bytes()[start..], &b.as_bytes()[start..]);
    let end = common(a_rest.iter().rev(), b_rest.iter().rev());
    let (a_rest, b_rest) = (&a_rest[..a_rest.len() - end], &b_rest[..b_rest.len() - end]);
    match (a_rest, b_rest) {
        ([x], [y]) if digits(&[*x, *y]) => Some(Slip::OneDigit),
        ([x, y], [v, w]) if x == w && y == v && digits(a_rest) => Some(Slip::Swapped),
        ([extra], []) | ([], [extra]) if a.as_bytes()[..start].last() == Some(extra) => {
            Some(Slip::Doubled)
        }
        ([extra], []) | ([], [extra]) if digits(&[*extra]) => Some(Slip::Dropped),
        _ => None,
    }
}

fn common<T: PartialEq>(a: impl Iterator<Item = T>, b: impl Iterator<Item = T>) -> usize {
    a.zip(b).take_while(|(x, y)| x == y).count()
}

fn digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: &str) -> BareNumber {
        BareNumber::read(n).unwrap_or_else(|| panic!("{n:?} is a number"))
    }

    #[test]
    fn zeros_case_and_marks_do_not_matter() {
        let cases = [
            ("0100", "100", true),
            ("0100", "1000", false),
            ("483/sh", "483-SH", true),
            ("483/sh", "483/s", false),
            ("483/sh", "483", true),
            ("02416-s", "2416s", true),
            ("P78/168", "p78-168", true),
            ("P78/168", "P78/169", false),
            ("72/III", "72/II", false),
            ("2117/1950", "2117", true),
            ("2117/1950", "2117/1951", false),
            ("2117/1950", "2118", false),
            ("2117/3950", "2117", false),
            ("1950", "1950/1950", true),
            ("99999999999999999999", "99999999999999999999", true),
            ("25 553", "25553", true),
            ("25\u{a0}553", "25553", true),
            ("2555 3", "25553", false),
            ("100 1000", "1001000", false),
            ("17.085", "17085", true),
            ("25,553", "25553", true),
            ("17.0855", "170855", false),
            ("1.085,553", "1085553", false),
            ("34691/ш", "34691/sh", true),
            ("010097сс", "010097ss", true),
            ("34691/ш", "34691/s", false),
            ("Pb 78/168", "P78/168", true),
            ("Пб 78/168", "P78/168", true),
            ("St 78/168", "P78/168", false),
        ];
        for (a, b, expected) in cases {
            assert_eq!(number(a).agrees(&number(b)), expected, "{a} {b}");
            assert_eq!(number(b).agrees(&number(a)), expected, "{b} {a}");
        }
        for n in ["", "б/н", "-"] {
            assert_eq!(BareNumber::read(n), None, "{n:?}");
        }
    }

    #[test]
    fn a_range_covers_its_numbers() {
        let cases = [
            ("1643-1644", "1643", true),
            ("1643-1644", "1644", true),
            ("1643-1644", "1645", false),
            ("1643-1644", "1643–44", true),
            ("1643-1644", "1643-1645", false),
            ("1643 - 1644", "01644", true),
            ("1643-1644/sh", "1644/sh", true),
            ("1643-1644/sh", "1644/s", false),
            ("1644-1643", "1643", false),
            ("1643-1644-1645", "1644", false),
            ("1643-", "1643", true),
            ("-1643", "1643", true),
        ];
        for (a, b, expected) in cases {
            assert_eq!(number(a).agrees(&number(b)), expected, "{a} {b}");
            assert_eq!(number(b).agrees(&number(a)), expected, "{b} {a}");
        }
    }

    #[test]
    fn small_differences_have_names() {
        let cases = [
            ("4785", "4784", Some(Slip::OneDigit)),
            ("4785", "4775", Some(Slip::OneDigit)),
            ("4785", "4758", Some(Slip::Swapped)),
            ("4785", "8745", None),
            ("4785", "47785", Some(Slip::Doubled)),
            ("4785", "44785", Some(Slip::Doubled)),
            ("4785", "47185", Some(Slip::Dropped)),
            ("4785", "785", Some(Slip::Dropped)),
            ("4785", "85", None),
            ("4785/sh", "4784/sh", Some(Slip::OneDigit)),
            ("4785/sh", "4784/s", None),
            ("P78/168", "P78/163", Some(Slip::OneDigit)),
            ("4785/1950", "4784", Some(Slip::OneDigit)),
            ("1/23", "12/3", None),
            ("4785", "4785/1", None),
            ("4785", "4785", None),
        ];
        for (a, b, expected) in cases {
            assert_eq!(number(a).slip(&number(b)), expected, "{a} {b}");
            assert_eq!(number(b).slip(&number(a)), expected, "{b} {a}");
        }
    }
}

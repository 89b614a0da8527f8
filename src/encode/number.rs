//! Finds cable numbers behind their marks.

use std::ops::Range;

use super::lines::wording::places_of_words;
use crate::cable::Series;
use crate::dates;
use crate::source::{find_byte, trimmed};

/// A number with the mark before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// `No.`, `Nº`, `№`, `#`.
    pub(super) mark: Range<usize>,
    /// The number, or several joined by slashes.
    pub(super) number: Range<usize>,
}

impl Marked {
    /// The numbers one by one: `32951/32947/32970` is three, `811, 812-813` two, `1643-1644` and `483/sh`
    /// are one.
    pub(super) fn each(&self, text: &str) -> Vec<Range<usize>> {
        let mut each = divided(text, self.number.clone());
        let mut end = self.number.end;
        while let Some(next) = next_in_list(text, end, self.is_plural(text)) {
            end = next.end;
            each.extend(divided(text, next));
        }
        each
    }

    /// Where the last ends of the numbers that stand in a row.
    pub(super) fn end(&self, text: &str) -> usize {
        self.each(text).last().map_or(self.number.end, |last| last.end)
    }

    /// `Nos.`, `NºNº`, `NoNo`, `NN`
    pub(super) fn is_plural(&self, text: &str) -> bool {
        let letter = |c: &char| !matches!(c, ' ' | '\u{A0}' | '.' | ':' | ']');
        let mark: String = text[self.mark.clone()].chars().filter(letter).collect();
        ["nos", "nono", "nn", "nºnº", "n°n°", "№№", "##"].contains(&mark.to_lowercase().as_str())
    }
}

/// Numbers joined by strokes, one by one.
fn divided(text: &str, number: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[number.clone()];
    let long = |part: &str| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !words.contains('/') || !words.split('/').all(long) || ends_with_year(words) {
        return vec![number];
    }
    let mut start = number.start;
    let parts = words.split('/').map(|part| {
        let range = start..start + part.len();
        start = range.end + 1;
        range
    });
    parts.collect()
}

/// `00104/1956`: the number counts in a year, and is longer or shorter than a year.
fn ends_with_year(n: &str) -> bool {
    let (before, year) = n.rsplit_once('/').unwrap_or((n, ""));
    let counted = before.split('/').all(|part| part.len() != year.len());
    year.len() == 4 && ["18", "19", "20"].iter().any(|century| year.starts_with(century)) && counted
}

/// The next number behind a comma or an "and". Three digits at least, and no word behind them: in
/// `No. 5, 300 men` the second figure counts men. A range counts nothing, and a mark in the plural promises more.
fn next_in_list(text: &str, end: usize, promised: bool) -> Option<Range<usize>> {
    let joint =
        [", and ", ", ", " and ", " & "].iter().find(|joint| text[end..].starts_with(**joint))?;
    let start = end + joint.len();
    if let Some(marked) = marked_at(text, start).filter(|_| joint.ends_with("and ")) {
        return Some(marked.number);
    }
    let length = number_length(&text[start..])?;
    let number = &text[start..start + length];
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let behind = &text[start + length..];
    let goes_on = [" and ", " of ", " from "].iter().any(|word| behind.starts_with(word));
    if dates::read_at(number, 0, dates::TWENTIETH).is_some_and(|date| date.names_day) {
        return None;
    }
    let is_range = number.contains(['-', '–']);
    let ends = goes_on || is_range || promised || !behind.starts_with([' ', '\u{A0}']);
    ((digits >= 3 || promised) && ends && number.starts_with(|c: char| c.is_ascii_digit()))
        .then_some(start..start + length)
}

/// The count that the number's own form tells: `P78/168` is of a protocol, `02277-ss` of a stamp.
pub(super) fn series(n: &str) -> Option<Series> {
    let figures = n.trim_start_matches(char::is_alphabetic);
    let letters = &n[..n.len() - figures.len()];
    if matches!(letters, "P" | "Pb" | "PB" | "St" | "ST" | "П" | "Пб" | "ПБ" | "Ст")
        && n.contains('/')
    {
        return Some(Series::Protocol);
    }
    matches!(suffix(n), Some("s" | "ss" | "gs" | "g" | "с" | "сс" | "гс" | "г"))
        .then_some(Series::Stamp)
}

/// The letters behind a register's number: secret, top secret, cipher.
pub(super) fn suffix(n: &str) -> Option<&str> {
    let figures = figures(n);
    let letters = n[figures..].trim_start_matches(['-', '/']);
    // "1950s" is a decade.
    let joined = n[figures..].starts_with('-');
    let secret = matches!(letters, "s" | "с") && (n.starts_with('0') || joined || figures >= 5)
        || matches!(letters, "g" | "г") && joined;
    let other = matches!(letters, "ss" | "gs" | "sh" | "сс" | "гс" | "ш");
    (figures >= 2 && (secret || other)).then_some(letters)
}

/// Every word with a figure in it, without stops and brackets around it.
pub(super) fn words_with_figures(text: &str) -> impl Iterator<Item = Range<usize>> {
    let edge = |c: char| !c.is_alphanumeric();
    places_of_words(text).into_iter().filter_map(move |word| {
        let bare = trimmed(text, word, edge);
        text[bare.clone()].contains(|c: char| c.is_ascii_digit()).then_some(bare)
    })
}

/// The bare number for `@n`: the source's words with hyphens for dashes.
pub(super) fn bare(words: &str) -> String {
    words.replace(['–', '—', '‑'], "-")
}

/// The first number behind a mark at or after a place.
///
/// ```text
/// marked ::= mark [ mark ] [ blank ] number
/// mark   ::= "No." | "No.:" | "no." | "NO." | "Nos." | "No:" | "No" | "Nº" | "N°" | "№" | "#" | "N"
/// ```
pub(super) fn find_marked(text: &str, from: usize) -> Option<Marked> {
    // Nearly every paragraph has letters that may begin a mark, and few have a figure.
    find_byte(text, from, |byte| byte.is_ascii_digit())?;
    let bytes = text.as_bytes();
    let mut at = from;
    while at < text.len() {
        let candidate =
            bytes[at..].iter().position(|byte| matches!(byte, b'N' | b'n' | b'#' | 0xE2))?;
        at += candidate;
        if let Some(marked) = text.is_char_boundary(at).then(|| marked_at(text, at)).flatten() {
            return Some(marked);
        }
        at += 1;
    }
    None
}

/// The number behind the mark that stands at a place, if one does.
pub(super) fn marked_at(text: &str, at: usize) -> Option<Marked> {
    // A mark is no end of a word: "piano. 5" has none.
    if text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let mut end = at;
    // A second mark makes the plural: "NºNº 1620-1622".
    for _ in 0..2 {
        let blanks =
            [" ", "\u{A0}"].iter().find(|blank| end > at && text[end..].starts_with(**blank));
        let blank = blanks.map_or(0, |blank| blank.len());
        let mark = MARKS.iter().find(|mark| text[end + blank..].starts_with(**mark));
        end += mark.map_or(0, |mark| blank + mark.len());
    }
    let blanks = text[end..].len() - text[end..].trim_start_matches([' ', '\u{A0}']).len();
    // "no" without a stop is a word: only "No 4785" with its blank and figures is a mark.
    let is_letters = matches!(&text[at..end], "No" | "Nos" | "N" | "NN" | "NoNo");
    if end == at || (is_letters && blanks == 0) {
        return None;
    }
    let start = end + blanks;
    let length = number_length(&text[start..])?;
    let length = grouped_length(&text[start..]).unwrap_or(length);
    if &text[at..end] == "N" && is_north(&text[..at], &text[start..start + length]) {
        return None;
    }
    Some(Marked { mark: at..end, number: start..start + length })
}

/// `38° N 127`, `N 5`: a single letter with one figure, or behind a figure, may be anything.
fn is_north(before: &str, number: &str) -> bool {
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    let measured = before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '°');
    measured || figures < 2 || !number.starts_with(|c: char| c.is_ascii_digit())
}

/// A mark that begins with another stands before it.
const MARKS: &[&str] = &[
    "No.]", "Nº]", "Nos.:", "Nos.", "No.:", "No.", "No:", "NO.", "NO:", "Nr.", "no.", "nos.", "Nº",
    "N°", "№", "#", "Nos", "No", "N",
];

/// The one number of a line that has no mark before it: behind the year of a Chinese ministry and before its `hao`, or else
/// from the first figure on.
pub(super) fn alone(text: &str) -> Option<Range<usize>> {
    let counted = before_hao(text);
    let mut words = words_with_figures(counted.unwrap_or(text));
    if counted.is_some() {
        return words.last();
    }
    let start = words.next()?.start;
    Some(start..start + number_length(&text[start..])?)
}

/// The words before `hao`, the Chinese word for a number, if the line ends with it.
pub(super) fn before_hao(text: &str) -> Option<&str> {
    let words = text.trim_end_matches('.');
    ["hao", "[hao]", "号"]
        .iter()
        .find_map(|hao| words.strip_suffix(hao))
        .filter(|before| before.trim_end().ends_with(|c: char| c.is_ascii_digit()))
}

/// How long a number is that begins a text.
///
/// ```text
/// number ::= [ letters ] digits [ letters ] { joint piece | ( "/" | "." S ) level [ "." ] }
/// piece  ::= digits [ letters ] | letters
/// joint  ::= "/" | "-" | "–" | "."
/// letters ::= at most three letters           sh, ss, gs, III; P in P78/168
/// level  ::= "szig. titk" | "sz. t" | "titk" ...                                    how secret, in Hungarian
/// ```
pub(super) fn number_length(text: &str) -> Option<usize> {
    let letters = |at: usize| {
        let run = text[at..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - at);
        if text[at..at + run].chars().count() <= 3 { Some(at + run) } else { None }
    };
    let digits = |at: usize| {
        let count = figures(&text[at..]);
        (count > 0).then_some(at + count)
    };
    let piece = |at: usize| match digits(at) {
        Some(end) => letters(end),
        None => letters(at).filter(|&end| end > at),
    };
    let mut end = letters(digits(letters(0)?)?)?;
    end += level_length(&text[end..]).unwrap_or(0);
    while let Some(joint) = text[end..].chars().next().filter(|c| "/-–.".contains(*c)) {
        match piece(end + joint.len_utf8()) {
            Some(next) => end = next + level_length(&text[next..]).unwrap_or(0),
            None => break,
        }
    }
    Some(end)
}

/// How many figures a text begins with.
pub(super) fn figures(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How long the level is that Hungarian registries write into their numbers, with its joint and the stop that shortens it:
/// `/szig. titk.` of `38/szig. titk.-1956`.
fn level_length(text: &str) -> Option<usize> {
    let joint = ["/", ". "].iter().find(|joint| text.starts_with(**joint))?;
    let behind = &text[joint.len()..];
    let level = LEVELS.iter().find(|level| behind.starts_with(**level))?;
    let rest = &behind[level.len()..];
    let ends = !rest.starts_with(char::is_alphanumeric);
    ends.then_some(joint.len() + level.len() + usize::from(rest.starts_with('.')))
}

/// Whether a registry has written the level into a number.
pub(super) fn has_level(n: &str) -> bool {
    n.match_indices(['/', '.']).any(|(at, _)| level_length(&n[at..]).is_some())
}

/// Top secret and secret, as they are shortened; one that begins with another stands before it.
const LEVELS: &[&str] = &[
    "szig. titk",
    "szig.titk",
    "szigtitk",
    "szig. t",
    "szig.t",
    "sz. titk",
    "sz.titk",
    "sz. t",
    "sz.t",
    "szt",
    "titk",
];

/// How long a number of four to six figures is whose thousands stand apart: `15 612`. Nothing is counted by it.
pub(super) fn grouped_length(text: &str) -> Option<usize> {
    let thousands = figures(text);
    let rest = text[thousands..].strip_prefix(' ').filter(|_| (1..=3).contains(&thousands))?;
    let behind = &rest[figures(rest).min(3)..];
    let ends = behind.is_empty() || behind.starts_with(['.', ',', ';', ')', '\n', ' ']);
    let counts = behind
        .strip_prefix(' ')
        .is_some_and(|next| !["of ", "from ", "dated "].iter().any(|word| next.starts_with(word)));
    (figures(rest) == 3 && ends && !counts).then_some(thousands + " ".len() + 3)
}

/// The number that stands without a mark behind the words for a kind of document: `Telegram 075.083`. It has three
/// figures at least, is no year, and no sentence goes on behind it.
pub(super) fn directly_behind(text: &str, end: usize) -> Option<Marked> {
    let start = end + 1;
    let behind = text
        .get(end..)?
        .strip_prefix(' ')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let length = number_length(behind)?;
    let number = &behind[..length];
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    let year = length == 4 && ["18", "19", "20"].iter().any(|century| number.starts_with(century));
    let rest = &behind[length..];
    let ends = rest.is_empty() || rest.starts_with(',') || rest.starts_with(" from ");
    (figures >= 3 && !year && ends)
        .then_some(Marked { mark: start..start, number: start..start + length })
}

/// How long the number is with which a printed telegram begins: two or three figures, or five behind the letters of a
/// headquarters.
pub(super) fn leading_length(text: &str) -> Option<usize> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let start = if letters > 0 { letters + 1 } else { 0 };
    let behind = text.get(start..).filter(|_| letters == 0 || text[letters..].starts_with(' '))?;
    let figures = figures(behind);
    let fits = if letters > 0 { letters <= 3 && figures == 5 } else { (2..=3).contains(&figures) };
    fits.then_some(start + figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find_marked(text, 0)
            .map_or_else(Vec::new, |marked| marked.each(text))
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn numbers_behind_marks() {
        for (text, numbers) in [
            ("Cable No. 4785, Filippov", vec!["4785"]),
            ("Cable Nº 4784", vec!["4784"]),
            ("To No. 483/sh.", vec!["483/sh"]),
            ("Incoming No. 02277-ss;", vec!["02277-ss"]),
            ("# P78/168", vec!["P78/168"]),
            ("№72/III", vec!["72/III"]),
            ("Spec. No. 1643-1644", vec!["1643-1644"]),
            ("Nº 32951/32947/32970 from", vec!["32951", "32947", "32970"]),
            ("Spets NºNº 1620-1622", vec!["1620-1622"]),
            ("No.084.504 of", vec!["084.504"]),
            ("Spets NºNº 1879, 1880", vec!["1879", "1880"]),
            ("Your No. 811, 812-813.", vec!["811", "812-813"]),
            ("No. 5, 300 men", vec!["5"]),
            ("Nº 731, 5.11.55", vec!["731"]),
            ("NO: 446, August 18", vec!["446"]),
            ("In addition to Nos. 88, 89.", vec!["88", "89"]),
            ("Nº Nº 411, 412", vec!["411", "412"]),
            ("Nº\u{A0}Nº\u{A0}411, 412", vec!["411", "412"]),
            ("No. 9 and No. 10", vec!["9", "10"]),
            ("Your [No.] 44 has", vec!["44"]),
            ("Cipher message No. 15 612", vec!["15 612"]),
            ("No. 15 612 of 3 May", vec!["15 612"]),
            ("No. 15 612 men", vec!["15"]),
            ("your N 20-15 (special", vec!["20-15"]),
            ("NN 610, 611", vec!["610", "611"]),
            ("TELEGRAMS NoNo 2188 and 2189", vec!["2188", "2189"]),
            ("Nos 5 and 6 came", vec!["5", "6"]),
            ("No.: 2607", vec!["2607"]),
            ("Nr. 23/sz.t./1956", vec!["23/sz.t./1956"]),
            ("No. 38/szig. titk.-1956", vec!["38/szig. titk.-1956"]),
            ("No. 29/szig. titk. has", vec!["29/szig. titk."]),
            ("No. 00104/1956", vec!["00104/1956"]),
            ("No. 1879/1880", vec!["1879", "1880"]),
            ("No. 29. Titkok", vec!["29"]),
            ("No. 29/titkos", vec!["29"]),
            ("Tgb. Nr. 12/53", vec!["12/53"]),
        ] {
            assert_eq!(found(text), numbers, "{text}");
        }
        for text in
            ["There is no. Five", "casino. 5", "none 5", "No5", "N 5", "no 5 men", "38° N 127"]
        {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn numbers_that_tell_their_count() {
        assert_eq!(series("P78/168"), Some(Series::Protocol));
        assert_eq!(series("02277-ss"), Some(Series::Stamp));
        assert_eq!(series("010343-gs"), Some(Series::Stamp));
        assert_eq!(series("1476/sh"), None);
        assert_eq!(series("72/III"), None);
        for n in ["02277-ss", "010097ss", "0767s", "02416-s", "1476/sh"] {
            assert!(suffix(n).is_some(), "{n}");
        }
        for n in ["10418s", "1418-g", "2077-с"] {
            assert_eq!(series(n), Some(Series::Stamp), "{n}");
        }
        for n in ["1950s", "5s", "28", "100m", "4ak", "500g"] {
            assert_eq!(suffix(n), None, "{n}");
        }
    }
}

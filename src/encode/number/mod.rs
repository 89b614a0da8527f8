//! Finds cable numbers behind their marks.

mod row;
mod unmarked;
mod own_form;
mod length;

pub(super) use length::{figures, grouped_length, has_level, leading_length, number_length};
pub(super) use own_form::{bare, series, suffix};
pub(super) use unmarked::{alone, before_hao, directly_behind, words_with_figures};

use std::ops::Range;

use crate::source::find_byte;

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
        let mut each = row::divided(text, self.number.clone());
        let mut end = self.number.end;
        while let Some(next) = row::next_in_list(text, end, self.is_plural(text)) {
            end = next.end;
            each.extend(row::divided(text, next));
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
        ["nos", "nono", "nn", "nºs", "n°s", "nºnº", "n°n°", "№№", "##"]
            .contains(&mark.to_lowercase().as_str())
    }
}

/// The first number behind a mark at or after a place.
///
/// ```text
/// marked ::= mark [ mark ] [ blank ] number
/// mark   ::= "No." | "No.:" | "no." | "NO." | "Nos." | "NOs." | "No:" | "No" | "Nºs" | "Nº" | "nº" | "N°" | "№" | "#" | "N"
/// ```
pub(super) fn find_marked(text: &str, from: usize) -> Option<Marked> {
    // Nearly every paragraph has letters that may begin a mark, and few have a figure.
    find_byte(text, from, |byte| byte.is_ascii_digit())?;
    let bytes = text.as_bytes();
    let mut at = from;
    while at < text.len() {
        at += bytes[at..].iter().position(begins_mark)?;
        if let Some(marked) = text.is_char_boundary(at).then(|| marked_at(text, at)).flatten() {
            return Some(marked);
        }
        at += 1;
    }
    None
}

/// The number behind the mark that stands at a place, if one does.
pub(super) fn marked_at(text: &str, at: usize) -> Option<Marked> {
    // Nearly every line that may bear a number at its front begins otherwise.
    if !text.as_bytes().get(at).is_some_and(begins_mark) {
        return None;
    }
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

/// Whether a byte is the first of one of the [`MARKS`].
fn begins_mark(byte: &u8) -> bool {
    matches!(byte, b'N' | b'n' | b'#' | 0xE2)
}

/// A mark that begins with another stands before it.
const MARKS: &[&str] = &[
    "No.]", "Nº]", "Nos.:", "Nos.", "NOs.", "NOS.", "Nos:", "No.:", "No.", "No:", "NO.", "NO:",
    "Nr.", "no.", "nos.", "Nºs", "N°s", "Nº", "nº", "N°", "n°", "№", "#", "Nos", "No", "N",
];

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
            ("SPECIAL NOs. 412-413", vec!["412-413"]),
            ("NOS. 88, 89", vec!["88", "89"]),
            ("Special Nºs 402, 377", vec!["402", "377"]),
            ("nº 47-k", vec!["47-k"]),
            ("No. 29/1955. szig. titk.", vec!["29/1955"]),
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
}

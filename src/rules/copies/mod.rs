//! A distribution list as it is counted: the number of copies it states, and the copies it lists.

mod figures;

use std::ops::Range;

pub(super) use figures::number_of;
use figures::{
    behind_mark, count_at_end, count_in_front, figure_in_front, in_words, is_number, is_total,
    numbered, stated,
};

/// What a distribution list says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Copies {
    /// The number of copies before the word `copies`, and where it stands.
    pub(super) stated: Option<(u32, Range<usize>)>,
    /// Who got them, in order.
    pub(super) entries: Vec<Entry>,
    /// Whether no word says that the list goes on.
    pub(super) is_complete: bool,
}

/// Somebody who got a copy, or several.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number of the copy: 2 in `Nº 2 – to Stalin`, in `2. Comr. Molotov`.
    pub(super) number: Option<u32>,
    /// How many: 2 in `Stalin - 2`, in `Stalin (2)`, in `2-3. Comr. Kozlov`; otherwise one.
    pub(super) count: u32,
    /// How many if the figure in front of it counts copies rather than numbering them: `2 to the Ministry`.
    counted: u32,
    /// Where the entry stands.
    pub(super) range: Range<usize>,
}

impl Copies {
    /// Reads a list with its heading.
    ///
    /// ```text
    /// list    ::= heading [ ":" inline ] { newline entry }
    /// heading ::= ... [ number S ( "copy" | "copies" | "экз" ) ] ...
    /// inline  ::= who { ( "," | ";" ) [ newline ] who }         a newline alone parts them behind a number
    /// entry   ::= [ ( number [ dash number ] "." | number dash | mark number dash | dash ) ] who
    /// who     ::= words [ dash number | "(" number ")" ] | number [ "copies" ] ( "to" | "for" ) words
    /// ```
    pub(super) fn read(text: &str) -> Copies {
        let mut entries = Vec::new();
        let lines = rows(text).into_iter().flat_map(|line| without_heading(text, line));
        for line in lines.flat_map(|line| marked_one_by_one(text, line)) {
            let words = &text[line.clone()];
            match numbered(words) {
                Some(number) => entries.push(Entry::of(text, line, number)),
                None if in_words(words).is_some() => entries.push(Entry::of(text, line, None)),
                None => entries.extend(inline(text, &line)),
            }
        }
        number_in_a_row(text, &mut entries);
        let stated = stated(text);
        if let Some((stated, _)) = stated {
            take_for_counts(stated, &mut entries);
        }
        let goes_on = ["...", "…", "etc", "others", "и др"];
        let lower = text.to_lowercase();
        Copies { stated, entries, is_complete: !goes_on.iter().any(|sign| lower.contains(sign)) }
    }

    /// Whether the number of copies stands behind the list. There it counts the sheets that were typed, and a list of
    /// names in a row seldom says who got several.
    pub(super) fn is_totalled(&self) -> bool {
        let last = self.entries.last().map_or(usize::MAX, |entry| entry.range.start);
        self.stated.as_ref().is_some_and(|(_, place)| last < place.start)
    }

    /// Whether the entries can be so many copies. A list that begins with the second copy leaves out the first, which
    /// went to the addressee; of one that begins later, the lines before are not known to be of the list.
    pub(super) fn may_come_to(&self, stated: u32) -> bool {
        let first = self.entries.first().and_then(|entry| entry.number);
        let left_out = first.map_or(0, |first| first.saturating_sub(1));
        let counted = self.entries.iter().map(|entry| entry.counted).sum::<u32>();
        [self.sum(), counted].into_iter().any(|sum| stated == sum || stated == sum + left_out)
    }

    /// How many copies the entries come to.
    pub(super) fn sum(&self) -> u32 {
        self.entries.iter().map(|entry| entry.count).sum()
    }
}

impl Entry {
    fn of(text: &str, range: Range<usize>, number: Option<u32>) -> Entry {
        let words = &text[range.clone()];
        let count = count_in_front(words).or_else(|| in_words(words));
        let count = count.or_else(|| count_at_end(words)).unwrap_or(1);
        let counted = number.is_none().then(|| figure_in_front(words)).flatten().unwrap_or(count);
        Entry { number, count, counted, range }
    }
}

/// Gives the names of a row their numbers, if the figures before them are numbers of copies and no counts: each has the
/// mark of a number, or they begin with 1, and the last is the number of all copies:
/// `1 — Bulganin, 2 — Vyshinsky, 3 — file`.
fn number_in_a_row(text: &str, entries: &mut [Entry]) {
    let numbers = || entries.iter().map(|entry| numbered(&text[entry.range.clone()]).flatten());
    let (Some(Some(first)), Some(Some(last))) = (numbers().next(), numbers().next_back()) else {
        return;
    };
    let all = entries.iter().map(|entry| entry.count).sum::<u32>();
    let of_last = entries.last().map_or(0, |entry| entry.count);
    let is_marked = entries.iter().all(|entry| behind_mark(&text[entry.range.clone()]).is_some());
    let is_row = first == 1 && last + of_last == all + 1 && entries.len() > 2;
    if numbers().all(|number| number.is_some()) && (is_marked || is_row) {
        for entry in entries {
            entry.number = numbered(&text[entry.range.clone()]).flatten();
        }
    }
}

/// Takes the figures before the names for counts if they do not rise and come to the number stated: of three copies
/// `2 – Centre` and `1 – Embassy`.
fn take_for_counts(stated: u32, entries: &mut [Entry]) {
    let numbers: Option<Vec<u32>> = entries.iter().map(|entry| entry.number).collect();
    let Some(numbers) = numbers else { return };
    if numbers.is_sorted() || numbers.iter().sum::<u32>() != stated {
        return;
    }
    for entry in entries {
        entry.count = entry.number.take().unwrap_or(entry.count);
        entry.counted = entry.count;
    }
}

/// The lines, those of a row of names taken together.
fn rows(text: &str) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    for line in lines(text) {
        match rows.last_mut() {
            Some(row) if goes_on(&text[row.clone()], &text[line.clone()]) => row.end = line.end,
            _ => rows.push(line),
        }
    }
    rows
}

/// Whether a row of names goes on with a line: it ends with a comma, or the line begins with a name and its number.
fn goes_on(row: &str, line: &str) -> bool {
    let names = row.split_once(':').map(|(_, names)| names);
    let is_row = names.is_some_and(|names| !names.is_empty()) && numbered(row).is_none();
    let begins_with_name = || {
        let name = line.split(SEPARATORS).next().unwrap_or_default();
        numbered(line).is_none() && count_at_end(name).is_some()
    };
    is_row && (row.ends_with(SEPARATORS) || !row.ends_with('.') && begins_with_name())
}

/// What parts the names of a row.
const SEPARATORS: [char; 2] = [',', ';'];

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        start.min(at)..start.min(at) + line.trim().len()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// `Two copies printed. Nº 1 to Cde. Stalin`: the heading, and what stands behind it on its line.
fn without_heading(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[line.clone()];
    let mut stops = words.match_indices(". ").map(|(at, stop)| at + stop.len());
    match stops.find(|&at| behind_mark(&words[at..]).is_some() && stated(&words[..at]).is_some()) {
        Some(at) => vec![line.start..line.start + at, line.start + at..line.end],
        None => vec![line],
    }
}

/// `Nº 2 – to Stalin, Nº 3 – to Molotov`, `1 - Stalin; 2 - Molotov`: each with its number.
fn marked_one_by_one(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[line.clone()];
    let is_marked = behind_mark(words).is_some();
    if !is_marked && !matches!(numbered(words), Some(Some(_))) {
        return vec![line];
    }
    let begins = |at: usize| match is_marked {
        true => behind_mark(&words[at..]).is_some() && before(words, at).ends_with(STOPS),
        false => {
            matches!(numbered(&words[at..]), Some(Some(_)))
                && before(words, at).ends_with(SEPARATORS)
        }
    };
    let mut starts = vec![0];
    let mut start = 0;
    for at in words.match_indices(' ').map(|(at, _)| at + 1).filter(|&at| begins(at)) {
        // "1, 2 – Stalin" is one entry.
        if words[start..at].contains(char::is_alphabetic) {
            starts.push(at);
            start = at;
        }
    }
    let ends = starts.iter().skip(1).map(|&at| before(words, at).len() - 1).chain([words.len()]);
    let entries = starts.iter().zip(ends);
    entries.map(|(start, end)| line.start + start..line.start + end).collect()
}

/// What stands before a place and its blanks.
fn before(words: &str, at: usize) -> &str {
    words[..at].trim_end()
}

/// What parts entries that have a mark each.
const STOPS: [char; 3] = [',', ';', '.'];

/// Names behind a colon: `Copies: Stalin (2), Molotov`. Behind `Checked by:` stands who had the form in hand.
fn inline(text: &str, line: &Range<usize>) -> Vec<Entry> {
    let Some(colon) = text[line.clone()].find(':') else { return Vec::new() };
    if text[line.start..line.start + colon].ends_with(" by") {
        return Vec::new();
    }
    let mut at = line.start + colon + 1;
    let mut entries = Vec::new();
    for piece in pieces(&text[at..line.end]) {
        let start = at + piece.len() - piece.trim_start().len();
        let range = start..start + piece.trim().len();
        at += piece.len() + 1;
        let words = &text[range.clone()];
        if (words.contains(char::is_alphabetic) || is_number(words)) && !is_total(words) {
            entries.push(Entry::of(text, range, None));
        }
    }
    entries
}

/// What stands between commas and semicolons. A line may end behind the number of a name instead, or within a name.
fn pieces(names: &str) -> Vec<&str> {
    let end_of_line = |piece: &str| {
        let mut ends = piece.match_indices('\n').map(|(at, _)| at);
        ends.find(|&at| count_at_end(&piece[..at]).is_some())
    };
    let mut pieces = Vec::new();
    for mut piece in names.split(SEPARATORS) {
        while let Some(end) = end_of_line(piece) {
            pieces.push(&piece[..end]);
            piece = &piece[end + 1..];
        }
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> (Option<u32>, u32, Vec<u32>) {
        let copies = Copies::read(text);
        let numbers = copies.entries.iter().filter_map(|entry| entry.number).collect();
        (copies.stated.as_ref().map(|(count, _)| *count), copies.sum(), numbers)
    }

    #[test]
    fn figures_number_copies_or_count_them() {
        let may = |text: &str| {
            let copies = Copies::read(text);
            copies.stated.as_ref().is_some_and(|(stated, _)| copies.may_come_to(*stated))
        };
        assert!(may("3 copies: 2 to the MFA, 1 to file"));
        assert!(may("3 copies: 1 to the MFA, 2 to Cde. A, 3 to file"));
        assert!(may("Two copies printed. Nº 2 to file."));
        assert!(may("Two copies printed. Nº 1 to Cde. A. Nº 2 to file."));
        assert!(may("4 copies: Nos. 1 and 2 to Cde. A, Nos. 3-4 to file"));
        assert!(!may("Three copies printed. Nº 2 to file."));
        assert!(!may("4 copies: 2 to the MFA, 1 to file"));
    }

    #[test]
    fn lists_are_counted() {
        for (text, stated, sum, numbers) in [
            (
                "5 copies: No 1-2 - A, No 3 - B, No 4 - C, No 5 - file",
                Some(5),
                5,
                &[1, 3, 4, 5][..],
            ),
            ("Copies to: 1 — A, 2 — B, 2 — C, 4 — file", None, 4, &[1, 2, 2, 4]),
            ("Copies to: 2 — A, 1 — B, 1 — file", None, 3, &[]),
            ("Written: in 4 copies\nThree to the Center\nOne to the Archives", Some(4), 4, &[]),
            (
                "Five copies printed\n1-2 – Cde. A\n3 – Cde. B\n4 – C\n5 – to file",
                Some(5),
                5,
                &[1, 3, 4, 5],
            ),
            ("Nº 2 – to A, Nº 3 – to B,\nNº 4 – to the office.", None, 3, &[2, 3, 4]),
            ("Distribution list - 11 copies: Stalin - 2, Molotov-1, Beria", Some(11), 4, &[][..]),
            ("Copies: Stalin (2), Molotov,\nMalenkov, Copy.", None, 5, &[]),
            (
                "9 copies: comrade\nStalin – 3;\nMembers of the\nSeven – 5; file – 1.",
                Some(9),
                9,
                &[],
            ),
            ("5 copies: Stalin - 2, Beria - 1\nMikoyan - 1, file-1\nTyped by A", Some(5), 5, &[]),
            ("5 copies\n1. Comr. Stalin\n2. Comr. 10th department", Some(5), 2, &[1, 2]),
            ("Copy Nº 1 – DISTRIBUTION LIST\nNº 2 – to Stalin\nNº 3 – to file", None, 2, &[2, 3]),
            (
                "Produced in 3 copies for:\n- the Ministry\n- the file\n- the Department",
                Some(3),
                3,
                &[],
            ),
            ("Produced in 3 copies for:\n- Cde. A\n-Cde. B\n- file", Some(3), 3, &[]),
            ("Distribution: the Chairman, Zhou (3), file (2); 14 copies in all", Some(14), 6, &[]),
            ("Copies to: the Premier; file: a total of 4 copies", Some(4), 2, &[]),
            ("Two copies printed. Nº 2 to file.", Some(2), 1, &[2]),
            ("Three copies printed. Nº 1 to Cde. A, Nº 2 to file.", Some(3), 2, &[1, 2]),
            ("Printed in 3 copies: original to comrade A, 2 copies to file.", Some(3), 3, &[]),
            ("Отп. 3 экз.: № 1 – адресату, № 2, 3 – в дело", Some(3), 3, &[]),
            (
                "A — 6 copies: 1-2 to addressee, 3 – B, 4 – C, 5 – department, 6 – file",
                Some(6),
                6,
                &[],
            ),
            ("One copy printed for Cde. Stalin.", Some(1), 0, &[]),
            ("Typed 4 copies:\nNos. 1, 2 - A\nNo. 3 - B\nNo. 4 - file", Some(4), 4, &[1, 3, 4]),
            (
                "Typed 6 copies\nNº 1,2 - A;  Nº 3 - B;  Nº 4 - C\nNº 5 - D;  Nº 6 - file",
                Some(6),
                6,
                &[1, 3, 4, 5, 6],
            ),
            ("4 copies\n1, 2 - A; 3 - B; 4 - file", Some(4), 4, &[1, 3, 4]),
            ("Made 8 cop.      Checked by: Maj. A", Some(8), 0, &[]),
        ] {
            assert_eq!(counted(text), (stated, sum, numbers.to_vec()), "{text}");
        }
    }
}

//! A distribution list as it is counted: the number of copies it states, and the copies it lists.

use std::ops::Range;

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
    /// inline  ::= who { ( "," | ";" ) who }
    /// entry   ::= [ ( number [ dash number ] "." | number dash | mark number dash | dash ) ] who
    /// who     ::= words [ dash number | "(" number ")" ] | number [ "copies" ] ( "to" | "for" ) words
    /// ```
    pub(super) fn read(text: &str) -> Copies {
        let lines = lines(text);
        let mut entries = Vec::new();
        let lines = lines.into_iter().flat_map(|line| without_heading(text, line));
        for line in lines.flat_map(|line| marked_one_by_one(text, line)) {
            let words = &text[line.clone()];
            match numbered(words) {
                Some(number) => entries.push(Entry::of(text, line, number)),
                None if in_words(words).is_some() => entries.push(Entry::of(text, line, None)),
                None => entries.extend(inline(text, &line)),
            }
        }
        let goes_on = ["...", "…", "etc", "others", "и др"];
        Copies {
            stated: stated(text),
            entries,
            is_complete: !goes_on.iter().any(|sign| text.to_lowercase().contains(sign)),
        }
    }

    /// Whether the number of copies stands behind the list. There it counts the sheets that were typed, and a list of
    /// names in a row seldom says who got several.
    pub(super) fn is_totalled(&self) -> bool {
        let last = self.entries.last().map_or(usize::MAX, |entry| entry.range.start);
        self.stated.as_ref().is_some_and(|(_, place)| last < place.start)
    }

    /// Whether the entries can be so many copies. A list that begins with the second copy leaves out the first, which
    /// went to the addressee.
    pub(super) fn may_come_to(&self, stated: u32) -> bool {
        let begins_with_second = self.entries.first().and_then(|entry| entry.number) == Some(2);
        let left_out = u32::from(begins_with_second);
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

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        start.min(at)..start.min(at) + line.trim().len()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// The number of the line if it is an entry of its own; `Some(None)` of one with a dash or a bullet.
#[expect(clippy::option_option, reason = "no entry, an entry without number, an entry with one")]
fn numbered(line: &str) -> Option<Option<u32>> {
    if let Some(rest) = line.strip_prefix(['-', '–', '—', '•']) {
        let begins_name = |sign: char| sign == ' ' || sign.is_uppercase();
        return rest.starts_with(begins_name).then_some(None);
    }
    let marked = MARKS.iter().find_map(|mark| line.strip_prefix(mark));
    let (number, rest) = leading_number(marked.unwrap_or(line).trim_start())?;
    let rest = rest.trim_start();
    let several = || rest.strip_prefix(DASHES).and_then(leading_number).map(|(_, rest)| rest);
    let parted = match marked {
        Some(_) => rest.starts_with(DASHES) || rest.starts_with('t'),
        None => {
            let behind = several().unwrap_or(rest);
            behind.starts_with(['.', ')']) || begins_with_dash(behind.trim_start())
        }
    };
    parted.then_some(Some(number))
}

/// What stands before the number of a copy.
const MARKS: [&str; 7] = ["Nº", "№", "Nos.", "No.", "No ", "N°", "#"];

/// `Two copies printed. Nº 1 to Cde. Stalin`: the heading, and what stands behind it on its line.
fn without_heading(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[line.clone()];
    let is_marked = |words: &str| MARKS.iter().any(|mark| words.starts_with(mark));
    let mut stops = words.match_indices(". ").map(|(at, stop)| at + stop.len());
    match stops.find(|&at| is_marked(&words[at..]) && stated(&words[..at]).is_some()) {
        Some(at) => vec![line.start..line.start + at, line.start + at..line.end],
        None => vec![line],
    }
}

/// `Nº 2 – to Stalin, Nº 3 – to Molotov`: each with its number.
fn marked_one_by_one(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let is_marked = |words: &str| MARKS.iter().any(|mark| words.starts_with(mark));
    if !is_marked(&text[line.clone()]) {
        return vec![line];
    }
    let mut starts = vec![line.start];
    let stops = text[line.clone()].match_indices(' ').map(|(at, _)| line.start + at + 1);
    let behind_stop = |at: usize| text[..at - 1].ends_with([',', ';', '.']);
    starts.extend(stops.filter(|&at| is_marked(&text[at..line.end]) && behind_stop(at)));
    let ends = starts.iter().skip(1).map(|at| at - 2).chain([line.end]);
    starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
}

/// `Three to the Center`, `2 copies to file`
fn in_words(entry: &str) -> Option<u32> {
    let (word, rest) = entry.split_once(' ')?;
    let copies = ["copies ", "copy "].iter().find_map(|copies| rest.strip_prefix(copies));
    let named = NUMERALS.contains(&&*word.to_lowercase()) || copies.is_some();
    number(word).filter(|_| named && goes_to(copies.unwrap_or(rest)))
}

fn goes_to(words: &str) -> bool {
    ["to ", "for "].iter().any(|way| words.starts_with(way))
}

/// `2 to the Ministry`
fn figure_in_front(entry: &str) -> Option<u32> {
    let (number, rest) = leading_number(entry)?;
    goes_to(rest.strip_prefix(' ')?).then_some(number)
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// `- to Stalin`
fn begins_with_dash(rest: &str) -> bool {
    rest.strip_prefix(DASHES).is_some_and(|rest| rest.starts_with(' '))
}

/// `2-3. Comr. Kozlov`, `No 1-2 - Kozlov`, `Nos. 1 and 2 to Kozlov`
fn count_in_front(entry: &str) -> Option<u32> {
    let marked = MARKS.iter().find_map(|mark| entry.strip_prefix(mark));
    let (first, rest) = leading_number(marked.unwrap_or(entry).trim_start())?;
    let (last, rest) =
        leading_number(rest.strip_prefix(DASHES).or_else(|| rest.strip_prefix(" and "))?)?;
    let count = last.checked_sub(first)? + 1;
    let parted = rest.starts_with(['.', ')'])
        || begins_with_dash(rest.trim_start())
        || goes_to(rest.trim_start());
    (parted && count <= 99).then_some(count)
}

fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok().filter(|_| end <= 3)?, &text[end..]))
}

/// Names behind a colon: `Copies: Stalin (2), Molotov`.
fn inline(text: &str, line: &Range<usize>) -> Vec<Entry> {
    let Some(colon) = text[line.clone()].find(':') else { return Vec::new() };
    let mut at = line.start + colon + 1;
    let mut entries = Vec::new();
    for piece in text[at..line.end].split([',', ';']) {
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

/// `№ 2`, of `№ 2, 3 – to file`
fn is_number(words: &str) -> bool {
    let marked = MARKS.iter().find_map(|mark| words.strip_prefix(mark));
    let number = marked.and_then(|number| leading_number(number.trim_start()));
    number.is_some_and(|(_, rest)| rest.is_empty())
}

/// `in 4 copies`, `14 copies in all`: the number of copies, which names nobody.
//
// total ::= { "a" | "all" | "altogether" | "in" | "of" | "total" } number ( "copy" | "copies" ) ...
fn is_total(words: &str) -> bool {
    const BEFORE: [&str; 6] = ["a", "all", "altogether", "in", "of", "total"];
    let names_nobody = in_words(words).is_none();
    stated(words).filter(|_| names_nobody).is_some_and(|(_, place)| {
        let mut before = words[..place.start].split_whitespace();
        before.all(|word| BEFORE.contains(&&*word.to_lowercase()))
    })
}

/// `Stalin - 2`, `Molotov-1`, `Stalin (2)`.
fn count_at_end(entry: &str) -> Option<u32> {
    let entry = entry.trim_end_matches(['.', ' ', ']']);
    let bare = entry.strip_suffix(')').unwrap_or(entry);
    let name = bare.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let before = name.trim_end();
    let marked = if bare.len() < entry.len() {
        before.ends_with('(')
    } else {
        before.ends_with(['-', '–', '—'])
    };
    // "Nº 2 – 10" has no name.
    let named = before.contains(char::is_alphabetic);
    bare[name.len()..].parse().ok().filter(|count| marked && named && (1..=99).contains(count))
}

/// `5 copies`, `Produced in 9 copies for:`, `Two copies printed.`
fn stated(text: &str) -> Option<(u32, Range<usize>)> {
    let words = words(text);
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs.into_iter().find_map(|(count, copies)| {
        let of_copies = ["copy", "copies", "экз", "экземпляр"];
        // "Nº 12 – Copy" is a copy for the file.
        if !text[count.end..copies.start].trim().is_empty() {
            return None;
        }
        let word = text[copies.clone()].to_lowercase();
        if !of_copies.iter().any(|begin| word.starts_with(begin)) {
            return None;
        }
        Some((number(&text[count.clone()])?, count.clone()))
    })
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|next| at + next) {
        let rest = &text[start..];
        at = start + rest.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(rest.len());
        words.push(start..at);
    }
    words
}

fn number(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let named = NUMERALS.iter().position(|numeral| *numeral == lower);
    named.and_then(|at| u32::try_from(at + 1).ok()).or_else(|| word.parse().ok())
}

const NUMERALS: [&str; 15] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen",
];

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
            ("5 copies: No 1-2 - A, No 3 - B, No 4 - C, No 5 - file", Some(5), 5, &[][..]),
            ("Written: in 4 copies\nThree to the Center\nOne to the Archives", Some(4), 4, &[]),
            (
                "Five copies printed\n1-2 – Cde. A\n3 – Cde. B\n4 – C\n5 – to file",
                Some(5),
                5,
                &[1, 3, 4, 5],
            ),
            ("Nº 2 – to A, Nº 3 – to B,\nNº 4 – to the office.", None, 3, &[2, 3, 4]),
            ("Distribution list - 11 copies: Stalin - 2, Molotov-1, Beria", Some(11), 4, &[][..]),
            ("Copies: Stalin (2), Molotov,\nMalenkov, Copy.", None, 3, &[]),
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
        ] {
            assert_eq!(counted(text), (stated, sum, numbers.to_vec()), "{text}");
        }
    }
}

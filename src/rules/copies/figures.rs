//! The figures of a distribution list: how many copies it states, the numbers of copies, and how many go to somebody.

use std::ops::Range;

/// The number of the line if it is an entry of its own; `Some(None)` of one with a dash or a bullet.
#[expect(clippy::option_option, reason = "no entry, an entry without number, an entry with one")]
pub(super) fn numbered(line: &str) -> Option<Option<u32>> {
    if let Some(rest) = line.strip_prefix(['-', '–', '—', '•']) {
        let begins_name = |sign: char| sign == ' ' || sign.is_uppercase();
        return rest.starts_with(begins_name).then_some(None);
    }
    let marked = behind_marks(line);
    let several = numbers(marked.unwrap_or(line).trim_start())?;
    let rest = several.rest.trim_start();
    let parted = match marked {
        Some(_) => rest.starts_with(DASHES) || rest.starts_with('t'),
        None => rest.starts_with(['.', ')']) || begins_with_dash(rest),
    };
    parted.then_some(Some(several.first))
}

/// The numbers of the copies that one entry gives to somebody.
struct Numbers<'t> {
    first: u32,
    count: u32,
    rest: &'t str,
}

/// Reads the numbers with which an entry begins: `1`, `1-2`, `1, 2`, `1 and 2`. Each must follow the one before.
//
// numbers ::= number { ( dash | "," | " and " ) number }
fn numbers(text: &str) -> Option<Numbers<'_>> {
    let (first, mut rest) = leading_number(text)?;
    let mut last = first;
    while let Some((number, behind)) = next_number(rest) {
        let follows = if rest.starts_with(DASHES) { number > last } else { number == last + 1 };
        if !follows {
            break;
        }
        (last, rest) = (number, behind);
    }
    Some(Numbers { first, count: last - first + 1, rest })
}

fn next_number(text: &str) -> Option<(u32, &str)> {
    let joined = text.strip_prefix(DASHES).or_else(|| text.strip_prefix(','));
    let joined = joined.or_else(|| text.strip_prefix(" and"))?;
    leading_number(joined.trim_start())
}

/// The words behind the marks of an entry: `Copy No. 2 – to file` has two.
fn behind_marks(line: &str) -> Option<&str> {
    let behind = behind_mark(line)?;
    let entry = behind_mark(behind).filter(|number| {
        let figures = number.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit());
        let who = figures.trim_start().strip_prefix(DASHES);
        who.is_some_and(|who| goes_to(who.trim_start()))
    });
    entry.or(Some(behind))
}

/// The words behind the mark of a copy's number, if they begin with one.
//
// A line `Copy Nº 1` may say of the paper itself which copy it is.
pub(super) fn behind_mark(words: &str) -> Option<&str> {
    MARKS.iter().find_map(|mark| words.strip_prefix(mark))
}

/// What stands before the number of a copy.
const MARKS: [&str; 9] = ["Nº", "№", "Nos.", "No.", "No ", "N°", "#", "Copy ", "copy "];

/// `Three to the Center`, `2 copies to file`
pub(super) fn in_words(entry: &str) -> Option<u32> {
    let (word, rest) = entry.split_once(' ')?;
    let copies = ["copies ", "copy "].iter().find_map(|copies| rest.strip_prefix(copies));
    let named = NUMERALS.contains(&&*word.to_lowercase()) || copies.is_some();
    number(word).filter(|_| named && goes_to(copies.unwrap_or(rest)))
}

fn goes_to(words: &str) -> bool {
    ["to ", "for "].iter().any(|way| words.starts_with(way))
}

/// `2 to the Ministry`
pub(super) fn figure_in_front(entry: &str) -> Option<u32> {
    let (number, rest) = leading_number(entry)?;
    goes_to(rest.strip_prefix(' ')?).then_some(number)
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// `- to Stalin`
fn begins_with_dash(rest: &str) -> bool {
    rest.strip_prefix(DASHES).is_some_and(|rest| rest.starts_with(' '))
}

/// `2-3. Comr. Kozlov`, `No 1-2 - Kozlov`, `Nos. 1 and 2 to Kozlov`, `Nos. 1, 2 - Kozlov`
pub(super) fn count_in_front(entry: &str) -> Option<u32> {
    let Numbers { count, rest, .. } = numbers(behind_mark(entry).unwrap_or(entry).trim_start())?;
    let rest = rest.trim_start();
    let parted = rest.starts_with(['.', ')']) || begins_with_dash(rest) || goes_to(rest);
    (parted && (2..=99).contains(&count)).then_some(count)
}

fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    Some((text[..end].parse().ok().filter(|_| end <= 3)?, &text[end..]))
}

/// `№ 2`, of `№ 2, 3 – to file`
pub(super) fn is_number(words: &str) -> bool {
    let number = behind_mark(words).and_then(|number| leading_number(number.trim_start()));
    number.is_some_and(|(_, rest)| rest.is_empty())
}

/// The number of a paper that says which copy it is, and where it stands: `Copy Nº 4`, `Ex. No. 1`.
//
// mark ::= ( "Copy" | "Ex." | "Экз." ) S mark S? number
pub(in super::super) fn number_of(words: &str) -> Option<(u32, Range<usize>)> {
    let (kind, rest) = words.trim_start().split_once(' ')?;
    let is_copy = ["copy", "ex.", "экз."].contains(&&*kind.to_lowercase());
    let number = behind_mark(rest.trim_start()).filter(|_| is_copy)?.trim_start();
    let (own, behind) = leading_number(number)?;
    let start = words.len() - number.len();
    Some((own, start..words.len() - behind.len()))
}

/// `in 4 copies`, `14 copies in all`: the number of copies, which names nobody.
//
// total ::= { "a" | "all" | "altogether" | "in" | "of" | "total" } number ( "copy" | "copies" ) ...
pub(super) fn is_total(words: &str) -> bool {
    const BEFORE: [&str; 6] = ["a", "all", "altogether", "in", "of", "total"];
    let names_nobody = in_words(words).is_none();
    stated(words).filter(|_| names_nobody).is_some_and(|(_, place)| {
        let mut before = words[..place.start].split_whitespace();
        before.all(|word| BEFORE.contains(&&*word.to_lowercase()))
    })
}

/// `Stalin - 2`, `Molotov-1`, `Stalin (2)`.
pub(super) fn count_at_end(entry: &str) -> Option<u32> {
    let entry = entry.trim_end_matches(['.', ' ', ']']);
    let bare = entry.strip_suffix(')').unwrap_or(entry);
    let name = bare.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let before = name.trim_end();
    let marked =
        if bare.len() < entry.len() { before.ends_with('(') } else { before.ends_with(DASHES) };
    // "Nº 2 – 10" has no name.
    let named = before.contains(char::is_alphabetic);
    bare[name.len()..].parse().ok().filter(|count| marked && named && (1..=99).contains(count))
}

/// `5 copies`, `5 cop. mk`, `Produced in 9 copies for:`, `Two copies printed.`
pub(super) fn stated(text: &str) -> Option<(u32, Range<usize>)> {
    let words = words(text);
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs.into_iter().find_map(|(count, copies)| {
        let of_copies = ["copy", "copies", "экз", "экземпляр"];
        // "Nº 12 – Copy" is a copy for the file.
        if !text[count.end..copies.start].trim().is_empty() {
            return None;
        }
        let word = text[copies.clone()].to_lowercase();
        if word != "cop" && !of_copies.iter().any(|begin| word.starts_with(begin)) {
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

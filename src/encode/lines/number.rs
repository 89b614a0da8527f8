//! A number alone on its line: `Nº 2395`, `Special no. 550`, `Issuing No. 8600`, `1304/sh.`, `Incoming 02416-s`.

use super::wording::{folded, has_at_most, is_title_case};
use super::{Context, LineRule, Numbers, Part, Place, Role, Tags, classification, whole};
use crate::cable::{LineKind, NoteKind, Series};
use crate::dates;
use crate::encode::{brackets, number};

/// ```text
/// line   ::= [ series ] number-mark number { "," number } | [ series ] bare { S bare } | [ series ] file
///          | words "(" year ")" digits "hao" | digits { "/" digits } "/" level [ joint year ]
/// series ::= words "(" year ")" | [ "(" year ")" ] [ "Special" | "Spec." | "Spets" | "Issuing" | "Incoming" | "Outgoing" | "vkh." ]
/// bare   ::= a number of the title | digits suffix | five or six digits | protocol | digits [ dash digits ]     the last behind `Spets.`
/// file   ::= letters and figures joined by strokes, [ "(" words ")" | letters "/" letters ]
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.has_figure(),
    recognise: |words, context| {
        let bare = || bare(words, context).map(Numbers::Bare);
        let numbers = marked(words, context).or_else(bare).or_else(|| alone(words))?;
        line(words, numbers)
    },
};

/// Below a text a small number is whose signature stands there, also if the title gives it: registers count in
/// thousands.
pub(super) const BELOW: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.has_figure() && has_at_most(words, 3),
    recognise: |words, context| {
        let n = &words[number::find_marked(words, 0)?.number];
        let own = (1..=3).contains(&n.len()) && context.is_title_number(n);
        let untitled = Context { title_numbers: &[], ..context };
        line(words, marked(words, untitled).filter(|_| own)?)
    },
};

fn line(words: &str, numbers: Numbers) -> Option<Vec<Part>> {
    let tags = Tags { number: Some(numbers), ..Tags::default() };
    whole(words, Role::Line(LineKind::Note(NoteKind::Number)), tags)
}

/// The series of the number if the line is nothing but a number behind its mark.
fn marked(words: &str, context: Context<'_>) -> Option<Numbers> {
    let marked = number::find_marked(words, 0)?;
    let series = series(&words[..marked.mark.start])?;
    let after = &words[marked.number.end..];
    let rest = words[marked.end(words)..].trim_start_matches([',', ' ', '-', '–', '.']);
    let only_numbers = rest.chars().all(|c| c.is_ascii_digit() || " ,.-–/".contains(c))
        || brackets::is_only_brackets(rest);
    // A stroke or a blank may lead to the day: "No. 2308 / 24.12.51".
    let only_numbers = only_numbers && !rest.starts_with('/') && !is_date(rest);
    let n = &words[marked.number.clone()];
    // Registers count so far, no sender does: "# 60042/sh", "No. 600991/sh".
    let figures = number::figures(n);
    let long = figures >= 6 || (&words[marked.mark] == "#" && digits(n) >= 5);
    let of_register = series == Series::Sender && (context.is_title_number(n) || long);
    let series = if of_register { Series::Register } else { series };
    // "Nº 15588 15590" has a second number without a comma before it.
    let in_a_row = digits(rest) >= 3
        && after
            .strip_prefix(' ')
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let numbers = if in_a_row { Numbers::Bare } else { Numbers::Marked };
    only_numbers.then(|| numbers(series))
}

/// The count that the words before a number name; the sender's own where they name none.
pub(crate) fn series(before: &str) -> Option<Series> {
    Some(match folded(without_year(before)).as_str() {
        "" | "szám" | "sz" => Series::Sender,
        "special" | "spec" | "spets" | "спец" | "особый" => Series::Special,
        // How Chinese ministries and German offices count what goes out and comes in.
        "fa" | "fa dian" | "wai fa" | "wai fa dian" | "shou" | "shou dian" | "wai shou" | "tgb"
        | "tagebuch" | "az" | "aktenzeichen" => Series::Register,
        "issuing" | "ind" | "index" | "incoming" | "outgoing" | "in" | "inc" | "out" | "outg"
        | "register" | "control" | "8d/gs" | "iskh" | "iskhod" | "исх" | "вх" => {
            Series::Register
        }
        "vkh" | "vh" => Series::Stamp,
        _ => return is_of_ministry(before).then_some(Series::Register),
    })
}

/// `Foreign Affairs [Wai] (55)`: the words with which a Chinese ministry counts, and the year in which it does.
fn is_of_ministry(before: &str) -> bool {
    let year = before.trim_end().strip_suffix(')').and_then(|words| words.rsplit_once(" ("));
    year.is_some_and(|(words, year)| {
        matches!(year.len(), 2 | 4)
            && digits(year) == year.len()
            && has_at_most(words, 6)
            && is_title_case(words)
    })
}

/// Chinese ministries count anew each year: `(56) No. 417`, `(55) Incoming No. 16204`.
fn without_year(before: &str) -> &str {
    let inner = before.trim().strip_prefix(['(', '[']);
    let year = inner.and_then(|inner| inner.split_once([')', ']']));
    let year = year.filter(|(year, _)| year.len() == digits(year) && !year.is_empty());
    year.map_or(before, |(_, behind)| behind)
}

/// The series of the numbers if the line is nothing but numbers without marks.
fn bare(words: &str, context: Context<'_>) -> Option<Series> {
    let first = words.find(|c: char| c.is_ascii_digit())?;
    let start = words[..first].rfind(' ').map_or(0, |at| at + 1);
    let named = series(&words[..start]);
    let numbers = words[start..].split_whitespace().map(|n| n.trim_end_matches(['.', ',', ';']));
    let protocol = !words[..start].contains('.')
        && matches!(folded(&words[..start]).as_str(), "p" | "pb" | "st" | "п" | "пб" | "ст");
    if protocol {
        let item = |n: &str| n.split('/').count() == 2 && digits(n) > 0 && n.len() <= 10;
        return numbers.clone().all(item).then_some(Series::Protocol);
    }
    let series = named?;
    let labelled = words[..start].ends_with(": ");
    let by_itself = |n: &str| {
        let counted = labelled && (3..=6).contains(&n.len()) && digits(n) == n.len();
        let lettered = series != Series::Sender && is_lettered(n);
        let special = series == Series::Special && are_counted(n);
        context.is_title_number(n)
            || number::suffix(n).is_some()
            || is_long(n)
            || counted
            || lettered
            || special
    };
    if numbers.clone().all(by_itself) {
        let first = numbers.clone().next()?;
        let of_register = context.is_title_number(first) || is_long(first);
        return Some(if series == Series::Sender && of_register {
            Series::Register
        } else {
            series
        });
    }
    let fits = matches!(series, Series::Sender | Series::Register);
    (fits && is_file(&words[start..])).then_some(series)
}

/// The series of the one number, if the line is nothing else.
fn alone(words: &str) -> Option<Numbers> {
    let n = number::alone(words)?;
    let (before, behind) = (&words[..n.start], &words[n.end..]);
    if let Some(counted) = number::before_hao(words) {
        let only = counted.trim_end().len() == n.end;
        return (only && is_of_ministry(before)).then_some(Numbers::Alone(Series::Register));
    }
    let only = before.is_empty() && behind.trim_matches(['.', ' ']).is_empty();
    (only && number::has_level(&words[n])).then_some(Numbers::Alone(Series::Sender))
}

/// `550`, `1911-1912`: the numbers of parts, which nothing else counts behind the word for them.
fn are_counted(n: &str) -> bool {
    n.splitn(3, ['-', '–']).all(|n| (3..=6).contains(&n.len()) && digits(n) == n.len())
}

/// `0871-dv`: behind the word for a register its own letters may stand.
fn is_lettered(n: &str) -> bool {
    let (figures, letters) = n.split_once('-').unwrap_or_default();
    (3..=6).contains(&figures.len())
        && digits(figures) == figures.len()
        && (1..=3).contains(&letters.chars().count())
        && letters.chars().all(char::is_lowercase)
}

/// Five or six digits alone are no year, no time and no count of anything.
fn is_long(n: &str) -> bool {
    (5..=6).contains(&n.len()) && digits(n) == n.len()
}

/// `PR/11/57 (Ottawa)`, `2753/Ma/1972`, `01/04493`
fn is_file(words: &str) -> bool {
    let (file, rest) = words.split_once(' ').unwrap_or((words, ""));
    let (file, rest) = (file.trim_end_matches('.'), rest.trim());
    let parts = || file.split(['/', '-']);
    // The level has a mark of its own: "104/1956/secret".
    let level = parts().next_back().is_some_and(|last| classification(last).is_some());
    let plain =
        !level && parts().all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric));
    let counted = matches!(rest, "szám" | "sz" | "sz.");
    let about = rest.is_empty()
        || counted
        || is_dictation(rest)
        || (rest.starts_with('(') && rest.ends_with(')'));
    plain && about && file.contains('/') && digits(file) >= 4 && !is_date(file)
}

/// `Hg/Br.`: who dictated and who typed, as German offices write behind their number.
pub(super) fn is_dictation(words: &str) -> bool {
    let letters = |part: &str| {
        (1..=4).contains(&part.chars().count())
            && part.starts_with(char::is_uppercase)
            && part.chars().all(char::is_alphabetic)
    };
    words.trim_end_matches('.').split_once('/').is_some_and(|(who, by)| letters(who) && letters(by))
}

/// `27/X/1962` has the shape of a file's number.
fn is_date(file: &str) -> bool {
    dates::find(file, 0, dates::TWENTIETH).is_some_and(|date| date.range == (0..file.len()))
}

fn digits(n: &str) -> usize {
    n.bytes().filter(u8::is_ascii_digit).count()
}

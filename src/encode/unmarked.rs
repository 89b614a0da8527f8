//! Numbers of other cables that stand without a mark: `Embtel 618`, `see our 75352`.

use std::ops::Range;

use super::number::{figures, grouped_length, number_length};
use crate::source::find_byte;

/// Where such numbers stand. Figures are few, and what stands before them tells.
pub(super) fn references(text: &str) -> Vec<Range<usize>> {
    let mut references = Vec::new();
    let mut at = 0;
    while let Some(start) = find_byte(text, at, |byte| byte.is_ascii_digit()) {
        at = start + figures(&text[start..]);
        let Some(before) = text[..start].strip_suffix(' ') else { continue };
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if is_announced(before, word, &text[start..at]) {
            references.extend(listed(text, start));
        }
        let number = behind_telegram(word, start..at, text)
            .or_else(|| behind_headquarters(before, start..at, text))
            .or_else(|| ciphered(before, start..at, text));
        references.extend(number);
    }
    references.sort_by_key(|range| range.start);
    references.dedup();
    references
}

/// Whether what stands before a number says that it is another cable's: `see our 75352`, `To your 1877 and 1879.`,
/// `Department's 177, August 16`.
fn is_announced(before: &str, word: &str, number: &str) -> bool {
    is_owner(word)
        || is_whose(before, number)
        || is_registered(before)
        || is_cable(word, number)
        || is_counted(before, word)
        || ANSWERS.contains(&before)
}

/// Whether a word is `our`, `your` or what telegrams write for it, perhaps with a capital.
fn is_owner(word: &str) -> bool {
    is_one_of(word, &["our", "your", "my", "ur", "reur", "reour", "remy"])
}

/// `the Department's 177, August 16`; in a reference also `Moscow's 398, August 19`.
fn is_whose(before: &str, number: &str) -> bool {
    let whose = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s")).unwrap_or_default();
    let name = whose.rsplit(char::is_whitespace).next().unwrap_or_default();
    let above = whose[..whose.len() - name.len()].trim_end();
    let points = || ANSWERS.contains(&above.trim_end_matches(':'));
    name == "Department" || (name.starts_with(char::is_uppercase) && points() && !is_year(number))
}

/// `our incoming 21334`, `(outgoing 88)`: the count of a register, and whose.
fn is_registered(before: &str) -> bool {
    let mut words = before.rsplit(' ');
    let way = words.next().unwrap_or_default();
    let whose = words.next().unwrap_or_default();
    match way.strip_prefix('(').unwrap_or(way) {
        "incoming" | "outgoing" => {
            way.starts_with('(')
                || ["our", "your", "my", "(our", "(your", "(my", "as"].contains(&whose)
        }
        _ => false,
    }
}

/// `your cable 2215 of 3 March`: no year, which stands behind the word as an adverb.
fn is_cable(word: &str, number: &str) -> bool {
    is_one_of(word, &["cable", "cables", "telegrams"]) && !is_year(number)
}

/// `Your numbers 1319 and 1322 received.`
fn is_counted(before: &str, word: &str) -> bool {
    let owner = before[..before.len() - word.len()].trim_end();
    let owner = owner.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(word, "number" | "numbers") && is_owner(owner)
}

/// Whether a word is one of some in small letters, or begins with a capital beside them.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|small| word.eq_ignore_ascii_case(small) && word[1..] == small[1..])
}

/// What a text begins with that says what it answers: `To 635177. I convey`.
const ANSWERS: &[&str] = &["To", "Ref.", "Ref", "Reference", "Re", "In reply to", "Further to"];

/// `and also to 1413/sh`: the suffix alone says that a register of ciphers counted it.
fn ciphered(before: &str, number: Range<usize>, text: &str) -> Option<Range<usize>> {
    let behind = text[number.end..].strip_prefix("/sh")?;
    let word = before.rsplit(' ').next().unwrap_or_default();
    let ended = !behind.starts_with(char::is_alphanumeric);
    let whole = number.start..number.end + "/sh".len();
    (number.len() >= 3 && ended && CIPHERED.contains(&word)).then_some(whole)
}

/// What stands before such a number in a sentence, and not before the own one below it.
const CIPHERED: &[&str] = &["to", "To", "and", "or", "in", "In", "see", "See", "from", "under"];

/// The numbers that stand at a place one behind the other: `1877 and 1879`.
fn listed(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut numbers = Vec::new();
    let mut at = start;
    while let Some(length) = figured_length(text, at) {
        numbers.push(at..at + length);
        let behind = &text[at + length..];
        match [", ", " and ", ", and "].iter().find(|joint| goes_on_with_number(behind, joint)) {
            Some(joint) => at += length + joint.len(),
            None if ends_reference(behind) => return numbers,
            None => break,
        }
    }
    Vec::new()
}

fn goes_on_with_number(behind: &str, joint: &str) -> bool {
    behind.strip_prefix(joint).is_some_and(|next| figured_length(next, 0).is_some())
}

/// How long the number is that stands at a place, if it has three figures.
fn figured_length(text: &str, start: usize) -> Option<usize> {
    let text = &text[start..];
    let grouped = || grouped_length(text).filter(|&length| text[length..].starts_with(" of "));
    number_length(text).filter(|_| figures(text) >= 3 && !is_file(text)).or_else(grouped)
}

/// `1022/47/51G`: a paper's number in a registry of files has its strokes, which no cable's has.
fn is_file(text: &str) -> bool {
    let word =
        text.split(|c: char| c.is_whitespace() || ",;".contains(c)).next().unwrap_or_default();
    word.matches('/').count() > 1
}

/// Whether nothing is counted there: `our 120,000 men`.
fn ends_reference(behind: &str) -> bool {
    let stops = ['.', ',', ';', ':', ')', '?', '!', '”', '"', '\n'];
    let goes_on = behind.trim_start_matches(',').starts_with(|c: char| c.is_ascii_digit());
    let dated = || {
        let day = behind
            .strip_prefix(" of ")
            .is_some_and(|day| day.starts_with(|c: char| c.is_ascii_digit()));
        day || [" [", " received", " dated ", " and your ", " and my ", " and our "]
            .iter()
            .any(|next| behind.starts_with(next))
    };
    (behind.is_empty() || behind.starts_with(stops) || dated()) && !goes_on
}

/// `telegram 612`, `Embtel 618`, `ReDeptel 88`
fn behind_telegram(word: &str, number: Range<usize>, text: &str) -> Option<Range<usize>> {
    if !word.contains("tel") {
        return None;
    }
    let word = word.to_lowercase();
    let word = word.strip_prefix("re").unwrap_or(&word);
    let short = TELEGRAMS.contains(&word) && (1..=5).contains(&number.len());
    let long =
        word == "telegram" && (3..=5).contains(&number.len()) && !is_year(&text[number.clone()]);
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-');
    ((short || long) && !text[number.end..].starts_with(goes_on)).then_some(number)
}

/// How the American foreign service calls telegrams, without the `Re` before them.
const TELEGRAMS: &[&str] =
    &["embtel", "deptel", "contel", "legtel", "mytel", "urtel", "ourtel", "yourtel", "tel"];

/// `Reur JCS 95977`, `para 4 of C 66540`: the message centers of the American forces counted in five figures behind
/// their letters.
fn behind_headquarters(before: &str, number: Range<usize>, text: &str) -> Option<Range<usize>> {
    let letters = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let named = HEADQUARTERS.contains(&&before[before.len() - letters..]);
    (number.len() == 5 && named && ends(&text[number.end..])).then_some(number)
}

const HEADQUARTERS: &[&str] =
    &["JCS", "C", "CX", "W", "WX", "WAR", "DA", "CINCFE", "CINCUNC", "HNC", "Z", "ZX"];

/// Whether a number ends there, and is not only the beginning of one.
fn ends(behind: &str) -> bool {
    let goes_on = behind.starts_with([',', '.', '/', '-'])
        && behind[1..].starts_with(|c: char| c.is_ascii_digit());
    !goes_on && !behind.starts_with(char::is_alphanumeric)
}

fn is_year(figures: &str) -> bool {
    figures.len() == 4 && figures.starts_with("19")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telegrams_without_a_mark() {
        let found = |text: &'static str| references(text).first().map(|range| &text[range.clone()]);
        assert_eq!(found("ReEmbtel 618, May 4."), Some("618"));
        assert_eq!(found("See telegram 612, May 3."), Some("612"));
        assert_eq!(found("Deptel 88."), Some("88"));
        assert_eq!(found("See your 1351/sh."), Some("1351/sh"));
        assert_eq!(found("To your 214. You may"), Some("214"));
        assert_eq!(found("To 635177. I convey"), Some("635177"));
        assert_eq!(found("Dept considers your 1726 [June 25] helpful"), Some("1726"));
        assert_eq!(found("(our incoming 21334)"), Some("21334"));
        assert_eq!(found("Ref: your cable 2215 of 3 March"), Some("2215"));
        assert_eq!(found("and also to 1413/sh of"), Some("1413/sh"));
        assert_eq!(found("Reur 1767, June 29."), Some("1767"));
        assert_eq!(found("Re: your 13 909 of 1 November"), Some("13 909"));
        assert_eq!(found("Reference Department's 177, August 16."), Some("177"));
        assert_eq!(found("Reur JCS 95977 and"), Some("95977"));
        assert_eq!(found("(see para 4 of C 66540[1])"), Some("66540"));
        for text in [
            "our 120,000 men",
            "our 120 000 men",
            "Ref. 1022/47/51G",
            "our 350 men",
            "of our 350 and 400 men",
            "To 1877 men",
            "hour 1200.",
            "the forthcoming 350.",
            "a cable 1951.",
            "KOVALEV 373/sh",
            "The telegram 1950 brought",
            "your telegram 13 October",
            "hotel 512",
            "the Department's 177 men",
            "figure C 66,540",
            "ABC 66540",
            "tel 5th",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn every_reference_is_found_in_linear_time() {
        assert_eq!(references("To your 1877 and 1879."), [8..12, 17..21]);
        assert_eq!(references("See our 123. Embtel 5 and our 456."), [8..11, 20..21, 30..33]);
        let text = "teltel".repeat(100_000);
        assert!(references(&text).is_empty());
    }
}

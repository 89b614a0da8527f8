//! Whether the number behind a mark is that of another cable: `my Nº 2390`, `the telegram of 4 May (spets No. 581)`.

use super::name_words::is_acronym;
use super::number;

/// Whether the words before a number say that another cable is meant.
///
/// ```text
/// pointing ::= ... word                                  one that goes with nothing else: "my", "telegram", "see"
///            | ... telegram ... joint                    in one sentence
/// joint    ::= "(" | "," | "in" | "under" | series | NAME | date
/// ```
///
/// Numbers of houses, corps and orders have their own word before them, in small letters.
pub(super) fn refers_to_another(before: &str) -> bool {
    let words = before.trim_end_matches([' ', '[', ']', '(', '\u{A0}', '\n']);
    let parted = before[words.len()..].contains(['(', '[']) || words.ends_with(',');
    let bare = words.trim_end_matches(':');
    let word = last_word(bare);
    let above = || last_word(bare[..bare.len() - word.len()].trim_end()).to_lowercase();
    let lower = word.to_lowercase();
    match lower.as_str() {
        "order" | "orders" => OWNERS.contains(&above().as_str()),
        // A message of two parts names its own numbers: "Beginning see No. 2188".
        "see" => !PARTS.contains(&above().trim_end_matches([',', ':', '-'])),
        // "CIPHERED TELEGRAM No. 5" heads a text that lost its line ends.
        kind if is_shouted(word) && TELEGRAMS.contains(&kind) => OWNERS.contains(&above().as_str()),
        pointing if POINTING.contains(&pointing) || TELEGRAMS.contains(&pointing) => true,
        // "Regarding No. 75352." opens an answer; in a sentence anything may be regarded.
        "regarding" | "concerning" => above().is_empty(),
        counted if COUNTED.contains(&counted) => false,
        // "my spets Nº 398"
        joint if JOINTS.contains(&joint) && OWNERS.contains(&above().as_str()) => true,
        _ => (parted || is_joint(word)) && names_telegram(sentence(words)),
    }
}

/// Whether a sentence says what stood in a cable or was done by it: `By No. 19944 you asked`, `told to you in No. 75341.`
/// So long a number, or one with the suffix of ciphers, counts nothing else.
pub(super) fn tells_of_cable(before: &str, number: &str, behind: &str) -> bool {
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    let way = last_word(before.trim_end()).to_lowercase();
    let goes_on = [" you ", " we ", " I ", " he ", " they ", " it "];
    (figures >= 5 || number.ends_with("/sh"))
        && ["in", "by", "under", "with"].contains(&way.as_str())
        && (behind.is_empty()
            || behind.starts_with(['.', ',', ';', ':', ')', '?', '!'])
            || goes_on.iter().any(|word| behind.starts_with(word))
            || names_another(behind))
}

/// The ` and No. 81/sh` of `in No. 76/sh and No. 81/sh`.
fn names_another(behind: &str) -> bool {
    let next = behind.strip_prefix(" and ").or_else(|| behind.strip_prefix(" or "));
    next.is_some_and(|next| number::marked_at(next, 0).is_some())
}

fn last_word(words: &str) -> &str {
    words.rsplit([' ', '[', '(', '\n', '\u{A0}']).next().unwrap_or_default()
}

const OWNERS: &[&str] = &["my", "your", "our", "his", "their", "to"];

const PARTS: &[&str] = &["beginning", "continuation", "end", "start"];

fn is_shouted(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

const TELEGRAMS: &[&str] = &["telegram", "telegrams", "cable", "cables", "dispatch", "despatch"];

const POINTING: &[&str] = &[
    "my",
    "your",
    "our",
    "ours",
    "yours",
    "his",
    "their",
    "directive",
    "inquiry",
    "instruction",
    "instructions",
    "message",
    "messages",
    "telephonogram",
    "report",
    "request",
    "from",
    "vkh.",
    "to",
    "of",
    "letter",
    "returned",
    "ref",
    "ref.",
    "re",
    "reference",
    "reur",
    "urtel",
];

/// Whether a telegram may stand further up in the sentence: behind its sender, its day, or the count that a
/// register keeps.
fn is_joint(word: &str) -> bool {
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
    let name = word.starts_with(char::is_uppercase) && !is_shouted(word) || is_acronym(plain);
    let day = plain.starts_with(|c: char| c.is_ascii_digit());
    let lower = plain.to_lowercase();
    JOINTS.contains(&lower.as_str()) || ((name || day) && !word.ends_with('.'))
}

const JOINTS: &[&str] =
    &["in", "under", "special", "spec", "spets", "incoming", "outgoing", "out", "inc", "register"];

/// What bears numbers of its own, also in brackets or written with a capital.
const COUNTED: &[&str] = &[
    "agreement",
    "appendix",
    "army",
    "article",
    "battery",
    "attachment",
    "brigade",
    "camp",
    "copy",
    "corps",
    "decree",
    "department",
    "division",
    "factory",
    "fond",
    "group",
    "house",
    "item",
    "list",
    "map",
    "note",
    "order",
    "paragraph",
    "plant",
    "point",
    "protocol",
    "regiment",
    "resolution",
    "school",
    "section",
    "treaty",
];

/// The words of the sentence that is not yet over. A stop behind a short word or an initial ends none.
fn sentence(words: &str) -> &str {
    let mut start = words.len().saturating_sub(LONGEST);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    let words = &words[start..];
    let ends = |&(at, _): &(usize, &str)| {
        let word = last_word(&words[..at]);
        let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
        letters >= 6 || (letters >= 3 && !word.starts_with(char::is_uppercase))
    };
    let stops = words.match_indices(['.', '?', '!', ';']);
    let mut stops = stops.filter(|(at, _)| words[at + 1..].starts_with(' '));
    stops.rfind(ends).map_or(words, |(at, _)| &words[at + 1..])
}

/// How many bytes before a number are looked at.
const LONGEST: usize = 200;

fn names_telegram(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 5);
    words.any(|word| {
        let word = word.to_lowercase();
        STEMS.iter().any(|stem| word.starts_with(stem))
    })
}

/// How words begin that name a message.
const STEMS: &[&str] = &[
    "telegra",
    "cable",
    "cipher",
    "messag",
    "dispatch",
    "despatch",
    "directive",
    "instruction",
    "radiogram",
    "telephonogram",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_point() {
        for before in [
            "In addition to my ",
            "the content of [telegram] ",
            "both of your telegrams (",
            "Reference: ",
            "in my telegrams of 12 May (spets ",
            "the instruction from Moscow ",
            "According to the telegram of c. Razuvaev ",
            "about which you telegraphed in ",
            "my telegram of yesterday, ",
            "The telegram itself will be delivered at 9 hours as incoming ",
            "Your order ",
            "YOUR TELEGRAM ",
            "see ",
            "see my spets ",
        ] {
            assert!(refers_to_another(before), "{before}");
        }
        for before in [
            "Word of importance, ",
            "the telegram about house ",
            "the telegram about Corps ",
            "in the 3rd army the order ",
            "The telegram came yesterday. We were at (",
            "Details by post, outgoing ",
            "CIPHERED TELEGRAM ",
            "Continuation. Beginning see ",
            "In the telegram the Treaty (",
            "this special ",
        ] {
            assert!(!refers_to_another(before), "{before}");
        }
    }

    #[test]
    fn what_stood_in_a_cable() {
        assert!(tells_of_cable("This was told to you in ", "75341", "."));
        assert!(tells_of_cable("By ", "19944", " you asked"));
        assert!(tells_of_cable("In ", "1217/sh", ", group 12"));
        assert!(tells_of_cable("you were told in ", "76/sh", " and No. 81/sh."));
        assert!(!tells_of_cable("you were told in ", "76/sh", " and by post."));
        assert!(!tells_of_cable("They live in ", "75", "."));
        assert!(!tells_of_cable("We hid it in ", "75341", " crates"));
        assert!(!tells_of_cable("He wrote ", "75341", "."));
    }
}

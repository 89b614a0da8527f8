//! Names of months: English, Russian and some other languages in words, Roman numerals.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Where words with a capital letter name months: `October`, `Oct`, not `may`.
pub fn months_in(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphabetic).map(|next| at + next) {
        let rest = &text[start..];
        let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
        at = start + word.len();
        if word.starts_with(char::is_uppercase) && named(word).is_some() {
            found.push(start..at);
        }
    }
    found
}

/// The month, 1 to 12, that a word names: `October`, `Oct.` (without its stop), `октября`.
pub(super) fn named(word: &str) -> Option<u8> {
    // Most words are too long for a month or begin otherwise; they need not be written in small letters.
    if word.len() > LONGEST || !begins_like_a_month(word) {
        return None;
    }
    NAMES.get(word.to_lowercase().as_str()).copied()
}

/// Every name in small letters, and the short forms that English prints: `oct`, `sept`.
static NAMES: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let full = [&ENGLISH, &RUSSIAN, &RUSSIAN_NOMINATIVE].into_iter().chain(&OTHERS);
    let full = full.flat_map(|names| names.iter().copied().zip(1..));
    let short = ENGLISH.iter().zip(1..).flat_map(|(name, month)| {
        [3, 4].into_iter().filter_map(move |letters| Some((name.get(..letters)?, month)))
    });
    // What is a whole name in one language counts before a short form in another, and English before all.
    let mut names = HashMap::new();
    full.chain(short).for_each(|(name, month)| {
        names.entry(name).or_insert(month);
    });
    names
});

fn begins_like_a_month(word: &str) -> bool {
    match word.as_bytes() {
        [first @ 0..128, ..] => b"jfmasondielg".contains(&first.to_ascii_lowercase()),
        _ => word.starts_with(|c| "яфмаисондЯФМАИСОНДáÁ".contains(c)),
    }
}

/// Bytes of the longest name: `сентября`.
const LONGEST: usize = 16;

/// The month that a Roman numeral stands for: `X`, `viii`. A Cyrillic `І` or `Х` counts as its Latin
/// twin: typewriters had only one of them.
pub(super) fn roman(word: &str) -> Option<u8> {
    let latin: String = word
        .chars()
        .map(|c| match c.to_ascii_uppercase() {
            'І' | 'і' => 'I',
            'Х' | 'х' => 'X',
            other => other,
        })
        .collect();
    ROMAN.iter().position(|numeral| *numeral == latin).map(|index| index as u8 + 1)
}

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const RUSSIAN: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

const RUSSIAN_NOMINATIVE: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

/// German, French, Spanish, Italian, Hungarian, Romanian. A month that is another word in English (`mars`, `mai`) does
/// no harm beside a day and a year.
const OTHERS: [[&str; 12]; 6] = [
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "január",
        "február",
        "március",
        "április",
        "május",
        "június",
        "július",
        "augusztus",
        "szeptember",
        "október",
        "november",
        "december",
    ],
    [
        "ianuarie",
        "februarie",
        "martie",
        "aprilie",
        "mai",
        "iunie",
        "iulie",
        "august",
        "septembrie",
        "octombrie",
        "noiembrie",
        "decembrie",
    ],
];

const ROMAN: [&str; 12] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

//! Names of months: English, Russian and some other languages in words, Roman numerals.

use std::ops::Range;

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
    let lower = word.to_lowercase();
    let at = |names: &[&str; 12]| names.iter().position(|name| *name == lower);
    let short = |names: &[&str; 12]| {
        let letters = lower.chars().count();
        names.iter().position(|name| (3..=4).contains(&letters) && name.starts_with(&lower))
    };
    let found = at(&ENGLISH)
        .or_else(|| at(&RUSSIAN))
        .or_else(|| at(&RUSSIAN_NOMINATIVE))
        .or_else(|| OTHERS.iter().find_map(at));
    found.or_else(|| short(&ENGLISH)).map(|index| index as u8 + 1)
}

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

//! Words with a capital: which of them may be part of a name, and which belong to an office.

use super::places;
use crate::places::Register;

/// Whether a word may be part of a name: it has a capital and no other sense.
pub(super) fn is_of_name(word: &str, register: &Register) -> bool {
    let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let plain = || word.chars().all(|c| c.is_alphabetic() || ".,-'’()[]".contains(c));
    capital && plain() && !has_another_sense(word) && !places::is_place(word, register)
}

fn has_another_sense(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let bare = letters.to_lowercase();
    is_office(&bare) || is_institution(&bare) || OTHERS.contains(&bare.as_str())
}

/// `Comrade`, `Cde.`: no office, and no part of the name.
pub(super) fn is_address(words: &str) -> bool {
    let word = words.trim_end_matches('.').to_lowercase();
    matches!(
        word.as_str(),
        "comrade" | "comrades" | "cde" | "cdes" | "com" | "comr" | "mr" | "тов" | "товарищ"
    )
}

/// `USSR`
pub(super) fn is_acronym(words: &str) -> bool {
    !words.is_empty() && words.len() <= 5 && words.chars().all(char::is_uppercase)
}

/// `I.`, `I.V.`, `A.Ya.`
pub(super) fn is_initials(word: &str) -> bool {
    let mut parts = word.strip_suffix('.').unwrap_or_default().split(['.', '-']);
    let initial = |part: &str| {
        // "CC. STALIN": the copies go to him.
        let carbon = part == "CC";
        part.starts_with(char::is_uppercase)
            && part.chars().count() <= 2
            && !is_address(part)
            && !carbon
    };
    parts.all(initial)
}

/// Whether a word has the ending of a surname that is no ending of a first name.
pub(super) fn is_surname(word: &str) -> bool {
    if word.contains(char::is_whitespace) {
        return false;
    }
    let lower = word.to_lowercase();
    let ending = SURNAMES.iter().find(|ending| lower.ends_with(**ending));
    ending.is_some_and(|ending| lower.len() >= ending.len() + 3)
}

/// Endings of East Slavic and Georgian surnames; `-in` is missing, for Konstantin is a first name.
const SURNAMES: &[&str] = &[
    "ov",
    "ev",
    "yov",
    "sky",
    "skii",
    "skiy",
    "enko",
    "chuk",
    "adze",
    "idze",
    "shvili",
    "ов",
    "ев",
    "ёв",
    "ский",
    "енко",
    "чук",
    "адзе",
    "швили",
];

/// Whether a word, in lower case, names an office that somebody holds.
pub(super) fn is_office(word: &str) -> bool {
    OFFICES.contains(&word)
}

/// Whether a word, in lower case, names a body that signs as such.
pub(super) fn is_institution(word: &str) -> bool {
    matches!(word, "committee" | "consulate" | "embassy" | "government" | "legation" | "ministry")
}

const OFFICES: &[&str] = &[
    "admiral",
    "advisor",
    "adviser",
    "ambassador",
    "attache",
    "attaché",
    "captain",
    "chairman",
    "chairperson",
    "charge",
    "affaires",
    "chargé",
    "chief",
    "colonel",
    "commander",
    "commissar",
    "consul",
    "counselor",
    "counsellor",
    "deputy",
    "director",
    "embassy",
    "envoy",
    "extraordinary",
    "general",
    "generalissimo",
    "head",
    "leader",
    "lieutenant",
    "major",
    "marshal",
    "member",
    "minister",
    "plenipotentiary",
    "premier",
    "premiers",
    "president",
    "representative",
    "secretary",
    "посол",
    "министр",
    "секретарь",
    "председатель",
    "начальник",
];

/// Words with a capital that are no part of a name.
const OTHERS: &[&str] = &[
    "agreed",
    "addendum",
    "affairs",
    "american",
    "annex",
    "appendix",
    "armed",
    "army",
    "attachment",
    "bolsheviks",
    "bureau",
    "cable",
    "cc",
    "ccp",
    "central",
    "chinese",
    "committee",
    "communist",
    "conclusion",
    "conference",
    "contents",
    "council",
    "cpc",
    "cpsu",
    "decision",
    "decree",
    "defense",
    "delegation",
    "department",
    "distribution",
    "document",
    "dprk",
    "end",
    "enclosure",
    "file",
    "forces",
    "foreign",
    "gmd",
    "government",
    "guomindang",
    "instructions",
    "introduction",
    "korean",
    "letter",
    "list",
    "meeting",
    "ministry",
    "note",
    "notes",
    "page",
    "poem",
    "part",
    "party",
    "people",
    "peoples",
    "politburo",
    "prc",
    "protocol",
    "question",
    "record",
    "report",
    "republic",
    "resolution",
    "russian",
    "secret",
    "sir",
    "soviet",
    "staff",
    "state",
    "telegram",
    "the",
    "top",
    "translation",
    "union",
    "us",
    "usa",
    "ussr",
    "vkpb",
    "war",
];

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
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    let bare: String = letters.flat_map(char::to_lowercase).collect();
    is_office(&bare) || is_institution(&bare) || OTHERS.binary_search(&bare.as_str()).is_ok()
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
    OFFICES.binary_search(&word).is_ok()
}

/// Whether a word, in lower case, names a body that signs as such.
pub(super) fn is_institution(word: &str) -> bool {
    matches!(word, "committee" | "consulate" | "embassy" | "government" | "legation" | "ministry")
}

/// In the order of their letters, for every word of a line may be looked up.
const OFFICES: &[&str] = &[
    "admiral",
    "adviser",
    "advisor",
    "affaires",
    "ambassador",
    "attache",
    "attaché",
    "captain",
    "chairman",
    "chairperson",
    "charge",
    "chargé",
    "chief",
    "colonel",
    "commander",
    "commissar",
    "consul",
    "counsellor",
    "counselor",
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
    "министр",
    "начальник",
    "посол",
    "председатель",
    "секретарь",
];

/// Words with a capital that are no part of a name, in the order of their letters.
const OTHERS: &[&str] = &[
    "addendum",
    "affairs",
    "agreed",
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
    "enclosure",
    "end",
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
    "part",
    "party",
    "people",
    "peoples",
    "poem",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_their_letters_say() {
        for words in [OFFICES, OTHERS] {
            assert!(words.is_sorted(), "{words:?}");
        }
        assert!(is_office("attaché") && is_office("секретарь") && !is_office("secret"));
        assert!(has_another_sense("Communist,") && !has_another_sense("Petrenko"));
    }
}

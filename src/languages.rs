//! Languages by their names and their codes: the one door to isolang.

use crate::diagnostic::{Family, Kind, Severity};

/// A language nobody knows.
pub static UNKNOWN_LANGUAGE: Kind = Kind {
    code: "unknown-language",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "a language is not one of ISO 639",
    page: include_str!("../docs/rules/unknown-language.md"),
};

/// The BCP 47 tag of a language's English name: two letters where ISO 639-1 has them.
pub fn tag(name: &str) -> Option<String> {
    // Catalogues say "Korean" and "Chinese"; ISO 639 knows the second only as "Mandarin Chinese" or
    // as the macrolanguage `zho`, which is what a catalogue means.
    //
    // Those that most texts name are told at once; the whole table is long.
    let language = match name {
        "Russian" => isolang::Language::Rus,
        "English" => isolang::Language::Eng,
        "German" => isolang::Language::Deu,
        "Korean" => isolang::Language::Kor,
        "Hungarian" => isolang::Language::Hun,
        "Translation" | "Transcription" | "Transcript" | "HTML" | "in" => return None,
        "Greek" => isolang::Language::Ell,
        "Chinese" => isolang::Language::Zho,
        "Serbo-Croatian" | "Serbo-croatian" => isolang::Language::Hbs,
        _ => isolang::Language::from_name(name)?,
    };
    Some(language.to_639_1().map_or_else(|| language.to_639_3().to_owned(), str::to_owned))
}

/// The English name of the language with which a tag begins: `Russian` of `ru-Latn`.
pub fn name(tag: &str) -> Option<&'static str> {
    let code = tag.split('-').next()?.to_ascii_lowercase();
    let language = match code.len() {
        2 => isolang::Language::from_639_1(&code),
        _ => isolang::Language::from_639_3(&code),
    };
    language.map(|language| language.to_name())
}

/// Whether a tag begins with a language that was ever given a code.
///
/// Of codes of three letters nothing is said: besides the languages there are groups of them (ISO 639-5), which BCP 47
/// takes too.
pub fn is_assigned(tag: &str) -> bool {
    let code = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    code.len() != 2 || WITHDRAWN.contains(&&*code) || name(&code).is_some()
}

/// Codes of two letters that were withdrawn and still may stand in tags (RFC 5646, 3.1.6).
const WITHDRAWN: [&str; 7] = ["bh", "in", "iw", "ji", "jw", "mo", "sh"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_catalogues() {
        for (name, wanted) in [
            ("Russian", "ru"),
            ("English", "en"),
            ("Chinese", "zh"),
            ("German", "de"),
            ("Korean", "ko"),
            ("Hungarian", "hu"),
            ("Japanese", "ja"),
            ("Romanian", "ro"),
            ("Mongolian", "mn"),
            ("Bulgarian", "bg"),
            ("Czech", "cs"),
            ("French", "fr"),
            ("Spanish", "es"),
            ("Greek", "el"),
            ("Persian", "fa"),
            ("Ukrainian", "uk"),
        ] {
            assert_eq!(tag(name).as_deref(), Some(wanted), "{name}");
        }
        assert_eq!(tag("Translation"), None);
    }

    #[test]
    fn codes_are_assigned_or_not() {
        for code in ["ru", "RU", "ru-Latn", "zh-Hans", "iw", "sla", "qaa", "x-own", "i-klingon"] {
            assert!(is_assigned(code), "{code}");
        }
        assert!(!is_assigned("xq") && !is_assigned("xq-Latn"));
        assert_eq!(name("ru-Latn"), Some("Russian"));
    }
}

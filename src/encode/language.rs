//! Languages by their names: the one door to isolang.

use super::{Encoder, findings};
use crate::cable::Language;
use crate::source::{Passage, Span, Spanned};

impl Encoder<'_> {
    /// A language named by itself: `Russian`.
    pub(super) fn language(&mut self, name: &Passage) -> Language {
        // "Russian, Chinese": the first of several is the main one.
        let first = || tag(name.value.split([',', ';', '/']).next()?.trim());
        let tag = tag(&name.value).or_else(first).unwrap_or_else(|| {
            self.findings.push(findings::unknown_language(name));
            UNDETERMINED.to_owned()
        });
        Language { tag: Spanned::new(tag, name.span), name: Some(name.clone()) }
    }

    /// The language that a heading names: `Translation - English`, `English Translation`.
    pub(super) fn text_language(&mut self, heading: &Passage) -> Language {
        let words = heading.value.split_inclusive([' ', '-', '–']);
        let mut at = 0;
        for word in words {
            let name = word.trim_end_matches([' ', '-', '–']);
            if let Some(tag) = tag(name) {
                let name = heading.slice(at..at + name.len());
                return Language { tag: Spanned::new(tag, name.span), name: Some(name) };
            }
            at += word.len();
        }
        self.findings.push(findings::unknown_language(heading));
        undetermined(heading.span)
    }
}

/// BCP 47's tag for a language that is not known.
const UNDETERMINED: &str = "und";

/// The language of a text that nothing names.
pub(super) fn undetermined(span: Span) -> Language {
    let start = Span { end: span.start, ..span };
    Language { tag: Spanned::new(UNDETERMINED.to_owned(), start), name: None }
}

/// The BCP 47 tag of a language's English name: two letters where ISO 639-1 has them.
fn tag(name: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::tag;

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
}

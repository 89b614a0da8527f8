//! "Did you mean": the known word most like an unknown one.

/// The word most like `word`, if one is like it at all; among equals the last.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likely = 0.8;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(likeness, _)| *likeness >= likely)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Whether one word can be taken for the other: only a letter or two, or capitals, are between them.
pub fn is_slip(word: &str, known: &str) -> bool {
    let letters = known.chars().count();
    let distance = strsim::damerau_levenshtein(&word.to_lowercase(), &known.to_lowercase());
    distance == 0 || letters > 3 && distance <= 1 + letters / 8
}

/// The word most like another as the end of a sentence: `; did you mean ...?`, or nothing.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    hint(nearest(word, known))
}

/// The word that is meant, if one is, as the end of a sentence.
pub fn hint(meant: Option<&str>) -> String {
    meant.map_or_else(String::new, |word| format!("; did you mean `{word}`?"))
}

/// The same where there are few words: if none is like it, all of them.
pub fn did_you_mean_or_one_of(word: &str, known: &[&str]) -> String {
    let hint = did_you_mean(word, known.iter().copied());
    if hint.is_empty() { format!("; there are {}", known.join(", ")) } else { hint }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_likely_word_is_offered() {
        let known = ["encoded", "transcriptions"];
        assert_eq!(did_you_mean("transcription", known), "; did you mean `transcriptions`?");
        assert_eq!(did_you_mean("schemas", known), "");
        assert_eq!(
            did_you_mean_or_one_of("schemas", &known),
            "; there are encoded, transcriptions"
        );
    }

    #[test]
    fn a_slip_is_a_letter_or_two() {
        for (word, known) in
            [("persname", "persName"), ("teiHaeder", "teiHeader"), ("HEAD", "head")]
        {
            assert!(is_slip(word, known), "{word} {known}");
        }
        for (word, known) in [("pb", "p"), ("lb", "lg"), ("placeName", "persName")] {
            assert!(!is_slip(word, known), "{word} {known}");
        }
    }
}

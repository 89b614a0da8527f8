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

/// The same as the end of a sentence: `; did you mean ...?`, or nothing.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, known).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_likely_word_is_offered() {
        let known = ["encoded", "transcriptions"];
        assert_eq!(did_you_mean("transcription", known), "; did you mean `transcriptions`?");
        assert_eq!(did_you_mean("schemas", known), "");
    }
}

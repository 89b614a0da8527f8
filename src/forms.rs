//! Names in a text: every form of every name, found as whole words in any letter case.

use std::collections::HashMap;
use std::ops::Range;

/// Forms of names, each with the number of whom or what it means.
#[derive(Debug, Default)]
pub struct Forms {
    /// In lower case, by the first word; the longest form stands first.
    by_first_word: HashMap<String, Vec<Form>>,
}

#[derive(Debug)]
struct Form {
    words: String,
    means: usize,
}

impl Forms {
    /// Forms with their meanings. Where one form has two meanings, the first one counts.
    pub fn new<'f>(forms: impl IntoIterator<Item = (&'f str, usize)>) -> Self {
        let mut by_first_word: HashMap<String, Vec<Form>> = HashMap::new();
        for (form, means) in forms {
            let words = form.to_lowercase();
            let first = first_word(&words).to_owned();
            by_first_word.entry(first).or_default().push(Form { words, means });
        }
        for forms in by_first_word.values_mut() {
            forms.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(a.words.cmp(&b.words)));
        }
        Self { by_first_word }
    }

    /// What the words mean that are a form from beginning to end.
    pub fn whole(&self, words: &str) -> Option<usize> {
        let words = words.trim().to_lowercase();
        let candidates = self.by_first_word.get(first_word(&words))?;
        candidates.iter().find(|form| form.words == words).map(|form| form.means)
    }

    /// Every form in the text, in order, with its meaning; of two that begin at one word, the longer.
    pub fn mentions(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(char::is_alphabetic).map(|next| at + next) {
            let word = first_word(&text[start..]);
            match self.at(text, start, word) {
                Some((range, means)) => {
                    at = range.end;
                    found.push((range, means));
                }
                None => at = start + word.len(),
            }
        }
        found
    }

    fn at(&self, text: &str, start: usize, word: &str) -> Option<(Range<usize>, usize)> {
        let candidates = self.by_first_word.get(word.to_lowercase().as_str())?;
        candidates.iter().find_map(|form| {
            let length = matching_length(&text[start..], &form.words)?;
            Some((start..start + length, form.means))
        })
    }
}

/// How many bytes at the beginning of the text are the form in any case, if a word ends there. The form
/// is given in lower case.
pub fn matching_length(text: &str, form: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    for wanted in form.chars() {
        let (_, c) = characters.next()?;
        if !c.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
    }
    let end = characters.clone().next().map_or(text.len(), |(at, _)| at);
    let joined = characters.next().is_some_and(|(_, c)| c.is_alphanumeric());
    (!joined).then_some(end)
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_in_order_and_the_longer_form_counts() {
        let forms = Forms::new([("Stalin", 0), ("Zhou Enlai", 1), ("Zhou", 2)]);
        let text = "ZHOU ENLAI and Stalin, not Stalingrad, then Zhou";
        let found: Vec<(&str, usize)> =
            forms.mentions(text).into_iter().map(|(range, means)| (&text[range], means)).collect();
        assert_eq!(found, [("ZHOU ENLAI", 1), ("Stalin", 0), ("Zhou", 2)]);
        assert_eq!(forms.whole(" zhou enlai "), Some(1));
        assert_eq!(forms.whole("Zhou En"), None);
    }
}

//! Names in a text: every form of every name, found as whole words in any letter case.

use std::collections::HashMap;
use std::ops::Range;

/// Forms of names, each with the number of whom or what it means.
#[derive(Debug, Default)]
pub struct Forms {
    /// In lower case, by the first word; the longest form stands first.
    by_first_word: HashMap<String, Vec<Form>>,
    /// How many bytes the longest form has.
    longest: usize,
}

#[derive(Debug)]
struct Form {
    words: String,
    /// `None` if several bear the name.
    means: Option<usize>,
}

impl Forms {
    /// Forms with their meanings. A form with two meanings is a name, but nobody knows whose.
    pub fn new<'f>(forms: impl IntoIterator<Item = (&'f str, usize)>) -> Self {
        let mut meanings: HashMap<String, Option<usize>> = HashMap::new();
        for (form, means) in forms {
            let known = meanings.entry(form.to_lowercase()).or_insert(Some(means));
            *known = known.filter(|known| *known == means);
        }
        let mut by_first_word: HashMap<String, Vec<Form>> = HashMap::new();
        for (words, means) in meanings {
            let first = first_word(&words).to_owned();
            by_first_word.entry(first).or_default().push(Form { words, means });
        }
        for forms in by_first_word.values_mut() {
            forms.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(a.words.cmp(&b.words)));
        }
        let lengths = by_first_word.values().flatten().map(|form| form.words.len());
        let longest = lengths.max().unwrap_or(0);
        Self { by_first_word, longest }
    }

    /// Whether words are so long that they are no form, in lower case neither: no letter becomes shorter there than a
    /// third of its bytes.
    fn is_too_long(&self, words: &str) -> bool {
        words.len() > 3 * self.longest
    }

    /// What the words mean that are a form from beginning to end.
    pub fn whole(&self, words: &str) -> Option<usize> {
        let words = words.trim();
        if self.is_too_long(words) {
            return None;
        }
        let words = words.to_lowercase();
        let candidates = self.by_first_word.get(first_word(&words))?;
        candidates.iter().find(|form| form.words == words)?.means
    }

    /// Every form in the text, in order, with its meaning if it has but one; of two that begin at one word,
    /// the longer.
    pub fn mentions(&self, text: &str) -> Vec<(Range<usize>, Option<usize>)> {
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

    fn at(&self, text: &str, start: usize, word: &str) -> Option<(Range<usize>, Option<usize>)> {
        // "2nd" and "5Stalin" are one word each.
        if text[..start].ends_with(char::is_numeric) || self.is_too_long(word) {
            return None;
        }
        let candidates = self.by_first_word.get(word.to_lowercase().as_str())?;
        candidates.iter().find_map(|form| {
            let length = matching_length(&text[start..], &form.words)?;
            Some((start..start + length, form.means))
        })
    }
}

/// How many bytes at the beginning of the text are the form in any case, if a word ends there. The form
/// is given in lower case; a blank in it stands for any white space, so that a name may be broken between
/// two lines.
pub fn matching_length(text: &str, form: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in form.chars() {
        let c = rest.chars().next()?;
        let same = match wanted {
            ' ' => c.is_whitespace(),
            _ if c.is_ascii() => c.to_ascii_lowercase() == wanted,
            _ => c.to_lowercase().eq([wanted]),
        };
        if !same {
            return None;
        }
        rest = if wanted == ' ' { rest.trim_start() } else { &rest[c.len_utf8()..] };
    }
    (!rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
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
        let text = "ZHOU ENLAI and Stalin, not Stalingrad or 5Stalin, then Zhou\nEnlai, Zhou";
        let found: Vec<(&str, Option<usize>)> =
            forms.mentions(text).into_iter().map(|(range, means)| (&text[range], means)).collect();
        let expected = [
            ("ZHOU ENLAI", Some(1)),
            ("Stalin", Some(0)),
            ("Zhou\nEnlai", Some(1)),
            ("Zhou", Some(2)),
        ];
        assert_eq!(found, expected);
        assert_eq!(forms.whole(" zhou enlai "), Some(1));
        assert_eq!(forms.whole("Zhou En"), None);
    }

    #[test]
    fn a_name_of_two_is_a_name_of_nobody_in_particular() {
        let forms = Forms::new([("Matveyev", 0), ("Matveyev", 1), ("matveyev", 0), ("Zhukov", 2)]);
        assert_eq!(forms.whole("Matveyev"), None);
        assert_eq!(forms.mentions("MATVEYEV"), [(0..8, None)]);
        assert_eq!(forms.whole("Zhukov"), Some(2));
    }
}

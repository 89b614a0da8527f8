//! Why a text is no value.

use super::Asked;
use crate::nearest::nearest;
use crate::relaxng::pattern::{Pattern, PatternId};
use crate::xsd::{Namespaces, Reason};

/// Why a text is no value of some patterns.
#[derive(Default)]
pub(in crate::relaxng) struct Fault {
    pub(in crate::relaxng) reason: Option<String>,
    pub(in crate::relaxng) likely: Option<String>,
    /// The word that is wrong, where the text is a list of words.
    pub(in crate::relaxng) word: Option<String>,
    /// The values that could stand there, where they can be counted.
    pub(in crate::relaxng) values: Vec<String>,
}

/// What the patterns say of a text, each by itself.
#[derive(Default)]
struct Said<'t> {
    values: Vec<String>,
    reasons: Vec<Reason<'t>>,
    /// What is wrong with a word of a list.
    of_words: Vec<String>,
    word: Option<&'t str>,
    /// Whether a pattern has nothing to say that could be told in a line.
    silent: bool,
}

impl Asked<'_> {
    /// What is wrong with a text that should match one of the patterns.
    pub(in crate::relaxng) fn fault(
        &self,
        patterns: &[PatternId],
        text: &str,
        namespaces: &dyn Namespaces,
    ) -> Fault {
        let mut said = Said::default();
        for leaf in self.leaves(patterns) {
            self.ask_leaf(leaf, text, namespaces, &mut said);
        }
        let mut values = said.values;
        values.sort_unstable();
        values.dedup();
        let wrong = said.word.unwrap_or(text);
        let likely = nearest(wrong, values.iter().map(String::as_str)).map(str::to_owned);
        let reason = match (&said.of_words[..], values.is_empty() && !said.silent) {
            ([reason], true) if said.reasons.is_empty() => Some(reason.clone()),
            ([], true) => reason(said.reasons, text),
            _ => None,
        };
        self.cut(&mut values);
        Fault { reason, likely, word: said.word.map(str::to_owned), values }
    }

    /// The alternatives of patterns of values.
    fn leaves(&self, patterns: &[PatternId]) -> Vec<PatternId> {
        let mut leaves = Vec::new();
        let mut waiting = patterns.to_vec();
        while let Some(id) = waiting.pop() {
            match self.patterns.get(id) {
                // The last is looked at next, so that they come in the order of the schema.
                Pattern::Choice(members) => waiting.extend(members.iter().rev()),
                Pattern::After(content, _) => waiting.push(*content),
                Pattern::Empty => {}
                _ => leaves.push(id),
            }
        }
        leaves
    }

    fn ask_leaf<'t>(
        &'t self,
        leaf: PatternId,
        text: &'t str,
        namespaces: &dyn Namespaces,
        said: &mut Said<'t>,
    ) {
        let parts = &self.schema.parts;
        match *self.patterns.get(leaf) {
            Pattern::Value(value) => said.values.push(parts.value(value).text.clone()),
            Pattern::Data(datatype, _) => match parts.datatype(datatype).check(text, namespaces) {
                Ok(()) => said.silent = true,
                Err(reason) => said.reasons.push(reason),
            },
            Pattern::List(member) => match self.bad_word(member, text, namespaces) {
                Some((_, Fault { reason: Some(reason), .. })) => said.of_words.push(reason),
                Some((word, Fault { values, .. })) if !values.is_empty() => {
                    said.values.extend(values);
                    said.word = Some(word);
                }
                _ => said.silent = true,
            },
            _ => said.silent = true,
        }
    }

    /// What is wrong with the first word of a list that is a value of none of its patterns.
    fn bad_word<'t>(
        &self,
        member: PatternId,
        text: &'t str,
        namespaces: &dyn Namespaces,
    ) -> Option<(&'t str, Fault)> {
        let Pattern::OneOrMore(repeated) = *self.patterns.get(member) else { return None };
        let leaves = self.leaves(&[repeated]);
        let is_value =
            |word: &&str| leaves.iter().any(|&leaf| self.is_value(leaf, word, namespaces));
        let bad = text.split_ascii_whitespace().find(|word| !is_value(word))?;
        Some((bad, self.fault(&leaves, bad, namespaces)))
    }

    fn is_value(&self, leaf: PatternId, word: &str, namespaces: &dyn Namespaces) -> bool {
        let parts = &self.schema.parts;
        match *self.patterns.get(leaf) {
            Pattern::Value(value) => parts.value(value).is(parts, word, namespaces),
            Pattern::Data(datatype, _) => parts.datatype(datatype).check(word, namespaces).is_ok(),
            _ => false,
        }
    }
}

/// One reason out of several. The datatype was meant whose values are written like the text, so its reason
/// is the one to tell; where there is none, the text is none of them.
fn reason(reasons: Vec<Reason<'_>>, text: &str) -> Option<String> {
    let meant: Vec<_> = reasons.iter().filter(|reason| reason.is_well_formed()).collect();
    match (&distinct(reasons.iter())[..], &distinct(meant)[..]) {
        ([], _) => None,
        ([reason], _) | (_, [reason]) => Some(reason.clone()),
        _ => like_in_form(&reasons, text).or_else(|| none_of(&reasons, text)),
    }
}

fn distinct<'r>(reasons: impl IntoIterator<Item = &'r Reason<'r>>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in reasons.into_iter().map(Reason::to_string) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// The reason of the datatype whose values look most like the text: `14.10.1950` has the look of a date.
fn like_in_form(reasons: &[Reason<'_>], text: &str) -> Option<String> {
    let looks: Vec<_> = reasons.iter().map(|reason| reason.form().map(look)).collect();
    let nearest = nearest(&look(text), looks.iter().flatten().map(String::as_str))?;
    let at = looks.iter().position(|look| look.as_deref() == Some(nearest))?;
    Some(reasons[at].to_string())
}

/// A text with one letter in place of all letters and digits.
fn look(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_alphanumeric() { '0' } else { c }).collect()
}

fn none_of(reasons: &[Reason<'_>], text: &str) -> Option<String> {
    let nouns: Option<Vec<_>> = reasons.iter().map(Reason::noun).collect();
    let mut nouns = nouns?;
    nouns.dedup();
    let (last, others) = nouns.split_last()?;
    Some(format!("`{}` is not {} or {last}", text.trim(), others.join(", ")))
}

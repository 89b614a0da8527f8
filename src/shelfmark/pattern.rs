//! Shelfmarks of archives that do not describe their papers as fond, opis and delo: the register gives
//! patterns of them.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use super::scan::DASHES;
use super::{Level, Part, Shelfmark, leaves, normalise};
use crate::source::{Passage, Spanned};

/// A form in which shelfmarks of an archive are cited: `{fond}/{file}, Bl. {list}`.
///
/// A level in braces stands for its number, `{*}` for words without figures, everything else for itself;
/// the blank behind a stop may be missing, and all dashes are one. A number goes on to the first place
/// where what follows in the pattern stands.
///
/// ```
/// use shifr::shelfmark::{Level, Pattern};
/// use shifr::source::{Source, SourceId};
///
/// let pattern: Pattern = "{fond}/{file}, Bl. {list}".parse().unwrap();
/// let text = Source::new(SourceId(0), "citation", "DY 30/IV 2/20/123, Bl. 4–5");
/// let shelfmark = pattern.read(&text.passage(0..text.text().len())).unwrap();
/// assert_eq!(shelfmark.part(Level::File).unwrap().n.value, "IV 2/20/123");
/// assert_eq!(shelfmark.part(Level::List).unwrap().n.value, "4-5");
/// ```
//
// pattern ::= { words | "{" level "}" | "{*}" }
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Words(String),
    Part(Level),
    Any,
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps.iter().try_for_each(|step| match step {
            Step::Words(words) => f.write_str(words),
            Step::Part(level) => write!(f, "{{{}}}", level.name()),
            Step::Any => f.write_str("{*}"),
        })
    }
}

impl Pattern {
    /// Reads words that have this form from beginning to end.
    pub fn read(&self, words: &Passage) -> Option<Shelfmark> {
        let text = &words.value;
        if text.len() > LONGEST {
            return None;
        }
        let mut parts = Vec::new();
        let mut at = 0;
        for (step, next) in self.steps.iter().zip(self.steps[1..].iter().map(Some).chain([None])) {
            let value = at..match step {
                Step::Words(words) => at + begins(&text[at..], words)?,
                Step::Part(_) | Step::Any => at + value_length(&text[at..], next)?,
            };
            at = value.end;
            match step {
                Step::Words(_) => {}
                Step::Any => words_only(&text[value]).then_some(())?,
                Step::Part(level) => parts.push(part(words, *level, value)?),
            }
        }
        (at == text.len()).then(|| Shelfmark { words: words.clone(), parts })
    }
}

/// Longer words than this are no shelfmark, but prose.
const LONGEST: usize = 200;

/// How many bytes at the beginning of the text are the words of a pattern.
fn begins(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    let mut before = '\0';
    for wanted in words.chars() {
        let behind = match wanted {
            ' ' => Some(rest.trim_start())
                .filter(|behind| behind.len() < rest.len() || before.is_ascii_punctuation()),
            '-' => rest.strip_prefix(DASHES),
            other => rest.strip_prefix(other),
        };
        rest = behind?;
        before = wanted;
    }
    Some(text.len() - rest.len())
}

/// How long the value at the beginning of the text is: up to what follows it in the pattern.
fn value_length(text: &str, next: Option<&Step>) -> Option<usize> {
    match next {
        Some(Step::Words(words)) => {
            text.char_indices().map(|(at, _)| at).find(|&at| begins(&text[at..], words).is_some())
        }
        Some(Step::Part(_) | Step::Any) => None,
        None => Some(text.len()),
    }
}

/// Words without figures and without the marks of another sentence.
fn words_only(text: &str) -> bool {
    !text.contains(|c: char| c.is_numeric() || ";[]()".contains(c)) && !text.contains(". ")
}

fn part(words: &Passage, level: Level, value: Range<usize>) -> Option<Part> {
    let words = words.slice(value);
    let n = Spanned::new(normalise(level, &words.value), words.span);
    is_number(level, &words.value).then_some(Part { level, words, n })
}

/// Leaves are counted; any other number has a figure in it and no comma, no sentence ends in it, and its words
/// begin with a capital or a figure.
fn is_number(level: Level, value: &str) -> bool {
    let plain =
        |c: char| c.is_alphanumeric() || c == ' ' || "./’'".contains(c) || DASHES.contains(&c);
    let number = value.contains(|c: char| c.is_ascii_digit())
        && value.chars().all(plain)
        && value
            .split(' ')
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        && value.ends_with(char::is_alphanumeric)
        && !value.contains(". ");
    match level {
        Level::List => leaves(value).is_some(),
        Level::Fond => number || is_roman_series(value),
        Level::Opis
        | Level::Delo
        | Level::Papka
        | Level::Por
        | Level::File
        | Level::Box
        | Level::Item
        | Level::Document => number,
    }
}

/// `XIX-J`: a series of fonds under capitals.
fn is_roman_series(value: &str) -> bool {
    value.contains('-') && value.chars().all(|c| c.is_ascii_uppercase() || c == '-')
}

impl FromStr for Pattern {
    type Err = NoPattern;

    fn from_str(text: &str) -> Result<Self, NoPattern> {
        let mut steps = Vec::new();
        let mut rest = text;
        while let Some((words, behind)) = rest.split_once('{') {
            let (level, behind) = behind
                .split_once('}')
                .ok_or_else(|| NoPattern::of(text, "has a brace without partner"))?;
            if !words.is_empty() {
                steps.push(Step::Words(words.to_owned()));
            } else if !steps.is_empty() {
                return Err(NoPattern::of(text, "has two numbers with nothing between them"));
            }
            steps.push(match level {
                "*" => Step::Any,
                name => Step::Part(Level::from_name(name).ok_or_else(|| {
                    NoPattern::of(text, &format!("names no level with `{name}`"))
                })?),
            });
            rest = behind;
        }
        if !rest.is_empty() {
            steps.push(Step::Words(rest.to_owned()));
        }
        if !steps.iter().any(|step| matches!(step, Step::Part(_))) {
            return Err(NoPattern::of(text, "names no level in braces"));
        }
        Ok(Self { steps })
    }
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPattern(String);

impl NoPattern {
    fn of(text: &str, what: &str) -> Self {
        Self(format!("the pattern `{text}` {what}"))
    }
}

impl fmt::Display for NoPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoPattern {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceId};

    fn read(pattern: &str, words: &str) -> Option<String> {
        let source = Source::new(SourceId(0), "citation", words);
        let pattern: Pattern = pattern.parse().expect("a pattern");
        let shelfmark = pattern.read(&source.passage(0..words.len()))?;
        let part = |part: &Part| format!("{}={}", part.level.name(), part.n.value);
        Some(shelfmark.parts.iter().map(part).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn a_pattern_fits_or_does_not() {
        for (pattern, words, parts) in [
            ("{file}, {list}", "118-01082-04, 60", Some("file=118-01082-04; list=60")),
            ("{file}, {list}", "118–01082–04,7–8", Some("file=118-01082-04; list=7-8")),
            ("{file}, {list}", "118-01082-04, many", None),
            ("{file}, {list}", "118-01082-04", None),
            ("{file}", "a file", None),
            ("{file}", "5, 6", None),
            ("{file}", "the file of 1950", None),
            ("{fond}", "XIX-J", Some("fond=XIX-J")),
            (
                "{file}/{document}: {*}",
                "840.50 Recovery/7–1047: Telegram",
                Some("file=840.50 Recovery; document=7-1047"),
            ),
            ("{file}/{document}: {*}", "840.50 Recovery/7–1047: Telegram 5", None),
            (
                "{fond} {*}, {box}. doboz",
                "XIX-J-1-j Korea, 4. doboz",
                Some("fond=XIX-J-1-j; box=4"),
            ),
            ("{fond} {*}, {box}. doboz", "XIX-J-1-j 5, 4. doboz", None),
        ] {
            assert_eq!(read(pattern, words).as_deref(), parts, "{pattern} of {words}");
        }
    }

    #[test]
    fn what_is_no_pattern_says_why() {
        for (text, why) in [
            ("{fond", "has a brace without partner"),
            ("{fund}", "names no level with `fund`"),
            ("{fond}{file}", "has two numbers with nothing between them"),
            ("f. 5", "names no level in braces"),
        ] {
            let no = text.parse::<Pattern>().expect_err(text).to_string();
            assert_eq!(no, format!("the pattern `{text}` {why}"));
        }
    }
}

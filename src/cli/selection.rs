//! Which findings are reported and how much they weigh, as `shifr.toml` and the command line have it.

use super::arguments::Global;
use super::refusal::Refusal;
use crate::catalogue;
use crate::config::{self, Config, SetLevel};
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::report::{Levels, Selection, UnknownWord};
use crate::source::Passage;

/// The levels of `shifr.toml`, and findings about words that are neither code nor family.
pub(super) fn levels(config: &Config) -> (Levels, Vec<Diagnostic>) {
    let (mut levels, mut unknown) = (Levels::default(), Vec::new());
    for SetLevel { folder, word, level } in &config.levels {
        let kinds = catalogue::kinds();
        let folder = folder.as_deref().and_then(files::settled);
        let set = match &folder {
            Some(folder) => levels.set_in(folder, &word.value, *level, kinds),
            None => levels.set(&word.value, *level, kinds),
        };
        if let Err(word_unknown) = set {
            unknown.push(config::unreadable(word.span, word_unknown.to_string()));
        }
    }
    (levels, unknown)
}

/// Findings about words of `shifr.toml` to select by that are neither code nor family.
pub(super) fn unknown_words(config: &Config) -> impl Iterator<Item = Diagnostic> {
    config.select.iter().chain(&config.ignore).filter_map(|word| {
        let unknown = parse(&word.value, "").err()?;
        Some(config::unreadable(word.span, unknown.to_string()))
    })
}

/// The words of the command line, or where it has none, those of `shifr.toml`.
pub(super) fn selection(global: &Global, config: &Config) -> Result<Selection, Refusal> {
    let select = words(&global.select, &config.select);
    let ignore = words(&global.ignore, &config.ignore);
    parse(&select, &ignore).map_err(|unknown| {
        let hint = "`shifr rules` lists all";
        Refusal::Usage(format!("{unknown}\n\n{hint}"))
    })
}

fn parse(select: &str, ignore: &str) -> Result<Selection, UnknownWord> {
    Selection::parse(select, ignore, catalogue::kinds())
}

fn words(given: &[String], configured: &[Passage]) -> String {
    if given.is_empty() {
        let words: Vec<&str> = configured.iter().map(|word| word.value.as_str()).collect();
        words.join(",")
    } else {
        given.join(",")
    }
}

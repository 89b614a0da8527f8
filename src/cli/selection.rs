//! Which findings are reported and how much they weigh, as `shifr.toml` and the command line have it.

use super::arguments::Global;
use super::refusal::Refusal;
use crate::catalogue;
use crate::config::{self, Config, SetLevel};
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::report::{Levels, Selection, UnknownWord};
use crate::source::{Passage, Source};

/// The levels of `shifr.toml`; a word that is neither code nor family is refused.
pub(super) fn levels(config: &Config) -> Result<Levels, Box<Diagnostic>> {
    let mut levels = Levels::default();
    for SetLevel { folder, word, level } in &config.levels {
        let kinds = catalogue::kinds();
        let folder = folder.as_deref().and_then(files::settled);
        let set = match &folder {
            Some(folder) => levels.set_in(folder, &word.value, *level, kinds),
            None => levels.set(&word.value, *level, kinds),
        };
        set.map_err(|unknown| Box::new(config::unreadable(word.span, unknown.to_string())))?;
    }
    Ok(levels)
}

/// The words of the command line, or where it has none, those of `shifr.toml`.
pub(super) fn selection(
    global: &Global,
    config: &Config,
    source: Option<Source>,
) -> Result<Selection, Refusal> {
    for word in config.select.iter().chain(&config.ignore) {
        if let Err(unknown) = parse(&word.value, "") {
            let diagnostic = Box::new(config::unreadable(word.span, unknown.to_string()));
            return Err(Refusal::Finding { diagnostic, source: source.map(Box::new) });
        }
    }
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

//! `[rules]` and the levels of `[[folders]]`: what is reported, with which weight, and the numbers of rules.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::unreadable;
use crate::diagnostic::Diagnostic;
use crate::nearest::did_you_mean;
use crate::report::{Level, UnknownLevel};
use crate::rules::{self, Rule, Settings};
use crate::source::{Passage, Source};

/// The weight of a code or a family, everywhere or in a folder.
#[derive(Clone, Debug)]
pub struct SetLevel {
    /// Where it is so; everywhere without one.
    pub folder: Option<PathBuf>,
    /// The code or the family.
    pub word: Passage,
    /// How much its findings weigh.
    pub level: Level,
}

/// `[rules]` as it stands.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Rules {
    pub(super) select: Vec<Spanned<String>>,
    pub(super) ignore: Vec<Spanned<String>>,
    pub(super) baseline: Option<PathBuf>,
    levels: Words,
    settings: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Spanned<u32>>>,
}

/// A `[[folders]]` as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    #[serde(default)]
    levels: Words,
    pub(super) schema: Option<Vec<String>>,
}

type Words = BTreeMap<Spanned<String>, Spanned<String>>;

/// Every level that is set.
pub(super) fn levels(
    source: &Source,
    rules: &Rules,
    folders: &[Folder],
    project: &Path,
    findings: &mut Vec<Diagnostic>,
) -> Vec<SetLevel> {
    let everywhere = rules.levels.iter().map(|entry| (None, entry));
    let inside = folders.iter().flat_map(|folder| {
        let path = project.join(&folder.path);
        folder.levels.iter().map(move |entry| (Some(path.clone()), entry))
    });
    let set = everywhere.chain(inside).map(|(folder, entry)| level(source, folder, entry));
    set.filter_map(|level| level.map_err(|finding| findings.push(finding)).ok()).collect()
}

fn level(
    source: &Source,
    folder: Option<PathBuf>,
    (word, level): (&Spanned<String>, &Spanned<String>),
) -> Result<SetLevel, Diagnostic> {
    let unknown = |error: UnknownLevel| unreadable(source.span(level.span()), error.to_string());
    let word = Passage::new(word.get_ref().clone(), source.span(word.span()));
    Ok(SetLevel { folder, word, level: level.get_ref().parse().map_err(unknown)? })
}

/// Every number of a rule that is set.
pub(super) fn settings(source: &Source, rules: &Rules, findings: &mut Vec<Diagnostic>) -> Settings {
    let mut settings = Settings::default();
    let mut refuse = |word: &Spanned<String>, words: String| {
        findings.push(unreadable(source.span(word.span()), words));
    };
    for (code, numbers) in &rules.settings {
        let rule = match known_rule(code.get_ref()) {
            Ok(rule) => rule,
            Err(words) => {
                refuse(code, words);
                continue;
            }
        };
        for (name, number) in numbers {
            match check(rule, name.get_ref(), *number.get_ref()) {
                Ok(()) => settings.set(code.get_ref(), name.get_ref(), *number.get_ref()),
                Err(words) => refuse(name, words),
            }
        }
    }
    settings
}

fn known_rule(code: &str) -> Result<&'static Rule, String> {
    let codes = rules::RULES.iter().filter(|rule| !rule.settings.is_empty());
    rules::named(code).filter(|rule| !rule.settings.is_empty()).ok_or_else(|| {
        let hint = did_you_mean(code, codes.map(|rule| rule.kind.code));
        format!("`{code}` is no rule with settings{hint}")
    })
}

fn check(rule: &Rule, name: &str, number: u32) -> Result<(), String> {
    let Some(setting) = rule.settings.iter().find(|setting| setting.name == name) else {
        let hint = did_you_mean(name, rule.settings.iter().map(|setting| setting.name));
        return Err(format!("`{name}` is no setting of `{}`{hint}", rule.kind.code));
    };
    if number > setting.greatest {
        return Err(format!("`{name}` is {} at most", setting.greatest));
    }
    Ok(())
}

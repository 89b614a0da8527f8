//! How much findings weigh in a project: `[rules.levels]` and `[[folders]]` of `shifr.toml`.

use std::fmt;
use std::path::{Path, PathBuf};

use super::select::{UnknownWord, Word, known};
use crate::diagnostic::{Diagnostic, Kind, Severity};
use crate::nearest::did_you_mean;

/// What a kind of finding is made to weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not reported.
    Off,
    /// It is reported with this weight at most.
    At(Severity),
}

impl std::str::FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(name: &str) -> Result<Self, UnknownLevel> {
        let level = LEVELS.iter().find(|(known, _)| *known == name);
        level.map(|(_, level)| *level).ok_or_else(|| UnknownLevel(name.to_owned()))
    }
}

const LEVELS: [(&str, Level); 4] = [
    ("error", Level::At(Severity::Error)),
    ("warning", Level::At(Severity::Warning)),
    ("info", Level::At(Severity::Info)),
    ("off", Level::Off),
];

/// A word that is no level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLevel(String);

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hint = did_you_mean(&self.0, LEVELS.iter().map(|(name, _)| *name));
        write!(f, "`{}` is no level{hint}; there are error, warning, info and off", self.0)
    }
}

impl std::error::Error for UnknownLevel {}

/// The levels of a project.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    everywhere: Table,
    /// Folders, the outer before the inner, with what is otherwise in them.
    folders: Vec<(PathBuf, Table)>,
}

impl Levels {
    /// Sets the level of a code or a family everywhere.
    pub fn set(
        &mut self,
        word: &str,
        level: Level,
        kinds: &[&'static Kind],
    ) -> Result<(), UnknownWord> {
        self.everywhere.set(word, level, kinds)
    }

    /// Sets the level of a code or a family in a folder and the folders below it.
    pub fn set_in(
        &mut self,
        folder: &Path,
        word: &str,
        level: Level,
        kinds: &[&'static Kind],
    ) -> Result<(), UnknownWord> {
        let at = self.folders.partition_point(|(known, _)| known.as_path() < folder);
        if self.folders.get(at).is_none_or(|(known, _)| known != folder) {
            self.folders.insert(at, (folder.to_owned(), Table::default()));
        }
        self.folders[at].1.set(word, level, kinds)
    }

    /// Gives a finding of a file the weight that it has in the project; whether it is to be reported.
    ///
    /// A finding that weighs less than its kind usually does stays below the rest of the kind: where a
    /// kind is made an error, what was a remark on it does not become one.
    pub fn weigh(&self, finding: &mut Diagnostic, file: Option<&Path>) -> bool {
        match self.level(finding.kind, file) {
            None => true,
            Some(Level::Off) => false,
            Some(Level::At(severity)) => {
                let is_usual = finding.severity == finding.kind.severity;
                finding.severity = if is_usual { severity } else { severity.min(finding.severity) };
                true
            }
        }
    }

    /// Whether it matters in which folder a file lies.
    pub fn differ_by_folder(&self) -> bool {
        !self.folders.is_empty()
    }

    /// The innermost folder that says anything of the kind decides.
    fn level(&self, kind: &Kind, file: Option<&Path>) -> Option<Level> {
        let around = |folder: &Path| file.is_some_and(|file| file.starts_with(folder));
        let folders = self.folders.iter().rev().filter(|(folder, _)| around(folder));
        folders
            .map(|(_, table)| table)
            .chain([&self.everywhere])
            .find_map(|table| table.level(kind))
    }
}

/// Levels of codes and families.
#[derive(Clone, Debug, Default)]
struct Table(Vec<(Word, Level)>);

impl Table {
    fn set(
        &mut self,
        word: &str,
        level: Level,
        kinds: &[&'static Kind],
    ) -> Result<(), UnknownWord> {
        self.0.push((known(word, kinds)?, level));
        Ok(())
    }

    /// A code counts more than its family.
    fn level(&self, kind: &Kind) -> Option<Level> {
        let of = |meant: Word| self.0.iter().find(|(word, _)| *word == meant);
        let found = of(Word::Code(kind.code)).or_else(|| of(Word::Family(kind.family)));
        found.map(|(_, level)| *level)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::MISMATCH;
    use super::*;
    use crate::diagnostic::Family;

    static KINDS: &[&Kind] = &[&MISMATCH];

    fn weight(levels: &Levels, severity: Severity, file: &str) -> Option<Severity> {
        let mut finding = Diagnostic::new(&MISMATCH, "odd").weighing(severity);
        levels.weigh(&mut finding, Some(Path::new(file))).then_some(finding.severity)
    }

    #[test]
    fn a_code_counts_more_than_its_family_and_a_folder_more_than_all() {
        assert_eq!(MISMATCH.family, Family::Number);
        let mut levels = Levels::default();
        levels.set("number", Level::Off, KINDS).expect("a family");
        assert_eq!(weight(&levels, Severity::Error, "a.xml"), None);
        levels.set("cable-number-mismatch", Level::At(Severity::Warning), KINDS).expect("a code");
        assert_eq!(weight(&levels, Severity::Error, "a.xml"), Some(Severity::Warning));
        assert_eq!(weight(&levels, Severity::Info, "a.xml"), Some(Severity::Info));
        let off = |levels: &mut Levels, folder: &str, level| {
            levels.set_in(Path::new(folder), "number", level, KINDS).expect("a family");
        };
        off(&mut levels, "old/frus", Level::At(Severity::Info));
        off(&mut levels, "old", Level::Off);
        assert_eq!(weight(&levels, Severity::Error, "old/a.xml"), None);
        assert_eq!(weight(&levels, Severity::Error, "old/frus/a.xml"), Some(Severity::Info));
        assert_eq!(weight(&levels, Severity::Error, "older/a.xml"), Some(Severity::Warning));
    }

    #[test]
    fn an_unknown_level_brings_the_nearest() {
        let said = "warn".parse::<Level>().expect_err("no level").to_string();
        assert!(said.starts_with("`warn` is no level; did you mean `warning`?"), "{said}");
    }
}

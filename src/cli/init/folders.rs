//! Where the records of a project are.

use std::path::{Component, Path, PathBuf};

use super::super::inputs::{DOCUMENTS, TRANSCRIPTIONS};
use crate::files::{self, Wanted};

/// The folders of a project.
#[derive(Debug)]
pub(super) struct Folders {
    pub(super) transcriptions: Option<String>,
    pub(super) encoded: Option<String>,
}

impl Folders {
    /// The usual folders where they are there; else the folder that all XML files have in common. Texts
    /// may be anything, a README for instance, so no other folder is guessed for them.
    pub(super) fn find() -> Self {
        let usual = |name: &str, extensions| {
            let is_there = Path::new(name).is_dir() && !found(name, extensions).is_empty();
            is_there.then(|| name.to_owned())
        };
        Self {
            transcriptions: usual("transcriptions", TRANSCRIPTIONS),
            encoded: usual("encoded", DOCUMENTS).or_else(|| common_folder(&found(".", DOCUMENTS))),
        }
    }

    /// A regular expression for pre-commit: the documents' paths.
    pub(super) fn pattern_of_documents(&self) -> String {
        match self.encoded.as_deref().unwrap_or("encoded") {
            "." => String::new(),
            folder => format!("^{}/", escaped(folder)),
        }
    }
}

fn found(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let found = files::find(&[folder.into()], &Wanted::with(extensions)).value;
    found.into_iter().map(|file| file.relative).collect()
}

/// The innermost folder that holds all the files, but none for a year or a number, for others will stand
/// beside it; none at all if there are no files.
fn common_folder(files: &[PathBuf]) -> Option<String> {
    let mut folders = files.iter().map(|file| file.parent().unwrap_or(Path::new("")).to_owned());
    let first = folders.next()?;
    let common = folders.fold(first, |common, folder| {
        let shared = common.components().zip(folder.components()).take_while(|(a, b)| a == b);
        shared.map(|(component, _)| component).collect()
    });
    let names = common.components().filter_map(|component| match component {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let mut names: Vec<&str> = names.collect();
    let is_number = |name: &&str| !name.chars().any(char::is_alphabetic);
    while names.last().is_some_and(is_number) {
        names.pop();
    }
    Some(if names.is_empty() { ".".to_owned() } else { names.join("/") })
}

/// Signs that Python's regular expressions would obey, and the quote of YAML.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\'' => escaped.push_str("''"),
            letter if letter.is_alphanumeric() || "/_- ".contains(letter) => escaped.push(letter),
            letter => escaped.extend(['\\', letter]),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_folder_of_all_files() {
        for (files, folder) in [
            (&["a.xml", "b/c.xml"][..], Some(".")),
            (&["tei/a.xml", "tei/1950/b.xml"], Some("tei")),
            (&["tei/1950/a.xml", "tei/1951/b.xml"], Some("tei")),
            (&["tei/1950/a.xml"], Some("tei")),
            (&["tei/1950-10/12/a.xml"], Some("tei")),
            (&["1950/a.xml"], Some(".")),
            (&[], None),
        ] {
            let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
            assert_eq!(common_folder(&files).as_deref(), folder);
        }
    }

    #[test]
    fn pre_commit_sees_a_pattern() {
        let folders =
            |encoded: &str| Folders { transcriptions: None, encoded: Some(encoded.to_owned()) };
        assert_eq!(folders("a.b/tei").pattern_of_documents(), r"^a\.b/tei/");
        assert_eq!(folders(".").pattern_of_documents(), "");
    }
}

//! Which files are meant by the paths on the command line.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::kinds::NO_FILES;
use super::read::unreadable;
use super::{Patterns, shown};
use crate::diagnostic::{Diagnostic, Outcome};

/// Finds the files that `paths` name, each once, in the order of the paths.
///
/// A file given by its own name is taken whatever its ending. A folder is walked, with its files sorted
/// by name; of these only those that are `wanted` are taken, and neither hidden files nor those which
/// `.gitignore` names. Links are followed, but not in circles.
pub fn find(paths: &[PathBuf], wanted: &Wanted<'_>) -> Outcome<Vec<Found>> {
    let mut search = Search { wanted: *wanted, ..Search::default() };
    let mut diagnostics = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => search.walk(path, &mut diagnostics),
            Ok(_) if wanted.force_exclude && wanted.excludes(path, false) => {}
            Ok(_) => {
                let relative = Path::new(path.file_name().unwrap_or(path.as_os_str()));
                search.take(path, relative, real(path));
            }
            Err(error) => diagnostics.push(unreadable(&shown(path), &error)),
        }
    }
    Outcome { value: search.found, diagnostics }
}

/// Which files of a folder are meant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Endings without dot, in any case.
    pub extensions: &'a [&'a str],
    /// What the project leaves out.
    pub patterns: Option<&'a Patterns>,
    /// Whether that is left out even if it is named itself.
    pub force_exclude: bool,
}

impl<'a> Wanted<'a> {
    /// Every file with one of the endings.
    pub fn with(extensions: &'a [&'a str]) -> Self {
        Self { extensions, ..Self::default() }
    }

    fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        self.patterns.is_some_and(|patterns| patterns.exclude(path, is_folder))
    }

    fn takes(&self, entry: &DirEntry) -> bool {
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let ending = entry.path().extension().unwrap_or_default();
        is_file && self.extensions.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted))
    }
}

/// A file that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, beginning as it was given.
    pub path: PathBuf,
    /// Its path within the folder that was given: where it goes in an output folder.
    pub relative: PathBuf,
}

#[derive(Default)]
struct Search<'a> {
    wanted: Wanted<'a>,
    seen: HashSet<OsString>,
    found: Vec<Found>,
    /// The folder of the file found last, and where it really is.
    folder: (PathBuf, PathBuf),
}

impl Search<'_> {
    fn walk(&mut self, folder: &Path, diagnostics: &mut Vec<Diagnostic>) {
        let mut empty = true;
        for entry in walker(folder, self.wanted.patterns) {
            match entry {
                Ok(entry) if self.wanted.takes(&entry) => {
                    let path = entry.path();
                    let real = self.real(&entry);
                    self.take(path, path.strip_prefix(folder).unwrap_or(path), real);
                    empty = false;
                }
                Ok(_) => {}
                Err(error) => {
                    diagnostics.extend(cannot_walk(folder, &error));
                    empty = false;
                }
            }
        }
        if empty {
            diagnostics.push(no_files(folder, self.wanted.extensions));
        }
    }

    /// Takes a file unless it has been taken under this or another name.
    fn take(&mut self, path: &Path, relative: &Path, real: PathBuf) {
        if self.seen.insert(real.into_os_string()) {
            self.found.push(Found { path: path.to_owned(), relative: relative.to_owned() });
        }
    }

    /// Where an entry really is. What is no link itself lies in its folder, and that is looked up once.
    fn real(&mut self, entry: &DirEntry) -> PathBuf {
        let path = entry.path();
        match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if !entry.path_is_symlink() => {
                if self.folder.0.as_os_str() != folder.as_os_str() {
                    self.folder = (folder.to_owned(), real(folder));
                }
                self.folder.1.join(name)
            }
            _ => real(path),
        }
    }
}

/// A path without links; as it is if it leads nowhere.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// What one machine's user ignores everywhere must not change what is found, so only the rules that
/// travel with the files count.
fn walker(folder: &Path, patterns: Option<&Patterns>) -> ignore::Walk {
    let mut walker = WalkBuilder::new(folder);
    walker.follow_links(true).require_git(false).git_global(false);
    // What is compared lies in one folder, so whole paths are in the order of their last names.
    walker.sort_by_file_path(|one, other| one.as_os_str().cmp(other.as_os_str()));
    if let Some(patterns) = patterns.cloned() {
        walker.filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            !patterns.exclude(entry.path(), is_folder)
        });
    }
    walker.build()
}

/// `None` if a link only led back to a folder above it: its files are found there.
fn cannot_walk(folder: &Path, error: &ignore::Error) -> Option<Diagnostic> {
    let path = match within(error) {
        ignore::Error::Loop { .. } => return None,
        ignore::Error::WithPath { path, .. } => path,
        _ => folder,
    };
    let reason = error.io_error().map(|error| unreadable(&shown(path), error));
    Some(
        reason
            .unwrap_or_else(|| unreadable(&shown(path), &std::io::Error::other(error.to_string()))),
    )
}

/// The error itself, without the depth and the line it was met at.
fn within(error: &ignore::Error) -> &ignore::Error {
    match error {
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            within(err)
        }
        ignore::Error::WithPath { err, .. } if matches!(**err, ignore::Error::Loop { .. }) => err,
        other => other,
    }
}

fn no_files(folder: &Path, extensions: &[&str]) -> Diagnostic {
    let name = shown(folder);
    let endings: Vec<_> = extensions.iter().map(|ending| format!("`.{ending}`")).collect();
    let message = format!("`{name}` holds no files that end in {}", endings.join(" or "));
    Diagnostic::new(&NO_FILES, message)
        .of(name)
        .help("check the path; hidden files and those which `.gitignore` or `[files]` in `shifr.toml` leaves out are passed over")
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn folder(files: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("lies in the folder")).expect("a folder");
            fs::write(path, "b.txt\n").expect("a file");
        }
        folder
    }

    fn relatives(outcome: &Outcome<Vec<Found>>) -> Vec<String> {
        outcome.value.iter().map(|found| shown(&found.relative)).collect()
    }

    #[test]
    fn a_folder_gives_its_visible_files_by_name() {
        let folder =
            folder(&["c/d.txt", "a.TXT", "b.txt", "e.xml", ".hidden.txt", "c/a.txt", ".gitignore"]);
        let found = find(&[folder.path().to_owned()], &Wanted::with(&["txt"]));
        assert_eq!(relatives(&found), ["a.TXT", "c/a.txt", "c/d.txt"], "b.txt is ignored");
        assert!(found.diagnostics.is_empty());
    }

    #[test]
    fn a_file_given_by_name_is_taken_once_whatever_its_ending() {
        let folder = folder(&["a.txt", "notes"]);
        let file = |name: &str| folder.path().join(name);
        let found = find(
            &[file("notes"), file("./a.txt"), folder.path().to_owned()],
            &Wanted::with(&["txt"]),
        );
        assert_eq!(relatives(&found), ["notes", "a.txt"]);
        assert!(found.diagnostics.is_empty());
    }

    #[test]
    fn what_is_missing_is_said() {
        let folder = folder(&["a.xml"]);
        let paths = [folder.path().join("none"), folder.path().to_owned()];
        let found = find(&paths, &Wanted::with(&["txt", "text"]));
        let codes: Vec<_> = found.diagnostics.iter().map(|finding| finding.kind.code).collect();
        assert_eq!(codes, ["unreadable-file", "no-files"]);
        assert!(
            found.diagnostics[1].message.ends_with("holds no files that end in `.txt` or `.text`")
        );
    }

    #[test]
    fn what_the_project_leaves_out_is_taken_if_it_is_named() {
        let folder = folder(&["a.xml", "drafts/b.xml"]);
        let patterns = Patterns::new(folder.path(), [], ["drafts/"]).expect("is a pattern");
        let wanted = Wanted { patterns: Some(&patterns), ..Wanted::with(&["xml"]) };
        let paths = [folder.path().to_owned(), folder.path().join("drafts/b.xml")];
        assert_eq!(relatives(&find(&paths, &wanted)), ["a.xml", "b.xml"]);
        let forced = Wanted { force_exclude: true, ..wanted };
        assert_eq!(relatives(&find(&paths, &forced)), ["a.xml"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_in_circles() {
        let folder = folder(&["a/b.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up")).expect("a link");
        std::os::unix::fs::symlink("nowhere", folder.path().join("broken.txt")).expect("a link");
        let found = find(&[folder.path().to_owned()], &Wanted::with(&["txt"]));
        assert_eq!(relatives(&found), ["a/b.txt"]);
        let [broken] = &found.diagnostics[..] else {
            panic!("one finding: {:?}", found.diagnostics)
        };
        assert!(broken.message.contains("broken.txt` cannot be read: "), "{}", broken.message);
    }
}

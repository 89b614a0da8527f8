//! Which files have changed: the one door to git.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{path_of_bytes, words};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

/// A file has changed since what?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes<'a> {
    /// Since the last commit: what `git status` shows, with files that are new.
    SinceLastCommit,
    /// Since the commit that this revision and the last commit have in common.
    Since(&'a str),
    /// What the next commit will change.
    Staged,
}

/// The files that have changed in the repository of the working directory.
pub fn changed(changes: Changes<'_>) -> Result<Changed, Box<Diagnostic>> {
    let top = folder(&git(Path::new("."), &["rev-parse", "--show-toplevel"])?);
    let diff =
        |of: &[&str]| git(&top, &[&["diff", "--name-only", "-z", "--no-ext-diff"], of].concat());
    let mut names = match changes {
        Changes::Staged => diff(&["--cached"])?,
        Changes::SinceLastCommit => diff(&[&last_commit(&top)?])?,
        Changes::Since(revision) => diff(&[&common_commit(&top, revision)?])?,
    };
    if changes != Changes::Staged {
        names.extend(git(&top, &["ls-files", "-z", "--others", "--exclude-standard"])?);
    }
    let names = names.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let files = names.filter_map(|name| fs::canonicalize(top.join(path_of_bytes(name))).ok());
    Ok(Changed { files: files.collect() })
}

/// Files that have changed.
#[derive(Debug)]
pub struct Changed {
    /// Without links on the way.
    files: HashSet<PathBuf>,
}

impl Changed {
    /// Whether there is such a file and it is none of them.
    pub fn leaves_out(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|path| !self.files.contains(&path))
    }
}

/// git could not tell.
pub static UNKNOWN_CHANGES: Kind = Kind {
    code: "unknown-changes",
    family: Family::File,
    severity: Severity::Error,
    summary: "git could not tell which files have changed",
    page: include_str!("../../docs/rules/unknown-changes.md"),
};

/// The last commit; in a repository that has none yet, the tree that holds nothing.
fn last_commit(top: &Path) -> Result<String, Box<Diagnostic>> {
    match commit(top, "HEAD") {
        Ok(commit) => Ok(commit),
        Err(_) => git(top, &["hash-object", "-t", "tree", "--stdin"]).map(|name| line(&name)),
    }
}

/// Where the branch of the last commit left that of the revision, so that what others have done there
/// since does not count.
fn common_commit(top: &Path, revision: &str) -> Result<String, Box<Diagnostic>> {
    let unknown = |_| unknown(&format!("it knows no commit `{revision}`"));
    let revision = commit(top, revision).map_err(unknown)?;
    git(top, &["merge-base", &revision, "HEAD"]).map(|name| line(&name)).map_err(|finding| {
        let what = "git finds no commit that the revision and the last commit have in common";
        Box::new(Diagnostic { message: what.to_owned(), ..*finding })
    })
}

fn commit(top: &Path, revision: &str) -> Result<String, Box<Diagnostic>> {
    // A revision that begins with a hyphen must not pass for an option.
    let revision = format!("{revision}^{{commit}}");
    git(top, &["rev-parse", "--verify", "--end-of-options", &revision]).map(|name| line(&name))
}

/// What git prints, if it is content.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, Box<Diagnostic>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        // To look must not disturb another git at work.
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(Output { status, stdout, .. }) if status.success() => Ok(stdout),
        Ok(Output { stderr, .. }) => Err(unknown(&said(&stderr))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(unknown("there is no `git`")),
        Err(error) => Err(unknown(&words(&error))),
    }
}

/// The first line of git's complaint.
fn said(stderr: &[u8]) -> String {
    let said = line(stderr);
    said.strip_prefix("fatal: ").unwrap_or(&said).to_owned()
}

fn unknown(reason: &str) -> Box<Diagnostic> {
    let message = format!("git cannot tell what has changed: {reason}");
    Box::new(Diagnostic::new(&UNKNOWN_CHANGES, message).help(
        "run shifr in a git repository that has the revision (a clone of a few commits may lack it), or name the files",
    ))
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().to_owned()
}

fn folder(printed: &[u8]) -> PathBuf {
    path_of_bytes(printed.strip_suffix(b"\n").unwrap_or(printed))
}

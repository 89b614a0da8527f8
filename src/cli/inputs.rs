//! The files that a command is to look at.

use std::io;
use std::path::{Path, PathBuf};

use super::session::Session;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::files::{self, Found, Large, Wanted};
use crate::source::{Source, SourceId};

/// One of them.
#[derive(Debug)]
pub(super) enum Input {
    /// The standard input, with its name in findings.
    Stdin(PathBuf),
    File(Found),
}

/// Endings of transcriptions.
pub(super) const TRANSCRIPTIONS: &[&str] = &["txt", "text"];

/// Endings of TEI documents.
pub(super) const DOCUMENTS: &[&str] = &["xml"];

/// Whether the path stands for the standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The files that the paths name, the standard input before all others.
pub(super) fn find(paths: &[PathBuf], stdin: &Path, wanted: &Wanted<'_>) -> Outcome<Vec<Input>> {
    let name = stdin;
    let (stdin, paths): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_stdin(path));
    let Outcome { value: found, diagnostics } = files::find(&paths, wanted);
    let stdin = stdin.first().map(|_| Input::Stdin(name.to_owned()));
    Outcome {
        value: stdin.into_iter().chain(found.into_iter().map(Input::File)).collect(),
        diagnostics,
    }
}

/// The files of folders of the project.
pub(super) fn in_project(
    folders: &[PathBuf],
    extensions: &[&str],
    session: &Session,
) -> Outcome<Vec<Input>> {
    let patterns = Some(&session.config.patterns);
    find(folders, Path::new(files::STDIN), &Wanted { patterns, ..Wanted::with(extensions) })
}

impl Input {
    /// The path as it was given; for the standard input its name in findings.
    pub(super) fn path(&self) -> &Path {
        match self {
            Input::Stdin(name) => name,
            Input::File(found) => &found.path,
        }
    }

    /// The file, if it is one.
    pub(super) fn file(&self) -> Option<PathBuf> {
        match self {
            Input::Stdin(_) => None,
            Input::File(found) => Some(found.path.clone()),
        }
    }

    /// The file in pieces, if it is a long one that can be read so.
    pub(super) fn large(&self, id: SourceId, limit: u64) -> Option<Large> {
        match self {
            Input::Stdin(_) => None,
            Input::File(found) => files::large(&found.path, id, limit),
        }
    }

    pub(super) fn read(&self, id: SourceId, limit: u64) -> Result<Outcome<Source>, Diagnostic> {
        match self {
            Input::Stdin(name) => {
                files::read_from(io::stdin().lock(), &files::shown(name), id, limit)
            }
            Input::File(found) => files::read(&found.path, id, limit),
        }
    }
}

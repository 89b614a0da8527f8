//! The files that a command is to look at.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Outcome};
use crate::files::{self, Found};
use crate::source::{Source, SourceId};

/// One of them.
#[derive(Debug)]
pub(super) enum Input {
    Stdin,
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
pub(super) fn find(paths: &[PathBuf], extensions: &[&str]) -> Outcome<Vec<Input>> {
    let (stdin, paths): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_stdin(path));
    let Outcome { value: found, diagnostics } = files::find(&paths, extensions);
    let stdin = stdin.first().map(|_| Input::Stdin);
    Outcome {
        value: stdin.into_iter().chain(found.into_iter().map(Input::File)).collect(),
        diagnostics,
    }
}

impl Input {
    /// The path as it was given; for the standard input its name in findings.
    pub(super) fn path(&self) -> &Path {
        match self {
            Input::Stdin => Path::new(files::STDIN),
            Input::File(found) => &found.path,
        }
    }

    /// The file, if it is one.
    pub(super) fn file(&self) -> Option<PathBuf> {
        match self {
            Input::Stdin => None,
            Input::File(found) => Some(found.path.clone()),
        }
    }

    pub(super) fn read(&self, id: SourceId, limit: u64) -> Result<Outcome<Source>, Diagnostic> {
        match self {
            Input::Stdin => files::read_from(io::stdin().lock(), files::STDIN, id, limit),
            Input::File(found) => files::read(&found.path, id, limit),
        }
    }
}

//! The website: its pages are valid, lead nowhere wrong, and ask nothing of anybody.

mod pages;
mod browser;

use std::path::{Path, PathBuf};

use crate::support;

/// Writes the website of documents into a folder, and gives back what the program said.
fn write(documents: &[PathBuf], folder: &Path) -> String {
    let mut program = support::shifr();
    let output = program.args(["export", "html", "-o"]).arg(folder).args(documents).output();
    let output = output.expect("the program can be started");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code().is_some_and(|code| code < 2), "{said}");
    said.into_owned()
}

/// The samples, and documents that are made to be in the way.
fn documents() -> Vec<PathBuf> {
    [support::files("encoded", "xml"), support::files("tests/data/edition", "xml")].concat()
}

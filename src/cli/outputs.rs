//! What is written, and what became of it.

use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::inputs::Input;
use super::refusal::Refusal;
use crate::cable::Cable;
use crate::diagnostic::Diagnostic;
use crate::export::Export;
use crate::files::{self, Claims, Planned, Written};
use crate::pipeline::Record;

/// A file to be written.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

/// Refuses to write below what is a file, once and not for each document.
pub(super) fn refuse_file(folder: &Path) -> Result<(), Refusal> {
    let message = || format!("`{}` is a file; --output names a folder", files::shown(folder));
    if folder.is_file() { Err(Refusal::Usage(message())) } else { Ok(()) }
}

/// Where files are written: whose names are taken, and how many there were.
pub(super) struct Outputs<'a> {
    pub(super) claims: &'a mut Claims,
    pub(super) tally: &'a mut Tally,
}

impl Outputs<'_> {
    /// Writes the document unless its name is taken or it says the same already.
    pub(super) fn write(&mut self, input: &Path, document: &Document) -> Option<Diagnostic> {
        let Document { path, text } = document;
        self.keep(input, path, || files::write_if_changed(path, text.as_bytes()))
    }

    /// Lets a file be written unless its name is taken.
    pub(super) fn keep(
        &mut self,
        input: &Path,
        output: &Path,
        write: impl FnOnce() -> io::Result<Written>,
    ) -> Option<Diagnostic> {
        let wrong = match self.claims.claim(Planned { input, output }) {
            Some(collision) => Some(collision),
            None => match write() {
                Ok(written) => {
                    self.tally.count(written);
                    None
                }
                Err(error) => Some(files::unwritable(output, &error)),
            },
        };
        self.tally.not_written += usize::from(wrong.is_some());
        wrong
    }

    /// Removes what an earlier run has written of an export and this one has not: pages of records that are gone. A
    /// hidden file of the folder names the files of the export.
    pub(super) fn remove_stale(
        &mut self,
        export: &Export,
        folder: &Path,
        written: &BTreeSet<String>,
    ) -> Option<Diagnostic> {
        let list = format!(".shifr-{}", export.name);
        match files::remove_stale(folder, &list, written) {
            Ok(removed) => {
                self.tally.removed += removed;
                None
            }
            Err(error) => Some(files::unwritable(&folder.join(list), &error)),
        }
    }
}

/// Where a record goes within the output folder: `b/x.txt` to `b/x.xml`, its second record to
/// `b/x-2.xml`. A record of the standard input is named by its id.
pub(super) fn place(input: &Input, record: &Record) -> PathBuf {
    let place = match input {
        Input::Stdin(_) => PathBuf::from(record_name(&record.cable)),
        Input::File(found) => found.relative.with_extension(""),
    };
    let mut name = place.file_name().unwrap_or_default().to_owned();
    if record.number > 1 {
        name.push(format!("-{}", record.number));
    }
    name.push(".xml");
    place.with_file_name(name)
}

/// The record's id if it makes a plain file name; anything else could lead out of the folder.
fn record_name(cable: &Cable) -> &str {
    let id = cable.record_id.as_ref().map_or("", |id| id.value.as_str());
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !id.is_empty() && id.chars().all(plain) { id } else { "record" }
}

/// How many files were written; reads `1 written, 6 unchanged`.
#[derive(Debug, Default)]
pub(super) struct Tally {
    written: usize,
    unchanged: usize,
    pub(super) not_written: usize,
    /// What an earlier run has written and is no more.
    pub(super) removed: usize,
}

impl Tally {
    fn count(&mut self, written: Written) {
        match written {
            Written::New | Written::Changed => self.written += 1,
            Written::Same => self.unchanged += 1,
        }
    }

    /// Whether there was something to write and none of it could be.
    pub(super) fn failed(&self) -> bool {
        self.written + self.unchanged == 0 && self.not_written > 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unchanged = (self.unchanged > 0).then(|| format!(", {} unchanged", self.unchanged));
        let failed = (self.not_written > 0).then(|| format!(", {} not written", self.not_written));
        let removed = (self.removed > 0).then(|| format!(", {} removed", self.removed));
        let [unchanged, failed, removed] =
            [unchanged, failed, removed].map(Option::unwrap_or_default);
        write!(f, "{} written{unchanged}{failed}{removed}", self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Found;
    use crate::source::{SourceId, Span, Spanned};

    fn record(id: &str, number: usize) -> Record {
        let span = Span::new(SourceId(0), 0..0);
        let mut cable = Cable::new(span);
        cable.record_id = Some(Spanned::new(id.to_owned(), span));
        Record { number, cable }
    }

    #[test]
    fn places_mirror_the_inputs() {
        let file =
            |relative: &str| Input::File(Found { path: "x".into(), relative: relative.into() });
        let stdin = || Input::Stdin("<stdin>".into());
        for (input, id, number, expected) in [
            (file("b/x.txt"), "110671", 1, "b/x.xml"),
            (file("b/x.txt"), "", 2, "b/x-2.xml"),
            (file("notes"), "", 1, "notes.xml"),
            (file("1950.08.03.txt"), "", 1, "1950.08.03.xml"),
            (stdin(), "110671", 1, "110671.xml"),
            (stdin(), "../110671", 1, "record.xml"),
            (stdin(), "", 2, "record-2.xml"),
        ] {
            assert_eq!(place(&input, &record(id, number)), Path::new(expected));
        }
    }

    #[test]
    fn a_tally_has_words() {
        let mut tally = Tally::default();
        assert_eq!(tally.to_string(), "0 written");
        [Written::New, Written::Changed, Written::Same].into_iter().for_each(|w| tally.count(w));
        assert_eq!(tally.to_string(), "2 written, 1 unchanged");
        tally.not_written = 3;
        assert_eq!(tally.to_string(), "2 written, 1 unchanged, 3 not written");
    }
}

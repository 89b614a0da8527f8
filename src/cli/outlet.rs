//! Where findings go, and in which form: to a stream as they come, or to a file at the end.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use super::inputs::Input;
use super::stream::Target;
use super::terminal::View;
use crate::files;
use crate::report::{
    Document, Format, Rendered, Statistics, Summary, render_document, step_summary,
};

/// One of the places to which a run gives out its findings.
#[derive(Debug)]
pub(super) struct Outlet {
    pub(super) view: View,
    to: To,
    /// How many findings it still takes.
    left: usize,
    not_shown: usize,
    /// Whether its file is one of those that are looked at.
    is_input: bool,
    /// What is on its way to a file.
    text: String,
    /// What is kept until all has been found.
    document: Document,
}

/// The end of an outlet.
#[derive(Clone, Debug)]
pub(super) enum To {
    Stream(Target),
    File(PathBuf),
}

impl Outlet {
    pub(super) fn new(view: View, to: To, most: Option<usize>) -> Self {
        Self {
            view,
            to,
            left: most.unwrap_or(usize::MAX),
            not_shown: 0,
            is_input: false,
            text: String::new(),
            document: Document::default(),
        }
    }

    /// Sees to it that nothing is written over what is looked at.
    pub(super) fn spare(&mut self, inputs: &[Input]) {
        if let To::File(path) = &self.to {
            let is_it =
                |input: &Input| input.file().is_some_and(|file| files::are_same(&file, path));
            self.is_input |= inputs.iter().any(is_it);
        }
    }

    /// Takes the findings of a file, as many as it may, and gives back what is to be shown at once.
    pub(super) fn take(
        &mut self,
        path: Option<&str>,
        rendered: Rendered,
    ) -> Option<(Target, String)> {
        match rendered {
            Rendered::Texts(mut texts) => {
                self.cut(&mut texts);
                match &self.to {
                    To::Stream(target) => return Some((*target, texts.concat())),
                    To::File(_) => self.text.push_str(&texts.concat()),
                }
            }
            Rendered::Findings(mut findings) => {
                self.cut(&mut findings);
                self.document.add(path, findings);
            }
        }
        None
    }

    fn cut<T>(&mut self, findings: &mut Vec<T>) {
        let kept = findings.len().min(self.left);
        self.not_shown += findings.len() - kept;
        self.left -= kept;
        findings.truncate(kept);
    }

    /// Ends the document, if the form is one: it is written to its file, or given back to be shown on a stream.
    pub(super) fn close(
        self,
        summary: Summary,
        statistics: &Statistics,
    ) -> Result<Option<(Target, Format, Document)>, Unwritable> {
        let Outlet { view, to, mut text, mut document, not_shown, is_input, .. } = self;
        document.summary = summary;
        document.statistics = statistics.clone();
        document.not_shown = not_shown;
        document.root = files::Root::find(repository());
        if view.format == Format::Github {
            append_step_summary(&document)?;
        }
        match to {
            To::Stream(target) => Ok(Some((target, view.format, document))),
            To::File(path) if is_input => {
                let error = io::Error::other("it is one of the files that were looked at");
                Err(Unwritable { path, error })
            }
            To::File(path) => {
                render_document(view.format, &document, &mut |piece| text.push_str(piece));
                let written = files::write_if_changed(&path, text.as_bytes());
                written.map(|_| None).map_err(|error| Unwritable { path, error })
            }
        }
    }

    pub(super) fn not_shown(&self) -> usize {
        self.not_shown
    }
}

/// A report that could not be written.
#[derive(Debug)]
pub(super) struct Unwritable {
    pub(super) path: PathBuf,
    pub(super) error: io::Error,
}

/// The root of the repository as the host tells it; GitLab, too, has a variable for it.
fn repository() -> Option<PathBuf> {
    let told = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().find_map(env::var_os);
    told.filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// GitHub names a file to which every step may add.
fn append_step_summary(document: &Document) -> Result<(), Unwritable> {
    let Some(path) = env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let path = Path::new(&path);
    files::append(path, step_summary(document).as_bytes())
        .map_err(|error| Unwritable { path: path.to_owned(), error })
}

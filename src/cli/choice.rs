//! Which files a command looks at, beyond the paths that are named.

use std::path::{Path, PathBuf};

use clap::Args;

use super::inputs::{self, Input};
use super::refusal::Refusal;
use super::session::Session;
use crate::diagnostic::Outcome;
use crate::files::{self, Changed, Changes, Wanted};

/// Ways to choose files.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which files")]
#[group(skip)]
pub(super) struct Choice {
    /// Of all these files, look only at those that differ from the last commit, or are new
    #[arg(long, conflicts_with_all = ["since", "staged"])]
    changed: bool,

    /// Only at those that differ from where the branch left this one: main, origin/main, a commit
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    since: Option<String>,

    /// Only at those that the next commit changes; they are read as they stand in the folder
    #[arg(long)]
    staged: bool,

    /// Take paths from this file, too, one in a line or parted by NUL; - is the standard input
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,

    /// Leave out what shifr.toml excludes even if it is named itself
    #[arg(long)]
    force_exclude: bool,

    /// Read the standard input under this name
    #[arg(long, value_name = "NAME", conflicts_with = "files_from")]
    stdin_filename: Option<PathBuf>,
}

impl Choice {
    /// Whether the standard input is all there is to read.
    pub(super) fn is_stdin(&self, paths: &[PathBuf]) -> bool {
        let named = !paths.is_empty() && paths.iter().all(|path| inputs::is_stdin(path));
        named || paths.is_empty() && self.stdin_filename.is_some()
    }

    /// The inputs as far as they have changed, if that matters: the paths', or the usual folder's.
    pub(super) fn inputs(
        &self,
        paths: &[PathBuf],
        usual: &Path,
        extensions: &[&str],
        session: &Session,
    ) -> Result<Outcome<Vec<Input>>, Refusal> {
        let changed = self.changed()?;
        let mut found = self.find(&self.paths(paths, usual)?, extensions, session);
        if let Some(changed) = changed {
            // What does not come from a file cannot be told to be unchanged.
            let is_left_out =
                |input: &Input| input.file().is_some_and(|file| changed.leaves_out(&file));
            found.value.retain(|input| !is_left_out(input));
        }
        Ok(found)
    }

    /// The paths with those that are listed, or if nothing is named the usual folder.
    pub(super) fn paths(&self, paths: &[PathBuf], usual: &Path) -> Result<Vec<PathBuf>, Refusal> {
        let mut paths = paths.to_vec();
        if self.files_from.is_some() && paths.iter().any(|path| inputs::is_stdin(path)) {
            let message = "the standard input is one file or a list of files, not both";
            return Err(Refusal::Usage(message.to_owned()));
        }
        match (&self.files_from, &self.stdin_filename) {
            (Some(list), _) => {
                paths.extend(files::read_list(list).map_err(|finding| Refusal::of(*finding))?)
            }
            (None, Some(_)) if paths.is_empty() => paths.push("-".into()),
            (None, None) if paths.is_empty() => paths.push(usual.to_owned()),
            (None, _) => {}
        }
        Ok(paths)
    }

    /// The files of the paths that the project does not leave out.
    pub(super) fn find(
        &self,
        paths: &[PathBuf],
        extensions: &[&str],
        session: &Session,
    ) -> Outcome<Vec<Input>> {
        let wanted = Wanted {
            extensions,
            patterns: Some(&session.config.patterns),
            force_exclude: self.force_exclude,
        };
        let stdin = self.stdin_filename.as_deref().unwrap_or(Path::new(files::STDIN));
        inputs::find(paths, stdin, &wanted)
    }

    /// The files that have changed, if others are to be left out.
    pub(super) fn changed(&self) -> Result<Option<Changed>, Refusal> {
        self.changes()
            .map(|changes| files::changed(changes).map_err(|finding| Refusal::of(*finding)))
            .transpose()
    }

    fn changes(&self) -> Option<Changes<'_>> {
        match (&self.since, self.staged, self.changed) {
            (Some(revision), ..) => Some(Changes::Since(revision)),
            (None, true, _) => Some(Changes::Staged),
            (None, false, true) => Some(Changes::SinceLastCommit),
            (None, false, false) => None,
        }
    }
}

//! Which files a command looks at, beyond the paths that are named.

use std::path::{Path, PathBuf};

use clap::Args;

use super::inputs::{self, Input};
use super::refusal::Refusal;
use super::session::Session;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::files::{self, Changes, Wanted};

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
        let named = matches!(paths, [path] if inputs::is_stdin(path));
        named || paths.is_empty() && self.stdin_filename.is_some()
    }

    /// The inputs: the paths, or if there are none the usual folder, as far as they are chosen.
    pub(super) fn inputs(
        &self,
        paths: &[PathBuf],
        usual: &Path,
        extensions: &[&str],
        session: &Session,
    ) -> Result<Outcome<Vec<Input>>, Refusal> {
        let mut paths = paths.to_vec();
        if self.files_from.is_some() && paths.iter().any(|path| inputs::is_stdin(path)) {
            let message = "the standard input is one file or a list of files, not both";
            return Err(Refusal::Usage(message.to_owned()));
        }
        match (&self.files_from, &self.stdin_filename) {
            (Some(list), _) => paths.extend(files::read_list(list).map_err(refused)?),
            (None, Some(_)) if paths.is_empty() => paths.push("-".into()),
            (None, None) if paths.is_empty() => paths.push(usual.to_owned()),
            (None, _) => {}
        }
        let wanted = Wanted {
            extensions,
            patterns: Some(&session.config.patterns),
            force_exclude: self.force_exclude,
        };
        let stdin = self.stdin_filename.as_deref().unwrap_or(Path::new(files::STDIN));
        let mut found = inputs::find(&paths, stdin, &wanted);
        self.keep_changed(&mut found.value)?;
        Ok(found)
    }

    /// What does not come from a file cannot be told to be unchanged.
    fn keep_changed(&self, inputs: &mut Vec<Input>) -> Result<(), Refusal> {
        let Some(changes) = self.changes() else { return Ok(()) };
        let changed = files::changed(changes).map_err(refused)?;
        inputs.retain(|input| match input {
            Input::Stdin(_) => true,
            Input::File(found) => changed.contains(&found.path),
        });
        Ok(())
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

fn refused(diagnostic: Box<Diagnostic>) -> Refusal {
    Refusal::Finding { diagnostic, source: None }
}

//! `shifr clean`: what was kept to save time is removed.

use clap::Args;

use super::arguments::Global;
use super::printer::Printer;
use super::refusal::Refusal;
use super::session::Session;
use super::verdict::Verdict;
use crate::cache::{self, Folder, Kept, Removed};
use crate::files;
use crate::report::counted;

/// Remove what was kept of earlier runs; the next one looks at every document again
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr clean          what was found in the documents of this project
  shifr clean --all    that of every project, and all compiled schemas")]
pub(super) struct Arguments {
    /// Empty the whole cache of this user: the results of every project, and compiled schemas
    #[arg(long)]
    all: bool,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let Some(cache) = files::cache_folder() else {
        printer.remark("this system has no place for a cache");
        return Ok(Verdict::Clean);
    };
    let removed = if arguments.all {
        cache::clear(&cache)
    } else {
        let session = Session::open(global, printer)?;
        let project = session.project().unwrap_or_default();
        let folders = Kept::ALL.map(|kept| Folder::of_project(&cache, kept, &project));
        folders.iter().map(Folder::clear).sum()
    };
    let Removed { files, bytes } =
        removed.map_err(|error| Refusal::of(files::unwritable(&cache, &error)))?;
    printer.remark(&if files == 0 {
        "nothing was kept".to_owned()
    } else {
        format!("{} of {} removed", counted(files, "file"), counted(bytes, "byte"))
    });
    Ok(Verdict::Clean)
}

//! `shifr init`: what a project needs to be checked on every commit.

mod folders;
mod settings;

use std::env;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::printer::Printer;
use super::refusal::Refusal;
use super::verdict::Verdict;
use crate::files;
use folders::Folders;

/// Write the files that a project needs: settings, a GitHub workflow, a GitLab job, a pre-commit hook
///
/// What is there already is left as it is. The folders of the records are looked for and named.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  shifr init                       write all that is missing
  shifr init config github         write shifr.toml and the GitHub workflow only
  shifr init pre-commit --show     print the hook, to be added to one's own file")]
pub(super) struct Arguments {
    /// What to write [default: all]
    what: Vec<What>,

    /// Print instead of writing
    #[arg(long)]
    show: bool,
}

/// A file that a project may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// shifr.toml with every key, commented
    Config,
    /// .github/workflows/shifr.yml
    Github,
    /// .gitlab-ci.yml
    Gitlab,
    /// .pre-commit-config.yaml
    PreCommit,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> Result<Verdict, Refusal> {
    let folders = Folders::find();
    let all = What::value_variants();
    let what = if arguments.what.is_empty() { all } else { &arguments.what };
    for what in what {
        if arguments.show {
            printer.document(&what.text(&folders));
        } else {
            write(*what, &folders, printer)?;
        }
    }
    if !arguments.show && !Path::new(".git").exists() {
        printer.remark(
            "there is no .git here; hosts look for these files at the root of the repository",
        );
    }
    Ok(Verdict::Clean)
}

fn write(what: What, folders: &Folders, printer: &mut Printer) -> Result<(), Refusal> {
    let path = Path::new(what.path());
    match files::write_new(path, what.text(folders).as_bytes()) {
        Ok(true) => printer.document(&format!("wrote {}\n", what.path())),
        Ok(false) => {
            printer.document(&format!("left  {} as it is: {}\n", what.path(), what.by_hand()));
        }
        Err(error) => return Err(Refusal::of(files::unwritable(path, &error))),
    }
    Ok(())
}

impl What {
    fn path(self) -> &'static str {
        match self {
            What::Config => crate::config::NAME,
            What::Github => ".github/workflows/shifr.yml",
            What::Gitlab => ".gitlab-ci.yml",
            What::PreCommit => ".pre-commit-config.yaml",
        }
    }

    fn by_hand(self) -> &'static str {
        match self {
            What::Config => "`shifr config` shows what it says",
            What::Github => "`shifr init github --show` prints the workflow",
            What::Gitlab => "`shifr init gitlab --show` prints the job to add",
            What::PreCommit => "`shifr init pre-commit --show` prints the hook to add",
        }
    }

    fn text(self, folders: &Folders) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match self {
            What::Config => settings::text(folders),
            What::Github => include_str!("github.yml").replace("{version}", version),
            What::Gitlab => include_str!("gitlab.yml").replace("{version}", version),
            What::PreCommit => {
                include_str!("pre-commit.yaml").replace("{files}", &folders.pattern_of_documents())
            }
        }
    }
}

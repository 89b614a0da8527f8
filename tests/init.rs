//! A project of encoded records is set up with `shifr init`, and what it wrote is carried out.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use saphyr_parser::Parser;

use crate::cli::program;
use crate::support;

/// A git folder with two of the samples.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let tei = folder.path().join("edition/tei");
    fs::create_dir_all(&tei).expect("is ours");
    for sample in support::files("encoded", "xml").iter().take(2) {
        fs::copy(sample, tei.join(sample.file_name().expect("is a file"))).expect("is ours");
    }
    assert!(shell(folder.path(), "git init --quiet").status.success());
    folder
}

/// Runs a line of a workflow, with the program on the path.
fn shell(folder: &Path, line: &str) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_shifr")).parent().expect("lies in a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let environment: Vec<_> = program(folder)
        .get_envs()
        .map(|(name, value)| (name.to_owned(), value.map(ToOwned::to_owned)))
        .collect();
    let mut command = Command::new("sh");
    command.args(["-e", "-c", line]).current_dir(folder);
    for (name, value) in environment {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.env("PATH", path).output().expect("there is a shell")
}

fn init(folder: &Path) -> String {
    let output = program(folder).arg("init").output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("the program speaks UTF-8")
}

/// The commands of a workflow or job, in order.
fn commands(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).expect("is written");
    let github = text.lines().filter_map(|line| line.trim_start().strip_prefix("run: "));
    let scripts = text
        .split("script:\n")
        .skip(1)
        .flat_map(|script| script.lines().map_while(|line| line.trim_start().strip_prefix("- ")));
    github.chain(scripts).map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn the_commands_of_the_workflow_run_and_find_what_is_broken() {
    let project = project();
    let at = project.path();
    init(at);
    let committed =
        "git add . && git -c user.name=shifr -c user.email=shifr@example.org commit -qm start";
    assert!(shell(at, committed).status.success());
    let commands = commands(&at.join(".github/workflows/shifr.yml"));
    let [install, fetch, check] = &commands[..] else { panic!("three commands: {commands:?}") };
    assert!(shell(at, install).status.success(), "it is installed already");
    assert!(shell(at, fetch).status.success(), "nothing is pinned");
    let clean = shell(at, check);
    assert_eq!((clean.status.code(), clean.stdout), (Some(0), Vec::new()));
    let broken = at.join("edition/tei/broken.xml");
    fs::write(&broken, "<TEI>\n  <text>\n  </p>\n</TEI>\n").expect("is ours");
    let found = shell(at, check);
    let said = String::from_utf8_lossy(&found.stdout);
    assert_eq!(found.status.code(), Some(1), "{said}");
    assert!(
        said.starts_with("::error file=edition/tei/broken.xml,line=3,endLine=3,col="),
        "{said}"
    );
    let page = fs::read_to_string(at.join("shifr-report.html")).expect("the page is written");
    assert!(page.contains("edition/tei/broken.xml"), "{page}");
}

#[cfg(unix)]
#[test]
fn the_commands_of_the_job_run() {
    let project = project();
    let at = project.path();
    init(at);
    for command in commands(&at.join(".gitlab-ci.yml")) {
        let command = command.replace("$CARGO_INSTALL_ROOT", "/nonexistent");
        assert!(shell(at, &command).status.success(), "{command}");
    }
    let quality = fs::read_to_string(at.join("gl-code-quality-report.json")).expect("is written");
    assert_eq!(quality, "[]\n");
    assert!(at.join("shifr-junit.xml").exists());
}

#[test]
fn what_is_there_is_left() {
    let project = project();
    let at = project.path();
    fs::write(at.join("shifr.toml"), "# mine\n").expect("is ours");
    let expected = "\
left  shifr.toml as it is: `shifr config` shows what it says
wrote .github/workflows/shifr.yml
wrote .gitlab-ci.yml
wrote .pre-commit-config.yaml
";
    assert_eq!(init(at), expected);
    assert_eq!(fs::read_to_string(at.join("shifr.toml")).expect("is there"), "# mine\n");
    assert!(!init(at).contains("wrote"));
}

#[test]
fn the_folder_of_the_records_is_found() {
    let project = project();
    init(project.path());
    let hook =
        fs::read_to_string(project.path().join(".pre-commit-config.yaml")).expect("is there");
    assert!(hook.contains("files: '^edition/tei/'"), "{hook}");
    let output = program(project.path()).arg("validate").output().expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "no findings in 2 files\n");
}

#[test]
fn everything_in_yaml_is_yaml() {
    let project = project();
    init(project.path());
    let written = [".github/workflows/shifr.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"]
        .map(|file| project.path().join(file));
    let own = ["action.yml", ".pre-commit-hooks.yaml"].map(|file| support::root().join(file));
    let workflows = support::files(".github/workflows", "yml");
    for file in written.into_iter().chain(own).chain(workflows) {
        let text = fs::read_to_string(&file).expect("is there");
        let wrong = Parser::new_from_str(&text).find_map(Result::err);
        assert!(wrong.is_none(), "{}: {wrong:?}", file.display());
    }
}

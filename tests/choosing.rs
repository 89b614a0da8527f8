//! Files chosen by git: `--changed`, `--since`, `--staged`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cli::program;

/// A record that is no XML, so that whoever looks at it has a finding.
const BROKEN: &str = "<TEI>\n";

/// A repository with a branch `main` of two commits, and a branch of one commit beside it.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    git(at, &["init", "--quiet", "--initial-branch=main"]);
    write(at, "old.xml");
    write(at, "sub/moved.xml");
    commit(at);
    git(at, &["switch", "--quiet", "--create", "branch"]);
    write(at, "on branch.xml");
    commit(at);
    git(at, &["switch", "--quiet", "main"]);
    write(at, "on-main.xml");
    commit(at);
    git(at, &["switch", "--quiet", "branch"]);
    folder
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=shifr", "-c", "user.email=shifr@example.org"];
    let status = Command::new("git").arg("-C").arg(folder).args(identity).args(arguments).status();
    assert!(status.expect("git is installed").success(), "git {arguments:?}");
}

fn write(folder: &Path, name: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("lies in the folder")).expect("is ours");
    fs::write(path, BROKEN).expect("is ours");
}

fn commit(folder: &Path) {
    git(folder, &["add", "."]);
    git(folder, &["commit", "--quiet", "--message", "records"]);
}

/// The files that were looked at, and the exit code.
fn looked_at(folder: &Path, arguments: &[&str]) -> (Vec<String>, i32) {
    let output =
        program(folder).arg("validate").args(arguments).output().expect("the program starts");
    let said = String::from_utf8(output.stdout).expect("the program speaks UTF-8");
    let path =
        |line: &str| line.split(':').next().map(|path| path.trim_start_matches("./").to_owned());
    (said.lines().filter_map(path).collect(), output.status.code().expect("no signal ended it"))
}

#[test]
fn changes_are_those_since_the_last_commit_with_new_files() {
    let folder = repository();
    let at = folder.path();
    assert_eq!(looked_at(at, &["--changed", "."]), (vec![], 0));
    fs::write(at.join("old.xml"), "<TEI\n").expect("is ours");
    write(at, "new ü.xml");
    write(at, "notes.txt");
    assert_eq!(looked_at(at, &["--changed", "."]).0, ["new ü.xml", "old.xml"]);
    assert_eq!(looked_at(&at.join("sub"), &["--changed", ".."]).0, ["../new ü.xml", "../old.xml"]);
    fs::remove_file(at.join("old.xml")).expect("is ours");
    assert_eq!(looked_at(at, &["--changed", "."]).0, ["new ü.xml"]);
}

#[test]
fn only_what_is_staged_goes_into_the_next_commit() {
    let folder = repository();
    let at = folder.path();
    write(at, "staged.xml");
    git(at, &["add", "staged.xml"]);
    write(at, "not-staged.xml");
    assert_eq!(looked_at(at, &["--staged", "."]).0, ["staged.xml"]);
}

#[test]
fn a_branch_changes_what_it_has_of_its_own() {
    let folder = repository();
    let at = folder.path();
    git(at, &["mv", "sub/moved.xml", "sub/here.xml"]);
    assert_eq!(looked_at(at, &["--since", "main", "."]).0, ["on branch.xml", "sub/here.xml"]);
}

#[test]
fn what_git_does_not_know_is_not_clean() {
    let folder = repository();
    for revision in ["no-such-branch", "--output=x", "HEAD:old.xml"] {
        let since = format!("--since={revision}");
        let output = program(folder.path())
            .args(["validate", &since, "."])
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{said}");
        let expected = format!(
            "error[unknown-changes] git cannot tell what has changed: it knows no commit `{revision}`"
        );
        assert!(said.starts_with(&expected), "{said}");
    }
}

#[test]
fn a_repository_without_commits_has_new_files_only() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    git(folder.path(), &["init", "--quiet"]);
    write(folder.path(), "first.xml");
    git(folder.path(), &["add", "."]);
    write(folder.path(), "second.xml");
    assert_eq!(looked_at(folder.path(), &["--changed", "."]).0, ["first.xml", "second.xml"]);
    assert_eq!(looked_at(folder.path(), &["--staged", "."]).0, ["first.xml"]);
}

#[test]
fn what_has_not_changed_is_read_and_not_reported() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    git(at, &["init", "--quiet"]);
    let sample = crate::support::files("encoded", "xml").remove(0);
    fs::copy(&sample, at.join("old.xml")).expect("is ours");
    write(at, "old-broken.xml");
    commit(at);
    fs::copy(&sample, at.join("new.xml")).expect("is ours");
    // The same record twice contradicts itself; the finding is about the new file as well.
    let output = program(at)
        .args(["validate", "--changed", "--format", "json", "."])
        .output()
        .expect("the program starts");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("is JSON");
    let findings = report["findings"].as_array().expect("is an array");
    let about = |finding: &serde_json::Value, name: &str| finding.to_string().contains(name);
    assert!(!findings.is_empty());
    assert!(findings.iter().all(|finding| about(finding, "new.xml")), "{report:#}");
    assert!(findings.iter().any(|finding| about(finding, "/old.xml")), "{report:#}");
    assert_eq!(report["summary"]["files"], 1);
}

#[test]
fn only_what_has_changed_is_encoded() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    git(at, &["init", "--quiet"]);
    let write = |name: &str| fs::write(at.join("transcriptions").join(name), "Cable No. 1\n");
    fs::create_dir(at.join("transcriptions")).expect("is ours");
    write("old.txt").expect("is ours");
    commit(at);
    write("new.txt").expect("is ours");
    let mut command = program(at);
    let output = command.args(["encode", "--changed", "--layout", "plain"]).output();
    let said = output.expect("the program starts").stderr;
    assert!(said.starts_with(b"1 transcription: 1 written\n"));
    assert!(at.join("encoded/new.xml").exists());
    assert!(!at.join("encoded/old.xml").exists());
}

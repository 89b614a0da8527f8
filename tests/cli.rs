//! The program as its users see it: every folder of `tests/data/cli` is a run.
//!
//! `case.toml` holds the arguments and what comes of them. The other files of the folder are copied to a
//! temporary folder, in which the program then works; files below `expected/` must be there afterwards,
//! letter by letter. `SHIFR_UPDATE=1` writes anew what comes of every case.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde::{Deserialize, Serialize};

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cli");
    let failures: Vec<String> = entries(&folder).iter().filter_map(|case| try_case(case)).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// One run of the program.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    args: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stdin: Option<String>,
    /// Variables of the environment.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    env: BTreeMap<String, String>,
    /// Files that must not be there afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    absent: Vec<String>,
    status: i32,
    stdout: String,
    stderr: String,
}

/// Runs a case; gives back how it fails.
fn try_case(folder: &Path) -> Option<String> {
    let file = folder.join("case.toml");
    let text = fs::read_to_string(&file).expect("a case has a case.toml");
    let mut case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{file:?}: {error}"));
    let place = tempfile::tempdir().expect("a folder for the test");
    copy(folder, place.path());
    let output = run(&case, place.path());
    if std::env::var_os("SHIFR_UPDATE").is_some() {
        update(&mut case, &output);
        fs::write(&file, toml::to_string_pretty(&case).expect("is TOML")).expect("is writable");
        rewrite_expected(&folder.join("expected"), place.path());
        return None;
    }
    let wrong =
        [said(&case, &output), files_differ(folder, place.path()), present(&case, place.path())];
    let wrong: String = wrong.into_iter().flatten().collect();
    (!wrong.is_empty()).then(|| format!("{}:\n{wrong}", folder.display()))
}

fn run(case: &Case, place: &Path) -> Output {
    let mut child = program(place)
        .args(&case.args)
        .envs(&case.env)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("is piped");
    // A program that does not read its input has closed it.
    let _ = stdin.write_all(case.stdin.as_deref().unwrap_or_default().as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

/// The program in an environment that is the same everywhere.
pub(crate) fn program(place: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shifr"));
    command.current_dir(place);
    let terminal = ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK", "LC_ALL", "LC_CTYPE"];
    let host =
        ["CI", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR", "RUST_BACKTRACE"];
    terminal.into_iter().chain(host).for_each(|name| _ = command.env_remove(name));
    command.env("LANG", "C.UTF-8").env("COLUMNS", "100");
    command.env("SHIFR_CACHE", env!("CARGO_TARGET_TMPDIR"));
    command
}

fn update(case: &mut Case, output: &Output) {
    case.status = output.status.code().expect("no signal ended it");
    case.stdout = text(&output.stdout);
    case.stderr = text(&output.stderr);
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8")
}

fn said(case: &Case, output: &Output) -> Option<String> {
    let [stdout, stderr] = [&output.stdout, &output.stderr].map(|bytes| text(bytes));
    let same =
        (output.status.code(), &stdout, &stderr) == (Some(case.status), &case.stdout, &case.stderr);
    (!same).then(|| {
        let Case { status, stdout: expected_out, stderr: expected_err, .. } = case;
        format!(
            "expected {status}\n{expected_out}--\n{expected_err}\nfound {}\n{stdout}--\n{stderr}\n",
            output.status
        )
    })
}

fn files_differ(folder: &Path, place: &Path) -> Option<String> {
    let expected = folder.join("expected");
    let differ = files(&expected).into_iter().filter(|file| {
        let found = fs::read_to_string(place.join(file)).ok();
        found != fs::read_to_string(expected.join(file)).ok()
    });
    let names: Vec<_> = differ.map(|file| format!("{} differs\n", file.display())).collect();
    (!names.is_empty()).then(|| names.concat())
}

fn present(case: &Case, place: &Path) -> Option<String> {
    let present = case.absent.iter().find(|file| place.join(file).exists())?;
    Some(format!("{present} was written\n"))
}

fn rewrite_expected(expected: &Path, place: &Path) {
    for file in files(expected) {
        fs::copy(place.join(&file), expected.join(&file)).expect("the program has written it");
    }
}

/// The files below a folder, as paths from it; none if there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in if folder.is_dir() { entries(folder) } else { Vec::new() } {
        let name = PathBuf::from(entry.file_name().expect("an entry has a name"));
        if entry.is_dir() {
            found.extend(files(&entry).into_iter().map(|file| name.join(file)));
        } else {
            found.push(name);
        }
    }
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("is a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn copy(folder: &Path, place: &Path) {
    for file in files(folder) {
        if file != Path::new("case.toml") && !file.starts_with("expected") {
            let copy = place.join(&file);
            fs::create_dir_all(copy.parent().expect("lies in the folder")).expect("is ours");
            fs::copy(folder.join(&file), copy).expect("is ours");
        }
    }
}

#[test]
fn a_reader_that_goes_is_no_error() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let place = tempfile::tempdir().expect("a folder for the test");
    let output = program(place.path()).arg("rules").stdout(writer).output().expect("it starts");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

#[test]
fn output_is_the_same_at_any_number_of_threads() {
    let place = tempfile::tempdir().expect("a folder for the test");
    for number in 0..200 {
        let text = format!("<TEI><text>{number}</TEI>");
        fs::write(place.path().join(format!("{number}.xml")), text).expect("is ours");
    }
    let run = |threads: &str| {
        let mut command = program(place.path());
        command.env("RAYON_NUM_THREADS", threads).args(["validate", "."]);
        command.output().expect("it starts")
    };
    let (one, many) = (run("1"), run("7"));
    assert_eq!(text(&one.stdout).lines().count(), 200);
    assert_eq!(text(&one.stdout), text(&many.stdout));
    assert_eq!(text(&one.stderr), "200 errors in 200 of 200 files\n");
}

#[test]
fn places_are_links_where_they_are_wanted() {
    let place = tempfile::tempdir().expect("a folder for the test");
    fs::write(place.path().join("a b.xml"), "<TEI>").expect("is ours");
    let run = |when: &str| {
        let mut command = program(place.path());
        command.args(["validate", "a b.xml", "--format", "pretty", "--hyperlinks", when]);
        text(&command.output().expect("it starts").stdout)
    };
    let folder = place.path().canonicalize().expect("is there");
    let url = format!("file://{}/a%20b.xml", folder.display());
    let link = format!("[\u{1b}]8;;{url}\u{1b}\\a b.xml:1:6\u{1b}]8;;\u{1b}\\]");
    assert!(run("always").contains(&link), "{:?}", run("always"));
    assert!(!run("auto").contains('\u{1b}'), "a pipe is no terminal");
}

#[cfg(unix)]
#[test]
fn what_interrupts_leaves_no_temporary_file() {
    let place = tempfile::tempdir().expect("a folder for the test");
    for number in 0..2000 {
        let text = format!("Title\n\nCable No. {number}\n");
        fs::write(place.path().join(format!("{number}.txt")), text).expect("is ours");
    }
    let mut command = program(place.path());
    command.args(["encode", ".", "--layout", "plain", "-o", "out"]);
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let out = place.path().join("out");
    while !out.is_dir() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("there is kill").success());
    let code = child.wait().expect("the program ends").code();
    let written = entries(&out);
    assert_eq!(code, Some(130), "the run was over before it was interrupted");
    assert!(written.len() < 2000, "{} files", written.len());
    for file in written {
        let text = fs::read_to_string(&file).expect("is whole");
        assert!(text.ends_with("</TEI>\n"), "{}", file.display());
    }
}

//! What is kept of documents: a second run says what the first one said, and looks again where anything has changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use shifr::cache::Record;
use shifr::report::Format;
use shifr::rules::{self, Facts};
use shifr::source::{Source, SourceId};
use shifr::{tei, xml};
use tempfile::TempDir;

use crate::cli::program;
use crate::support::{files, root};

/// A project with records, a schema, a register, and a cache of its own beside it.
struct Project {
    folder: TempDir,
    cache: TempDir,
}

const SETTINGS: &str = "[schema]\nfiles = [\"schemas/record.rng\"]\n";

/// A register that knows the archive of the samples.
const MUSEUM: &str = r#"
id = "STM"
name = "Museum"
levels = ["fond"]
source = "a sample"
mark = "known"

[[names]]
words = "Sample Town Museum"
source = "a sample"
mark = "known"
"#;

/// Longer than the clock of the files stands still: what is older counts by its stamp alone.
const STEP: Duration = Duration::from_millis(80);

impl Project {
    /// The samples, a record of an archive that nobody knows, two records of one document, and one that is no
    /// XML.
    fn new() -> Project {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let cache = tempfile::tempdir().expect("a folder for the cache");
        let project = Project { folder, cache };
        project.write("shifr.toml", SETTINGS);
        let read = |path: &str| fs::read_to_string(root().join(path)).expect("is text");
        project.write("schemas/record.rng", &read("schemas/shifr.rng"));
        for name in ["1950-10-03-shtykov-gromyko.xml", "1950-10-12-roshchin-filippov.xml"] {
            project.write(&format!("encoded/{name}"), &read(&format!("encoded/{name}")));
        }
        let twice = read("encoded/1950-10-12-roshchin-filippov.xml");
        project.write("encoded/twice.xml", &twice);
        let unknown = read("tests/data/rules/unknown-archive/fires-not-in-the-register.xml");
        project.write("encoded/museum.xml", &unknown);
        project.write("encoded/broken.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
        sleep(STEP);
        project
    }

    fn at(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.at().join(name);
        fs::create_dir_all(path.parent().expect("lies in the folder")).expect("is ours");
        fs::write(path, text).expect("is ours");
    }

    fn edit(&self, name: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.at().join(name)).expect("is text");
        assert!(text.contains(old), "{name} has no {old}");
        self.write(name, &text.replacen(old, new, 1));
    }

    fn validate(&self, arguments: &[&str]) -> Output {
        let mut command = program(self.at());
        command.env("SHIFR_CACHE", self.cache.path()).arg("validate").args(arguments);
        command.output().expect("the program starts")
    }

    /// What the run says, which must be what a run without a cache says.
    fn said(&self, arguments: &[&str]) -> String {
        let known = self.validate(arguments);
        let anew = self.validate(&[arguments, &["--no-cache"]].concat());
        assert_eq!(text(&known), text(&anew), "{arguments:?}");
        assert_eq!(known.status.code(), anew.status.code(), "{arguments:?}");
        text(&known)
    }

    /// The files of results.
    fn results(&self) -> Vec<PathBuf> {
        files_below(&self.cache.path().join("results"))
    }

    /// The files of drawings.
    fn drawings(&self) -> Vec<PathBuf> {
        files_below(&self.cache.path().join("drawings"))
    }

    /// When results were written last; a run that has looked at nothing writes none.
    fn written(&self) -> SystemTime {
        let time = |path: &PathBuf| fs::metadata(path).and_then(|about| about.modified());
        let times = self.results().iter().map(|path| time(path).expect("is there")).max();
        times.expect("there are results")
    }

    /// Whether the run looks at anything.
    fn looks(&self, arguments: &[&str]) -> bool {
        let before = self.written();
        sleep(STEP);
        self.validate(arguments);
        self.written() != before
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

fn text(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("shifr speaks UTF-8");
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn a_second_run_looks_at_nothing_and_says_the_same_in_every_form() {
    let project = Project::new();
    let first = project.validate(&[]);
    let said = text(&first);
    for code in ["not-well-formed", "unknown-archive", "duplicate-document"] {
        assert!(said.contains(code), "{code} in {said}");
    }
    assert!(!project.looks(&[]), "nothing has changed");
    for format in Format::ALL {
        project.said(&["--format", format.name()]);
        project.said(&["--format", format.name(), "--select", "archive,xml"]);
    }
    assert!(!project.looks(&["--format", "sarif"]), "how findings are shown is no question");
    assert!(!project.looks(&["--statistics", "--error-on-warnings"]));
}

#[test]
fn findings_that_were_drawn_before_are_shown_without_their_texts() {
    let project = Project::new();
    for format in Format::ALL {
        let asked = ["--format", format.name()];
        let first = text(&project.validate(&asked));
        let written: Vec<_> = project.drawings().iter().map(|file| fs::read(file).ok()).collect();
        assert_eq!(text(&project.validate(&asked)), first, "{asked:?}");
        let again: Vec<_> = project.drawings().iter().map(|file| fs::read(file).ok()).collect();
        assert_eq!(again, written, "nothing is drawn anew");
    }
    project.edit("encoded/museum.xml", "Sample Town Museum</repo", "Simple Town Museum</repo");
    assert!(project.said(&["--format", "pretty"]).contains("Simple Town Museum"));
}

#[test]
fn a_changed_byte_is_noticed_even_if_the_time_is_set_back() {
    let project = Project::new();
    project.validate(&[]);
    let path = project.at().join("encoded/museum.xml");
    let modified = fs::metadata(&path).and_then(|about| about.modified()).expect("is told");
    project.edit("encoded/museum.xml", "Sample Town Museum</repo", "Simple Town Museum</repo");
    let file = fs::File::options().write(true).open(&path).expect("is ours");
    file.set_modified(modified).expect("is ours");
    drop(file);
    if cfg!(unix) {
        assert!(project.said(&[]).contains("Simple Town Museum"));
    }
}

#[test]
fn a_change_right_behind_the_first_run_is_noticed() {
    let project = Project::new();
    project.write("encoded/broken.xml", "<a/>");
    project.validate(&[]);
    project.write("encoded/broken.xml", "<b>>");
    assert!(project.said(&[]).contains("broken.xml:1:"));
}

#[test]
fn a_file_that_is_only_touched_is_not_looked_at_but_stamped_anew() {
    let project = Project::new();
    let first = text(&project.validate(&[]));
    let path = project.at().join("encoded/museum.xml");
    fs::copy(&path, project.at().join("copy")).expect("is ours");
    fs::rename(project.at().join("copy"), &path).expect("is ours");
    sleep(STEP);
    assert!(project.looks(&[]), "the new stamp is written down");
    assert!(!project.looks(&[]), "and counts");
    assert_eq!(project.said(&[]), first);
}

#[test]
fn files_that_come_and_go_are_noticed() {
    let project = Project::new();
    project.validate(&[]);
    fs::rename(project.at().join("encoded/twice.xml"), project.at().join("twice"))
        .expect("is ours");
    assert!(!project.said(&[]).contains("duplicate-document"));
    fs::rename(project.at().join("twice"), project.at().join("encoded/more.xml")).expect("is ours");
    assert!(project.said(&[]).contains("duplicate-document"));
    project.said(&["encoded/museum.xml"]);
    assert!(!project.looks(&["encoded/museum.xml"]));
}

#[test]
fn settings_registers_and_schemas_are_part_of_the_question() {
    let project = Project::new();
    project.said(&[]);
    project.write(
        "shifr.toml",
        &format!("{SETTINGS}[rules.settings.duplicate-document]\nlikeness = 100\n"),
    );
    project.said(&[]);
    project.write("shifr.toml", &format!("{SETTINGS}[rules.levels]\narchive = \"off\"\n"));
    assert!(!project.said(&[]).contains("unknown-archive"));
    project.write("shifr.toml", SETTINGS);
    assert!(project.said(&[]).contains("unknown-archive"));
    project.write("registers/archives/museum.toml", MUSEUM);
    assert!(project.said(&[]).contains("though it is registered"));
    project.edit("registers/archives/museum.toml", "words = \"Sample", "words = \"Simple");
    assert!(!project.said(&[]).contains("though it is registered"));
    let schema =
        "<element name='note' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>";
    project.write("schemas/record.rng", schema);
    let said = project.said(&[]);
    assert!(said.contains("unknown-element"), "{said}");
}

#[test]
fn a_schema_that_a_document_names_may_come_later() {
    let project = Project::new();
    project.write("shifr.toml", "# All is as usual.\n");
    let model =
        "<?xml-model href=\"own.rng\" schematypens=\"http://relaxng.org/ns/structure/1.0\"?>\n";
    let schematron =
        "<?xml-model href=\"own.sch\" schematypens=\"http://purl.oclc.org/dsdl/schematron\"?>\n";
    project.write("encoded/own.xml", &format!("{model}{schematron}<note/>\n"));
    sleep(STEP);
    let first = project.said(&[]);
    assert!(first.contains("unavailable-schema") && first.contains("Schematron is not checked"));
    assert!(!project.looks(&[]));
    project.write(
        "encoded/own.rng",
        "<element name='p' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>",
    );
    assert!(!project.said(&[]).contains("unavailable-schema"));
    project.write("encoded/own.rng", "<element/>");
    let incorrect = project.said(&[]);
    assert_eq!(project.said(&[]), incorrect);
    assert!(incorrect.contains("own.rng:1:"), "{incorrect}");
}

#[test]
fn an_included_file_is_looked_at_each_time() {
    let project = Project::new();
    project.edit(
        "encoded/museum.xml",
        "<p>We await your decision.</p>",
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"part.txt\"/>",
    );
    project.write("encoded/part.txt", "<p xmlns=\"http://www.tei-c.org/ns/1.0\">We await it.</p>");
    let whole = project.said(&["--xinclude"]);
    project.write("encoded/part.txt", "<q xmlns=\"http://www.tei-c.org/ns/1.0\"><x/></q>");
    assert_ne!(project.said(&["--xinclude"]), whole);
}

#[test]
fn what_is_damaged_is_made_anew() {
    let project = Project::new();
    let first = text(&project.validate(&[]));
    let [file] = &project.results()[..] else { panic!("one question") };
    let bytes = fs::read(file).expect("is there");
    let mut turned = bytes.clone();
    turned[bytes.len() / 2] ^= 1;
    for file in project.drawings() {
        let bytes = fs::read(&file).expect("is there");
        fs::write(&file, &bytes[..bytes.len() - 1]).expect("is ours");
        assert_eq!(text(&project.validate(&[])), first);
        assert_eq!(fs::read(&file).expect("is there").len(), bytes.len());
    }
    for damaged in [&bytes[..bytes.len() - 1], &bytes[..10], b"", &turned] {
        fs::write(file, damaged).expect("is ours");
        assert_eq!(text(&project.validate(&[])), first);
        assert!(fs::read(file).expect("is there").len() >= bytes.len());
        assert!(!project.looks(&[]));
    }
}

#[test]
fn two_runs_at_once_agree() {
    let project = Project::new();
    for _ in 0..5 {
        let start = || {
            let mut command = program(project.at());
            command.env("SHIFR_CACHE", project.cache.path()).arg("validate");
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
        };
        let runs = [start(), start(), start()];
        let said = runs.map(|run| text(&run.wait_with_output().expect("ends")));
        assert!(said.iter().all(|one| *one == said[0]));
        project.said(&[]);
        project.results().iter().for_each(|file| fs::remove_file(file).expect("is ours"));
    }
}

#[test]
fn parts_of_a_project_are_remembered_together() {
    let project = Project::new();
    project.validate(&["encoded/museum.xml"]);
    project.validate(&["encoded/broken.xml"]);
    assert!(!project.looks(&["encoded/broken.xml"]));
    // What was found when other documents were compared is the last thing that was written.
    project.validate(&["encoded/museum.xml"]);
    assert!(!project.looks(&["encoded/museum.xml"]));
    assert_eq!(project.results().len(), 1);
}

#[test]
fn where_nothing_can_be_kept_nothing_is_missed() {
    let project = Project::new();
    project.write("no-folder", "");
    let run = |cache: &Path| {
        let mut command = program(project.at());
        command.env("SHIFR_CACHE", cache).arg("validate").output().expect("the program starts")
    };
    let without = run(&project.at().join("no-folder/cache"));
    assert_eq!(text(&without), text(&run(project.cache.path())));
}

#[test]
fn no_cache_neither_reads_nor_writes() {
    let project = Project::new();
    project.validate(&["--no-cache"]);
    assert_eq!(files_below(project.cache.path()), Vec::<PathBuf>::new());
}

#[test]
fn clean_removes_what_was_kept() {
    let project = Project::new();
    let clean = |arguments: &[&str]| {
        let mut command = program(project.at());
        command.env("SHIFR_CACHE", project.cache.path()).arg("clean").args(arguments);
        text(&command.output().expect("the program starts"))
    };
    assert_eq!(clean(&[]), "nothing was kept\n");
    project.validate(&[]);
    project.validate(&["--only", "rules"]);
    let kept = files_below(project.cache.path()).len();
    let said = clean(&[]);
    assert!(said.starts_with("3 files of ") && said.ends_with(" bytes removed\n"), "{said}");
    assert_eq!(files_below(project.cache.path()).len(), kept - 3, "compiled schemas stay");
    project.validate(&[]);
    clean(&["--all"]);
    assert!(!project.cache.path().exists());
}

#[test]
fn facts_are_read_back_into_their_text() {
    let facts = |path: &Path, id: u32| {
        let text = fs::read_to_string(path).expect("is text");
        let source = Source::new(SourceId(id), "a.xml", text);
        let document = xml::parse(&source).expect("is XML").value;
        Facts::of(&rules::Record::of(&tei::read(&document).value), Some(&document))
    };
    let documents = files("encoded", "xml");
    assert!(!documents.is_empty());
    for path in documents {
        let record =
            Record { facts: facts(&path, 3), suppressions: Vec::new(), decided: Vec::new() };
        let written = record.written().expect("can be written");
        let read = Record::read(&written, SourceId(7), &[]).expect("was written so").facts;
        assert_eq!(format!("{read:?}"), format!("{:?}", facts(&path, 7)), "{}", path.display());
    }
}

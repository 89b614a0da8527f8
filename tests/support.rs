//! What the tests share: finding files, running stages, comparing with what is expected.

use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;
use shifr::diagnostic::Outcome;
use shifr::encode::{LOST_TEXT, Registers, Tagging};
use shifr::export::Form;
use shifr::pipeline::{Checks, encode_source};
use shifr::report::{Format, Options, Rendered, Sources, render};
use shifr::rules::Context;
use shifr::source::{Source, SourceId};
use shifr::transcription::{Layout, layouts};
use shifr::{archives, catalogue, diagnostic, export, tei, xml};

/// The folder of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program itself, run in the folder of the project.
pub(crate) fn shifr() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shifr"));
    command.current_dir(root());
    command
}

/// Every file of an ending below a folder of the project, sorted.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    files_below(&root().join(folder), extension)
}

/// Files of the texts that are not part of the project; none where they are not at hand.
pub(crate) fn shared(folder: &str, extension: &str) -> Vec<PathBuf> {
    files_below(&root().join("../shared").join(folder), extension)
}

fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("a folder can be listed").path()) {
        if path.is_dir() {
            found.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|ending| ending == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What jing has to say of files; `None` if there is no jing.
///
/// Where it is not installed its tests say so and check nothing; continuous integration installs it.
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
pub(crate) fn jing(schema: &Path, files: &[PathBuf]) -> Option<String> {
    match Command::new("jing").arg(schema).args(files).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("jing is not installed: {} not checked by it", schema.display());
            None
        }
        Err(error) => panic!("jing: {error}"),
    }
}

/// The TEI of a text's records, and all findings as short lines.
pub(crate) struct Encoded {
    /// One document for each record.
    pub(crate) tei: Vec<String>,
    /// One line each.
    pub(crate) findings: String,
}

/// The layout that a case must be asked for in: its folder bears the name of one that has no marks.
pub(crate) fn layout_of(case: &Path) -> Option<&'static Layout> {
    let folder = case.parent()?.file_name()?.to_str()?;
    layouts::named(folder).ok().filter(|layout| layout.mark.is_none())
}

/// Encodes a text as the program does without options.
pub(crate) fn encode(name: &str, text: &str, layout: Option<&'static Layout>) -> Encoded {
    encode_tagging(name, text, layout, Tagging::Lines)
}

/// Encodes a text with names tagged there.
pub(crate) fn encode_tagging(
    name: &str,
    text: &str,
    layout: Option<&'static Layout>,
    tagging: Tagging,
) -> Encoded {
    let source = Source::new(SourceId(0), name, text);
    let registers = Registers::builtin();
    let context = Context::usual(registers.archives);
    let Outcome { value: records, diagnostics: mut findings } =
        encode_source(&source, layout, registers, tagging, &context);
    let tei = records.iter().map(|record| tei::write(&record.cable, &[])).collect();
    assert!(
        findings.iter().all(|finding| finding.kind.code != LOST_TEXT.code),
        "lost text: {text:?}"
    );
    diagnostic::sort(&mut findings);
    let sources: Sources<'_> = [&source].into_iter().collect();
    let rendered = render(Format::Short, &findings, &sources, Options::default());
    let Rendered::Texts(lines) = rendered else { panic!("short findings are lines") };
    Encoded { tei, findings: lines.concat() }
}

/// The transcription that the TEI of one record gives back.
pub(crate) fn transcription_of(tei: &str) -> String {
    let source = Source::new(SourceId(0), "record.xml", tei);
    let document = xml::parse(&source).expect("what was written is well-formed").value;
    let cable = tei::read(&document).value;
    let export = export::named("transcription").expect("there is such an export");
    let Form::Each { write, .. } = export.form else { panic!("each record is a transcription") };
    write(&cable)
}

/// The text without white space and without the characters that XML cannot hold.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && xml::is_char(*c)).collect()
}

/// Whether a file holds what it should; with `SHIFR_UPDATE` set it is made to. An empty text has no file.
pub(crate) fn compare(path: &Path, text: &str) -> Option<String> {
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected == text {
        return None;
    }
    if std::env::var_os("SHIFR_UPDATE").is_some() {
        if text.is_empty() {
            std::fs::remove_file(path).expect("an expectation can be removed");
        } else {
            std::fs::write(path, text).expect("an expectation can be written");
        }
        return None;
    }
    let (line, wanted, got) = first_difference(&expected, text)?;
    Some(format!("{}:{line}:\n  expected {wanted:?}\n  got      {got:?}", path.display()))
}

/// The number of the first line that differs, and the line in both; a missing line is `None`.
pub(crate) fn first_difference<'t>(
    expected: &'t str,
    text: &'t str,
) -> Option<(usize, Option<&'t str>, Option<&'t str>)> {
    let (mut expected, mut text) = (expected.split('\n'), text.split('\n'));
    for number in 1.. {
        match (expected.next(), text.next()) {
            (None, None) => break,
            (wanted, got) if wanted == got => {}
            (wanted, got) => return Some((number, wanted, got)),
        }
    }
    None
}

/// The same texts on every run, so that a change is judged by what it changed. To look further, set
/// `PROPTEST_CASES` and `PROPTEST_RNG_SEED`.
pub(crate) fn random_cases() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let rng_seed = match usual.rng_seed {
        RngSeed::Random => RngSeed::Fixed(1950),
        chosen @ RngSeed::Fixed(_) => chosen,
    };
    ProptestConfig { failure_persistence: None, rng_seed, ..usual }
}

/// Rules as usual, and no schema.
pub(crate) fn rules_alone() -> Checks<'static> {
    let context = Context::usual(archives::Register::builtin());
    Checks { context, kinds: catalogue::kinds(), schemas: None, rules: true }
}

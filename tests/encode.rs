//! Transcriptions and the TEI they become: every `data/encode/<layout>/<case>.txt` has its `.xml`, and its
//! findings in `.findings` where it has any.
//!
//! `SHIFR_UPDATE=1 cargo test` writes what the converter gives; read the difference before it is committed.

use std::path::Path;

use shifr::source::{Source, SourceId};
use shifr::transcription::layouts;

use crate::support::{self, Encoded};

#[test]
fn transcriptions_become_the_tei_beside_them() {
    let cases = support::files("tests/data/encode", "txt");
    assert!(cases.len() > 20, "the cases are found");
    let mut differences = Vec::new();
    for case in &cases {
        let text = std::fs::read_to_string(case).expect("a case can be read");
        let name = case.file_name().expect("a case is a file").to_string_lossy().into_owned();
        let Encoded { tei, findings } = support::encode(&name, &text, support::layout_of(case));
        differences.extend(support::compare(&case.with_extension("xml"), &tei.concat()));
        differences.extend(support::compare(&case.with_extension("findings"), &findings));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn cases_have_the_marks_of_the_layout_that_their_folder_is_named_for() {
    for case in support::files("tests/data/encode", "txt") {
        let text = std::fs::read_to_string(&case).expect("a case can be read");
        let layout = layouts::recognised(&Source::new(SourceId(0), "case", text));
        let folder = case.parent().and_then(Path::file_name).expect("a case lies in a folder");
        match support::layout_of(&case) {
            Some(asked_for) => assert_eq!(asked_for.name, folder, "{case:?}"),
            None => assert_eq!(layout.expect("a layout fits").name, folder, "{case:?}"),
        }
    }
}

#[test]
fn every_layout_has_cases() {
    for layout in layouts::LAYOUTS {
        let cases = support::files(&format!("tests/data/encode/{}", layout.name), "txt");
        assert!(cases.len() >= 2, "{} has cases", layout.name);
    }
}

#[test]
fn the_samples_are_encoded_as_checked_in() {
    let samples = support::files("transcriptions", "txt");
    assert!(samples.len() >= 6, "the samples are found");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = support::shifr()
        .args(["encode", "transcriptions", "--exit-zero", "-o"])
        .arg(folder.path())
        .output()
        .expect("shifr runs");
    assert!(output.status.success(), "{output:?}");
    for sample in samples {
        let name = sample.with_extension("xml").file_name().expect("a sample is a file").to_owned();
        let written = std::fs::read_to_string(folder.path().join(&name)).expect("it was encoded");
        let kept = std::fs::read_to_string(support::root().join("encoded").join(&name));
        assert_eq!(kept.expect("the sample's TEI is checked in"), written, "{name:?}");
        let text = std::fs::read_to_string(&sample).expect("a sample can be read");
        assert!(
            text.contains("Sample") && text.contains("written for shifr"),
            "{name:?} is marked"
        );
    }
}

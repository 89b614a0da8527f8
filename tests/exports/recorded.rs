//! What exports write of the samples, letter by letter: `tests/data/exports/<name>/`.

use std::fs;

use shifr::cable::Cable;
use shifr::export::{EXPORTS, Edition, Form};

use super::collection::{Exported, cables, edition, everything, export, samples};
use crate::support;

#[test]
fn samples_are_written_as_recorded() {
    let mut wrong = Vec::new();
    // Copies of the documents are none to be recorded.
    for name in of_collections().filter(|name| *name != "ceteicean") {
        let folder = support::root().join("tests/data/exports").join(name);
        let Exported { files, .. } = export(name, &edition(), &samples());
        for (path, contents) in files.into_iter().filter(|(path, _)| is_recorded(path)) {
            // What is no text is read back elsewhere.
            let Ok(text) = String::from_utf8(contents) else { continue };
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("is in a folder")).expect("can be made");
            wrong.extend(support::compare(&path, &text));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Of the answers of DTS one of each sort; there is a file for each call.
fn is_recorded(path: &str) -> bool {
    let is_one_of_many = path.contains("/navigation/") && !path.ends_with(";down=-1.json");
    !is_one_of_many && !path.ends_with(";nav=children.json")
}

#[test]
fn each_sample_is_written_as_recorded() {
    let mut wrong = Vec::new();
    let documents = samples();
    for (export, extension, write) in of_each().filter(|(name, ..)| RECORDED.contains(name)) {
        for (document, cable) in cables(&documents) {
            let folder = support::root().join("tests/data/exports").join(export);
            fs::create_dir_all(&folder).expect("can be made");
            let path = folder.join(&document.path).with_extension(extension);
            wrong.extend(support::compare(&path, &write(&cable)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The others are recorded with the runs of the program.
const RECORDED: [&str; 2] = ["markdown", "offsets"];

#[test]
fn no_document_is_too_odd_for_an_export_of_each() {
    for (document, cable) in cables(everything()) {
        for (export, _, write) in of_each() {
            assert_eq!(write(&cable), write(&cable), "{export} of {}", document.path);
        }
    }
}

#[test]
fn whatever_is_exported_nothing_panics_and_nothing_is_left_to_chance() {
    let documents = everything();
    for name in of_collections() {
        let [once, again] = [(); 2].map(|()| export(name, &Edition::default(), documents));
        assert!(once.files == again.files, "{name}");
        assert_eq!(once.messages(), again.messages(), "{name}");
    }
}

#[test]
fn nothing_exported_is_something() {
    for name in of_collections() {
        assert!(!export(name, &edition(), &[]).files.is_empty(), "{name}");
    }
}

fn of_each() -> impl Iterator<Item = (&'static str, &'static str, fn(&Cable) -> String)> {
    EXPORTS.iter().filter_map(|export| match export.form {
        Form::Each { extension, write } => Some((export.name, extension, write)),
        Form::Together { .. } | Form::Linked => None,
    })
}

fn of_collections() -> impl Iterator<Item = &'static str> {
    let together = EXPORTS.iter().filter(|export| matches!(export.form, Form::Together { .. }));
    together.map(|export| export.name)
}

//! What exports write of the samples, letter by letter: `tests/data/exports/<name>/`.

use std::fs;

use shifr::export::{EXPORTS, Edition, Form};

use super::collection::{Exported, edition, everything, export, samples};
use crate::support;

#[test]
fn samples_are_written_as_recorded() {
    let mut wrong = Vec::new();
    for name in of_collections() {
        let folder = support::root().join("tests/data/exports").join(name);
        let Exported { files, .. } = export(name, &edition(), &samples());
        for (path, contents) in files {
            // What is no text is read back elsewhere.
            let Ok(text) = String::from_utf8(contents) else { continue };
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("is in a folder")).expect("can be made");
            wrong.extend(support::compare(&path, &text));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn whatever_is_exported_nothing_panics_and_nothing_is_left_to_chance() {
    let documents = everything();
    for name in of_collections() {
        let [once, again] = [(); 2].map(|()| export(name, &Edition::default(), &documents));
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

fn of_collections() -> impl Iterator<Item = &'static str> {
    let together = EXPORTS.iter().filter(|export| matches!(export.form, Form::Together { .. }));
    together.map(|export| export.name)
}

//! Offsets lead to the words they name.

use serde_json::Value;
use shifr::cable::Cable;
use shifr::export::{self, Form};

use super::collection::{cables, everything};

#[test]
fn every_mark_is_where_it_says() {
    let (text, offsets) = (written("text"), written("offsets"));
    let mut marks = 0;
    for (document, cable) in cables(everything()) {
        let characters: Vec<char> = text(&cable).chars().collect();
        for line in offsets(&cable).lines() {
            let mark: Value = serde_json::from_str(line).expect("is JSON");
            let at = |key: &str| mark[key].as_u64().expect("is a number") as usize;
            let words: String = characters[at("start")..at("end")].iter().collect();
            assert_eq!(words, mark["text"].as_str().expect("is words"), "{}", document.path);
            marks += 1;
        }
    }
    assert!(marks > 100);
}

fn written(name: &str) -> fn(&Cable) -> String {
    let export = export::named(name).expect("there is such an export");
    let Form::Each { write, .. } = export.form else { panic!("`{name}` is of each record") };
    write
}

//! Long documents: what is said of them is the same whether they are read in pieces or as a whole.

use std::fs::{self, File};
use std::process::Output;

use tempfile::TempDir;

use crate::cli::program;

/// A little more than what is always held.
const LONG: usize = 8 * 1024 * 1024 + 1000;

const LETTER: &str = "<letter xmlns='urn:letter'>";

/// A paragraph of a letter, with everything that pieces may cut.
const PARAGRAPH: &str = "<p>№ 7 &amp; 8, <!-- фонд 45 --><![CDATA[<опись>]]> <hi rend='centre'\n>1</hi>,\r\n лист 134</p>\n";

/// A schema for it.
const SCHEMA: &str = "default namespace = 'urn:letter'
start = element letter { element p { (text | element hi { attribute rend { 'centre' }, text })* }* }";

struct Folder(TempDir);

impl Folder {
    fn new() -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a folder for the test"));
        folder.write("letter.rnc", SCHEMA);
        folder
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.path().join(name), text).expect("is ours");
    }

    /// What is said of the document, as a file or on the standard input, which is always held.
    fn said(&self, arguments: &[&str], is_file: bool) -> Output {
        let mut command = program(self.0.path());
        command.env("SHIFR_CACHE", self.0.path().join("cache"));
        command.args(["validate", "--only", "schema", "--schema", "letter.rnc"]).args(arguments);
        if is_file {
            command.arg("long.xml");
        } else {
            let file = File::open(self.0.path().join("long.xml")).expect("is there");
            command.args(["--stdin-filename", "long.xml", "-"]).stdin(file);
        }
        command.output().expect("the program starts")
    }
}

/// A long letter with some words in the middle.
fn letter(middle: &str) -> String {
    let half = PARAGRAPH.repeat(LONG / 2 / PARAGRAPH.len() + 1);
    format!("{LETTER}\n{half}{middle}{half}</letter>\n")
}

#[test]
fn the_same_is_said_of_a_document_in_pieces() {
    let folder = Folder::new();
    let declared =
        letter("<p>&e;</p>").replacen("<letter", "<!DOCTYPE letter [<!ENTITY e '7'>]>\n<letter", 1);
    for (text, code) in [
        (letter(""), 0),
        (format!("\u{FEFF}{}", letter("")), 0),
        (letter("<p>1<x/></p>"), 1),
        (letter("<p><hi rend='left'>№</hi></p>"), 1),
        // Where findings are set aside, a tree is made, of which it is said that it is no TEI.
        (letter("<?shifr ignore unknown-element reason='as printed'?><p><x/></p>"), 1),
        (letter("<p>&no;</p>"), 1),
        (letter("</p>"), 1),
        (declared, 0),
    ] {
        folder.write("long.xml", &text);
        let known = folder.said(&["--format", "jsonl"], true);
        assert_eq!(known.status.code(), Some(code), "{known:?}");
        assert_eq!(known, folder.said(&["--format", "jsonl"], false));
        assert_eq!(known, folder.said(&["--format", "jsonl"], true), "a second time");
    }
}

#[test]
fn bytes_that_are_no_text_are_said_to_be_none() {
    let folder = Folder::new();
    let text = letter("<p>#</p>");
    let at = text.find('#').expect("is there");
    let mut bytes = text.into_bytes();
    bytes[at] = 0xFF;
    folder.write("long.xml", bytes);
    let said = folder.said(&["--format", "short"], true);
    let words = format!("`long.xml` has bytes at offset {at} that are not UTF-8");
    assert!(String::from_utf8_lossy(&said.stdout).contains(&words), "{said:?}");
}

#[test]
fn a_long_document_that_has_changed_is_looked_at_again() {
    let folder = Folder::new();
    folder.write("long.xml", letter(""));
    assert_eq!(folder.said(&[], true).status.code(), Some(0));
    folder.write("long.xml", letter("<x/>"));
    assert_eq!(folder.said(&[], true).status.code(), Some(1));
}

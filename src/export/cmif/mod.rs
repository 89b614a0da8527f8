//! CMIF 1.1: who wrote to whom, when and where, for correspSearch and its like.
//!
//! The Correspondence Metadata Interchange Format is a TEI header with a `correspDesc` for each letter. Its schema
//! is narrower than TEI's and than its own documentation: `idno/@type` is `url` in lower case, an `xml:id` may not
//! begin with a digit, `@cert` is `low` or nothing, and there are only the actions `sent` and `received`.

mod letter;
mod publication;
mod date;
mod write;

use super::edition::missing;
use super::left_out::left_out;
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::diagnostic::Diagnostic;

use letter::Letter;
use publication::Publications;

/// One file, `cmif.xml`. Through whom a letter went, and to whom it was forwarded, stands in a note.
pub(super) static EXPORT: Export = Export {
    name: "cmif",
    summary: "who wrote to whom, when and where, for correspSearch (CMIF 1.1)",
    form: Form::Together { only: Some(FILE), tells_findings: false, begin },
};

const FILE: &str = "cmif.xml";

fn begin(edition: &Edition) -> Box<dyn Collector> {
    let (publications, letters) = (Publications::of(edition), Vec::new());
    Box::new(Letters { edition: edition.clone(), publications, letters })
}

/// The letters of an edition.
struct Letters {
    edition: Edition,
    publications: Publications,
    letters: Vec<Letter>,
}

impl Collector for Letters {
    fn add(&mut self, record: &Record<'_>, _: &mut dyn Output) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        match Letter::of(record, &mut self.publications) {
            Some(letter) => {
                let why = "its date of sending stands there without year, so it is left out";
                let undated = letter.lost_date.then(|| left_out(&EXPORT, record, why));
                findings.extend(undated);
                self.letters.push(letter);
            }
            None => {
                let why = "neither a sender nor an addressee is known";
                findings.push(left_out(&EXPORT, record, why));
            }
        }
        findings
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        let Letters { edition, publications, letters } = &*self;
        output.append(FILE, write::write(edition, publications, letters).as_bytes());
        unknown(edition)
    }
}

/// What CMIF requires and nobody has told.
fn unknown(edition: &Edition) -> Vec<Diagnostic> {
    let required = [
        ("title", edition.title.is_none(), "bears a title that says nothing"),
        ("editors", edition.editors.is_empty(), "names no editor"),
        ("publisher", edition.publisher.is_none(), "names no publisher"),
        ("url", edition.url.is_none(), "names no address that it is read from"),
        ("date", edition.date.is_none(), "says only that it is not older than CMIF 1.1"),
    ];
    let unset = required.into_iter().filter(|(_, is_unset, _)| *is_unset);
    unset.map(|(key, _, instead)| missing(&EXPORT, key, instead)).collect()
}

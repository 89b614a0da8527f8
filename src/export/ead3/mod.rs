//! EAD3: where the records lie, as archivists describe it.

mod tree;
mod write;

use super::edition::missing;
use super::left_out::left_out;
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::diagnostic::Diagnostic;

use tree::{Item, Unit};

/// One file (EAD3 1.1.1) with a component for each archive, in it one for each fond, opis and delo, and in these
/// the records. A record of which several archives have a copy stands with each.
pub(super) static EXPORT: Export = Export {
    name: "ead3",
    summary: "the records in their archives, fonds and files, as a finding aid (EAD3)",
    form: Form::Together { only: Some(FILE), tells_findings: false, begin },
};

const FILE: &str = "ead3.xml";

fn begin(edition: &Edition) -> Box<dyn Collector> {
    Box::new(FindingAid { edition: edition.clone(), archives: Unit::default() })
}

struct FindingAid {
    edition: Edition,
    archives: Unit,
}

impl Collector for FindingAid {
    fn add(&mut self, record: &Record<'_>, _: &mut dyn Output) -> Vec<Diagnostic> {
        let witnesses = &record.cable.witnesses;
        for witness in witnesses {
            self.archives.add(witness, Item::of(record, witness));
        }
        let why = "no archive is known that keeps it";
        witnesses.is_empty().then(|| left_out(&EXPORT, record, why)).into_iter().collect()
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        let FindingAid { edition, archives } = &*self;
        output.append(FILE, write::write(edition, archives).as_bytes());
        let required = [
            ("title", edition.title.is_none(), "bears a title that says nothing"),
            ("publisher", edition.publisher.is_none(), "names no agency that maintains it"),
        ];
        let unset = required.into_iter().filter(|(_, is_unset, _)| *is_unset);
        unset.map(|(key, _, instead)| missing(&EXPORT, key, instead)).collect()
    }
}

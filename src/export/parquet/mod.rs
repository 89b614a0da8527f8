//! Parquet: a file for each table, with the rows and columns of the CSV files.

mod file;

use super::tables::{FINDINGS, Positions, TABLES};
use super::{Collector, Edition, Export, Form, Found, Output, Record};
use crate::diagnostic::Diagnostic;

use file::File;

/// `records.parquet`, `witnesses.parquet` and the others. What is not known is null.
pub(super) static EXPORT: Export = Export {
    name: "parquet",
    summary: "the tables of `csv`, a Parquet file each",
    form: Form::Together { only: None, tells_findings: true, begin },
};

fn begin(_: &Edition) -> Box<dyn Collector> {
    let files = TABLES.into_iter().map(File::new).collect();
    Box::new(Parquet { files, positions: Positions::default() })
}

struct Parquet {
    files: Vec<File>,
    positions: Positions,
}

impl Collector for Parquet {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        self.files.iter_mut().for_each(|file| file.add(record, output));
        Vec::new()
    }

    fn found(&mut self, found: &Found<'_>, output: &mut dyn Output) {
        let row = self.positions.row(found);
        let mut files = self.files.iter_mut();
        let file = files.find(|file| file.holds(&FINDINGS));
        file.expect("every table has a file").add_rows([row], output);
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        self.files.into_iter().for_each(|file| file.finish(output));
        Vec::new()
    }
}

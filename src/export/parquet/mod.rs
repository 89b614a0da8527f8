//! Parquet: a file for each table, with the rows and columns of the CSV files.

mod file;

use super::tables::TABLES;
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::diagnostic::Diagnostic;

use file::File;

/// `records.parquet`, `witnesses.parquet` and the others. What is not known is null.
pub(super) static EXPORT: Export = Export {
    name: "parquet",
    summary: "the tables of `csv`, a Parquet file each",
    form: Form::Together { only: None, begin },
};

fn begin(_: &Edition) -> Box<dyn Collector> {
    Box::new(Parquet(TABLES.into_iter().map(File::new).collect()))
}

struct Parquet(Vec<File>);

impl Collector for Parquet {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        self.0.iter_mut().for_each(|file| file.add(record, output));
        Vec::new()
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        self.0.into_iter().for_each(|file| file.finish(output));
        Vec::new()
    }
}

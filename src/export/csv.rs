//! CSV: a file for each table.

use csv::WriterBuilder;

use super::tables::{Cell, FINDINGS, Positions, TABLES, Table};
use super::{Collector, Edition, Export, Form, Found, Output, Record};
use crate::diagnostic::Diagnostic;

/// `records.csv`, `witnesses.csv` and the others: RFC 4180 with line feeds, in UTF-8 without byte order mark.
pub(super) static EXPORT: Export = Export {
    name: "csv",
    summary: "tables of records, witnesses, numbers, persons, places and findings, a CSV file each",
    form: Form::Together { only: None, tells_findings: true, begin },
};

fn begin(_: &Edition) -> Box<dyn Collector> {
    Box::new(Csv { has_heads: false, positions: Positions::default() })
}

struct Csv {
    /// Whether the names of the columns are written.
    has_heads: bool,
    positions: Positions,
}

impl Csv {
    fn write_heads(&mut self, output: &mut dyn Output) {
        if !self.has_heads {
            let head =
                |table: &Table| table.all_columns().map(|(name, _)| name.to_owned()).collect();
            TABLES.iter().for_each(|table| append(table, [head(table)], output));
            self.has_heads = true;
        }
    }
}

impl Collector for Csv {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        self.write_heads(output);
        for table in TABLES {
            append(table, table.whole_rows(record).map(in_words), output);
        }
        Vec::new()
    }

    fn found(&mut self, found: &Found<'_>, output: &mut dyn Output) {
        self.write_heads(output);
        append(&FINDINGS, [in_words(self.positions.row(found))], output);
    }

    fn finish(mut self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        self.write_heads(output);
        Vec::new()
    }
}

fn append(table: &Table, rows: impl IntoIterator<Item = Vec<String>>, output: &mut dyn Output) {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let mut write = |row| writer.write_record::<Vec<_>, _>(row);
    rows.into_iter().for_each(|row| write(row).expect("rows of a table are of one length"));
    let lines = writer.into_inner().expect("memory takes what is written");
    output.append(&format!("{}.csv", table.name), &lines);
}

fn in_words(row: Vec<Cell>) -> Vec<String> {
    row.into_iter().map(words).collect()
}

fn words(cell: Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(words) => words,
        Cell::Number(number) => number.to_string(),
    }
}

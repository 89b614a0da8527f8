//! One file: rows are kept until they make a row group, which is then written and forgotten.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;

use crate::export::tables::{Cell, Kind, Table};
use crate::export::{Output, Record};

/// A file that is being written.
pub(super) struct File {
    table: &'static Table,
    writer: SerializedFileWriter<Vec<u8>>,
    /// The rows of the group that is not written yet.
    rows: Vec<Vec<Cell>>,
    /// How many bytes of words they hold.
    size: usize,
}

/// A group is written when it has so many rows, or so many bytes of words.
const ROWS: usize = 64 * 1024;
const SIZE: usize = 16 * 1024 * 1024;

const IN_MEMORY: &str = "memory takes what is written, and the rows are those of the schema";

impl File {
    pub(super) fn new(table: &'static Table) -> Self {
        let properties = WriterProperties::builder()
            .set_created_by(concat!("shifr ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::SNAPPY)
            .build();
        let (schema, properties) = (Arc::new(schema(table)), Arc::new(properties));
        let writer = SerializedFileWriter::new(Vec::new(), schema, properties);
        Self { table, writer: writer.expect(IN_MEMORY), rows: Vec::new(), size: 0 }
    }

    pub(super) fn holds(&self, table: &Table) -> bool {
        self.table.name == table.name
    }

    pub(super) fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) {
        self.add_rows(self.table.whole_rows(record), output);
    }

    pub(super) fn add_rows(
        &mut self,
        rows: impl IntoIterator<Item = Vec<Cell>>,
        output: &mut dyn Output,
    ) {
        for row in rows {
            self.size += row.iter().map(length).sum::<usize>();
            self.rows.push(row);
        }
        if self.rows.len() >= ROWS || self.size >= SIZE {
            self.write_group();
            let written = std::mem::take(self.writer.inner_mut());
            output.append(&self.path(), &written);
        }
    }

    pub(super) fn finish(mut self, output: &mut dyn Output) {
        if !self.rows.is_empty() {
            self.write_group();
        }
        let path = self.path();
        output.append(&path, &self.writer.into_inner().expect(IN_MEMORY));
    }

    fn path(&self) -> String {
        format!("{}.parquet", self.table.name)
    }

    fn write_group(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        self.size = 0;
        let mut group = self.writer.next_row_group().expect(IN_MEMORY);
        for (index, (_, kind)) in self.table.all_columns().enumerate() {
            let column = group.next_column().expect(IN_MEMORY);
            let column = column.expect("the schema has the columns of the table");
            let cells = rows.iter().map(|row| &row[index]);
            match kind {
                Kind::Text => write_texts(column, cells),
                Kind::Number => write_numbers(column, cells),
            }
        }
        group.close().expect(IN_MEMORY);
    }
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Text(words) => words.len(),
        Cell::Nothing | Cell::Number(_) => 0,
    }
}

/// Every column may be null.
fn schema(table: &Table) -> Type {
    let field = |(name, kind)| match kind {
        Kind::Text => format!("OPTIONAL BYTE_ARRAY {name} (UTF8);"),
        Kind::Number => format!("OPTIONAL INT64 {name};"),
    };
    let fields: String = table.all_columns().map(field).collect();
    parse_message_type(&format!("message {} {{ {fields} }}", table.name))
        .expect("names of columns are words")
}

fn write_texts<'c>(mut column: SerializedColumnWriter<'_>, cells: impl Iterator<Item = &'c Cell>) {
    let texts: Vec<Option<ByteArray>> = cells
        .map(|cell| match cell {
            Cell::Text(words) => Some(words.as_str().into()),
            Cell::Nothing | Cell::Number(_) => None,
        })
        .collect();
    let levels = levels(&texts);
    let values: Vec<ByteArray> = texts.into_iter().flatten().collect();
    let written = column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None);
    written.expect(IN_MEMORY);
    column.close().expect(IN_MEMORY);
}

fn write_numbers<'c>(
    mut column: SerializedColumnWriter<'_>,
    cells: impl Iterator<Item = &'c Cell>,
) {
    let numbers: Vec<Option<i64>> = cells
        .map(|cell| match cell {
            Cell::Number(number) => Some(*number),
            Cell::Nothing | Cell::Text(_) => None,
        })
        .collect();
    let levels = levels(&numbers);
    let values: Vec<i64> = numbers.into_iter().flatten().collect();
    let written = column.typed::<Int64Type>().write_batch(&values, Some(&levels), None);
    written.expect(IN_MEMORY);
    column.close().expect(IN_MEMORY);
}

/// The definition levels of a column that may be null: 1 where there is a value.
fn levels<T>(values: &[Option<T>]) -> Vec<i16> {
    values.iter().map(|value| i16::from(value.is_some())).collect()
}

//! What was found in records, for exports that tell it.

use crate::report::Finding;

/// A finding, with the record that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The path of the document in the folder of documents, as [`Record::path`](super::Record) has it.
    pub path: &'a str,
    /// What [`Record::id`](super::Record::id) says; of a document that could not be read, the path without the ending.
    pub key: &'a str,
    /// What was found, its places looked up.
    pub finding: &'a Finding,
}

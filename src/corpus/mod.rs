//! What the documents of a run say of each other: facts of each, kept when its text is gone.
//!
//! A run goes over its files twice. Each file gives its [`Facts`] while it is open; when all have been
//! read, rules compare the facts. So memory holds facts only, and a finding points into texts that are
//! read again when they are to be shown.

mod facts;

pub use facts::Facts;

/// The facts of all documents of a run, in the order in which they were named.
#[derive(Debug, Default)]
pub struct Corpus {
    /// One for each document that could be read.
    pub records: Vec<Facts>,
}

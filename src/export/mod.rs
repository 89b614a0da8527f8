//! Exports: what records can be turned into besides TEI, one file each, and their list.
//!
//! An export is of one record, and then a function from a [`Cable`](crate::cable::Cable) to a text, or of all
//! records together, and then a [`Collector`] that records go through one by one. A collector keeps facts only;
//! what is as long as the records it gives to its [`Output`] at once.

mod form;
mod edition;
mod record;
mod found;
mod left_out;
mod address;
mod words;
mod pieces;
mod slug;
mod tables;
mod reference;

mod ceteicean;
mod cmif;
mod csl_json;
mod csv;
mod dts;
mod ead3;
pub mod html;
mod markdown;
mod offsets;
mod parquet;
mod ris;
mod tei_corpus;
mod text;
mod transcription;

pub use address::web_address;
pub use edition::{Edition, Editor, MISSING_EDITION_FACT};
pub use form::{Collector, Export, Form, Output};
pub use found::Found;
pub use left_out::{LEFT_OUT_OF_EXPORT, not_in_reading_text, not_on_page};
pub use record::Record;

/// Every export, in the order of their names.
pub static EXPORTS: &[&Export] = &[
    &ceteicean::EXPORT,
    &cmif::EXPORT,
    &csl_json::EXPORT,
    &self::csv::EXPORT,
    &dts::EXPORT,
    &ead3::EXPORT,
    &html::EXPORT,
    &markdown::EXPORT,
    &offsets::EXPORT,
    &self::parquet::EXPORT,
    &ris::EXPORT,
    &tei_corpus::EXPORT,
    &text::EXPORT,
    &transcription::EXPORT,
];

/// The export of that name.
pub fn named(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().copied().find(|export| export.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_stand_in_the_order_of_their_names() {
        assert!(EXPORTS.is_sorted_by_key(|export| export.name));
        assert!(named("text").is_some() && named("tei").is_none());
    }
}

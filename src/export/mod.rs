//! Exports: what records can be turned into besides TEI, one file each, and their list.
//!
//! An export is of one record, and then a function from a [`Cable`](crate::cable::Cable) to a text, or of all
//! records together, and then a [`Collector`] that records go through one by one. A collector keeps facts only;
//! what is as long as the records it gives to its [`Output`] at once.

mod form;
mod edition;
mod record;
mod left_out;

pub mod html;
mod text;
mod transcription;

pub use edition::{Edition, Editor, MISSING_EDITION_FACT};
pub use form::{Collector, Export, Form, Output};
pub use left_out::LEFT_OUT_OF_EXPORT;
pub use record::Record;

/// Every export, in the order of their names.
pub static EXPORTS: &[&Export] = &[&html::EXPORT, &text::EXPORT, &transcription::EXPORT];

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

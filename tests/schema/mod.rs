//! The project's own schema: what it refuses and allows, that it is a subset of TEI, and that its notations
//! and its ODD say the same.

mod judge;
mod mistakes;
mod contract;

mod grammar;
mod random;
mod samples;
mod generate;
mod subset;

mod facts;
mod odd_specs;
mod facts_of_odd;
mod odd_grammar;
mod odd;
mod documentation;

use std::path::PathBuf;

use crate::support;

/// The schema itself.
fn path() -> PathBuf {
    support::root().join("schemas/shifr.rng")
}

/// TEI's own schema, where it is at hand.
#[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
fn tei_all() -> Option<PathBuf> {
    let found =
        support::shared("schemas", "rng").into_iter().find(|path| path.ends_with("tei_all.rng"));
    if found.is_none() {
        eprintln!("tei_all.rng is not at hand: not checked against it");
    }
    found
}

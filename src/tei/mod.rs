//! Records as TEI: [`write()`] puts every fact of a record at its address, [`read()`] takes it from there.
//!
//! The addresses are public interface: what is moved here breaks programs of others. Both sides are divided
//! alike: what `write/shelfmark.rs` writes, `read/shelfmark.rs` reads.

mod profile;
mod temporal;
mod write;
mod read;

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod tests;

pub use read::{NOT_TEI, read};
pub use write::{Model, write};

use crate::diagnostic::Kind;

/// The kinds of findings that reading TEI can make; those of the calendar belong to [`crate::dates`].
pub static KINDS: &[&Kind] = &[&NOT_TEI];

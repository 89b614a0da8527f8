//! What was found in documents before, so that those which have not changed are not looked at again.
//!
//! All that findings depend on besides the documents makes a question: the program, the settings, the
//! registers, how schemas are chosen. A file of [`Results`] has the answers to one question. It names the
//! files that the schemas were made of, and counts only as long as these are the same; then the answer for a
//! document counts as long as its text is the same. Whether a file is the same, its [`Stamp`](crate::files::Stamp)
//! tells, or where that is another or too young, its checksum.
//!
//! How findings were shown is kept beside that, for each choice of forms: [`Drawings`] count for the same findings
//! about the same texts, and then no text is read.
//!
//! Results can be lost at any time: what is old, cut short or of another version is passed over and written
//! anew. Two runs may write at once; a file appears whole or not at all, with what both have found as far as
//! the later one has seen the earlier one's.

mod finding;
mod document;
mod sameness;
mod results;
mod drawings;
mod folder;

pub use document::{Record, Seen};
pub use drawings::{About, Drawing, Drawings};
pub use finding::Written;
pub use folder::{Folder, Kept, Removed, clear};
pub use results::{Entry, Results, Together};
pub use sameness::{Known, checksum, checksum_of_file, summing};

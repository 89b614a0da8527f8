//! Which schemas judge a document: found by name, read once in a run, and shared by its threads.
//!
//! The first of these that says anything decides: the command line, `shifr.toml` (the folder of the
//! document before the whole project), the document's own `<?xml-model?>`, the built-in profile.
//! A schema that cannot be had is a finding, and never a verdict.

mod kinds;
mod location;
mod numbers;
mod folders;
mod cache;
mod held;
mod library;
mod named;
mod judges;

pub use cache::Cache;
pub use folders::Folders;
pub use held::Held;
pub use judges::{Judged, Judges, Manner, Unchecked, unchecked};
pub use kinds::{KINDS, UNAVAILABLE_SCHEMA, UNCHECKED_SCHEMA};
pub use library::{Choice, Library};
pub use location::Location;

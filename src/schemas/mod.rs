//! Which schemas judge a document: found by name, read once in a run, and shared by its threads.
//!
//! The first of these that says anything decides: the command line, `shifr.toml` (the folder of the
//! document before the whole project), the document's own `<?xml-model?>`, the built-in profile.
//! A schema that cannot be had is a finding, and never a verdict.
//!
//! A project may pin schemas: each has a name, a place and the checksums of its files, and is read as it is
//! pinned or not at all. Nothing here reaches the network; who adds or fetches a pin brings the bytes along
//! ([`gather`]).

mod kinds;
mod location;
mod numbers;
mod folders;
mod cache;
mod sum;
mod pin;
mod store;
mod pins;
mod gather;
mod version;
mod held;
mod library;
mod named;
mod judges;
mod which;

pub use cache::Cache;
pub use folders::Folders;
pub use gather::{Gathered, Read, Ungathered, gather};
pub use held::Held;
pub use judges::{Judged, Judges, Manner, Unchecked, unchecked};
pub use kinds::{KINDS, UNAVAILABLE_SCHEMA, UNCHECKED_SCHEMA};
pub use library::{Choice, Library};
pub use location::Location;
pub use named::{Named, Why, unavailable};
pub use pin::{NoPinName, Pin, PinName};
pub use pins::{Pins, Unheld, anew, differs};
pub use store::Store;
pub use sum::{NoSum, Sum};
pub use version::version;
pub use which::{State, Which, which};

//! RELAX NG: schemas that say what a document may hold, and documents judged by them.

pub mod syntax;
pub mod compact;

mod incorrect;
mod uri;

pub use incorrect::INCORRECT_SCHEMA;

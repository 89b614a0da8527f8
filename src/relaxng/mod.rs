//! RELAX NG: schemas that say what a document may hold, and documents judged by them.

pub mod syntax;

mod incorrect;

pub use incorrect::INCORRECT_SCHEMA;

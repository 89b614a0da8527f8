//! RELAX NG: schemas that say what a document may hold, and documents judged by them.

pub mod syntax;
pub mod compact;

mod incorrect;
mod uri;
mod resolve;
mod parse;
mod notation;

mod name_class;
mod datatype;
mod parts;
mod pattern;
mod simplify;
mod restrict;
mod schema;

mod derive;

pub use incorrect::INCORRECT_SCHEMA;
pub use resolve::{InMemory, OneFile, Resolver, Within};
pub use schema::Schema;

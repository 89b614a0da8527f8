//! One file's way through the program, and many files side by side.
//!
//! Nothing here prints, reads or writes files: sources come in, records and findings go out.

mod encode_source;
mod check_source;
mod check_stream;
mod ask_rules;
mod beside;
mod echoes;
mod guarded;
mod in_order;

pub use beside::beside;
pub use check_source::{Checked, Checks, Looked, check_source, read_source};
pub use check_stream::check_stream;
pub use echoes::leave_out_echoes;
pub use encode_source::{Record, encode_source};
pub use guarded::{INTERNAL_ERROR, guarded};
pub use in_order::{Work, both, for_each_in_order};

//! The datatypes of XML Schema (part 2, second edition) as a RELAX NG datatype library.
//!
//! ```
//! use shifr::xsd::{self, Param};
//!
//! let token = xsd::builtin("token").expect("is a datatype of part 2");
//! let short = token.with_params(&[Param { name: "maxLength", value: "2" }]).expect("applies to it");
//! assert!(short.check("ab", &()).is_ok());
//!
//! let reason = short.check("abc", &()).expect_err("is too long");
//! assert_eq!(reason.to_string(), "`abc` has 3 characters, at most 2 are allowed");
//! ```
//!
//! A [`Datatype`] is made once, may be shared by threads, and checks a value without allocating unless
//! white space must go. [`Reason`]s are worded only when shown, for a schema that offers several types
//! asks in vain for most of them.

mod builtin;
mod datatype;
mod param;
mod facet;
mod length;
mod digits;
mod bound;
mod reason;
mod namespaces;
mod value;

mod white_space;
mod scan;
mod name;
mod language;
mod decimal;
mod float;
mod duration;
mod calendar;
mod moment;
mod binary;
mod uri;
mod qname;
mod regex;

pub use builtin::{Builtin, IdKind, builtin};
pub use datatype::Datatype;
pub use name::{is_name_char, is_name_start};
pub use namespaces::Namespaces;
pub use param::{Param, ParamError};
pub use reason::Reason;
pub use uri::is_uri;

/// The URI by which schemas name this library.
pub const LIBRARY: &str = "http://www.w3.org/2001/XMLSchema-datatypes";

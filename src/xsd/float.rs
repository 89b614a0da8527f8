//! `float` and `double` (part 2, 3.2.4 and 3.2.5).

use std::cmp::Ordering;

use super::reason::Flaw;
use super::scan::Scan;

/// A number of either precision; `NaN` equals itself and is comparable with nothing else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Float(f64);

impl Float {
    /// Reads a `float`: what is written is rounded to single precision.
    pub(super) fn parse_single(text: &str) -> Result<Self, Flaw> {
        check_form(text)?;
        text.parse::<f32>().map(|number| Float(number.into())).map_err(|_| Flaw::Form)
    }

    /// Reads a `double`.
    pub(super) fn parse_double(text: &str) -> Result<Self, Flaw> {
        check_form(text)?;
        text.parse().map(Float).map_err(|_| Flaw::Form)
    }
}

// float ::= "INF" | "-INF" | "NaN" | decimal (("e" | "E") integer)?
/// Keeps to the forms of part 2, for Rust reads others besides, such as `infinity`; those of part 2 it
/// reads all.
fn check_form(text: &str) -> Result<(), Flaw> {
    if matches!(text, "INF" | "-INF" | "NaN") {
        return Ok(());
    }
    let mut scan = Scan::new(text);
    scan.one_of("+-");
    let mut digits = scan.digits().len();
    if scan.eat(".") {
        digits += scan.digits().len();
    }
    let exponent = scan.one_of("eE").is_none() || {
        scan.one_of("+-");
        !scan.digits().is_empty()
    };
    if digits > 0 && exponent && scan.is_done() { Ok(()) } else { Err(Flaw::Form) }
}

impl PartialEq for Float {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.0.is_nan() && other.0.is_nan()
    }
}

impl PartialOrd for Float {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other { Some(Ordering::Equal) } else { self.0.partial_cmp(&other.0) }
    }
}

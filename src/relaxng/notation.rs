//! Which of its two notations a schema is written in.

use std::sync::Arc;

use super::syntax::Pattern;
use super::{compact, parse};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Reads a schema in XML or in compact syntax; `inherited` is the namespace that the naming file passes
/// on.
///
/// # Errors
///
/// What is wrong with it, by the rules of its notation.
pub(super) fn parse(source: &Source, inherited: Arc<str>) -> Result<Pattern, Vec<Diagnostic>> {
    if is_compact(source) {
        compact::parse(source, inherited)
    } else {
        parse::parse(source, inherited)
    }
}

/// The name's ending tells. Of other names the text does: XML begins with `<`, and no compact schema.
fn is_compact(source: &Source) -> bool {
    let name = source.name();
    name.ends_with(".rnc")
        || !name.ends_with(".rng") && !source.text().trim_start().starts_with('<')
}

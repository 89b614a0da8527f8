//! Parameters of a datatype, as they stand in a schema.

use std::fmt;

use super::builtin::Definition;

/// A parameter of a datatype, as it stands in the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param<'a> {
    /// The name of a facet.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
}

/// A parameter that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamError {
    /// Which of the parameters, counted from 0.
    pub index: usize,
    /// What is wrong with it, in one line.
    pub message: String,
}

impl fmt::Display for ParamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParamError {}

/// What is said of a facet that the type does not have.
pub(super) fn misplaced(definition: &Definition, param: Param<'_>) -> String {
    format!("`{}` does not apply to `{}`", param.name, definition.name)
}

/// The number of a parameter; one too large to count to is the largest.
pub(super) fn number(param: Param<'_>, least: usize) -> Result<usize, String> {
    let Param { name, value } = param;
    let digits = value.trim();
    let digits = digits.strip_prefix('+').unwrap_or(digits);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| digits.parse().unwrap_or(usize::MAX));
    match number {
        Some(number) if number >= least => Ok(number),
        _ => Err(format!("`{name}` is a whole number from {least} upwards, not `{value}`")),
    }
}

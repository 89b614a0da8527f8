//! The forms in which findings are given out.

use std::fmt;
use std::str::FromStr;

/// A form of output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// With the lines in question, for people.
    #[default]
    Pretty,
    /// One line for each finding, for editors and `grep`.
    Short,
    /// One JSON object in a line for each finding, for programs.
    Jsonl,
}

impl Format {
    /// Every form.
    pub const ALL: [Format; 3] = [Format::Pretty, Format::Short, Format::Jsonl];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Pretty => "pretty",
            Format::Short => "short",
            Format::Jsonl => "jsonl",
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        // A line of JSON lines is JSON, and many programs say so.
        let name = if name == "json" { "jsonl" } else { name };
        let known = Format::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// There is no form of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Format::ALL.map(Format::name).join(", ");
        write!(f, "`{}` is no form of output; there are {names}", self.0)
    }
}

impl std::error::Error for UnknownFormat {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let unknown = "xml".parse::<Format>().expect_err("is no format");
        assert_eq!(
            unknown.to_string(),
            "`xml` is no form of output; there are pretty, short, jsonl"
        );
    }
}

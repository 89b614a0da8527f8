//! The forms in which findings are given out.

use std::fmt;
use std::str::FromStr;

use crate::nearest::did_you_mean_or_one_of;

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
    /// One JSON document with the counts of the run.
    Json,
    /// Workflow commands of GitHub, which shows them as annotations.
    Github,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// JUnit, for hosts that show results of tests.
    Junit,
    /// Checkstyle, for Jenkins and reviewdog.
    Checkstyle,
    /// Code Quality of GitLab.
    Gitlab,
    /// One page for a browser.
    Html,
}

impl Format {
    /// Every form.
    pub const ALL: [Format; 10] = [
        Format::Pretty,
        Format::Short,
        Format::Jsonl,
        Format::Json,
        Format::Github,
        Format::Sarif,
        Format::Junit,
        Format::Checkstyle,
        Format::Gitlab,
        Format::Html,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Pretty => "pretty",
            Format::Short => "short",
            Format::Jsonl => "jsonl",
            Format::Json => "json",
            Format::Github => "github",
            Format::Sarif => "sarif",
            Format::Junit => "junit",
            Format::Checkstyle => "checkstyle",
            Format::Gitlab => "gitlab",
            Format::Html => "html",
        }
    }

    /// Whether it shows words of the texts, or knows findings by them. Without that it needs to know of a
    /// text no more than where in it findings stand.
    pub fn shows_words(self) -> bool {
        self != Format::Short
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let known = Format::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// There is no form of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnknownFormat(name) = self;
        let hint = did_you_mean_or_one_of(name, &Format::ALL.map(Format::name));
        write!(f, "`{name}` is no form of output{hint}")
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
            "`xml` is no form of output; there are pretty, short, jsonl, json, github, sarif, junit, \
             checkstyle, gitlab, html"
        );
        let unknown = "htlm".parse::<Format>().expect_err("is no format");
        assert_eq!(unknown.to_string(), "`htlm` is no form of output; did you mean `html`?");
    }
}

//! What the terminal can show, as the environment tells it.

use std::env;

use super::arguments::{Global, When};
use super::stream::Stream;
use crate::diagnostic::Diagnostic;
use crate::report::{Format, Options, Rendered, Sources, render};

/// How findings are shown; threads have copies.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub(super) format: Format,
    pub(super) options: Options,
}

impl View {
    pub(super) fn of(stream: &Stream, global: &Global) -> Self {
        let is_terminal = stream.is_terminal();
        let usual = if is_terminal { Format::Pretty } else { Format::Short };
        let links = match global.hyperlinks {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && stream.has_links(),
        };
        let options = options(global.color, is_terminal, |name| env::var(name).ok());
        Self { format: global.format.unwrap_or(usual), options: Options { links, ..options } }
    }

    /// Of a file, which no terminal shows.
    pub(super) fn of_file(format: Option<Format>) -> Self {
        Self { format: format.unwrap_or(Format::Short), options: Options::default() }
    }

    pub(super) fn render(self, findings: &[Diagnostic], sources: &Sources<'_>) -> Rendered {
        render(self.format, findings, sources, self.options)
    }
}

/// What can be shown, given the variables of the environment.
fn options(colour: When, is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> Options {
    let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
    let colour = match colour {
        When::Always => true,
        When::Never => false,
        When::Auto => has_colour(is_terminal, &variable),
    };
    Options { width: width(&variable), unicode: is_utf8(&variable), colour, links: false }
}

/// <https://no-color.org> and <https://bixense.com/clicolors> describe the variables.
fn has_colour(is_terminal: bool, variable: &impl Fn(&str) -> Option<String>) -> bool {
    let forced = variable("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let dumb = variable("TERM").is_some_and(|value| value == "dumb");
    variable("NO_COLOR").is_none() && (forced || is_terminal && !dumb)
}

fn width(variable: &impl Fn(&str) -> Option<String>) -> usize {
    let (narrowest, usual, widest) = (40, 100, 120);
    let told = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    told.unwrap_or(usual).clamp(narrowest, widest)
}

/// The first of these that is set decides (POSIX, 8.2).
fn is_utf8(variable: &impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let locale = locale.unwrap_or_default().to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(colour: When, is_terminal: bool, variables: &[(&str, &str)]) -> Options {
        options(colour, is_terminal, |name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn colour_obeys_terminal_and_environment() {
        for (is_terminal, variables, colour) in [
            (true, &[][..], true),
            (false, &[], false),
            (true, &[("NO_COLOR", "1")], false),
            (true, &[("NO_COLOR", "")], true),
            (false, &[("CLICOLOR_FORCE", "1")], true),
            (false, &[("CLICOLOR_FORCE", "0")], false),
            (true, &[("TERM", "dumb")], false),
        ] {
            assert_eq!(told(When::Auto, is_terminal, variables).colour, colour, "{variables:?}");
        }
        assert!(told(When::Always, false, &[("NO_COLOR", "1")]).colour);
    }

    #[test]
    fn width_and_letters_come_from_the_environment() {
        let options = told(When::Auto, true, &[("COLUMNS", "900"), ("LANG", "de_DE.UTF-8")]);
        assert_eq!((options.width, options.unicode), (120, true));
        let options = told(When::Auto, true, &[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")]);
        assert_eq!((options.width, options.unicode), (100, false));
    }
}

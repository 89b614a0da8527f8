//! Regular expressions of XML Schema (part 2, appendix F), matched by the crate `regex-automata`.
//!
//! They are read into the syntax tree of `regex-syntax` itself, so that nothing need be escaped and
//! read again.

mod parse;
mod class;
mod block;
mod automaton;
mod run;

use automaton::Automaton;
use run::Run;

pub(super) use parse::RegexError;

/// A regular expression that a whole text matches or not.
#[derive(Clone, Debug)]
pub(super) struct Regex {
    source: String,
    matcher: Matcher,
}

#[derive(Clone, Debug)]
enum Matcher {
    /// Most patterns of schemas are like `\S+` and need no automaton.
    Run(Run),
    Automaton(Automaton),
}

impl Regex {
    /// Reads an expression; one whose automaton would be very large is refused.
    pub(super) fn parse(source: &str) -> Result<Self, RegexError> {
        let tree = parse::parse(source)?;
        let matcher = match Run::of(&tree) {
            Some(run) => Matcher::Run(run),
            None => Matcher::Automaton(Automaton::new(tree).ok_or_else(RegexError::too_large)?),
        };
        Ok(Self { source: source.to_owned(), matcher })
    }

    /// Whether the whole text matches; in time that grows with its length only.
    pub(super) fn is_match(&self, text: &str) -> bool {
        match &self.matcher {
            Matcher::Run(run) => run.is_match(text),
            Matcher::Automaton(automaton) => automaton.is_match(text),
        }
    }

    /// The expression as it was written.
    pub(super) fn as_str(&self) -> &str {
        &self.source
    }
}

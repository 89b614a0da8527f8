//! Changes a document so that findings go: `--fix`.
//!
//! A fix is data on a finding; this is where it is carried out. All else stays byte for byte, and so do the
//! words of the source, which is checked after every round.

mod edits;
mod words;

pub use edits::{Applied, apply};

use crate::diagnostic::{Applicability, Diagnostic};
use crate::source::Source;

/// A document with its fixes carried out.
#[derive(Debug)]
pub struct Fixed {
    /// The document as it is then.
    pub source: Source,
    /// How many fixes there were.
    pub count: usize,
}

/// Carries out what `findings` finds and can be fixed, again and again until nothing is left; nothing if
/// there is nothing to fix.
///
/// Of fixes that touch the same place the first one counts, and the next round sees what is left. A round
/// that brings the text back to what it was before ends it.
///
/// # Panics
///
/// If a fix changes the words of the source, which is a fault of the rule.
pub fn fix(
    source: &Source,
    up_to: Applicability,
    findings: impl Fn(&Source) -> Vec<Diagnostic>,
) -> Option<Fixed> {
    let mut seen = vec![source.text().to_owned()];
    let mut fixed: Option<Fixed> = None;
    while seen.len() <= ROUNDS {
        let now = fixed.as_ref().map_or(source, |fixed| &fixed.source);
        let Some(Applied { text, count }) = apply(now.text(), &findings(now), up_to) else { break };
        if seen.contains(&text) {
            break;
        }
        assert!(words::are_kept(now.text(), &text), "a fix leaves the words of the source alone");
        seen.push(text.clone());
        let count = count + fixed.as_ref().map_or(0, |fixed| fixed.count);
        let source = Source::new(source.id(), source.name(), text).after(source.lead());
        fixed = Some(Fixed { source, count });
    }
    fixed
}

/// A fix may bring out what another can mend; more than a few rounds are a circle.
const ROUNDS: usize = 10;

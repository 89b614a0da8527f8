//! The findings of one file in a form, and what is kept of that for the next time.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::finding::Sight;
use super::{Finding, fingerprint};
use crate::diagnostic::Diagnostic;

/// The findings of one file in a form.
#[derive(Debug)]
pub enum Rendered {
    /// A text for each, ready to be shown.
    Texts(Vec<String>),
    /// What will be part of a [`Document`](super::Document).
    Findings(Vec<Finding>),
}

impl Rendered {
    /// Adds findings of the same file in the same form.
    pub fn append(&mut self, other: Rendered) {
        match (self, other) {
            (Rendered::Texts(own), Rendered::Texts(others)) => own.extend(others),
            (Rendered::Findings(own), Rendered::Findings(others)) => {
                own.extend(others);
                fingerprint::number(own);
            }
            (Rendered::Texts(_), Rendered::Findings(_))
            | (Rendered::Findings(_), Rendered::Texts(_)) => {
                unreachable!("a form gives out its findings in one way")
            }
        }
    }

    /// What was made of the texts that the findings point into.
    pub fn drawn(&self) -> Drawn<'_> {
        match self {
            Rendered::Texts(texts) => Drawn::Texts(Cow::Borrowed(texts)),
            Rendered::Findings(findings) => {
                Drawn::Sights(findings.iter().map(Finding::sight).collect())
            }
        }
    }
}

/// What is made of texts when findings are rendered. With the same findings it gives the same again, and no
/// text need be there.
#[derive(Debug, Serialize, Deserialize)]
pub enum Drawn<'r> {
    /// A text for each, ready to be shown.
    Texts(Cow<'r, [String]>),
    /// What each finding looks like where it stands.
    Sights(Vec<Sight>),
}

impl Drawn<'_> {
    /// The findings for which this was drawn; none if there are more or fewer of them.
    pub fn rendered(self, findings: &[Diagnostic]) -> Option<Rendered> {
        match self {
            Drawn::Texts(texts) if texts.len() == findings.len() => {
                Some(Rendered::Texts(texts.into_owned()))
            }
            Drawn::Sights(sights) if sights.len() == findings.len() => {
                let seen = findings.iter().zip(sights);
                let seen = seen.map(|(finding, sight)| Finding::seen(finding, sight));
                Some(Rendered::Findings(seen.collect::<Option<_>>()?))
            }
            Drawn::Texts(_) | Drawn::Sights(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{mismatch, placeless, source};
    use super::super::{Format, Options, Sources, render};

    #[test]
    fn what_was_drawn_gives_the_same_again() {
        let (entry, heading) = (source(0, "a.xml"), source(1, "a.txt"));
        let sources = Sources::from_iter([&entry, &heading]);
        let findings = [mismatch(&entry, &heading), mismatch(&entry, &heading), placeless()];
        for format in Format::ALL {
            let rendered = render(format, &findings, &sources, Options::default());
            let again = rendered.drawn().rendered(&findings).expect("was drawn of them");
            assert_eq!(format!("{again:?}"), format!("{rendered:?}"));
            assert!(rendered.drawn().rendered(&findings[1..]).is_none());
        }
    }
}

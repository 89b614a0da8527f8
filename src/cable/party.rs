//! Who had to do with a document.

use super::{DateWords, Inline};
use crate::source::{Passage, Span};

/// A sender, a relay, a recipient: `profileDesc/correspDesc/correspAction`.
#[derive(Clone, Debug)]
pub struct Action {
    /// What was done.
    pub kind: ActionKind,
    /// By whom, or to whom: names, offices and places in the words of the source.
    pub parties: Vec<Party>,
    /// When.
    pub date: Option<DateWords>,
    /// Where the source says so.
    pub span: Span,
}

/// `correspAction/@type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionKind {
    /// By the sender whom the title names.
    Sent,
    /// Through somebody: "via".
    Transmitted,
    /// To the recipient whom the title names.
    Received,
    /// To the final addressee whom only the addressee lines name.
    Forwarded,
}

impl ActionKind {
    /// Every kind, in the order of a message's way.
    pub const ALL: [ActionKind; 4] =
        [ActionKind::Sent, ActionKind::Transmitted, ActionKind::Received, ActionKind::Forwarded];

    /// The value of `@type`.
    pub fn name(self) -> &'static str {
        match self {
            ActionKind::Sent => "sent",
            ActionKind::Transmitted => "transmitted",
            ActionKind::Received => "received",
            ActionKind::Forwarded => "forwarded",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<ActionKind> {
        ActionKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Somebody named in a header field: the content of a `persName`, `orgName`, `roleName`, `placeName`.
///
/// An office at a place is two names of one party: `Soviet Ambassador`, `Peking`.
#[derive(Clone, Debug)]
pub struct Party {
    /// The names in order; each is an [`Inline`] that is a name.
    pub names: Vec<Inline>,
    /// Where the source names the party.
    pub span: Span,
}

/// A phrase of the source that says who translated or contributed: `respStmt`.
#[derive(Clone, Debug)]
pub struct Responsibility {
    /// The words before the names: `Translated by`.
    pub words: Passage,
    /// The names.
    pub names: Vec<Passage>,
}

//! Parts beside the text of a record.

use super::Text;
use crate::source::Passage;

/// A part that stands beside the division which says that it is the text: a commentary, another version. Rules and the
/// reading text leave it out; readers are shown it.
#[derive(Clone, Debug)]
pub struct Division {
    /// What it is: `div/@type`, or the name of the element.
    pub name: Passage,
    /// The tag of its language, where it has one of its own.
    pub language: Option<Passage>,
    /// What it says.
    pub text: Text,
}

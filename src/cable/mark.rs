//! Marks that leave words what they are.

/// What is said of words without changing what they mean: `hi`, `del`, `add`, `ref[@target]`, a `choice` of spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `hi`: the words stand out; how, `@rend` says: `italic`.
    Highlighted(String),
    /// `del`: struck out in the document.
    Deleted,
    /// `add`: put in between the lines or in the margin.
    Added,
    /// `ref`: where a link leads.
    Link(String),
    /// `choice` of `abbr` and `expan`: the word in full.
    Abbreviated(String),
    /// `choice` of `orig` and `reg`: the word as it is spelt now.
    Regularised(String),
}

impl Mark {
    /// What is printed around the words: a deletion stands in double brackets, as the Leiden conventions have it.
    pub fn around(&self) -> (&'static str, &'static str) {
        match self {
            Mark::Deleted => ("⟦", "⟧"),
            Mark::Highlighted(_)
            | Mark::Added
            | Mark::Link(_)
            | Mark::Abbreviated(_)
            | Mark::Regularised(_) => ("", ""),
        }
    }
}

//! The entries of one catalog file, and which of them matches (XML Catalogs 1.1, section 7).

/// An entry: what is asked for, and a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// The identifier, its start or its end.
    pub(super) key: String,
    /// Where it is, or what takes the place of the start, or a catalog to ask.
    pub(super) target: String,
}

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `public`, with whether it counts when there is a system identifier, too.
    Public { preferred: bool },
    /// `system`.
    System,
    /// `rewriteSystem`.
    RewriteSystem,
    /// `systemSuffix`.
    SystemSuffix,
    /// `delegatePublic`, with whether it counts when there is a system identifier, too.
    DelegatePublic { preferred: bool },
    /// `delegateSystem`.
    DelegateSystem,
    /// `uri`.
    Uri,
    /// `rewriteURI`.
    RewriteUri,
    /// `uriSuffix`.
    UriSuffix,
    /// `delegateURI`.
    DelegateUri,
    /// `nextCatalog`.
    NextCatalog,
}

/// One catalog file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Catalog {
    pub(super) entries: Vec<Entry>,
}

/// The kinds of entries that are about one sort of identifier.
pub(super) struct Kinds {
    exact: Kind,
    rewrite: Kind,
    suffix: Kind,
    delegate: Kind,
}

/// The kinds for system identifiers (section 7.1.2, steps 2 to 5).
pub(super) const SYSTEM: Kinds = Kinds {
    exact: Kind::System,
    rewrite: Kind::RewriteSystem,
    suffix: Kind::SystemSuffix,
    delegate: Kind::DelegateSystem,
};

/// The kinds for URI references (section 7.2.2, steps 2 to 5).
pub(super) const URI: Kinds = Kinds {
    exact: Kind::Uri,
    rewrite: Kind::RewriteUri,
    suffix: Kind::UriSuffix,
    delegate: Kind::DelegateUri,
};

/// What a catalog says of an identifier.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The location.
    Found(String),
    /// These catalogs know, and no others are asked.
    Ask(Vec<String>),
    /// Nothing.
    Nothing,
}

impl Catalog {
    /// What the catalog says of a system identifier or a URI reference: an entry for exactly this, the
    /// longest start, the longest end, and last whom to ask.
    pub(super) fn locate(&self, kinds: &Kinds, identifier: &str) -> Answer {
        if let Some(entry) = self.of(kinds.exact).find(|entry| entry.key == identifier) {
            return Answer::Found(entry.target.clone());
        }
        let starts = self.of(kinds.rewrite).filter(|entry| identifier.starts_with(&entry.key));
        if let Some(entry) = longest(starts) {
            return Answer::Found(format!("{}{}", entry.target, &identifier[entry.key.len()..]));
        }
        let ends = self.of(kinds.suffix).filter(|entry| identifier.ends_with(&entry.key));
        if let Some(entry) = longest(ends) {
            return Answer::Found(entry.target.clone());
        }
        self.delegates(|kind| kind == kinds.delegate, identifier)
    }

    /// What the catalog says of a public identifier (section 7.1.2, steps 6 and 7).
    pub(super) fn locate_public(&self, identifier: &str, with_system: bool) -> Answer {
        let counts = |preferred: bool| preferred || !with_system;
        let mut entries = self.entries.iter();
        let found = entries.find(|entry| {
            matches!(entry.kind, Kind::Public { preferred } if counts(preferred))
                && entry.key == identifier
        });
        if let Some(entry) = found {
            return Answer::Found(entry.target.clone());
        }
        let delegates =
            |kind| matches!(kind, Kind::DelegatePublic { preferred } if counts(preferred));
        self.delegates(delegates, identifier)
    }

    /// The catalogs to go on with.
    pub(super) fn next(&self) -> impl Iterator<Item = &str> {
        self.of(Kind::NextCatalog).map(|entry| entry.target.as_str())
    }

    /// The catalogs that are asked instead, those with the longest start first.
    fn delegates(&self, kind: impl Fn(Kind) -> bool, identifier: &str) -> Answer {
        let matches = |entry: &&Entry| kind(entry.kind) && identifier.starts_with(&entry.key);
        let mut found: Vec<&Entry> = self.entries.iter().filter(matches).collect();
        if found.is_empty() {
            return Answer::Nothing;
        }
        found.sort_by_key(|entry| std::cmp::Reverse(entry.key.len()));
        Answer::Ask(found.into_iter().map(|entry| entry.target.clone()).collect())
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }
}

/// The entry with the longest key; of several, the first.
fn longest<'e>(entries: impl Iterator<Item = &'e Entry>) -> Option<&'e Entry> {
    entries.reduce(|best, next| if next.key.len() > best.key.len() { next } else { best })
}

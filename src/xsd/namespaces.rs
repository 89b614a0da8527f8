//! What a value's meaning takes from the place where it stands.

/// The declarations in force where a value stands.
///
/// `()` is a place without any.
pub trait Namespaces {
    /// The namespace of a prefix, the default namespace for `""`; `None` if it is not declared.
    fn resolve(&self, prefix: &str) -> Option<&str>;

    /// Whether the document declares an unparsed entity of this name (for `ENTITY`).
    fn is_unparsed_entity(&self, _name: &str) -> bool {
        false
    }
}

impl Namespaces for () {
    fn resolve(&self, _prefix: &str) -> Option<&str> {
        None
    }
}

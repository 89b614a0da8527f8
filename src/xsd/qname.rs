//! `QName` and `NOTATION` (part 2, 3.2.18 and 3.2.19): names that stand for a namespace and a local part.

use super::name::check_nc_name;
use super::namespaces::Namespaces;
use super::reason::Flaw;

/// A name with the namespace that its prefix stood for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ExpandedName<'a> {
    namespace: &'a str,
    local: &'a str,
}

impl<'a> ExpandedName<'a> {
    // QName ::= (NCName ":")? NCName
    /// Reads a name where `context` holds. Without prefix it is of the default namespace.
    pub(super) fn parse(text: &'a str, context: &'a dyn Namespaces) -> Result<Self, Flaw> {
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        if local.len() < text.len() {
            check_nc_name(prefix)?;
        }
        check_nc_name(local)?;
        match context.resolve(prefix) {
            Some(namespace) => Ok(Self { namespace, local }),
            None if prefix.is_empty() => Ok(Self { namespace: "", local }),
            None => Err(Flaw::Prefix),
        }
    }
}

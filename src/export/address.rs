//! Addresses of the web.

use crate::xsd::is_uri;

/// The words, if they are an address that others can follow: pointers into registers of the project are none.
pub(super) fn web_address(words: &str) -> Option<&str> {
    let has_scheme = ["http://", "https://"].iter().any(|scheme| words.starts_with(scheme));
    Some(words).filter(|words| has_scheme && is_uri(words))
}

//! Addresses of the web.

use crate::xml::uri;
use crate::xsd::is_uri;

/// The words, if they are an address that others can follow: pointers into registers of the project are none.
pub fn web_address(words: &str) -> Option<&str> {
    Some(words).filter(|words| uri::is_of_the_web(words) && is_uri(words))
}

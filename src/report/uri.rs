//! Paths in URIs.

use std::path::Path;

/// A `file` URI for a path that begins at the root of the machine, else a relative reference.
pub(super) fn of(path: &str) -> String {
    if path.starts_with('/') {
        format!("file://{}", percent_encoded(path))
    } else if Path::new(path).is_absolute() {
        // `C:/a.xml` on Windows; the colon of a drive stays (RFC 8089, E.2).
        format!("file:///{}", percent_encoded(path).replacen("%3A", ":", 1))
    } else {
        percent_encoded(path)
    }
}

/// The path with every byte as its code that is neither unreserved (RFC 3986, 2.3) nor `/`.
pub fn percent_encoded(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                escaped.push(char::from(byte));
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references() {
        for (path, expected) in [
            ("a/b c.xml", "a/b%20c.xml"),
            ("ф.xml", "%D1%84.xml"),
            ("a:b.xml", "a%3Ab.xml"),
            ("/tmp/a#1.xml", "file:///tmp/a%231.xml"),
        ] {
            assert_eq!(of(path), expected);
        }
    }
}

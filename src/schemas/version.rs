//! The version that a schema says it is of.

/// The version of the TEI that the head of a schema names, if it names one: `4.12.0`.
///
/// RELAX NG has no place for a version. Schemas made of an ODD say it in a comment at their beginning.
pub fn version(schema: &str) -> Option<&str> {
    let head = schema.char_indices().nth(HEAD).map_or(schema, |(end, _)| &schema[..end]);
    let (_, behind) = head.split_once("TEI Edition:")?;
    let line = behind.lines().next()?;
    let (_, behind) = line.split_once("Version ")?;
    let end = behind.find(|c: char| !is_part(c)).unwrap_or(behind.len());
    let version = behind[..end].trim_end_matches('.');
    (!version.is_empty()).then_some(version)
}

/// The comment stands before the grammar, so nobody looks for it further down than this.
const HEAD: usize = 4096;

// version ::= digits ("." digits)* letter*                            (`4.12.0`, `4.10.0a`)
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_of_a_schema_made_of_an_odd_tells() {
        for (head, told) in [
            ("<!--\nTEI Edition: P5 Version 4.12.0. Last updated on 28th July", Some("4.12.0")),
            ("    TEI Edition: Version 2.7.0. Last updated on", Some("2.7.0")),
            ("# TEI Edition: P5 Version 4.10.0a.", Some("4.10.0a")),
            ("<!-- Version 3 of our letters -->", None),
            ("<!-- TEI Edition: the newest -->", None),
            ("", None),
        ] {
            assert_eq!(version(head), told, "{head}");
        }
    }
}

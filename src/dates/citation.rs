//! The date in a citation.

use super::{Reading, read_at};

/// The date that stands behind the quoted title of a citation.
///
/// A title may hold quotation marks of its own, so its end is the first mark with a date behind it.
///
/// ```text
/// citation ::= mark title ( mark "," | "," mark ) S date rest
/// ```
pub fn in_citation(citation: &str) -> Option<Reading> {
    let marks = citation.match_indices(['"', '”', '»']).filter(|&(at, _)| at > 0);
    marks
        .filter_map(|(at, mark)| {
            let rest = &citation[at + mark.len()..];
            let start = citation.len() - rest.trim_start_matches([',', ' ', '.']).len();
            read_at(citation, start, None)
        })
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_the_title() {
        let date = |citation: &str| in_citation(citation)?.dating.ok().map(|date| date.to_string());
        for (citation, wanted) in [
            ("\"Cable\", October 11, 1950, Archive", Some("1950-10-11")),
            ("“Cable,” February 03, 1949, Archive", Some("1949-02-03")),
            ("\"He said \"no\" twice\", 11 October 1950, Archive", Some("1950-10-11")),
            ("\"Cable\", November 1967, Archive", Some("1967-11")),
            ("\"1950 in review\", 1948, Archive", Some("1948")),
            ("\"Cable\", Archive, October 11, 1950", None),
            ("Cable, October 11, 1950, Archive", None),
        ] {
            assert_eq!(date(citation).as_deref(), wanted, "{citation}");
        }
    }
}

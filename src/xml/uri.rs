//! URI references (RFC 3986), as far as files need them.

/// Resolves a reference against a base (RFC 3986, 5.2). Both may be plain paths.
pub fn resolve(base: &str, reference: &str) -> String {
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let (origin, path) = origin(base);
    if reference.is_empty() {
        return base.to_owned();
    }
    if reference.starts_with("//") {
        let scheme = scheme(base).map_or(String::new(), |scheme| format!("{scheme}:"));
        return format!("{scheme}{reference}");
    }
    if reference.starts_with('/') {
        return format!("{origin}{}", without_dots(reference));
    }
    let folder = path.rfind('/').map_or("", |end| &path[..=end]);
    format!("{origin}{}", without_dots(&format!("{folder}{reference}")))
}

/// The shortest reference that [`resolve`] takes from a base to a target; the target itself if they have
/// no origin in common. Both may be plain paths.
pub fn relative(base: &str, target: &str) -> String {
    let ((base_origin, base), (target_origin, path)) = (origin(base), origin(target));
    if base_origin != target_origin || base.starts_with('/') != path.starts_with('/') {
        return target.to_owned();
    }
    let (from, to): (Vec<&str>, Vec<&str>) = (base.split('/').collect(), path.split('/').collect());
    let folders = from[..from.len() - 1].iter().zip(&to[..to.len() - 1]);
    let shared = folders.take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", from.len() - 1 - shared);
    up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// Whether two URIs have scheme and authority in common.
pub fn same_origin(one: &str, other: &str) -> bool {
    origin(one).0.eq_ignore_ascii_case(origin(other).0)
}

/// Whether it is an address of the web.
pub fn is_of_the_web(uri: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| uri.starts_with(scheme))
}

// scheme ::= ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )                             (RFC 3986, 3.1)
/// The scheme; a single letter is a drive, not a scheme.
pub fn scheme(uri: &str) -> Option<&str> {
    let (scheme, _) = uri.split_once(':')?;
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(letter);
    is_scheme.then_some(scheme)
}

// URI-reference = URI / relative-ref                                            (RFC 3986, 4.1)
/// Whether the text may be a URI reference: no characters that URIs never have, `%` only before two digits.
/// Letters outside ASCII are allowed, as XLink 5.4 escapes them.
pub fn is_reference(text: &str) -> bool {
    let excluded = |c: char| {
        c.is_ascii_control() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
    };
    let escaped = |rest: &str| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    !text.contains(excluded) && text.split('%').skip(1).all(escaped)
}

/// Scheme and authority, and the path behind them.
fn origin(uri: &str) -> (&str, &str) {
    let Some(scheme) = scheme(uri) else { return ("", uri) };
    let rest = &uri[scheme.len() + 1..];
    let path = match rest.strip_prefix("//") {
        Some(authority) => authority.find('/').map_or("", |start| &authority[start..]),
        None => rest,
    };
    uri.split_at(uri.len() - path.len())
}

/// Removes `.` and `..` from a path; what climbs above its start stays (RFC 3986, 5.2.4, for paths that
/// may be relative).
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            (".", _) => {}
            ("..", Some(&last)) if last != ".." && !last.is_empty() => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_against_their_file() {
        for (base, reference, expected) in [
            ("schemas/tei.rng", "core.rng", "schemas/core.rng"),
            ("schemas/tei.rng", "../core.rng", "core.rng"),
            ("tei.rng", "../core.rng", "../core.rng"),
            ("/a/b/c.rng", "./d/../e.rng", "/a/b/e.rng"),
            ("tei.rng", "https://example.org/a.rng", "https://example.org/a.rng"),
            ("https://example.org/x/a.rng", "b.rng", "https://example.org/x/b.rng"),
            ("https://example.org/x/a.rng", "/b.rng", "https://example.org/b.rng"),
            ("C:/x/a.rng", "b.rng", "C:/x/b.rng"),
            ("a.rng", "", "a.rng"),
        ] {
            assert_eq!(resolve(base, reference), expected);
        }
    }

    #[test]
    fn a_relative_reference_leads_back() {
        for (base, target, reference) in [
            ("schemas/tei.rng", "schemas/core.rng", "core.rng"),
            ("schemas/tei.rng", "core.rng", "../core.rng"),
            ("tei.rng", "parts/core.rng", "parts/core.rng"),
            ("/a/b/c.rng", "/a/d/e.rng", "../d/e.rng"),
            ("https://example.org/x/a.rng", "https://example.org/x/y/b.rng", "y/b.rng"),
            ("https://example.org/x/a.rng", "https://example.org/b.rng", "../b.rng"),
            ("https://example.org/a.rng", "https://example.com/a.rng", "https://example.com/a.rng"),
            ("/a/b.rng", "c.rng", "c.rng"),
        ] {
            assert_eq!(relative(base, target), reference);
            if target != reference || base.contains(':') {
                assert_eq!(resolve(base, reference), target);
            }
        }
    }
}

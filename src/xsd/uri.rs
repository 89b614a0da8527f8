//! `anyURI` (part 2, 3.2.17): what is a URI reference after the escaping of XLink 1.0, 5.4.
//!
//! Escaping makes every character acceptable that a URI may not hold, so that little can be wrong: `%`,
//! `#`, the scheme, and the brackets of RFC 2732.

use std::net::Ipv6Addr;

use super::reason::Flaw;

/// Whether a text is a URI reference as it stands, with no white space in it.
pub fn is_uri(text: &str) -> bool {
    !text.contains(char::is_whitespace) && check_uri(text).is_ok()
}

// URI-reference ::= (absoluteURI | relativeURI)? ("#" fragment)?
// absoluteURI   ::= scheme ":" (hier_part | opaque_part)
/// Whether a text is a URI reference (RFC 2396 with RFC 2732) or becomes one by escaping.
pub(super) fn check_uri(text: &str) -> Result<(), Flaw> {
    check_escapes(text)?;
    let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
    if fragment.contains('#') {
        return Err(Flaw::SecondHash);
    }
    let Some((scheme, rest)) = split_scheme(uri) else {
        return check_hierarchical(uri);
    };
    check_scheme(scheme)?;
    match rest.as_bytes().first() {
        None => Err(Flaw::NothingBehindScheme),
        Some(b'/') => check_hierarchical(rest),
        Some(_) => Ok(()),
    }
}

// escaped ::= "%" hex hex
fn check_escapes(text: &str) -> Result<(), Flaw> {
    let escapes = |(at, _)| {
        let digits: &[u8] = text.as_bytes().get(at + 1..at + 3).unwrap_or_default();
        digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit)
    };
    if text.match_indices('%').all(escapes) { Ok(()) } else { Err(Flaw::Percent) }
}

/// A colon behind `/` or `?` is of the path or query.
fn split_scheme(uri: &str) -> Option<(&str, &str)> {
    let at = uri.find([':', '/', '?'])?;
    uri[at..].starts_with(':').then(|| (&uri[..at], &uri[at + 1..]))
}

// scheme ::= alpha (alpha | digit | "+" | "-" | ".")*
fn check_scheme(scheme: &str) -> Result<(), Flaw> {
    let alpha = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    if alpha && scheme.chars().all(fits) { Ok(()) } else { Err(Flaw::Scheme) }
}

// hier_part ::= (net_path | abs_path) ("?" query)?
// net_path  ::= "//" authority abs_path?
fn check_hierarchical(part: &str) -> Result<(), Flaw> {
    let path = part.split('?').next().unwrap_or_default();
    let Some(net_path) = path.strip_prefix("//") else {
        return refuse_brackets(path);
    };
    if net_path.is_empty() {
        return Err(Flaw::NoHost);
    }
    let (authority, path) = net_path.split_once('/').unwrap_or((net_path, ""));
    refuse_brackets(path)?;
    check_authority(authority)
}

// authority ::= (userinfo "@")? ("[" IPv6address "]" | host) (":" port)?
fn check_authority(authority: &str) -> Result<(), Flaw> {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let Some((address, port)) = host.strip_prefix('[').and_then(|host| host.split_once(']')) else {
        return refuse_brackets(authority);
    };
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let port = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
    let is_address = address.parse::<Ipv6Addr>().is_ok();
    if is_address && port { Ok(()) } else { Err(Flaw::Brackets) }
}

fn refuse_brackets(part: &str) -> Result<(), Flaw> {
    if part.contains(['[', ']']) { Err(Flaw::Brackets) } else { Ok(()) }
}

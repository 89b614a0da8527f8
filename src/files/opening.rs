//! What XML tells of itself before anybody knows its encoding.

// XMLDecl      ::= "<?xml" VersionInfo EncodingDecl? SDDecl? S? "?>"          (XML 1.0, [23])
// EncodingDecl ::= S "encoding" Eq ('"' EncName '"' | "'" EncName "'")        (XML 1.0, [80])
// EncName      ::= [A-Za-z] ([A-Za-z0-9._] | "-")*                            (XML 1.0, [81])
/// The encoding that an XML declaration names.
pub(super) fn declared(bytes: &[u8]) -> Option<&str> {
    let longest = 512;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.strip_prefix(b"<?xml")?;
    let end = start.iter().take(longest).position(|&byte| byte == b'>')?;
    let declaration = str::from_utf8(&start[..end]).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split_once(quote).map(|(name, _)| name)
}

/// Whether the text begins as XML does; web pages begin alike and are in any encoding.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let begins = |mark: &str| {
        start.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark.as_bytes()))
    };
    let markup = |&next: &u8| next.is_ascii_alphabetic() || matches!(next, b'?' | b'!' | b'_');
    start.starts_with(b"<")
        && (start.get(1).is_some_and(markup) || is_element(start))
        && !begins("<html")
        && !begins("<!DOCTYPE html")
}

/// Whether a text that begins with `<` and a letter beyond ASCII is an element, whatever letter that is. Words in
/// angle brackets begin alike, but nothing ends them.
fn is_element(start: &[u8]) -> bool {
    let ends = |&byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let Some(end) = start.iter().position(ends) else { return false };
    let begins_so = start.get(1).is_some_and(|next| !next.is_ascii());
    let end_tag = [b"</", &start[1..end]].concat();
    let is_ended = || start.windows(end_tag.len()).any(|words| words == end_tag);
    begins_so && (start.trim_ascii_end().ends_with(b"/>") || is_ended())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_told_from_words_in_brackets() {
        for (text, expected) in [
            (&b" <p>\xEF\xF0</p>"[..], true),
            (b"<!-- -->", true),
            (b"<\xF2\xE5\xEA\xF1\xF2 n='1'>1\xFF</\xF2\xE5\xEA\xF1\xF2 >", true),
            (b"<\xF2\xE5\xEA\xF1\xF2 n='\xFF'/>\n", true),
            (b"<\xF2\xE5\xEA\xF1\xF2> 1 <\xF2\xE5\xEA\xF1\xF2>", false),
            (b"<\xF2\xE5\xEA\xF1\xF2", false),
            (b"<1></1>", false),
            (b"<html>\xFF</html>", false),
            (b"<", false),
        ] {
            assert_eq!(is_xml(text), expected, "{text:?}");
        }
    }
}

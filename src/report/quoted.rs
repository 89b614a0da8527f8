//! The values that findings quote between backquotes.

/// A part of a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Prose.
    Words(&'t str),
    /// What stood between two backquotes.
    Value(&'t str),
}

/// The words of a message and the values that it quotes, in their order.
///
/// A backquote without partner is a letter like others. So are all of them if two stand in a row: then the message
/// speaks of backquotes.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((words, value, behind)) = split_at_value(rest) {
        if value.is_empty() {
            return vec![Part::Words(text)];
        }
        parts.extend([Part::Words(words), Part::Value(value)]);
        rest = behind;
    }
    parts.push(Part::Words(rest));
    parts.retain(|part| *part != Part::Words(""));
    parts
}

/// What stands before the first value, the value, and what stands behind it.
fn split_at_value(text: &str) -> Option<(&str, &str, &str)> {
    let (words, quoted) = text.split_once('`')?;
    let (value, behind) = quoted.split_once('`')?;
    Some((words, value, behind))
}

#[cfg(test)]
mod tests {
    use super::Part::{Value, Words};
    use super::*;

    #[test]
    fn values_are_told_from_words() {
        for (text, expected) in [
            ("`AP-FR` is no key", &[Value("AP-FR"), Words(" is no key")][..]),
            ("`a` stands where `b`", &[Value("a"), Words(" stands where "), Value("b")]),
            ("one ` alone", &[Words("one ` alone")]),
            ("`a` and ` alone", &[Value("a"), Words(" and ` alone")]),
            ("two `` are `a` word", &[Words("two `` are `a` word")]),
            ("", &[]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}

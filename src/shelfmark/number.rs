//! The numbers of fonds, opisi and files.

use super::scan::{DASHES, at_end_of_number, digits};

/// Reads a number that letters, zeros and strokes belong to: `059a`, `Р-1235`, `53/5`, `572-a`.
//
// number ::= [ capital [dash] ] digits { (dash | "/") digits } [ [dash] letter ]
pub(super) fn number(text: &str) -> Option<&str> {
    let mut rest = digits(after_series(text))?;
    let joins = |sign: char| sign == '/' || DASHES.contains(&sign);
    while let Some(more) = rest.strip_prefix(joins).and_then(digits) {
        rest = more;
    }
    Some(after_letter(rest).unwrap_or(rest))
}

/// Passes over the letter of a series of fonds, as in `Р-1235`: papers of Soviet times.
fn after_series(text: &str) -> &str {
    let Some(rest) = text.strip_prefix(char::is_uppercase) else { return text };
    rest.strip_prefix(DASHES).unwrap_or(rest)
}

fn after_letter(text: &str) -> Option<&str> {
    let letter = text.strip_prefix(DASHES).unwrap_or(text);
    letter.strip_prefix(char::is_alphabetic).filter(|rest| at_end_of_number(rest))
}

/// Whether two numbers are one, whichever alphabet their letters are printed in: `059а` is `059a`,
/// `Р-1235` is `R-1235`.
pub fn same_number(a: &str, b: &str) -> bool {
    a.chars().map(plain_sign).eq(b.chars().map(plain_sign))
}

/// A letter in lower case and Latin script, a dash as hyphen, every other sign as it is.
pub(super) fn plain_sign(sign: char) -> char {
    match sign.to_lowercase().next().unwrap_or(sign) {
        'а' => 'a',
        'б' => 'b',
        'в' => 'v',
        'г' => 'g',
        'д' => 'd',
        'п' => 'p',
        'р' => 'r',
        dash if DASHES.contains(&dash) => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_ends_before_what_does_not_belong_to_it() {
        for (text, rest) in [
            ("059a, op.", ", op."),
            ("Р-1235. Оп.", ". Оп."),
            ("R9478", ""),
            ("53/5", ""),
            ("572-a, f. 20", ", f. 20"),
            ("12-13", ""),
            ("5-", "-"),
            ("5abc", "abc"),
        ] {
            assert_eq!(number(text), Some(rest), "{text}");
        }
        for text in ["", "a5", "R", "-5", "RF 5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn alphabets_do_not_part_numbers() {
        assert!(same_number("059а", "059a"));
        assert!(same_number("Р–1235", "R-1235"));
        assert!(!same_number("059", "59"));
        assert!(!same_number("5a", "5b"));
    }
}

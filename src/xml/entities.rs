//! Entities that a document defines itself: how much text its references stand for.
//!
//! A short file may stand for more text than any memory holds, by naming a long entity often or by
//! entities that name each other. That is found out before anything is expanded.

use std::collections::HashMap;

/// How deep entities may name each other; the parser refuses more than ten.
const ROUNDS: usize = 12;

/// How many bytes all references of a document expand to, predefined entities not counted.
pub(super) fn expansion(text: &str) -> u64 {
    let values = declared(text);
    if values.is_empty() {
        return 0;
    }
    let mut lengths: HashMap<&str, u64> = HashMap::new();
    for _ in 0..ROUNDS {
        let known = |value: &str| (value.len() as u64).saturating_add(total(value, &lengths));
        lengths = values.iter().map(|(name, value)| (*name, known(value))).collect();
    }
    total(text, &lengths)
}

/// Names and values; of two declarations of a name the first counts.
//
// declaration ::= "<!ENTITY" S name S ('"' value '"' | "'" value "'") S? ">"
fn declared(text: &str) -> HashMap<&str, &str> {
    let mut values = HashMap::new();
    for declaration in text.split("<!ENTITY").skip(1) {
        let Some((name, rest)) = declaration.trim_start().split_once(char::is_whitespace) else {
            continue;
        };
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let value = rest[1..].split(quote).next().unwrap_or_default();
        values.entry(name).or_insert(value);
    }
    values
}

fn total(text: &str, lengths: &HashMap<&str, u64>) -> u64 {
    let references = text.split('&').skip(1).filter_map(|rest| rest.split_once(';'));
    let lengths = references.filter_map(|(name, _)| lengths.get(name));
    lengths.fold(0, |sum: u64, length| sum.saturating_add(*length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expansion_counts_what_references_stand_for() {
        let dtd =
            "<!DOCTYPE TEI [<!ENTITY a 'four'> <!ENTITY b \"&a;&a;\"> <!ENTITY c SYSTEM 'x'>]>";
        assert_eq!(expansion("<TEI>&amp; &b;</TEI>"), 0);
        // The declaration of `b` names `a` twice; that is counted too.
        assert_eq!(expansion(&format!("{dtd}<TEI>&a;</TEI>")), 8 + 4);
        assert_eq!(expansion(&format!("{dtd}<TEI>&b;&c;</TEI>")), 8 + (6 + 8));
    }

    #[test]
    fn entities_that_name_each_other_come_to_an_end() {
        let loops = "<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>";
        assert!(expansion(&format!("{loops}&a;")) > 1000);
    }
}

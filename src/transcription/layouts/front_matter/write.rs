//! Writes a record with front matter again.

use super::keys::{KEYS, Key, Says, Written};
use crate::cable::Cable;
use crate::transcription::layouts::{Layout, page};

/// The block with every key that the record has been given, then the text.
pub(super) fn write(_: &'static Layout, cable: &Cable) -> String {
    let mut out = "---\n".to_owned();
    for key in KEYS.iter().filter(|key| has_stood(key, cable)) {
        match (key.write)(cable) {
            Written::Words(words) => push_words(key.name, &words, &mut out),
            Written::Mappings(mappings) => push_mappings(key.name, &mappings, &mut out),
        }
    }
    for field in cable.fields.iter().filter(|field| !field.content.is_empty()) {
        let words: Vec<String> = field.content.iter().map(|words| words.value.clone()).collect();
        push_words(&scalar(&field.name.value), &words, &mut out);
    }
    out.push_str("---\n");
    for paragraph in page::text(cable) {
        out.push('\n');
        out.push_str(&paragraph);
        out.push('\n');
    }
    out
}

/// A fact may have been found in title or citation; only its key's name among the fields tells that it
/// was stated.
fn has_stood(key: &Key, cable: &Cable) -> bool {
    let noted = || {
        cable.fields.iter().any(|field| field.name.value == key.name && field.content.is_empty())
    };
    matches!(key.says, Says::Field(_)) || noted()
}

fn push_words(key: &str, words: &[String], out: &mut String) {
    match words {
        [] => {}
        [only] => out.push_str(&format!("{key}: {}\n", scalar(only))),
        several => {
            out.push_str(&format!("{key}:\n"));
            several.iter().for_each(|word| out.push_str(&format!("  - {}\n", scalar(word))));
        }
    }
}

fn push_mappings(key: &str, mappings: &[Vec<(&str, String)>], out: &mut String) {
    if mappings.is_empty() {
        return;
    }
    out.push_str(&format!("{key}:\n"));
    for mapping in mappings {
        for (at, (key, word)) in mapping.iter().enumerate() {
            let lead = if at == 0 { "- " } else { "  " };
            out.push_str(&format!("  {lead}{key}: {}\n", scalar(word)));
        }
    }
}

/// Words as YAML: plain where nothing in them means something to YAML, else in quotation marks.
fn scalar(words: &str) -> String {
    let quiet =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '-' | '/' | '(' | ')');
    let plain = words.starts_with(char::is_alphanumeric)
        && words.ends_with(|c: char| c != ' ')
        && words.chars().all(quiet);
    if plain { words.to_owned() } else { quoted(words) }
}

// quoted ::= '"' { character | "\\" ( '"' | "\\" ) | "\U" hex8 } '"'
fn quoted(words: &str) -> String {
    let mut out = "\"".to_owned();
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' ' => out.push(c),
            c if c.is_control() || c.is_whitespace() || c == '\u{FEFF}' => {
                out.push_str(&format!("\\U{:08X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn only_what_yaml_would_misread_is_quoted() {
        for words in ["Cable No. 1, Stalin to Mao", "1950-10-11", "f. 45, op. 1", "Совершенно"]
        {
            assert_eq!(scalar(words), words);
        }
        for (words, quoted) in [
            ("a: b", "\"a: b\""),
            ("[We] advise", "\"[We] advise\""),
            ("he said \"no\"", "\"he said \\\"no\\\"\""),
            ("# 1", "\"# 1\""),
            ("", "\"\""),
            ("a\u{85}b", "\"a\\U00000085b\""),
        ] {
            assert_eq!(scalar(words), quoted);
        }
    }
}

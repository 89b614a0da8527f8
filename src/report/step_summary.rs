//! The page that GitHub shows for a step of a workflow, in its Markdown.

use std::fmt::Write;

use super::quoted::{Part, parts};
use super::visible::visible;
use super::{Document, Finding};
use crate::diagnostic::Kind;

/// The counts, a table by rule, and a table of the findings as long as GitHub takes it.
pub fn step_summary(document: &Document) -> String {
    let mut page = format!("## shifr: {}\n\n", document.summary);
    if document.summary.findings() > 0 {
        page.push_str(&by_rule(document));
        page.push_str(&by_place(document));
    }
    page
}

fn by_rule(document: &Document) -> String {
    let mut table = "| findings | weight | rule | what is wrong |\n|---:|---|---|---|\n".to_owned();
    for count in document.statistics.counts() {
        let Kind { code, summary, .. } = count.kind;
        row(&mut table, &[&count.count.to_string(), &count.severity.to_string(), code, summary]);
    }
    table + "\n"
}

fn by_place(document: &Document) -> String {
    let mut table = "| place | finding |\n|---|---|\n".to_owned();
    for finding in document.findings().take(MOST) {
        let Finding { kind, message, .. } = finding;
        row(&mut table, &[&finding.location(), &format!("{message} ({})", kind.code)]);
    }
    let beyond = document.summary.findings().saturating_sub(MOST);
    if beyond > 0 {
        writeln!(table, "\n{beyond} more are in the log.").expect("a String takes all text");
    }
    table
}

/// A page of a step may have one mebibyte; this many rows are far from it.
const MOST: usize = 200;

fn row(table: &mut String, cells: &[&str]) {
    for cell in cells {
        write!(table, "| {} ", escaped(cell)).expect("a String takes all text");
    }
    table.push_str("|\n");
}

/// Text with the signs escaped that Markdown or HTML would obey. In a value they obey none but the border of a table's cell.
fn escaped(text: &str) -> String {
    let text = visible(text);
    let escaped = parts(&text).into_iter().map(|part| match part {
        Part::Words(words) => escaped_words(words),
        Part::Value(value) => format!("`{}`", value.replace('|', "\\|")),
    });
    escaped.collect()
}

fn escaped_words(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '|' | '*' | '_' | '[' | ']' | '\\' | '#' | '~' | '@' | '`' => {
                escaped.extend(['\\', letter]);
            }
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::samples::document;
    use super::*;

    #[test]
    fn values_in_backquotes_are_shown_as_they_are() {
        for (text, expected) in [
            (
                "`</pp>` stands where `</p_|>` must_stand",
                "`</pp>` stands where `</p_\\|>` must\\_stand",
            ),
            ("one ` <b>", "one \\` &lt;b>"),
            ("two `` <b> ``", "two \\`\\` &lt;b> \\`\\`"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn it_counts_by_rule_and_lists_places() {
        let mut document = document();
        document.files[0].findings[0].message = "a | <b>\n_c_".to_owned();
        let page = step_summary(&document);
        assert!(page.starts_with("## shifr: 2 errors in 2 of 3 files\n"), "{page}");
        assert!(page.contains("| 1 | error | cable-number-mismatch |"), "{page}");
        assert!(
            page.contains("| a.xml:3:10 | a \\| &lt;b>␊\\_c\\_ (cable-number-mismatch) |"),
            "{page}"
        );
    }
}

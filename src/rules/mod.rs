//! What is checked of a record: one file for each rule, and their list.
//!
//! Most rules look at a [`Record`] and know nothing of the text it was read from, so the same rule labels
//! a transcription's lines after `encode` and the TEI's after `validate`. Some need the elements of a
//! [`Document`], whoever wrote it; some compare all documents of a run ([`Corpus`]).

mod addressee_mismatch;
mod cable_number_mismatch;
mod central_file_date;
mod citation_shelfmark_mismatch;
mod citation_title_mismatch;
mod contradicted_reference;
mod copy_count_mismatch;
mod correspondent_mismatch;
mod damaged_date;
mod date_mismatch;
mod date_words_mismatch;
mod duplicate_document;
mod duplicate_id;
mod duplicate_number;
mod empty_element;
mod falling_number;
mod file_name_mismatch;
mod footnote_in_number;
mod former_archive_name;
mod gap_without_reason;
mod id_collision;
mod impossible_date;
mod impossible_leaf;
mod leaf_mark_mismatch;
mod leaf_range_overlap;
mod leaf_range_reversed;
mod list_numbering;
mod malformed_language_tag;
mod missing_field;
mod misspelt_acronym;
mod mixed_alphabets;
mod mixed_date_formats;
mod number_words_mismatch;
mod overlapping_leaves;
mod page_range_mismatch;
mod part_count_mismatch;
mod person_under_two_pointers;
mod placeholder_text;
mod protocol_mismatch;
mod pseudonym_of_two;
mod record_id_mismatch;
mod shelfmark_on_paper_mismatch;
mod shelfmark_part_mismatch;
mod signature_mismatch;
mod transmission_order;
mod unbalanced_brackets;
mod unbalanced_quotes;
mod undeclared_language;
mod unknown_archive;
mod unknown_fond;
mod unknown_language;
mod unreadable_shelfmark;
mod unresolved_link;
mod unresolved_pointer;
mod witness_mismatch;

mod rule;
mod context;
mod corpus;
mod bare_number;
mod settled;
mod reading;
mod landmark;
mod passages;
mod read_text;
mod record;
mod moments;
mod way;
mod stated_dates;
mod run_in;
mod continuation;
mod conversation;
mod copies;
mod correspondents;
mod introduced;
mod acronyms;
mod same_document;
mod reference_by_day;
mod pointers;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod witnesses;

pub use acronyms::Acronyms;
pub use context::{Context, Setting, Settings};
pub use corpus::{Beside, Corpus, Facts, ids};
pub use record::Record;
pub use reference_by_day::named_by_day;
pub use rule::{Check, Rule};

use crate::diagnostic::{self, Diagnostic};
use crate::xml::Document;

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[
    &addressee_mismatch::RULE,
    &cable_number_mismatch::RULE,
    &central_file_date::RULE,
    &citation_shelfmark_mismatch::RULE,
    &citation_title_mismatch::RULE,
    &contradicted_reference::RULE,
    &copy_count_mismatch::RULE,
    &correspondent_mismatch::RULE,
    &damaged_date::RULE,
    &date_mismatch::RULE,
    &date_words_mismatch::RULE,
    &duplicate_document::RULE,
    &duplicate_id::RULE,
    &duplicate_number::RULE,
    &empty_element::RULE,
    &falling_number::RULE,
    &file_name_mismatch::RULE,
    &footnote_in_number::RULE,
    &former_archive_name::RULE,
    &gap_without_reason::RULE,
    &id_collision::RULE,
    &impossible_date::RULE,
    &impossible_leaf::RULE,
    &leaf_mark_mismatch::RULE,
    &leaf_range_overlap::RULE,
    &leaf_range_reversed::RULE,
    &list_numbering::RULE,
    &malformed_language_tag::RULE,
    &missing_field::RULE,
    &misspelt_acronym::RULE,
    &mixed_alphabets::RULE,
    &mixed_date_formats::RULE,
    &number_words_mismatch::RULE,
    &overlapping_leaves::RULE,
    &page_range_mismatch::RULE,
    &part_count_mismatch::RULE,
    &person_under_two_pointers::RULE,
    &placeholder_text::RULE,
    &protocol_mismatch::RULE,
    &pseudonym_of_two::RULE,
    &record_id_mismatch::RULE,
    &shelfmark_on_paper_mismatch::RULE,
    &shelfmark_part_mismatch::RULE,
    &signature_mismatch::RULE,
    &transmission_order::RULE,
    &unbalanced_brackets::RULE,
    &unbalanced_quotes::RULE,
    &undeclared_language::RULE,
    &unknown_archive::RULE,
    &unknown_fond::RULE,
    &unknown_language::RULE,
    &unreadable_shelfmark::RULE,
    &unresolved_link::RULE,
    &unresolved_pointer::RULE,
    &witness_mismatch::RULE,
];

/// What is wrong with a record, sorted by place.
pub fn run(record: &Record<'_>, context: &Context<'_>) -> Vec<Diagnostic> {
    together(RULES.iter().map(|rule| rule.on_record(record, context)))
}

/// What rules have found, each by itself and in their order, sorted by place.
pub fn together(found: impl IntoIterator<Item = Vec<Diagnostic>>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = found.into_iter().flatten().collect();
    diagnostic::sort(&mut findings);
    findings
}

/// What is wrong with the elements of a document, sorted by place.
pub fn run_on_document(document: &Document<'_>, context: &Context<'_>) -> Vec<Diagnostic> {
    sorted(|rule, findings| {
        if let Check::Document(check) = rule.check {
            check(document, context, findings);
        }
    })
}

/// What documents say of each other that cannot be, sorted by place.
pub fn run_on_collection(corpus: &Corpus, context: &Context<'_>) -> Vec<Diagnostic> {
    sorted(|rule, findings| {
        if let Check::Collection(check) = rule.check {
            check(corpus, context, findings);
        }
    })
}

/// The rule of that code.
pub fn named(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.kind.code == code)
}

fn sorted(look: impl Fn(&Rule, &mut Vec<Diagnostic>)) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    RULES.iter().for_each(|rule| look(rule, &mut findings));
    diagnostic::sort(&mut findings);
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_the_order_of_their_codes() {
        assert!(RULES.is_sorted_by_key(|rule| rule.kind.code));
    }

    /// What a page tells, in this order; both sides of a rule are among it.
    const SECTIONS: [&str; 7] = [
        "What it checks",
        "Why it matters",
        "Example",
        "Not reported",
        "How to settle it",
        "Options",
        "Since",
    ];

    #[test]
    fn a_page_has_every_section_in_order() {
        for rule in RULES {
            let headings = rule.kind.page.lines().filter_map(|line| line.strip_prefix("## "));
            let wanted = headings.filter(|heading| SECTIONS.contains(heading));
            assert!(wanted.eq(SECTIONS), "docs/rules/{}.md", rule.kind.code);
        }
    }

    #[test]
    fn a_section_is_not_empty() {
        for rule in RULES {
            for section in rule.kind.page.split("\n## ").skip(1) {
                let words = section.split_once('\n').map_or("", |(_, words)| words.trim());
                assert!(!words.is_empty(), "docs/rules/{}.md: {section}", rule.kind.code);
            }
        }
    }

    #[test]
    fn a_page_bears_its_code() {
        for rule in RULES {
            let code = rule.kind.code;
            assert!(rule.kind.page.starts_with(&format!("# {code}\n")), "{code}");
        }
    }
}

//! Every kind of finding there is.

use std::sync::LazyLock;

use crate::diagnostic::Kind;
use crate::export::{LEFT_OUT_OF_EXPORT, MISSING_EDITION_FACT};
use crate::register_file::UNREADABLE_REGISTER;
use crate::report::{OUTDATED_BASELINE, UNREADABLE_BASELINE};
use crate::tei::NOT_TEI;
use crate::transcription::findings::{self, UNKNOWN_LAYOUT};
use crate::xml::{NESTED_TOO_DEEPLY, NOT_NAMESPACE_WELL_FORMED, NOT_WELL_FORMED};
use crate::{config, dates, encode, files, pipeline, relaxng, rules, suppression, tei, xml};

/// Every kind, by family and in each family by code.
pub fn kinds() -> &'static [&'static Kind] {
    static KINDS: LazyLock<Vec<&'static Kind>> = LazyLock::new(|| {
        let rules = rules::RULES.iter().map(|rule| rule.kind);
        let stages = [
            files::KINDS,
            findings::KINDS,
            xml::KINDS,
            relaxng::KINDS,
            tei::KINDS,
            encode::KINDS,
            suppression::KINDS,
            OTHERS,
        ];
        let mut kinds: Vec<_> = stages.into_iter().flatten().copied().chain(rules).collect();
        kinds.sort_by_key(|kind| (kind.family, kind.code));
        kinds
    });
    &KINDS
}

/// The kind of that code.
pub fn named(code: &str) -> Option<&'static Kind> {
    kinds().iter().copied().find(|kind| kind.code == code)
}

/// Whether a finding of the kind means that something behind it was not looked at.
///
/// Whoever asks for findings about dates only must still learn that a file was never read as far as a
/// date; so these are reported whatever is selected.
pub fn blinds(kind: &Kind) -> bool {
    let unread: [&Kind; 9] = [
        &NOT_WELL_FORMED,
        &NOT_NAMESPACE_WELL_FORMED,
        &NOT_TEI,
        &NESTED_TOO_DEEPLY,
        &xml::xinclude::UNRESOLVED_INCLUDE,
        &UNKNOWN_LAYOUT,
        &UNREADABLE_REGISTER,
        &encode::LOST_TEXT,
        &relaxng::TOO_AMBIGUOUS,
    ];
    files::stops(kind) || unread.iter().any(|blinding| blinding.code == kind.code)
}

/// Kinds of modules that have one or few.
static OTHERS: &[&Kind] = &[
    &UNREADABLE_REGISTER,
    &config::UNREADABLE_CONFIG,
    &dates::IMPOSSIBLE_DATE,
    &LEFT_OUT_OF_EXPORT,
    &MISSING_EDITION_FACT,
    &pipeline::INTERNAL_ERROR,
    &OUTDATED_BASELINE,
    &UNREADABLE_BASELINE,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn codes_are_unique_and_in_kebab_case() {
        let mut seen = BTreeSet::new();
        for Kind { code, .. } in kinds() {
            assert!(seen.insert(code), "`{code}` stands for two kinds");
            let words = |code: &str| code.split('-').all(|word| !word.is_empty());
            let plain = |code: &str| code.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
            assert!(words(code) && plain(code), "`{code}`");
        }
    }

    #[test]
    fn every_page_bears_its_code() {
        for kind in kinds() {
            assert!(kind.page.starts_with(&format!("# {}\n", kind.code)), "{}", kind.code);
        }
    }

    #[test]
    fn every_page_belongs_to_a_kind() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
        for entry in folder.read_dir().expect("the pages are there") {
            let path = entry.expect("an entry").path();
            let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a plain name");
            assert!(named(code).is_some(), "`{code}` is the page of no kind");
        }
    }
}

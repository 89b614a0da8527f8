//! Well-formedness: every `data/xml/<verdict>/<production>-<what>.xml` is judged as its folder says, and
//! with the words that stand in `data/xml/findings.txt`.
//!
//! The number is that of the production in XML 1.0, or of the one nearest to the constraint in question.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use shifr::diagnostic::{Diagnostic, Severity};
use shifr::source::{Source, SourceId};
use shifr::{files, xml};

use crate::support;

#[test]
fn documents_are_judged_as_their_folder_says() {
    let mut findings = String::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let (verdict, said) = judged(&case);
        let folder = part(&case, 1);
        if verdict != folder {
            wrong.push(format!("{folder}/{}: {verdict}", part(&case, 0)));
        }
        writeln!(findings, "{folder}/{}\n{said}", part(&case, 0)).expect("a string takes text");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let recorded = support::root().join("tests/data/xml/findings.txt");
    assert_eq!(support::compare(&recorded, &findings), None);
}

#[test]
fn every_production_has_cases_on_both_sides() {
    let of = |verdict: &str| -> BTreeSet<String> {
        let cases = support::files(&format!("tests/data/xml/{verdict}"), "xml");
        cases.iter().map(|case| part(case, 0)[..2].to_owned()).collect()
    };
    let good = of("well-formed");
    for bad in ["not-well-formed", "not-namespace-well-formed"] {
        let alone: Vec<_> = of(bad).difference(&good).cloned().collect();
        assert!(alone.is_empty(), "{bad}: no near miss for {alone:?}");
    }
}

#[test]
fn the_tree_agrees_with_the_reader() {
    for case in cases() {
        if let Ok(read) = files::read(&case, SourceId(0), files::LIMIT) {
            assert_eq!(disagreement(&read.value), None, "{}", case.display());
        }
    }
}

proptest! {
    #![proptest_config(many(support::random_cases()))]

    /// Two cases cut up and put together reach what no single case does.
    #[test]
    fn the_tree_agrees_with_the_reader_on_pieces_of_cases(
        cases in (any::<Index>(), any::<Index>()),
        cuts in (any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>()),
    ) {
        let source = Source::new(SourceId(0), "pieces.xml", recombined(cases, cuts));
        prop_assert_eq!(disagreement(&source), None);
    }
}

fn many(usual: ProptestConfig) -> ProptestConfig {
    ProptestConfig { cases: usual.cases.max(2000), ..usual }
}

/// A tree is made of what is well-formed, or the document type declaration is said to be in the way.
fn disagreement(source: &Source) -> Option<String> {
    let refused = xml::parse(source).err();
    let placed = refused.as_ref().is_none_or(|finding| finding.place().is_some());
    let code = refused.map(|finding| finding.kind.code);
    let fits = match xml::well_formed(source) {
        Err(finding) => code == Some(finding.kind.code),
        Ok(_) if source.text().contains("<!DOCTYPE") => {
            code.is_none_or(|code| code == xml::DOCTYPE_NOT_READ.code)
        }
        Ok(_) => code.is_none(),
    };
    (!fits || !placed).then(|| format!("the tree says {code:?}"))
}

/// The texts of all cases that are text.
pub(crate) fn texts() -> &'static [String] {
    static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
        cases().iter().filter_map(|case| std::fs::read_to_string(case).ok()).collect()
    });
    &TEXTS
}

/// One case with a piece of another in the place of one of its own.
pub(crate) fn recombined(cases: (Index, Index), cuts: (Index, Index, Index, Index)) -> String {
    let (first, second) = (cases.0.get(texts()), cases.1.get(texts()));
    let (before, _, behind) = piece(first, cuts.0, cuts.1);
    let (_, between, _) = piece(second, cuts.2, cuts.3);
    format!("{before}{between}{behind}")
}

/// What stands before, between and behind two places.
fn piece(text: &str, one: Index, other: Index) -> (&str, &str, &str) {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (one, other) = (*one.get(&places), *other.get(&places));
    let (start, end) = (one.min(other), one.max(other));
    (&text[..start], &text[start..end], &text[end..])
}

#[test]
fn documents_of_a_corpus_are_well_formed() {
    for path in support::shared("corpora", "xml") {
        let source = files::read(&path, SourceId(0), files::LIMIT).expect("is text").value;
        assert!(xml::well_formed(&source).is_ok(), "{}", path.display());
    }
}

/// Markup that costs more than its length would make these run for minutes.
#[test]
fn time_grows_with_length_only() {
    let length = 1 << 20;
    let attributes: String = (0..length / 8).map(|n| format!(" a{n}=''")).collect();
    for text in [
        "<a>".repeat(length / 3),
        format!("<a{attributes}/>"),
        format!("<a>{}</a>", "&amp;".repeat(length / 5)),
        format!("<a>{}</a>", "\n".repeat(length)),
        format!("<a>{}</a>", "\r".repeat(length)),
        format!("<a>{}</a>", "]".repeat(length)),
        format!("<a>{}</a>", "<![CDATA[]]>".repeat(length / 12)),
        format!("<a b='{}'/>", "\t".repeat(length)),
        format!("<!DOCTYPE a [{}]><a/>", "<!ENTITY e ''>".repeat(length / 14)),
        format!("<!DOCTYPE a [<!ELEMENT a {}>]><a/>", "(".repeat(length)),
        format!("<a>{}", "<b xmlns:p='urn:p'>".repeat(length / 19)),
    ] {
        let source = Source::new(SourceId(0), "long.xml", text);
        let _ = xml::well_formed(&source);
    }
}

fn cases() -> Vec<PathBuf> {
    support::files("tests/data/xml", "xml")
}

/// A part of a path from its end, without its extension.
fn part(path: &Path, from_end: usize) -> String {
    let part = path.ancestors().nth(from_end).and_then(Path::file_stem);
    part.expect("a case lies in a folder").to_string_lossy().into_owned()
}

/// The verdict's name, and every finding on a line of its own.
fn judged(case: &Path) -> (&'static str, String) {
    let read = match files::read(case, SourceId(0), files::LIMIT) {
        Ok(read) => read,
        Err(finding) => return ("not-well-formed", format!("  {}\n", finding.kind.code)),
    };
    let source = read.value;
    let findings = xml::well_formed(&source).unwrap_or_else(|finding| vec![*finding]);
    let worst = findings.iter().find(|finding| finding.severity == Severity::Error);
    let verdict = worst.map_or("well-formed", |finding| finding.kind.code);
    let lines = findings.iter().map(|finding| line(finding, &source));
    (verdict, lines.collect())
}

fn line(finding: &Diagnostic, source: &Source) -> String {
    let place = finding.place().expect("a finding of the reader has a place").range();
    let at = source.position(place.start);
    let words = &source.text()[place];
    let label = &finding.labels[0].text;
    let clause = finding.help.as_deref().and_then(|help| help.split_once(" ("));
    let clause = clause.map_or("", |(_, clause)| clause.trim_end_matches(')'));
    format!("  {}:{} {words:?} {} / {label} / {clause}\n", at.line, at.column, finding.message)
}

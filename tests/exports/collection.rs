//! Documents that are exported together, and what becomes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use shifr::cable::Cable;
use shifr::diagnostic::Diagnostic;
use shifr::export::{self, Collector, Edition, Editor, Form, Found, Output, Record};
use shifr::pipeline::check_source;
use shifr::report::Finding;
use shifr::source::{Source, SourceId};
use shifr::{tei, xml};

use crate::support;

/// What an export has written.
#[derive(Default)]
pub(super) struct Exported {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Output for Exported {
    fn file(&mut self, path: &str, contents: &[u8]) {
        let before = self.files.insert(path.to_owned(), contents.to_owned());
        assert!(before.is_none(), "{path} is written twice");
    }

    fn append(&mut self, path: &str, contents: &[u8]) {
        self.files.entry(path.to_owned()).or_default().extend(contents);
    }
}

impl Exported {
    /// A file as text.
    pub(super) fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).expect("is UTF-8")
    }

    pub(super) fn messages(&self) -> Vec<&str> {
        self.findings.iter().map(|finding| finding.message.as_str()).collect()
    }
}

/// A document with its path.
pub(super) struct Document {
    pub(super) path: String,
    pub(super) tei: String,
}

/// Exports documents, with what the rules find in each; what is no well-formed XML is left out, as the program
/// leaves it out.
pub(super) fn export(name: &str, edition: &Edition, documents: &[Document]) -> Exported {
    let export = export::named(name).expect("there is such an export");
    let Form::Together { begin, .. } = export.form else { panic!("`{name}` is of each record") };
    let (mut collector, mut exported) = (begin(edition), Exported::default());
    for (Document { path, tei }, cable) in cables(documents) {
        let findings = collector.add(&Record { path, cable: &cable, tei }, &mut exported);
        exported.findings.extend(findings);
    }
    if export.tells_findings() {
        tell(&mut *collector, documents, &mut exported);
    }
    let findings = collector.finish(&mut exported);
    exported.findings.extend(findings);
    exported
}

fn tell(collector: &mut dyn Collector, documents: &[Document], exported: &mut Exported) {
    for (Document { path, tei }, cable) in cables(documents) {
        let source = Source::new(SourceId(0), &**path, &**tei);
        let key = Record { path, cable: &cable, tei }.id();
        for finding in check_source(&source, &support::rules_alone()).findings {
            let finding = Finding::new(&finding, &[&source].into_iter().collect());
            collector.found(&Found { path, key, finding: &finding }, exported);
        }
    }
}

/// An edition that says all of itself.
pub(super) fn edition() -> Edition {
    Edition {
        title: Some("Cables between Moscow and Peking".to_owned()),
        editors: vec![Editor::parse("Anna Sample <anna@example.org>"), Editor::parse("B. & Sons")],
        publisher: Some("Sample Digital Archive".to_owned()),
        url: Some("https://archive.example.org/exports".to_owned()),
        licence: Some("https://creativecommons.org/licenses/by/4.0/".to_owned()),
        date: Some("2026-11-22".to_owned()),
    }
}

/// The samples of the project.
pub(super) fn samples() -> Vec<Document> {
    support::files("encoded", "xml").iter().map(|file| document(file)).collect()
}

/// The samples, the TEI of every case of a transcription, and TEI of others where it is at hand.
pub(super) fn everything() -> &'static [Document] {
    static EVERYTHING: LazyLock<Vec<Document>> = LazyLock::new(|| {
        let foreign = [
            support::files("tests/data/rules", "xml"),
            support::shared("corpora/letters", "xml").into_iter().step_by(8).collect(),
            support::shared("corpora/rusdracor", "xml").into_iter().step_by(50).collect(),
        ];
        let foreign = foreign.concat().into_iter().map(|file| document(&file));
        samples().into_iter().chain(encoded()).chain(foreign).collect()
    });
    &EVERYTHING
}

/// The samples, and the TEI of every case of a transcription.
pub(super) fn in_the_profile() -> &'static [Document] {
    static IN_THE_PROFILE: LazyLock<Vec<Document>> =
        LazyLock::new(|| samples().into_iter().chain(encoded()).collect());
    &IN_THE_PROFILE
}

fn encoded() -> impl Iterator<Item = Document> {
    let cases = [
        support::files("tests/data/encode", "txt"),
        support::shared("transcriptions", "txt"),
        support::shared("layouts", "txt"),
    ];
    cases.concat().into_iter().flat_map(|case| {
        let text = fs::read_to_string(&case).expect("a case can be read");
        let tei = support::encode(&case.to_string_lossy(), &text, support::layout_of(&case)).tei;
        let path = case.to_string_lossy().into_owned();
        let numbered = tei.into_iter().zip(1..);
        numbered.map(move |(tei, n)| Document { path: format!("{path}-{n}.xml"), tei })
    })
}

/// What documents say, of those that are well-formed XML.
pub(super) fn cables(documents: &[Document]) -> impl Iterator<Item = (&Document, Cable)> {
    documents.iter().filter_map(|document| {
        let source = Source::new(SourceId(0), &*document.path, &*document.tei);
        let read = xml::parse(&source).ok()?;
        Some((document, tei::read(&read.value).value))
    })
}

pub(super) fn document(file: &Path) -> Document {
    let tei = fs::read(file).expect("a document can be read");
    let tei = String::from_utf8_lossy(&tei).into_owned();
    let path = file.strip_prefix(support::root().join("encoded")).unwrap_or(file);
    Document { path: path.to_string_lossy().into_owned(), tei }
}

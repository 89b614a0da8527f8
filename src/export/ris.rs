//! RIS: what EndNote, Citavi and Zotero read.

use super::reference::{Genre, Reference};
use super::words::single_blanks;
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::cable::{Dating, PartialDate};
use crate::diagnostic::Diagnostic;

/// One file of all records. Archive and shelfmark stand in `DB` and `AV`, where Zotero has them.
pub(super) static EXPORT: Export = Export {
    name: "ris",
    summary: "references with archive and shelfmark, for EndNote and Citavi",
    form: Form::Together { only: Some(FILE), tells_findings: false, begin },
};

const FILE: &str = "references.ris";

fn begin(_: &Edition) -> Box<dyn Collector> {
    Box::new(References)
}

struct References;

impl Collector for References {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        output.append(FILE, entry(record).as_bytes());
        Vec::new()
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        output.append(FILE, b"");
        Vec::new()
    }
}

// entry ::= "TY  - " type CRLF (tag "  - " value CRLF)* "ER  - " CRLF
fn entry(record: &Record<'_>) -> String {
    let reference = Reference::of(record);
    let cable = record.cable;
    let copy = reference.copy.as_ref();
    let mut entry = Entry(String::new());
    entry.line("TY", ris_type(reference.genre));
    entry.line("ID", record.stem());
    entry.line("TI", &record.title());
    reference.senders.iter().for_each(|name| entry.line("AU", name));
    reference.recipients.iter().for_each(|name| entry.line("A2", name));
    reference.translators.iter().for_each(|name| entry.line("A4", name));
    if let Some(day) = first_day(reference.dating) {
        entry.line("PY", &year(day));
        entry.line("DA", &date(day));
    }
    entry.line("M1", reference.number.as_deref().unwrap_or_default());
    entry.line("M3", reference.kind.as_deref().unwrap_or_default());
    entry.line("DB", copy.map_or("", |copy| &copy.archive));
    let shelfmark = copy.and_then(|copy| copy.shelfmark.as_deref()).unwrap_or_default();
    entry.line("AV", shelfmark);
    entry.line("CN", shelfmark);
    cable.publisher.iter().for_each(|words| entry.line("PB", &words.value));
    entry.line("UR", record.address().unwrap_or_default());
    entry.line("LA", record.language().unwrap_or_default());
    cable.summary.iter().for_each(|words| entry.line("AB", &words.value));
    reference.other_copies.iter().for_each(|copy| entry.line("N1", &format!("Also: {copy}")));
    entry.0 + "ER  - \r\n\r\n"
}

struct Entry(String);

impl Entry {
    /// A line, if there is something to say.
    fn line(&mut self, tag: &str, value: &str) {
        let value = single_blanks(value);
        if !value.is_empty() {
            self.0.push_str(&format!("{tag}  - {value}\r\n"));
        }
    }
}

/// RIS has no type for speeches.
fn ris_type(genre: Genre) -> &'static str {
    match genre {
        Genre::Letter => "PCOMM",
        Genre::Report => "RPRT",
        Genre::Speech | Genre::Manuscript => "MANSCPT",
    }
}

/// RIS has no ranges, and no day without year.
fn first_day(dating: Option<Dating>) -> Option<PartialDate> {
    dating.map(|dating| dating.bounds().0).filter(|day| day.year.is_some())
}

fn year(day: PartialDate) -> String {
    day.year.map(|year| format!("{year:04}")).unwrap_or_default()
}

// date ::= year "/" month? "/" day? "/"
fn date(PartialDate { year, month, day }: PartialDate) -> String {
    let two = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", year.unwrap_or_default(), two(month), two(day))
}

//! Understands a transcription: [`Transcription`] to [`Cable`].
//!
//! The header's fields are read by `title`, `citation` and `language`, what a record states outright by
//! `stated`; the text is divided by `head`, `body` and `end`, its lines told by `lines`, its running
//! text read by `inline`. Whatever fits nothing is a paragraph: nothing is lost, and `fidelity`
//! sees to it.

mod findings;
mod language;
mod script;
mod noted;
mod original;
mod title;
mod title_words;
mod citation;
mod witnesses;
mod stated;
mod body;
mod head;
mod end;
mod facts;
mod lines;
mod seen;
mod message;
mod label;
mod list;
mod sent_in_parts;
mod unit;
mod copies;
mod inline;
mod marks;
mod forward;
mod brackets;
mod number;
mod pointing;
mod unmarked;
mod signer;
mod names;
mod name_words;
mod parties;
mod places;
mod fidelity;

use lines::{Part, Place, Tags};
use marks::Mark;
use seen::Seen;

pub use citation::witnesses;
pub use fidelity::LOST_TEXT;
pub use findings::AMBIGUOUS_DATE;

use std::collections::BTreeSet;
use std::iter;

use crate::cable::{Action, ActionKind, Body, BodyKind, Cable, DateWords, Dating, DocumentKind};
use crate::dates::{self, Reading};
use crate::diagnostic::{Findings, Kind, Outcome};
use crate::source::Spanned;
use crate::transcription::{FieldName, Layout, Transcription, kept, layouts};
use crate::{archives, persons, places as place_register};

/// Every kind of finding that the converter makes.
pub static KINDS: &[&Kind] = &[&AMBIGUOUS_DATE, &LOST_TEXT];

/// What the converter knows of the world.
#[derive(Clone, Copy, Debug)]
pub struct Registers<'r> {
    /// Archives, for the citation.
    pub archives: &'r archives::Register,
    /// Persons, for names.
    pub persons: &'r persons::Register,
    /// Places, for names.
    pub places: &'r place_register::Register,
}

impl Registers<'static> {
    /// The registers that shifr itself has.
    pub fn builtin() -> Self {
        Self {
            archives: archives::Register::builtin(),
            persons: persons::Register::builtin(),
            places: place_register::Register::builtin(),
        }
    }
}

/// Where names of the registers are tagged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tagging {
    /// In the title and in lines that say who wrote to whom, from where, and who got copies.
    #[default]
    Lines,
    /// There and in the running text.
    Everywhere,
}

/// Makes a record of a transcription.
///
/// There is always a record; what could not be understood is missing from it and named in a finding.
/// A finding [`LOST_TEXT`] says that the record must not be used.
pub fn encode(
    transcription: &Transcription<'_>,
    registers: Registers<'_>,
    tagging: Tagging,
) -> Outcome<Cable> {
    let mut encoder = Encoder {
        registers,
        tagging,
        date: None,
        title_numbers: Vec::new(),
        senders: Vec::new(),
        languages: Default::default(),
        enclosing: Vec::new(),
        noted: BTreeSet::new(),
        seen: Seen::default(),
        marked: Seen::default(),
        findings: Findings::default(),
    };
    let cable = encoder.record(transcription);
    encoder.findings.extend(fidelity::check(transcription, &cable));
    Outcome { value: cable, diagnostics: encoder.findings.finish() }
}

/// What is carried along while one record is read.
struct Encoder<'r> {
    registers: Registers<'r>,
    tagging: Tagging,
    /// The record's date; tells the century of `13.1.51`.
    date: Option<Dating>,
    /// The numbers of the title, bare: a line that holds one of them and nothing else is known by it.
    title_numbers: Vec<String>,
    /// The last words of the names, in small letters, of those who send according to the title.
    senders: Vec<String>,
    /// The tags of the text's language and of the original's.
    languages: (String, Option<String>),
    /// The quotation marks of the messages that are being read, the outermost first.
    enclosing: Vec<char>,
    /// The numbers that notes of the text may have.
    noted: BTreeSet<u32>,
    /// What lines of the text were taken for, at the head and at the end.
    seen: Seen<Place, Option<Vec<Part>>>,
    /// What stands in lines of a form.
    marked: Seen<Tags, Vec<Mark<Reading>>>,
    findings: Findings,
}

impl Encoder<'_> {
    fn century(&self) -> dates::Century {
        self.date.and_then(|date| date.bounds().0.year).map(|year| year / 100)
    }

    fn record(&mut self, transcription: &Transcription<'_>) -> Cable {
        let mut cable = Cable::new(transcription.span);
        let Layout { name, .. } = transcription.layout;
        cable.layout =
            (*name != layouts::USUAL).then(|| Spanned::new((*name).to_owned(), transcription.span));
        self.date(transcription, &mut cable);
        if let Some(citation) = transcription.words(FieldName::Citation) {
            citation::read(&citation, self.registers.archives, &mut cable);
        }
        if let Some(title) = transcription.words(FieldName::Title) {
            title::read(&title, self.registers, &mut cable);
            self.title_numbers = title::numbers(&cable);
            self.senders = title::senders(&cable);
        }
        if let Some(name) = transcription.words(FieldName::OriginalLanguage) {
            cable.original_language = Some(self.language(&name));
        }
        cable.summary = transcription
            .field(FieldName::Summary)
            .map_or_else(Vec::new, |field| field.content.clone());
        self.text(transcription, &mut cable);
        self.stated(&transcription.stated, &mut cable);
        cable.fields = kept(transcription, &cable);
        complete(&mut cable);
        cable
    }

    /// The date of the record: its field, or else the end of its title.
    fn date(&mut self, transcription: &Transcription<'_>, cable: &mut Cable) {
        if let Some(words) = transcription.words(FieldName::Date) {
            let reading = dates::read_at(&words.value, 0, None);
            self.date = reading.and_then(|reading| self.dating(&words, &reading));
            cable.date = Some(DateWords { words, dating: self.date });
        } else if let Some(title) = transcription.words(FieldName::Title)
            && let Some(reading) = title::date(&title.value)
        {
            self.date = self.dating(&title, &reading);
            let words = Spanned::new(String::new(), title.part(reading.range));
            cable.date = self.date.map(|_| DateWords { words, dating: self.date });
        }
    }

    fn text(&mut self, transcription: &Transcription<'_>, cable: &mut Cable) {
        let Some(body) = &transcription.body else { return };
        let heading = transcription.words(FieldName::Heading);
        let language = match &heading {
            Some(heading) => self.text_language(heading),
            None => language::undetermined(body.span),
        };
        let units = unit::units(transcription.source, &body.lines, self.registers);
        self.noted = noted::numbers(&units);
        let in_original = cable.original_language.as_ref().map(|original| &original.tag.value);
        self.languages = (language.tag.value.clone(), in_original.cloned());
        let found = original::find(self, &units);
        let translation = found.as_ref().map(|found| found.translation(units.len()));
        let translation = &units[translation.unwrap_or(0..units.len())];
        let (text, attachments) = body::with_attachments(self, translation, body.span);
        let original = found.map(|found| self.original(&units, &found));
        let translated = in_original.is_some_and(|original| *original != language.tag.value);
        let kind = if translated || original.is_some() {
            BodyKind::Translation
        } else {
            BodyKind::Transcription
        };
        let announces = transcription.layout.form.has(FieldName::Contents);
        for text in iter::once(&text).chain(original.as_ref().map(|original| &original.text)) {
            facts::add(text, self.registers.persons, cable);
        }
        cable.body = Some(Body {
            kind: Spanned::new(kind, language.tag.span),
            language,
            heading,
            announced: !announces || transcription.field(FieldName::Contents).is_some(),
            text,
            attachments,
            original,
        });
    }
}

/// Facts that follow from others.
fn complete(cable: &mut Cable) {
    if let (Some(sent), Some(date)) = (action(cable, ActionKind::Sent), &cable.date)
        && date.dating.is_some()
    {
        let date =
            DateWords { words: Spanned::new(String::new(), date.words.span), ..date.clone() };
        cable.correspondence[sent].date = Some(date);
    }
    if cable.kind.is_none() && !cable.correspondence.is_empty() {
        let span = cable.correspondence[0].span;
        cable.kind = Some(Spanned::new(DocumentKind::Cable, span));
    }
    if cable.kind.is_none()
        && let Some(title) = cable.title.as_ref().and_then(|title| title.first())
    {
        cable.kind = Some(Spanned::new(DocumentKind::Other, title.span));
    }
    cable.correspondence.sort_by_key(|action: &Action| action.kind);
}

fn action(cable: &Cable, kind: ActionKind) -> Option<usize> {
    cable.correspondence.iter().position(|action| action.kind == kind)
}

//! Documents looked at, as far as no earlier run has seen them as they are.

use super::collection::Collection;
use super::gallery::{Before, Drawn};
use super::inputs::Input;
use super::look::{Looked, Seen, look_at};
use super::memory::{News, Recalled};
use super::run::{Report, Run};
use super::session::Session;
use crate::cache::{self, About, Entry, Known, Record};
use crate::catalogue;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::files::{self, Checksum, Large};
use crate::pipeline::{self, Checked, Checks, Work, check_source, check_stream, guarded};
use crate::report::Sources;
use crate::schemas::Unchecked;
use crate::source::{Source, SourceId, Stream};

/// The documents of a run, when each has been looked at by itself.
#[derive(Default)]
pub(super) struct Documents<'b> {
    parts: Vec<Part<'b>>,
    /// The checksum of each text in order; none for one that must be looked at each time.
    texts: Vec<Option<(String, Checksum)>>,
    pub(super) unchecked: Vec<Unchecked>,
    pub(super) news: News<'b>,
}

/// What is kept of one document until all have been read.
enum Part<'b> {
    New(Box<Record>),
    /// As it was written down; it is of use only if documents must be compared.
    Remembered(SourceId, Entry<'b>),
}

/// What came of one document.
struct Fruit<'b> {
    part: Option<Part<'b>>,
    unchecked: Vec<Unchecked>,
    text: Option<Checksum>,
    /// What is to be written down.
    new: Option<Entry<'b>>,
    /// The same of how its findings are shown.
    drawn: Option<Drawn>,
}

/// Looks at every document that is not remembered.
pub(super) fn look<'b, 'c>(
    run: &mut Run<'_>,
    inputs: &[Input],
    checks: &(impl Fn() -> Checks<'c> + Sync),
    recalled: Option<&'b Recalled<'b>>,
) -> Documents<'b> {
    let session = run.session();
    let work = |index: usize, id: SourceId, input: &Input| {
        let entry = recalled.and_then(|recalled| Some((recalled, recalled.entry(index)?)));
        let remembered =
            entry.and_then(|(recalled, entry)| remember(session, id, input, entry, recalled));
        remembered.unwrap_or_else(|| {
            let checks = &checks();
            let known = |text: &dyn Fn() -> Checksum| recalled?.known(index, text());
            let looked = pass(session, id, input, checks, known).unwrap_or_else(|| {
                look_at(session, id, input, |_, read| anew(read, checks, known))
            });
            with_drawing(looked, input)
        })
    };
    let mut documents = Documents::default();
    let is_complete = recalled.is_some_and(Recalled::is_complete);
    let weight = if is_complete { Work::Light } else { Work::Heavy };
    run.each_looked(weight, inputs, work, |input, fruit, _| {
        documents.take(input, fruit);
        Vec::new()
    });
    documents
}

/// The findings of a document as they were written down; none if they cannot be shown any more.
fn remember<'b>(
    session: &Session,
    id: SourceId,
    input: &Input,
    entry: &'b Entry<'b>,
    recalled: &Recalled<'_>,
) -> Option<Looked<Fruit<'b>>> {
    let (seen, findings) = cache::Seen::read(&entry.seen, id, catalogue::kinds())?;
    let texts = entry.known.text;
    let before = Before { drawings: &recalled.drawings, about: About::Alone, texts };
    let remembered = Remembered { session, id, input, before };
    let (report, is_new) = remembered.shown(&seen, findings)?;
    let has_record = !entry.record.is_empty();
    let fruit = Fruit {
        part: has_record.then(|| Part::Remembered(id, entry.clone())),
        unchecked: seen.unchecked,
        text: Some(texts),
        new: None,
        drawn: None,
    };
    let report = Report { path: Some(files::shown(input.path())), ..report };
    let looked = Looked { report, value: Some(fruit), bytes: seen.length };
    Some(if is_new { with_drawing(looked, input) } else { looked })
}

/// A document of which it is known what was found in it.
struct Remembered<'a> {
    session: &'a Session,
    id: SourceId,
    input: &'a Input,
    before: Before<'a>,
}

impl Remembered<'_> {
    /// The report of its findings, and whether it was drawn anew. The text is read only where words of it are
    /// needed.
    fn shown(&self, seen: &cache::Seen, findings: Vec<Diagnostic>) -> Option<(Report, bool)> {
        let Remembered { session, input, before, .. } = self;
        let outline = Sources::from_iter([&seen.outline]);
        if session.weighs_words() && !findings.is_empty() {
            return Some((session.report(findings, &Sources::from_iter([&self.text()?])), false));
        }
        let findings = session.wanted(findings, &outline);
        if let Some(rendered) = before.rendered(input.path(), &findings) {
            return Some((Report { path: None, rendered, findings }, false));
        }
        let report = if session.shows_words() && !findings.is_empty() {
            session.drawn(findings, &Sources::from_iter([&self.text()?]))
        } else {
            session.drawn(findings, &outline)
        };
        Some((report, true))
    }

    /// Its text, if it is still the one that the findings are about.
    fn text(&self) -> Option<Source> {
        let read = self.input.read(self.id, self.session.limit).ok()?;
        (cache::checksum(&read) == self.before.texts).then_some(read.value)
    }
}

/// The same, with how its findings are shown to be written down.
fn with_drawing<'b>(mut looked: Looked<Fruit<'b>>, input: &Input) -> Looked<Fruit<'b>> {
    if let Some(fruit) = &mut looked.value {
        let text = fruit.text.as_ref();
        fruit.drawn =
            text.and_then(|text| Drawn::of(About::Alone, input.path(), text, &looked.report));
    }
    looked
}

/// A long document of which only the structure is asked, and in which nothing is found: it is never held. None of any
/// other.
fn pass<'b>(
    session: &Session,
    id: SourceId,
    input: &Input,
    checks: &Checks<'_>,
    known: impl FnOnce(&dyn Fn() -> Checksum) -> Option<Known>,
) -> Option<Looked<Fruit<'b>>> {
    if checks.rules {
        return None;
    }
    let Large { head, text, length } = input.large(id, session.limit)?;
    let mut text = cache::summing(head.lead(), length, text);
    let stream = Stream::new(id, length, &mut text);
    // Where shifr fails, it fails again on the whole text, and says so then.
    let looked = guarded(head.name(), || check_stream(&head, stream, checks)).ok().flatten()?;
    let seen = cache::Seen::of(&head, &[], &looked.unchecked);
    let seen = seen.map(|mut seen| {
        seen.length = length;
        seen
    });
    let new = known(&|| text.checksum()).and_then(|known| entry(known, seen?, &looked, None));
    let text = new.as_ref().map(|entry| entry.known.text);
    let fruit = Fruit { part: None, unchecked: looked.unchecked, text, new, drawn: None };
    let report = session.drawn(Vec::new(), &Sources::default());
    let report = Report { path: Some(head.name().to_owned()), ..report };
    Some(Looked { report, value: Some(fruit), bytes: length })
}

fn anew<'b>(
    read: &Outcome<Source>,
    checks: &Checks<'_>,
    known: impl FnOnce(&dyn Fn() -> Checksum) -> Option<Known>,
) -> Seen<Fruit<'b>> {
    let mut looked = check_source(&read.value, checks);
    let record = looked.checked.take().map(record);
    let new = known(&|| cache::checksum(read))
        .and_then(|known| entry(known, seen(read, &looked)?, &looked, record.as_ref()));
    let pipeline::Looked { findings, included, unchecked, .. } = looked;
    let part = record.map(|record| Part::New(Box::new(record)));
    let text = new.as_ref().map(|entry| entry.known.text);
    Seen {
        value: Fruit { part, unchecked, text, new, drawn: None },
        findings,
        changed: None,
        included,
    }
}

fn record(Checked { facts, suppressions, decided, .. }: Checked) -> Record {
    Record { facts, suppressions, decided }
}

fn seen<'f>(read: &'f Outcome<Source>, looked: &'f pipeline::Looked) -> Option<cache::Seen<'f>> {
    let findings: Vec<&Diagnostic> = read.diagnostics.iter().chain(&looked.findings).collect();
    cache::Seen::of(&read.value, &findings, &looked.unchecked)
}

/// What is to be written down of a document, if it will be the same next time.
fn entry<'b>(
    known: Known,
    seen: cache::Seen,
    looked: &pipeline::Looked,
    record: Option<&Record>,
) -> Option<Entry<'b>> {
    if looked.is_passing {
        return None;
    }
    let seen = seen.written()?;
    let record = match record {
        Some(record) => record.written()?,
        None => Vec::new(),
    };
    Some(Entry { known, seen: seen.into(), record: record.into() })
}

impl<'b> Documents<'b> {
    /// The standard input cannot be read again to be shown, so it is no part of the whole.
    fn take(&mut self, input: &Input, fruit: Option<Fruit<'b>>) {
        let path = input.file();
        let name = path.as_deref().and_then(|path| path.to_str()).map(str::to_owned);
        let Some(Fruit { part, unchecked, text, new, drawn }) = fruit else {
            self.texts.push(None);
            return;
        };
        self.unchecked.extend(unchecked);
        self.parts.extend(part.filter(|_| path.is_some()));
        self.texts.push(name.clone().zip(text));
        self.news.documents.extend(name.zip(new));
        self.news.drawn.take(drawn);
    }

    /// What these documents are known by when they are compared; nothing if one of them is not known.
    pub(super) fn checksum(&self, is_whole: bool) -> Option<Checksum> {
        let texts: Vec<_> = self.texts.iter().map(Option::as_ref).collect::<Option<_>>()?;
        let parts = texts.into_iter().flat_map(|(path, text)| [path.as_bytes(), text.bytes()]);
        Some(Checksum::of_parts([&[u8::from(is_whole)][..]].into_iter().chain(parts)))
    }

    /// All of them, to be compared.
    pub(super) fn collection(&mut self, is_whole: bool) -> Collection {
        let mut collection = Collection { is_whole, ..Collection::default() };
        for part in std::mem::take(&mut self.parts) {
            collection.take(part.read());
        }
        collection
    }
}

impl Part<'_> {
    fn read(self) -> Record {
        match self {
            Part::New(record) => *record,
            Part::Remembered(id, entry) => Record::read(&entry.record, id, catalogue::kinds())
                .expect("the checksum says that the program itself has written it"),
        }
    }
}

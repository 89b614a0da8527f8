//! Documents judged by their schemas, on many threads.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::folders::Opener;
use super::held::Held;
use super::kinds::UNCHECKED_SCHEMA;
use super::library::Library;
use super::location::Location;
use super::named::{self, Answer, NAMED_HERE, Named, unavailable};
use crate::diagnostic::Diagnostic;
use crate::relaxng::{Expected, Schema, Validator};
use crate::source::{Source, Span, Stream};
use crate::xml::model::Language;
use crate::xml::reader::Event;
use crate::xml::xinclude::{Shelf, XINCLUDE};
use crate::xml::{NOT_NAMESPACE_WELL_FORMED, NOT_WELL_FORMED};

/// How documents are judged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// How many of the names that may stand in a place findings tell.
    pub expected: Expected,
    /// Whether every `xi:include` is replaced by what it names.
    pub including: bool,
}

/// Judges documents by the schemas of a library. A thread borrows a validator for each document, so there
/// are as many as threads, and what one has worked out serves the next document.
pub struct Judges<'l> {
    library: &'l Library,
    manner: Manner,
    idle: Mutex<BTreeMap<Location, Vec<Validator<'l>>>>,
}

/// What the schemas of a document say of it.
#[derive(Debug, Default)]
pub struct Judged {
    /// In the order in which they were met.
    pub findings: Vec<Diagnostic>,
    /// Whether the document stopped being XML before its end.
    pub is_broken: bool,
    /// How many of its own elements stand in each other, if it has been read to its end.
    pub depth: Option<usize>,
    /// The documents that it includes, which findings may point into.
    pub included: Vec<Arc<Source>>,
    /// The schemas that it names and that are not checked, for want of knowing their languages.
    pub unchecked: Vec<Unchecked>,
    /// Whether the judges must look again next time, even if nothing has changed: what the end of the run
    /// tells comes of their looking, or the document includes others.
    pub is_passing: bool,
}

/// What the profile says of the verdict of a schema that is not at hand.
enum Implied {
    Valid,
    /// No schema can judge what is no XML, and to say that one is not at hand would only turn eyes away from the fault.
    Broken(Box<Diagnostic>),
    /// shifr has written the document, and what was changed in it is outside the profile.
    Invalid(Vec<Diagnostic>),
    Unknown,
}

/// A schema that a document names, in a language that is not checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unchecked {
    /// The language, as a finding names it.
    pub language: Cow<'static, str>,
    /// Where it is named.
    pub place: Span,
}

impl<'l> Judges<'l> {
    /// Judges that have not seen a document yet.
    pub fn new(library: &'l Library, manner: Manner) -> Self {
        Self { library, manner, idle: Mutex::default() }
    }

    /// Judges a document; `alone` says that nothing else is going to look at it.
    pub fn judge(&self, document: &Source, alone: bool) -> Judged {
        let Answer { schemas, unchecked, findings } = named::of(self.library, document, alone);
        let unchecked = unchecked.into_iter().map(Unchecked::from).collect();
        let is_passing = self.is_passing(&schemas, document);
        let mut judged = Judged { findings, unchecked, is_passing, ..Judged::default() };
        for named in &schemas {
            if !judged.is_broken {
                self.judge_by(named, document, &mut judged);
            }
        }
        judged
    }

    /// Judges a document that is not held, and of which `head` is the beginning. Nothing else is going to look at it
    /// but `look`, which is shown what schemas do not judge.
    ///
    /// None if there is anything to tell of it, or what it names can only be known from the whole of it: then
    /// [`Judges::judge`] must have the whole.
    pub fn pass(
        &self,
        head: &Source,
        stream: Stream<'_>,
        look: impl FnMut(Event<'_>),
    ) -> Option<Judged> {
        if self.manner.including {
            return None;
        }
        named::root_namespace(head)?;
        let Answer { schemas, unchecked, findings } = named::of(self.library, head, true);
        let ([named], []) = (&schemas[..], &findings[..]) else { return None };
        let Held::Ready(schema) = self.library.get(&named.location) else { return None };
        let judgement = self.with_validator(&named.location, schema, |validator| {
            validator.judge_stream(stream, look)
        });
        let is_clean = judgement.fault.is_none() && judgement.mismatches.is_empty();
        is_clean.then(|| Judged {
            depth: Some(judgement.depth),
            unchecked: unchecked.into_iter().map(Unchecked::from).collect(),
            is_passing: self.is_passing(&schemas, head),
            ..Judged::default()
        })
    }

    /// Catalogs and incorrect schemas are told of when all documents have been judged, and a pinned schema may be
    /// fetched before the next run.
    fn is_passing(&self, schemas: &[Named], document: &Source) -> bool {
        let choice = &self.library.choice;
        let is_incorrect = |named: &Named| match self.library.get(&named.location) {
            Held::Ready(_) => false,
            Held::Incorrect { .. } => true,
            Held::Missing { .. } => choice.pins.at(&named.location).is_some(),
        };
        let asks_catalogs = || choice.set_for(Path::new(document.name())).1.is_empty();
        !choice.catalogs.is_empty() && asks_catalogs()
            || schemas.iter().any(is_incorrect)
            || self.manner.including && document.text().contains(XINCLUDE)
    }

    fn judge_by(&self, named: &Named, document: &Source, judged: &mut Judged) {
        match (self.library.get(&named.location), named.why.place()) {
            (Held::Ready(schema), _) => {
                self.validate(&named.location, schema, document, judged);
            }
            (held, Some(place)) => match self.implied(&named.location, document) {
                Implied::Valid => {}
                Implied::Broken(fault) => {
                    judged.findings.push(*fault);
                    judged.is_broken = true;
                }
                Implied::Invalid(findings) => judged.findings.extend(findings),
                Implied::Unknown => {
                    let finding = unavailable(&named.location, &held.hindrance(), held.help());
                    judged.findings.push(finding.at(place, NAMED_HERE));
                }
            },
            // What the command line or the project sets was looked at before the run began.
            (Held::Missing { .. } | Held::Incorrect { .. }, _) => {}
        }
    }

    /// The profile is a part of TEI. A document in which it finds nothing is valid by the schema of all TEI
    /// as well, even if that is not at hand; of another document it says nothing, unless that is no XML, or a record
    /// that shifr has written by the profile.
    fn implied(&self, location: &Location, document: &Source) -> Implied {
        if !self.library.may_be_implied(location) {
            return Implied::Unknown;
        }
        let Held::Ready(profile) = self.library.get(&Location::Profile) else {
            return Implied::Unknown;
        };
        let mut judged = Judged::default();
        self.validate(&Location::Profile, profile, document, &mut judged);
        match judged.findings.pop() {
            None => Implied::Valid,
            Some(last) if judged.is_broken => Implied::Broken(Box::new(last)),
            Some(last) if is_of_profile(document) => {
                judged.findings.push(last);
                Implied::Invalid(judged.findings)
            }
            Some(_) => Implied::Unknown,
        }
    }

    fn validate(
        &self,
        location: &Location,
        schema: &'l Schema,
        document: &Source,
        judged: &mut Judged,
    ) {
        let findings = self.with_validator(location, schema, |validator| {
            if self.manner.including {
                return self.validate_including(validator, document, judged);
            }
            let judgement = validator.judge(document);
            judged.depth = judgement.fault.is_none().then_some(judgement.depth);
            judgement.into_findings()
        });
        judged.is_broken = findings.last().is_some_and(|last| is_fault(last, document));
        // Several schemas find the same mistakes.
        let known = judged.findings.len();
        let findings = findings.into_iter();
        let new: Vec<_> = findings
            .filter(|finding| !judged.findings[..known].iter().any(same(finding)))
            .collect();
        judged.findings.extend(new);
    }

    /// What a validator says that has not worked elsewhere meanwhile.
    fn with_validator<T>(
        &self,
        location: &Location,
        schema: &'l Schema,
        ask: impl FnOnce(&mut Validator<'l>) -> T,
    ) -> T {
        let idle = lock(&self.idle).get_mut(location).and_then(Vec::pop);
        let new = || Validator::new(schema).expecting(self.manner.expected);
        let mut validator = idle.unwrap_or_else(new);
        let said = ask(&mut validator);
        lock(&self.idle).entry(location.clone()).or_default().push(validator);
        said
    }

    fn validate_including(
        &self,
        validator: &mut Validator<'l>,
        document: &Source,
        judged: &mut Judged,
    ) -> Vec<Diagnostic> {
        let own = Path::new(document.name()).parent().unwrap_or(Path::new(""));
        let Library { choice, numbers, .. } = self.library;
        let opener = Opener::new(choice.folders.with(own), numbers, choice.limit);
        let shelf = Shelf::default();
        let findings = validator.validate_including(document, &opener, &shelf);
        judged.included.extend(opener.into_opened());
        findings
    }
}

/// What was named by documents and is not checked: once in a run, at the first that names it.
pub fn unchecked(named: Vec<Unchecked>) -> Vec<Diagnostic> {
    let mut known: BTreeMap<Cow<'static, str>, (usize, Span)> = BTreeMap::new();
    for Unchecked { language, place } in named {
        let (count, first) = known.entry(language).or_insert((0, place));
        *count += 1;
        *first = place.min(*first);
    }
    let finding = |(language, (count, first)): (&Cow<'static, str>, &(usize, Span))| {
        let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
        let message = format!("{language} is not checked; it is named {times}");
        Diagnostic::new(&UNCHECKED_SCHEMA, message)
            .at(*first, "the first")
            .help("check these documents with a program for that language as well")
    };
    known.iter().map(finding).collect()
}

impl From<(Language, Span)> for Unchecked {
    fn from((language, place): (Language, Span)) -> Self {
        Unchecked { language: Cow::Borrowed(name(&language)), place }
    }
}

/// A thread that has panicked has left the tables whole: they are changed in one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a document stopped being XML at the finding.
fn is_fault(finding: &Diagnostic, document: &Source) -> bool {
    let faults = [&NOT_WELL_FORMED, &NOT_NAMESPACE_WELL_FORMED];
    faults.iter().any(|kind| kind.code == finding.kind.code)
        && finding.place().is_some_and(|place| place.source == document.id())
}

/// Whether the document says that shifr has written it: `<application ident="shifr">`.
fn is_of_profile(document: &Source) -> bool {
    let mut tags = document.text().split("<application ").skip(1);
    tags.any(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("ident=\"shifr\"")))
}

fn same(one: &Diagnostic) -> impl Fn(&Diagnostic) -> bool + '_ {
    move |other| {
        one.place() == other.place()
            && one.kind.code == other.kind.code
            && one.message == other.message
    }
}

fn name(language: &Language) -> &'static str {
    match language {
        Language::Schematron => "Schematron",
        Language::Xsd => "XML Schema",
        Language::Dtd => "a document type definition",
        Language::RelaxNg | Language::RelaxNgCompact => "RELAX NG",
        Language::Other(_) => "a schema of an unknown language",
    }
}

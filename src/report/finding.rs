//! A finding with everything that a report tells of it, apart from the texts it points into.

use serde::{Deserialize, Serialize, Serializer};

use super::Sources;
use super::fingerprint::Fingerprint;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Kind, Label, Severity};
use crate::source::Span;

/// A finding whose places have been looked up.
///
/// The order of the fields is the order of the keys in JSON; `docs/formats.md` describes them.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The file as it was given.
    pub path: Option<String>,
    /// The kind of finding.
    #[serde(rename = "code", serialize_with = "code")]
    pub kind: &'static Kind,
    /// How much it weighs.
    #[serde(serialize_with = "name")]
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where.
    #[serde(flatten, serialize_with = "with_every_key")]
    pub place: Option<Place>,
    /// What stands there.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// What it contradicts.
    pub related: Vec<Related>,
    /// How the file can be changed so that the finding goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<FixOf>,
    /// What the finding is known by when lines have moved.
    #[serde(skip)]
    pub(super) fingerprint: Fingerprint,
    /// The finding as it stands in the document; empty unless the form shows words of the texts.
    #[serde(skip)]
    pub(super) article: String,
}

fn code<S: Serializer>(kind: &&'static Kind, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(kind.code)
}

fn name<S: Serializer>(severity: &Severity, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(severity)
}

fn with_every_key<S: Serializer>(place: &Option<Place>, out: S) -> Result<S::Ok, S::Error> {
    match place {
        Some(place) => place.serialize(out),
        None => NoPlace::default().serialize(out),
    }
}

/// A change that settles a finding.
#[derive(Clone, Debug, Serialize)]
pub struct FixOf {
    /// What is done, as an order.
    pub title: String,
    /// Whether it can be done without a look.
    pub safe: bool,
    /// All of them or none.
    pub edits: Vec<EditOf>,
}

/// Other text for a place.
#[derive(Clone, Debug, Serialize)]
pub struct EditOf {
    /// What goes.
    #[serde(flatten)]
    pub place: Place,
    /// What comes.
    pub text: String,
}

/// A further place of a finding.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// The file as it was given.
    pub path: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What stands there.
    pub label: String,
}

/// A place as people and as programs count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The line it begins in, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// The line behind its last character.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
    /// Offset in the file.
    pub start_byte: usize,
    /// Offset behind the place.
    pub end_byte: usize,
}

/// The same keys for a finding that has no place.
#[derive(Default, Serialize)]
struct NoPlace {
    line: (),
    column: (),
    end_line: (),
    end_column: (),
    start_byte: (),
    end_byte: (),
}

/// What only the texts tell of a finding.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sight {
    /// The name of the text and the place of each label.
    labels: Vec<(String, Place)>,
    /// The place of each change of its fix.
    edits: Vec<Place>,
    fingerprint: Fingerprint,
    article: String,
}

impl Sight {
    fn of(diagnostic: &Diagnostic, sources: &Sources<'_>) -> Sight {
        let label = |label: &Label| {
            let name = sources.of(label.span).name().to_owned();
            (name, Place::new(label.span, sources))
        };
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits);
        Sight {
            labels: diagnostic.labels.iter().map(label).collect(),
            edits: edits.map(|edit| Place::new(edit.span, sources)).collect(),
            fingerprint: Fingerprint::new(diagnostic, sources),
            article: String::new(),
        }
    }
}

impl Finding {
    /// Looks up the places of a finding.
    ///
    /// # Panics
    ///
    /// If the finding points into a text that is not among the sources.
    pub fn new(diagnostic: &Diagnostic, sources: &Sources<'_>) -> Self {
        let sight = Sight::of(diagnostic, sources);
        Self::seen(diagnostic, sight).expect("the sight is that of the finding")
    }

    /// A finding whose places were looked up before; none if the sight is not of this one.
    pub(super) fn seen(diagnostic: &Diagnostic, sight: Sight) -> Option<Self> {
        let Sight { labels, edits, fingerprint, article } = sight;
        let edits_of_fix = diagnostic.fix.as_ref().map_or(0, |fix| fix.edits.len());
        if labels.len() != diagnostic.labels.len() || edits.len() != edits_of_fix {
            return None;
        }
        let mut labels = diagnostic.labels.iter().zip(labels);
        let (label, own) = labels.next().unzip();
        let (path, place) = own.unzip();
        Some(Finding {
            path: path.or_else(|| diagnostic.path.clone()),
            kind: diagnostic.kind,
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            place,
            label: label.map(|label| label.text.clone()),
            help: diagnostic.help.as_deref().map(str::to_owned),
            related: labels.map(|(label, seen)| Related::new(label, seen)).collect(),
            fix: diagnostic.fix.as_deref().map(|fix| FixOf::new(fix, edits)),
            fingerprint,
            article,
        })
    }

    /// What of it only the texts told.
    pub(super) fn sight(&self) -> Sight {
        let own = self.path.clone().zip(self.place);
        let related = self.related.iter().map(|related| (related.path.clone(), related.place));
        let edits = self.fix.iter().flat_map(|fix| &fix.edits);
        Sight {
            labels: own.into_iter().chain(related).collect(),
            edits: edits.map(|edit| edit.place).collect(),
            fingerprint: self.fingerprint,
            article: self.article.clone(),
        }
    }

    /// `path:line:column`, or less if there is less to tell.
    pub(super) fn location(&self) -> String {
        let path = self.path.as_deref().unwrap_or_default();
        match self.place {
            Some(Place { line, column, .. }) => format!("{path}:{line}:{column}"),
            None => path.to_owned(),
        }
    }
}

impl FixOf {
    fn new(fix: &Fix, places: Vec<Place>) -> Self {
        let edits = fix.edits.iter().zip(places);
        FixOf {
            title: fix.title.clone(),
            safe: fix.applicability == Applicability::Safe,
            edits: edits.map(|(edit, place)| EditOf { place, text: edit.text.clone() }).collect(),
        }
    }
}

impl Related {
    fn new(label: &Label, (path, place): (String, Place)) -> Self {
        Related { path, place, label: label.text.clone() }
    }

    /// `path:line:column`.
    pub fn location(&self) -> String {
        format!("{}:{}:{}", self.path, self.place.line, self.place.column)
    }
}

impl Place {
    fn new(span: Span, sources: &Sources<'_>) -> Self {
        let source = sources.of(span);
        let range = span.range();
        let (start, end) = (source.position(range.start), source.position(range.end));
        Place {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start_byte: source.lead() + range.start,
            end_byte: source.lead() + range.end,
        }
    }
}

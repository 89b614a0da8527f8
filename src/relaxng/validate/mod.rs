//! Validation: one document in one pass, in memory bounded by its depth, and by its identifiers.
//!
//! After a mistake it goes on so that one mistake is one finding: what must come first is taken as there,
//! else the element is judged by what the schema says of its name anywhere, else what lies in it is
//! passed over. Attributes, text and ends have recoveries of their own.

mod run;
mod ids;

use self::run::Aside;
use super::automaton::Automaton;
use super::expected::Expected;
use super::message::diagnostic;
use super::mismatch::Mismatch;
use super::schema::Schema;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Stream};
use crate::xml::reader::{Event, Reader};
use crate::xml::resolve::Resolver;
use crate::xml::xinclude::{Including, Shelf};

/// Judges one document by a schema; no findings means that it is valid.
///
/// Where several documents are to be judged, a [`Validator`] is quicker.
///
/// ```
/// use shifr::relaxng::{OneFile, Schema, validate};
/// use shifr::source::{Source, SourceId};
///
/// let schema = "<element name='p' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>";
/// let schema = Source::new(SourceId(0), "p.rng", schema);
/// let schema = Schema::compile(&schema, &OneFile).expect("is correct").value;
///
/// let document = Source::new(SourceId(1), "p.xml", "<p>№ <hi>7</hi></p>");
/// let findings = validate(&schema, &document);
/// assert_eq!(findings[0].kind.code, "unknown-element");
/// ```
pub fn validate(schema: &Schema, source: &Source) -> Vec<Diagnostic> {
    Validator::new(schema).validate(source)
}

/// Judges documents one after the other, and is quicker with each: it remembers what it has worked out.
/// A thread needs one of its own.
pub struct Validator<'s> {
    automaton: Automaton<'s>,
    expected: Expected,
}

impl<'s> Validator<'s> {
    /// A validator that has not seen a document yet.
    pub fn new(schema: &'s Schema) -> Self {
        Self { automaton: Automaton::new(schema), expected: Expected::Likely }
    }

    /// How many of the names that may stand in a place its findings tell.
    #[must_use]
    pub fn expecting(mut self, expected: Expected) -> Self {
        self.expected = expected;
        self
    }

    /// What is wrong with a document, in the order in which it was met.
    ///
    /// Where it is no well-formed XML, the last finding says so, and what follows was not looked at.
    pub fn validate(&mut self, source: &Source) -> Vec<Diagnostic> {
        self.judge(source).into_findings()
    }

    /// The same with every `xi:include` replaced by what it names; what is included stays on the shelf.
    pub fn validate_including(
        &mut self,
        source: &Source,
        resolver: &dyn Resolver,
        shelf: &Shelf,
    ) -> Vec<Diagnostic> {
        let mut events = Including::new(source, resolver, shelf);
        let judgement = run::run(&mut self.automaton, &mut events, self.expected);
        // What is odd about the document itself, whoever reads it by itself says.
        let odd = |finding: &Diagnostic| finding.place().is_some_and(|at| at.source != source.id());
        let mut findings: Vec<_> = events.findings().filter(odd).collect();
        findings.extend(judgement.into_findings());
        findings
    }

    /// The same as data.
    pub fn judge(&mut self, source: &Source) -> Judgement {
        run::run(&mut self.automaton, &mut Reader::new(source), self.expected)
    }

    /// The same of a text that is not held as a whole. `look` is shown what schemas do not judge: comments,
    /// processing instructions, and the document type declaration.
    pub fn judge_stream(&mut self, stream: Stream<'_>, look: impl FnMut(Event<'_>)) -> Judgement {
        let mut events = Aside { reader: Reader::of_stream(stream), look };
        run::run(&mut self.automaton, &mut events, self.expected)
    }
}

/// What has been seen of a document.
#[derive(Debug)]
pub struct Judgement {
    /// What is wrong, in the order in which it was met.
    pub mismatches: Vec<Mismatch>,
    /// Why the document was not read to its end, if it was not: mostly that it is no well-formed XML.
    pub fault: Option<Box<Diagnostic>>,
    /// How many elements stand in each other, as far as it was read.
    pub depth: usize,
}

impl Judgement {
    /// The findings for all that is wrong.
    pub fn into_findings(self) -> Vec<Diagnostic> {
        let findings = self.mismatches.iter().map(diagnostic);
        findings.chain(self.fault.map(|finding| *finding)).collect()
    }
}

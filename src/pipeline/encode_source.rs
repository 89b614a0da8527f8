//! A transcription becomes records.

use super::ask_rules::ask_rules;
use super::echoes::not_told;
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::encode::{self, Registers, Tagging};
use crate::rules::{self, Context};
use crate::source::Source;
use crate::transcription::{self, Layout, Transcription};

/// Reads, encodes and checks every record of a transcription; every finding points into its lines. Without
/// a layout that is asked for, the text's own marks tell it.
///
/// A record that lost text on the way is left out: there is a finding, and nothing to be written.
pub fn encode_source(
    source: &Source,
    layout: Option<&'static Layout>,
    registers: Registers<'_>,
    tagging: Tagging,
    context: &Context<'_>,
) -> Outcome<Vec<Record>> {
    let mut diagnostics = transcription::control_characters(source);
    let legible = transcription::legible(source);
    let read = transcription::read(legible.as_ref().unwrap_or(source), layout);
    diagnostics.extend(read.diagnostics);
    let mut records = Vec::new();
    for (transcription, number) in read.value.iter().zip(1..) {
        let cable = encode_record(transcription, registers, tagging, context, &mut diagnostics);
        records.extend(cable.map(|cable| Record { number, cable }));
    }
    Outcome { value: records, diagnostics }
}

/// A record of a transcription.
#[derive(Debug)]
pub struct Record {
    /// Its place among the records of its file, from 1.
    pub number: usize,
    /// What it says.
    pub cable: Cable,
}

fn encode_record(
    transcription: &Transcription<'_>,
    registers: Registers<'_>,
    tagging: Tagging,
    context: &Context<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<Cable> {
    let Outcome { value: cable, diagnostics } = encode::encode(transcription, registers, tagging);
    let lost_text = diagnostics.iter().any(|finding| finding.kind.code == encode::LOST_TEXT.code);
    if !lost_text {
        findings.extend(not_told(&diagnostics, ask_rules(&rules::Record::of(&cable), context)));
    }
    findings.extend(diagnostics);
    (!lost_text).then_some(cable)
}

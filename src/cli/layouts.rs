//! `shifr layouts`: the layouts of transcriptions.

use super::printer::Printer;
use super::refusal::Refusal;
use super::verdict::Verdict;
use crate::transcription::Layout;
use crate::transcription::layouts::LAYOUTS;

pub(super) fn run(printer: &mut Printer) -> Result<Verdict, Refusal> {
    printer.document(&LAYOUTS.iter().map(row).collect::<String>());
    Ok(Verdict::Clean)
}

fn row(layout: &Layout) -> String {
    let mark = match &layout.mark {
        Some(mark) => format!("marks: {}", mark.words),
        None => format!("must be asked for: --layout {}", layout.name),
    };
    format!("{:<13} {}\n{:13} {mark}\n", layout.name, layout.summary, "")
}

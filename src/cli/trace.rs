//! `shifr encode --trace`: what each line of a transcription was taken for.

use std::fmt::Write;

use serde::Serialize;

use super::inputs::Input;
use super::run::Run;
use super::terminal::View;
use super::verdict::Verdict;
use crate::diagnostic::Outcome;
use crate::report::Format;
use crate::source::Source;
use crate::trace::{TakenFor, Traced, Why, trace};

/// Prints the lines of every input; findings go to the error stream.
pub(super) fn run(mut run: Run<'_>, inputs: &[Input], view: View) -> Verdict {
    let session = run.session();
    let look = |_: &Input, source: &Source| {
        let Outcome { value: records, diagnostics } = session.encode(source);
        let lines = records.iter().flat_map(|record| trace(source, &record.cable));
        let text = lines.map(|line| shown(source, &line, view)).collect::<String>();
        Outcome { value: text, diagnostics }
    };
    run.each(inputs, look, |_, text, printer| {
        text.iter().for_each(|text| printer.document(text));
        Vec::new()
    });
    run.finish(None)
}

fn shown(source: &Source, line: &Traced, view: View) -> String {
    match view.format {
        Format::Jsonl => json(source, line),
        _ => row(line, view),
    }
}

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Row<'t> {
    path: &'t str,
    line: usize,
    text: &'t str,
    taken_for: Vec<Taken<'t>>,
}

#[derive(Serialize)]
struct Taken<'t> {
    what: &'t str,
    address: &'t str,
}

fn json<'t>(source: &'t Source, line: &'t Traced) -> String {
    let taken = |TakenFor { what, address, .. }: &'t TakenFor| Taken { what, address };
    let row = Row {
        path: source.name(),
        line: line.line,
        text: &line.words,
        taken_for: line.taken_for.iter().map(taken).collect(),
    };
    serde_json::to_string(&row).expect("strings make JSON") + "\n"
}

/// The line's number and the beginning of its words, then what it was taken for; a line for each thing
/// if it was taken for several.
fn row(line: &Traced, view: View) -> String {
    let mut text = String::new();
    let mut number = line.line.to_string();
    let mut words = cut(&line.words, view);
    for TakenFor { what, address, why } in &line.taken_for {
        let what = coloured(&format!("{what:WHAT$}"), colour_of(*why), view);
        let address = coloured(address, DIM, view);
        let row = format!("{number:>5}  {words:WORDS$}  {what}  {address}");
        writeln!(text, "{}", row.trim_end()).expect("a String takes all text");
        (number, words) = (String::new(), String::new());
    }
    text
}

const WORDS: usize = 44;
const WHAT: usize = 24;

fn cut(words: &str, view: View) -> String {
    if words.chars().count() <= WORDS {
        return words.to_owned();
    }
    let sign = if view.options.unicode { "…" } else { "~" };
    words.chars().take(WORDS - 1).chain(sign.chars()).collect()
}

/// Select graphic rendition (ECMA-48, 8.3.117).
const DIM: &str = "2";
const CYAN: &str = "36";
const YELLOW: &str = "33";

/// What fitted nothing stands out, for that is where an editor looks first.
fn colour_of(why: Why) -> &'static str {
    match why {
        Why::Kind => CYAN,
        Why::Label => DIM,
        Why::Rest => YELLOW,
    }
}

fn coloured(text: &str, colour: &str, view: View) -> String {
    if view.options.colour && !text.is_empty() {
        format!("\u{1b}[{colour}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

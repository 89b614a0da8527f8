//! Units: lines that belong together, as blank lines and the lines themselves divide them.

use std::ops::Range;

use super::seen::Seen;
use super::{Registers, copies, label, lines};
use crate::source::{Passage, Source};
use crate::transcription::BodyLine;

/// A paragraph, or a line that says by itself what it is.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its words; a line end within it is the transcription's own.
    pub(super) words: Passage,
    /// Whether it is the list of those who got copies, line by line.
    pub(super) copies: bool,
}

impl Unit {
    pub(super) fn text(&self) -> &str {
        &self.words.value
    }
}

/// Divides a text at blank lines and before lines of a form; what stands in one pair of brackets stays
/// together.
pub(super) fn units(source: &Source, lines: &[BodyLine], registers: Registers<'_>) -> Vec<Unit> {
    let ranges = within_brackets(source, divided(source, lines, registers));
    copies::joined(source, &ranges, registers)
        .into_iter()
        .map(|(range, copies)| Unit { words: source.passage(range), copies })
        .collect()
}

fn divided(source: &Source, lines: &[BodyLine], registers: Registers<'_>) -> Vec<Range<usize>> {
    if let [only] = lines {
        let start = only.range.start;
        let parts = lines::run_in(&source.text()[only.range.clone()], registers).into_iter();
        return parts.map(|part| start + part.start..start + part.end).collect();
    }
    let by_line = paragraphs_by_line(source, lines);
    let before = |at: usize| &source.text()[lines[at - 1].range.clone()];
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut after_form = false;
    let seen = Seen::default();
    let is_of_a_form =
        |words: &str| seen.or_look(words, (), || lines::stands_alone(words, registers));
    for (at, line) in lines.iter().enumerate() {
        let words = &source.text()[line.range.clone()];
        // Between two blank lines nothing depends on it, and most paragraphs stand there.
        let parted = |line: Option<&BodyLine>| line.is_none_or(|line| line.after_blank);
        let by_itself = line.after_blank && parted(lines.get(at + 1));
        let of_a_form = !by_itself && is_of_a_form(words);
        let begins = line.after_blank
            || (at > 0 && by_line[at] && ends_sentence(before(at)))
            || (at > 0 && signs_quotation(before(at)))
            || (at > 0 && signs_quotation(words) && ends_sentence(before(at)))
            || of_a_form
            || signs(words)
            || lines::is_bracketed_note(words)
            || lines::begins_by_hand(words)
            || (at > 0 && lines::is_bracketed_note(before(at)))
            || label::begins_item(words)
            || copies::counts_a_copy(words);
        // What follows a line of a form without a blank line is a new line of it, unless the form's line
        // breaks off with a comma: a list of names goes on.
        match units.last_mut() {
            Some(last) if breaks_off(source, last, words) => last.end = line.range.end,
            Some(last) if !(begins || after_form && ends_itself(source, last)) => {
                last.end = line.range.end;
            }
            _ => {
                units.push(line.range.clone());
                after_form = of_a_form;
            }
        }
    }
    units
}

/// Says of every line whether it stands in a block of lines without blank ones each of which is a paragraph:
/// every long line ends a sentence, as lines that a page's width breaks do not.
fn paragraphs_by_line(source: &Source, lines: &[BodyLine]) -> Vec<bool> {
    let is_long = |words: &str| words.len() > LONG;
    let mut by_line = Vec::with_capacity(lines.len());
    for block in lines.chunk_by(|_, next| !next.after_blank) {
        let words = || block.iter().map(|line| &source.text()[line.range.clone()]);
        let long = words().filter(|words| is_long(words)).count();
        let each = long >= 2 && words().all(|words| !is_long(words) || ends_sentence(words));
        by_line.extend(block.iter().map(|_| each));
    }
    by_line
}

/// `FILIPPOV"`: a few words that only close a quotation are the signature of a message.
fn signs_quotation(words: &str) -> bool {
    let bare = words.trim_end_matches(['.', ' ']);
    let name = bare.strip_suffix(['"', '”', '»']).unwrap_or_default();
    name.starts_with(char::is_uppercase)
        && !name.contains(['"', '“', '”', '«', '»'])
        && lines::wording::is_title_case(name)
        && lines::wording::has_at_most(name, 4)
}

/// `[signed] N. Bulganin`
fn signs(words: &str) -> bool {
    lines::introduces_signature(words) && lines::wording::has_at_most(words, 6)
}

/// How many bytes a line has that is more than a mark or a name.
const LONG: usize = 60;

fn ends_sentence(words: &str) -> bool {
    let closing = ['"', '”', '»', '’', '\'', ')', ']', ' ', '\u{A0}', '\t'];
    words.trim_end_matches(closing).ends_with(['.', '?', '!', ':', ';', '…'])
}

/// A time that is broken over two lines: `20 hours 05` and `minutes, 13.1.1951`.
fn breaks_off(source: &Source, range: &Range<usize>, next: &str) -> bool {
    let ends_with_figures = source.text()[range.clone()].ends_with(|c: char| c.is_ascii_digit());
    ends_with_figures && next.starts_with("minutes")
}

/// How many characters, blanks aside, one pair of brackets may join: where lines and paragraphs end says
/// nothing of how long a note is.
const JOINED: usize = 800;

/// Joins units where a bracket that begins one is closed in a later one: a stamp is described line by
/// line.
fn within_brackets(source: &Source, units: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let text = |unit: &Range<usize>| &source.text()[unit.clone()];
    if !units.iter().any(|unit| opens_bracket(text(unit))) {
        return units;
    }
    let nesting = Nesting::of(units.iter().map(text));
    let mut joined = Vec::with_capacity(units.len());
    let mut at = 0;
    while at < units.len() {
        let opens = opens_bracket(text(&units[at]));
        let end = opens.then(|| nesting.closes(at)).flatten();
        let end = end.filter(|&end| end > at && text(&units[end]).ends_with(']')).unwrap_or(at);
        joined.push(units[at].start..units[end].end);
        at = end + 1;
    }
    joined
}

/// How deep in brackets the text is behind each unit, and how much stands up to there.
struct Nesting {
    depth: Vec<i64>,
    written: Vec<usize>,
    /// The next unit behind which the text is no deeper than before this one.
    closed: Vec<Option<usize>>,
}

impl Nesting {
    fn of<'t>(units: impl Iterator<Item = &'t str>) -> Self {
        let (mut depth, mut written) = (vec![0], vec![0]);
        for text in units {
            depth.push(depth[depth.len() - 1] + deeper(text));
            written.push(
                written[written.len() - 1] + text.split_whitespace().map(str::len).sum::<usize>(),
            );
        }
        let mut closed = vec![None; depth.len() - 1];
        let mut open: Vec<usize> = Vec::new();
        for unit in 0..closed.len() {
            open.push(unit);
            while let Some(&opened) =
                open.last().filter(|&&opened| depth[unit + 1] <= depth[opened])
            {
                closed[opened] = Some(unit);
                open.pop();
            }
        }
        Nesting { depth, written, closed }
    }

    /// The unit that closes what this one opens; nothing if it is far away or closes more than that.
    fn closes(&self, unit: usize) -> Option<usize> {
        self.closed[unit].filter(|&end| {
            self.depth[end + 1] == self.depth[unit]
                && self.written[end + 1] - self.written[unit] <= JOINED
        })
    }
}

/// How many brackets a text opens and does not close.
fn deeper(text: &str) -> i64 {
    text.bytes().map(|byte| i64::from(byte == b'[') - i64::from(byte == b']')).sum()
}

/// Whether the text begins with a bracket, or ends within a note that has only just begun.
fn opens_bracket(text: &str) -> bool {
    let last = text.rfind('[').map(|at| &text[at + 1..]);
    let note = last.is_some_and(|inner| {
        !inner.contains(']') && inner.len() <= 80 && lines::bracketed_note(inner).is_some()
    });
    text.starts_with('[') || note
}

fn ends_itself(source: &Source, range: &Range<usize>) -> bool {
    !source.text()[range.clone()].ends_with([',', ';'])
}

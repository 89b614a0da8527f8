//! The kinds of lines at the head and the end of a cable: one file each, and their list.
//!
//! A recogniser looks at the words of one line (or of a few lines that belong together) and says what
//! they are, or nothing. It never looks at its neighbours; [`super::body`] knows where a line stands.

mod address;
mod attachment;
mod below;
mod bracketed;
mod classification;
mod copy;
mod copying;
mod dateline;
mod distribution;
mod footnote;
mod gap;
mod gloss;
mod handwritten;
mod instruction;
mod kind;
mod leaf;
mod motto;
mod number;
mod office;
mod priority;
mod reference;
mod resolution;
mod run_in;
mod run_out;
mod salute;
mod separator;
mod several;
mod signed;
mod special_file;
mod spravka;
mod stamp;
mod translated;
mod transmission;
mod typist;
mod words;
pub(super) mod wording;

pub(super) use address::passes_on;
pub(super) use attachment::{is_draft, is_heading as is_attachment};
pub(super) use below::heads_papers;
pub(super) use bracketed::{
    begins_by_hand, is_note as is_bracketed_note, note_kind as bracketed_note,
};
pub(super) use classification::classification;
pub(super) use distribution::{
    counts_in_words, is_entry as is_copies_entry, opens_list as opens_copies,
};
pub(super) use kind::document_kind;
pub(super) use number::series as series_named;
pub(super) use signed::introduces_signature;
pub(super) use transmission::awaits_number;
pub(super) use typist::is_initials_only as is_typist;

use std::ops::Range;

use words::{Initials, Words};

use self::wording::has_at_most;
use super::Registers;
use crate::cable::{LineKind, NoteKind, Series};
use crate::dates::{self, Century};
use crate::source::trimmed;

/// One kind of line.
pub(super) struct LineRule {
    /// Where it may stand.
    place: Place,
    /// Whether such a line is one even in the middle of other lines.
    alone: bool,
    /// A cheap look that spares most lines the recogniser: what every line of the kind has.
    glance: fn(&Words<'_>) -> bool,
    recognise: fn(&Words<'_>, Context<'_>) -> Option<Vec<Part>>,
}

impl LineRule {
    fn read(&self, words: &Words<'_>, context: Context<'_>) -> Option<Vec<Part>> {
        (self.glance)(words).then(|| (self.recognise)(words, context))?
    }
}

/// What a recogniser may know besides the words.
#[derive(Clone, Copy)]
pub(super) struct Context<'r> {
    pub(super) registers: Registers<'r>,
    pub(super) century: Century,
    /// The numbers of the title.
    pub(super) title_numbers: &'r [String],
}

impl Context<'_> {
    fn is_title_number(self, n: &str) -> bool {
        self.title_numbers.iter().any(|known| known == n)
    }
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Head,
    End,
    Both,
}

/// A part of a line, and what it is. Most lines have one part; `Terebin. 10.1.1949` has two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) range: Range<usize>,
    pub(super) role: Role,
    pub(super) tags: Tags,
}

/// What a part of a line becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A line of the opener or a closer.
    Line(LineKind),
    /// A note after the text.
    After(NoteKind),
    /// An instruction after the text.
    Instruction,
}

/// What is looked for in the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Tags {
    /// Numbers of this cable or of another.
    pub(super) number: Option<Numbers>,
    /// Persons of the register.
    pub(super) names: bool,
    /// Places of the register.
    pub(super) places: bool,
    /// Somebody who signs, whether the register knows the name or not.
    pub(super) signer: bool,
    /// Dates.
    pub(super) dates: bool,
}

/// Which numbers a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Numbers {
    /// Those behind a mark are the cable's own, of this count.
    Marked(Series),
    /// Every word with a figure in it is one.
    Bare(Series),
    /// There is one without a mark, and no other figures count: `Wai Fa Dian (50) 1163 hao`, `14/szig. titk.-1956`.
    Alone(Series),
    /// Those that a register's stamp bears, with its suffix.
    Stamped,
    /// Those behind a mark are other cables'.
    Others,
    /// The figures with which the words begin: `925. Reur 2 ...`, as printed diplomatic papers have it.
    Leading,
}

/// Every kind of line. The first that recognises a line has it, so the narrow ones come first.
static RULES: &[LineRule] = &[
    gap::RULE,
    separator::RULE,
    leaf::RULE,
    motto::RULE,
    attachment::RULE,
    bracketed::RULE,
    resolution::RULE,
    resolution::VOTES,
    classification::RULE,
    copying::RULE,
    special_file::RULE,
    priority::RULE,
    kind::RULE,
    copy::RULE,
    distribution::RULE,
    handwritten::RULE,
    stamp::RULE,
    reference::RULE,
    number::BELOW,
    number::RULE,
    dateline::RULE,
    several::RULE,
    transmission::RULE,
    spravka::RULE,
    footnote::RULE,
    instruction::RULE,
    translated::RULE,
    below::RULE,
    typist::RULE,
    typist::NAMED,
    typist::DICTATED,
    salute::CLOSE,
    signed::COLUMNS,
    signed::RULE,
    address::SEAT,
    address::RULE,
    office::RULE,
    salute::RULE,
];

/// What a line is, if it stands at such a place.
pub(super) fn recognise(words: &str, place: Place, context: Context<'_>) -> Option<Vec<Part>> {
    if words.len() > LONGEST_NOTE {
        return None;
    }
    let words = &Words::new(words);
    let prose = is_prose(words);
    let fits = |rule: &&LineRule| rule.place == place || rule.place == Place::Both;
    let names_many = Some(&distribution::RULE).filter(|rule| prose && fits(rule));
    let rules = RULES.iter().filter(|rule| fits(rule) && !(prose && rule.alone));
    let read = |words: &Words<'_>| {
        let mut rules = names_many.into_iter().chain(rules.clone());
        rules.find_map(|rule| rule.read(words, context))
    };
    let mut parts = read(words).or_else(|| gloss::read(words, (place, context), read))?;
    // The blanks that part two columns belong to none of them.
    for part in &mut parts {
        part.range = trimmed(words, part.range.clone(), char::is_whitespace);
    }
    let whole = hold_every_letter(words, &parts);
    debug_assert!(whole, "no part of {parts:?} holds some letter of {:?}", &**words);
    // Rather a line that is not understood than a record that is refused because a letter of it was lost.
    whole.then_some(parts)
}

/// Whether nothing but white space stands between the parts of a line.
fn hold_every_letter(words: &str, parts: &[Part]) -> bool {
    let ends = [0].into_iter().chain(parts.iter().map(|part| part.range.end));
    let starts = parts.iter().map(|part| part.range.start).chain([words.len()]);
    ends.zip(starts)
        .all(|(end, start)| words.get(end..start).is_some_and(|between| between.trim().is_empty()))
}

/// Whether the words are plainly a line of a form, wherever they stand.
pub(super) fn stands_alone(words: &str, registers: Registers<'_>) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    let words = &Words::new(words);
    if is_prose(words) {
        return distribution::RULE.read(words, anywhere(registers)).is_some();
    }
    let read = |words: &Words<'_>| {
        let mut rules = RULES.iter().filter(|rule| rule.alone);
        rules.find_map(|rule| rule.read(words, anywhere(registers)))
    };
    read(words).or_else(|| gloss::read(words, (Place::Both, anywhere(registers)), read)).is_some()
}

/// Whether the line is longer than marks are that have no figures. Only those who got copies may be named
/// at such length.
fn is_prose(words: &Words<'_>) -> bool {
    !words.has_figure() && !words.contains('|') && !has_at_most(words.closed_up(), 9)
}

/// Whether the words are a level of secrecy or a priority, and nothing else.
pub(super) fn is_level_or_priority(words: &str) -> bool {
    let words = &Words::new(words);
    let mut rules = [classification::RULE, priority::RULE].into_iter();
    rules.any(|rule| rule.read(words, anywhere(Registers::builtin())).is_some())
}

/// The lines that a text of one long line began with, the rest of it, and the signature it ended with; a short one stays
/// whole.
pub(super) fn run_in(words: &str, registers: Registers<'_>) -> Vec<Range<usize>> {
    if wording::count(words) < RUN_IN {
        return std::iter::once(0..words.len()).collect();
    }
    let mut parts = run_in::marks(words, anywhere(registers));
    if let Some(rest) = parts.pop() {
        let close = run_out::close_start(&words[rest.clone()], anywhere(registers));
        let close = close.map_or(rest.end, |close| rest.start + close);
        parts.push(rest.start..words[..close].trim_end().len());
        parts.extend((close < rest.end).then_some(close..rest.end));
    }
    parts
}

/// How many words a text has that lost its line ends.
const RUN_IN: usize = 50;

/// Whether the line begins with a label that forms print: `Subject: The talks`.
pub(super) fn is_labelled(words: &str) -> bool {
    let label = words.split_once(": ").map_or("", |(label, _)| label.trim_end_matches('.'));
    LABELS.iter().any(|known| known.eq_ignore_ascii_case(label))
}

const LABELS: &[&str] = &[
    "subject",
    "re",
    "ref",
    "reference",
    "references",
    "regarding",
    "from",
    "to",
    "through",
    "here",
    "topic",
    "file",
];

/// Whether the line is a greeting with which a letter closes: `With Communist greetings`.
pub(super) fn closes_letter(words: &str) -> bool {
    let words = &Words::new(words);
    has_at_most(words, 12) && salute::CLOSE.read(words, anywhere(Registers::builtin())).is_some()
}

/// Whether the line only parts what stands above from what stands below, and says nothing of either: a line drawn, or
/// where a leaf of the file begins.
pub(super) fn only_parts(words: &str) -> bool {
    separator::is_separator(words) || leaf::is_leaf(words)
}

/// Whether the line is a line drawn.
pub(super) fn is_drawn(words: &str) -> bool {
    separator::is_separator(words)
}

/// Whether the line is a date, with a place before it or not.
pub(super) fn is_dateline(words: &str, registers: Registers<'_>) -> bool {
    words.len() <= LONGEST && dateline::is_dateline(words, anywhere(registers))
}

/// What may be known of a line before its record is read.
fn anywhere(registers: Registers<'_>) -> Context<'_> {
    Context { registers, century: dates::TWENTIETH, title_numbers: &[] }
}

/// Lines of a form are short; a paragraph is not tried against every phrase.
const LONGEST: usize = 160;

/// Translators' notes and lists of copies run over some lines; nothing that a form has fills pages.
const LONGEST_NOTE: usize = 16 * 1024;

/// The whole line as one part.
fn whole(words: &str, role: Role, tags: Tags) -> Option<Vec<Part>> {
    Some(vec![Part { range: 0..words.len(), role, tags }])
}

/// The whole line as a mark at the head.
fn mark(words: &str, kind: NoteKind) -> Option<Vec<Part>> {
    whole(words, Role::Line(LineKind::Note(kind)), Tags::default())
}

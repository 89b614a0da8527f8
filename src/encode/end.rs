//! The end of a text: signatures, datelines, numbers, and what stands below them.

use super::Encoder;
use super::label;
use super::lines::wording::{closed_up, has_at_most};
use super::lines::{self, Part, Place, Role, Tags};
use super::unit::Unit;
use crate::cable::{End, LineKind, NoteKind};

/// The end of a text: its first unit, and what the units from there on were recognised as.
pub(super) struct Found {
    pub(super) start: usize,
    recognised: Vec<Option<Vec<Part>>>,
}

/// Finds the end: it begins at the first line that is recognised, with at most two unrecognised short ones in
/// a row between it and the next. A sentence is none of them, nor is a third line, unless the text is closed above for
/// certain; and a line drawn, or the mark of a leaf, says nothing of what is above.
pub(super) fn find(encoder: &Encoder<'_>, units: &[Unit]) -> Found {
    let recognise = |at: usize| encoder.recognise(&units[at], Place::End);
    let notes = notes_start(units, |at| is_signed(recognise(at).as_deref()));
    let mut start = notes;
    let mut unknown = 0;
    let mut signed = false;
    // The line above which a text was closed for certain; below it everything is of the end.
    let mut closed = None;
    let mut backwards = Vec::new();
    for at in (0..notes).rev() {
        let parts = recognise(at);
        if lines::only_parts(units[at].text()) {
            backwards.push(parts);
            continue;
        }
        signed |= is_signed(parts.as_deref()) == Some(true);
        let noted = || is_noted_below_line(units, at) || names_paper(units, at);
        if parts.is_some() || closed.is_some_and(|closed| at > closed) || noted() {
            start = at;
            unknown = 0;
        } else if unknown < 2 && is_fragment(&units[at]) {
            unknown += 1;
        } else {
            // Who signs further below has closed another text than the one above.
            let above = (!signed).then(|| closed_above(encoder, at, units, &recognise)).flatten();
            let Some(above) = above else { break };
            closed = Some(above);
            start = at;
            unknown = 0;
        }
        backwards.push(parts);
    }
    backwards.truncate(notes - start);
    backwards.reverse();
    Found { start, recognised: backwards }
}

/// Whether a line of the end is a signature; nothing of a line that is not recognised.
fn is_signed(parts: Option<&[Part]>) -> Option<bool> {
    Some(holds(parts?, &[LineKind::Signed]))
}

fn holds(parts: &[Part], kinds: &[LineKind]) -> bool {
    parts.iter().any(|part| matches!(&part.role, Role::Line(kind) if kinds.contains(kind)))
}

/// How many lines may stand between a close and a line that nobody knows, and how many of them nobody knows either.
const REACH: usize = 16;
const UNKNOWN: usize = 4;

/// How many sentences may stand below each other; more are a text of their own.
const SENTENCES: usize = 2;

/// How many words an unknown line has that stands among others.
const LONGEST: usize = 60;

/// The last line of what closes a text above this unknown line for certain: somebody signs there, and he is the sender
/// of the record, or a greeting, a date or a number stands beside the signature. What stands between may be anything
/// that is written below a signature: who got copies, who typed, a postscript; neither a list nor the head of another
/// text.
fn closed_above(
    encoder: &Encoder<'_>,
    at: usize,
    units: &[Unit],
    recognise: &impl Fn(usize) -> Option<Vec<Part>>,
) -> Option<usize> {
    let mut unknown = 1;
    let mut sentences = usize::from(!is_fragment(&units[at]));
    let mut close = Close::default();
    for above in (0..at).rev().take(REACH) {
        let Some(parts) = recognise(above) else {
            if close.is_certain() {
                return close.last;
            }
            close = Close::default();
            unknown += 1;
            sentences += usize::from(!is_fragment(&units[above]));
            let stands_below = |at: &usize| {
                let text = units[*at].text();
                has_at_most(text, LONGEST) && !label::begins_item(text)
            };
            if unknown > UNKNOWN || sentences > SENTENCES || ![at, above].iter().all(stands_below) {
                return None;
            }
            continue;
        };
        sentences = 0;
        if parts.iter().all(|part| CLOSING.contains(&part.role)) {
            close.add(above, &parts);
            close.told |= encoder.is_signed_by_sender(&units[above], &parts);
        } else if close.is_certain() || holds(&parts, &HEADING) {
            // Below a line of another kind begins another text.
            return None;
        }
    }
    // Without a text above, these are lines of the head.
    None
}

/// Whether a text is closed for certain above this line, which says that another one follows.
pub(super) fn stands_above(encoder: &Encoder<'_>, units: &[Unit], at: usize) -> bool {
    let recognise = |at: usize| encoder.recognise(&units[at], Place::End);
    closed_above(encoder, at, units, &recognise).is_some()
}

/// Lines that may close a text, from the last one upwards.
#[derive(Default)]
struct Close {
    last: Option<usize>,
    signed: bool,
    told: bool,
}

impl Close {
    fn add(&mut self, at: usize, parts: &[Part]) {
        self.last.get_or_insert(at);
        self.signed |= holds(parts, &[LineKind::Signed]);
        self.told |= holds(parts, &TELLING);
    }

    fn is_certain(&self) -> bool {
        self.signed && self.told
    }
}

/// What stands beside a signature and beside no other name.
const TELLING: [LineKind; 3] =
    [LineKind::Dateline, LineKind::Salute, LineKind::Note(NoteKind::Number)];

/// What stands at the head of a text and hardly below one.
const HEADING: [LineKind; 4] = [
    LineKind::Note(NoteKind::Classification),
    LineKind::Note(NoteKind::Priority),
    LineKind::Note(NoteKind::Series),
    LineKind::Note(NoteKind::Kind),
];

/// What stands between a text and its postscript.
const CLOSING: [Role; 5] = [
    Role::Line(LineKind::Signed),
    Role::Line(LineKind::Dateline),
    Role::Line(LineKind::Salute),
    Role::Line(LineKind::Note(NoteKind::Number)),
    Role::Line(LineKind::Note(NoteKind::Line)),
];

/// Where the notes begin that stand below a signature: `1. This conversation took place in Moscow.`,
/// `x/ The telegram of 9 April.`; those with a sign also below a line that is drawn.
fn notes_start(units: &[Unit], is_signed: impl Fn(usize) -> Option<bool>) -> usize {
    let noted = units.iter().rev().take_while(|unit| is_noted(unit.text())).count();
    let first = units.len() - noted;
    let begins = units.get(first).is_some_and(|unit| number(unit.text()).is_none_or(|n| n == 1));
    let drawn = || {
        let above = first.checked_sub(1).map(|above| units[above].text());
        number(units[first].text()).is_none() && above.is_some_and(lines::only_parts)
    };
    if begins && (drawn() || is_anchored(units, first) || stands_below_signature(first, is_signed))
    {
        first
    } else {
        units.len()
    }
}

/// Whether the sign with which a note begins stands behind a word above: `closed.*`
fn is_anchored(units: &[Unit], note: usize) -> bool {
    let Some(sign) = units.get(note).and_then(|unit| unit.text().split_whitespace().next()) else {
        return false;
    };
    let ends_word = |word: &str| {
        let anchored = word.strip_suffix(sign);
        anchored.is_some_and(|word| {
            word.ends_with(|c: char| c.is_alphabetic() || ".,;:?!\")]”".contains(c))
        })
    };
    sign.bytes().all(|byte| byte == b'*')
        && units[..note].iter().any(|unit| unit.text().split_whitespace().any(ends_word))
}

/// A date or the words "signature illegible" may stand between, or more lines that are of the end.
fn stands_below_signature(first: usize, is_signed: impl Fn(usize) -> Option<bool>) -> bool {
    for (distance, at) in (0..first).rev().take(12).enumerate() {
        match is_signed(at) {
            Some(true) => return true,
            None if distance > 0 => return false,
            _ => {}
        }
    }
    false
}

fn is_noted(text: &str) -> bool {
    number(text).is_some() || has_note_mark(text)
}

/// The number of a note: that of a list's point, or as printed books have it `1 See telegram 612.`
fn number(text: &str) -> Option<u32> {
    label::number(text).or_else(|| {
        let (figures, words) = text.split_once(' ')?;
        let sentence = words.starts_with(char::is_uppercase) && words.ends_with('.');
        figures.parse().ok().filter(|n| sentence && (1..100).contains(n))
    })
}

/// `x/ The telegram of 9 April.` below a line that is drawn, whatever was written below it by hand.
fn is_noted_below_line(units: &[Unit], at: usize) -> bool {
    let above = at.checked_sub(1).map(|above| units[above].text());
    has_note_mark(units[at].text()) && above.is_some_and(lines::only_parts)
}

/// Whether a line is one of those that say, below `2 Enclosures`, what goes with a letter.
fn names_paper(units: &[Unit], at: usize) -> bool {
    let is_item = |unit: &&Unit| label::begins_item(unit.text()) && has_at_most(unit.text(), PAPER);
    let papers = units[..=at].iter().rev().take(PAPERS).take_while(is_item).count();
    let heading = (at + 1).checked_sub(papers + 1);
    papers > 0 && heading.is_some_and(|heading| lines::heads_papers(units[heading].text()))
}

/// How many papers may go with a letter, and how many words name one.
const PAPERS: usize = 12;
const PAPER: usize = 12;

fn has_note_mark(text: &str) -> bool {
    NOTE_MARKS.iter().any(|mark| text.starts_with(mark))
}

/// What a note behind the text begins with if it has no number.
const NOTE_MARKS: &[&str] = &["x/ ", "x) ", "* ", "** "];

/// A few words that are no sentence.
fn is_fragment(unit: &Unit) -> bool {
    let text = unit.text().trim_end_matches(['"', '”', '»', ')', ']', ' ']);
    !label::begins_item(text)
        && has_at_most(text, 14)
        && (has_at_most(text, 3) || !text.ends_with(['.', '?', '!', ':', ';']))
}

impl Encoder<'_> {
    /// Whether somebody signs who has sent the record according to its title.
    fn is_signed_by_sender(&self, unit: &Unit, parts: &[Part]) -> bool {
        let signed = parts.iter().filter(|part| part.role == Role::Line(LineKind::Signed));
        signed.map(|part| closed_up(&unit.text()[part.range.clone()]).to_lowercase()).any(|words| {
            let mut words = words.split(|c: char| !c.is_alphabetic());
            words.any(|word| self.senders.iter().any(|sender| sender == word))
        })
    }

    /// The end: lines of a closer as long as they follow each other, then what stands by itself.
    pub(super) fn end(&mut self, units: &[Unit], found: Found) -> Vec<End> {
        let mut recognised = found.recognised;
        let known = recognised.len();
        let notes = notes_start(units, |at| is_signed(recognised[at].as_deref()));
        recognised.extend(
            units[known..notes.max(known)].iter().map(|unit| self.recognise(unit, Place::End)),
        );
        let mut end: Vec<End> = Vec::new();
        for (unit, parts) in units[..notes].iter().zip(recognised) {
            match parts {
                Some(parts) => parts.iter().for_each(|part| self.push_end(unit, part, &mut end)),
                None => self.push_unknown(unit, &mut end),
            }
        }
        for unit in &units[notes..] {
            end.push(End::Note(NoteKind::Footnote, self.whole(unit, Tags::default())));
        }
        end
    }

    fn push_end(&mut self, unit: &Unit, part: &Part, end: &mut Vec<End>) {
        match &part.role {
            Role::Instruction => end.push(End::Postscript(self.part(unit, part))),
            Role::After(kind) => end.push(End::Note(kind.clone(), self.part(unit, part))),
            Role::Line(LineKind::Gap) => {
                end.extend(self.part(unit, part).into_iter().map(|gap| End::Gap(gap.into())))
            }
            Role::Line(_) => self.push_line(unit, part, end),
        }
    }

    fn push_line(&mut self, unit: &Unit, part: &Part, end: &mut Vec<End>) {
        let lines = self.lines(unit, std::slice::from_ref(part));
        match end.last_mut() {
            Some(End::Closer(closer)) => closer.extend(lines),
            _ => end.push(End::Closer(lines)),
        }
    }

    /// Among the lines of the end what has the sign of a note is one, though lines may follow that are none; a few words are one of them, whatever they say; more are a postscript.
    fn push_unknown(&mut self, unit: &Unit, end: &mut Vec<End>) {
        if has_note_mark(unit.text()) {
            end.push(End::Note(NoteKind::Footnote, self.whole(unit, Tags::default())));
            return;
        }
        if !has_at_most(unit.text(), 8) {
            end.push(End::Postscript(self.whole(unit, Tags::default())));
            return;
        }
        let dated = crate::dates::find(unit.text(), 0, self.century()).is_some();
        let kind = match dated {
            true => LineKind::Dateline,
            // Whoever it is that the register does not know: behind a greeting stands who greets.
            false if ends_with_greeting(end) => LineKind::Signed,
            false => LineKind::Note(NoteKind::Line),
        };
        let signer = kind == LineKind::Signed;
        let tags = Tags { dates: true, places: !signer, signer, ..Tags::default() };
        let part = Part { range: 0..unit.text().len(), role: Role::Line(kind), tags };
        self.push_line(unit, &part, end);
    }
}

fn ends_with_greeting(end: &[End]) -> bool {
    let Some(End::Closer(lines)) = end.last() else { return false };
    lines.last().is_some_and(|line| line.kind == LineKind::Salute)
}

//! The end of a text: signatures, datelines, numbers, and what stands below them.

use super::Encoder;
use super::lines::{Part, Place, Role, Tags};
use super::list;
use super::unit::Unit;
use crate::cable::{End, LineKind, NoteKind};

/// Where the end begins: at the first line that is recognised, with at most two unrecognised short ones in
/// a row between it and the next. A sentence is none of them.
pub(super) fn start(encoder: &Encoder<'_>, units: &[Unit]) -> usize {
    let notes = notes_start(encoder, units);
    let mut start = notes;
    let mut unknown = 0;
    for (at, unit) in units[..notes].iter().enumerate().rev() {
        if encoder.recognise(unit, Place::End).is_some() {
            start = at;
            unknown = 0;
        } else if unknown < 2 && is_fragment(unit) {
            unknown += 1;
        } else {
            break;
        }
    }
    start
}

/// Where the numbered notes begin that stand below a signature: `1. This conversation took place in Moscow.`
fn notes_start(encoder: &Encoder<'_>, units: &[Unit]) -> usize {
    let numbered =
        units.iter().rev().take_while(|unit| list::number(unit.text()).is_some()).count();
    let first = units.len() - numbered;
    let signed = |unit: &Unit| {
        let parts = encoder.recognise(unit, Place::End).unwrap_or_default();
        parts.iter().any(|part| part.role == Role::Line(LineKind::Signed))
    };
    let begins = units.get(first).is_some_and(|unit| list::number(unit.text()) == Some(1));
    // A date or the words "signature illegible" may stand between.
    let below = units[..first].iter().rev().take(2).any(signed);
    if begins && below { first } else { units.len() }
}

/// A few words that are no sentence.
fn is_fragment(unit: &Unit) -> bool {
    let text = unit.text().trim_end_matches(['"', '”', '»', ')', ']', ' ']);
    let words = text.split_whitespace().count();
    !list::begins_item(text)
        && words <= 14
        && (words < 4 || !text.ends_with(['.', '?', '!', ':', ';']))
}

impl Encoder<'_> {
    /// The end: lines of a closer as long as they follow each other, then what stands by itself.
    pub(super) fn end(&mut self, units: &[Unit]) -> Vec<End> {
        let notes = notes_start(self, units);
        let mut end: Vec<End> = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            match self.recognise(unit, Place::End) {
                _ if at >= notes => {
                    end.push(End::Note(NoteKind::Footnote, self.whole(unit, Tags::default())));
                }
                Some(parts) => parts.iter().for_each(|part| self.push_end(unit, part, &mut end)),
                None => self.push_unknown(unit, &mut end),
            }
        }
        end
    }

    fn push_end(&mut self, unit: &Unit, part: &Part, end: &mut Vec<End>) {
        match &part.role {
            Role::Instruction => end.push(End::Postscript(self.part(unit, part))),
            Role::After(kind) => end.push(End::Note(kind.clone(), self.part(unit, part))),
            Role::Line(LineKind::Gap) => {
                end.extend(self.part(unit, part).into_iter().map(End::Gap))
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

    /// Among the lines of the end a few words are one of them, whatever they say; more are a postscript.
    fn push_unknown(&mut self, unit: &Unit, end: &mut Vec<End>) {
        if unit.text().split_whitespace().count() > 8 {
            end.push(End::Postscript(self.whole(unit, Tags::default())));
            return;
        }
        let tags = Tags { dates: true, places: true, ..Tags::default() };
        let dated = crate::dates::find(unit.text(), 0, self.century()).is_some();
        let kind = if dated { LineKind::Dateline } else { LineKind::Note(NoteKind::Line) };
        let part = Part { range: 0..unit.text().len(), role: Role::Line(kind), tags };
        self.push_line(unit, &part, end);
    }
}

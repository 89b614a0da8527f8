//! The head of a text: the lines at its front that are lines of a form.

use super::Encoder;
use super::lines::wording::{closed_up, has_at_most};
use super::lines::{self, Numbers, Part, Place, Role, Tags};
use super::unit::Unit;
use crate::cable::{COLUMNS, Follows, Line, LineKind, NoteKind, Series};

/// The parts of the lines at the front that are head lines.
///
/// Forms hold more than any list of phrases: a short line that nobody knows is one of the head if the next
/// one is, and a few words that are no sentence if a line soon follows that is plainly of a form.
pub(super) fn head(encoder: &Encoder<'_>, units: &[Unit]) -> Vec<Vec<Part>> {
    let mut head = Vec::new();
    while let Some(unit) = units.get(head.len()) {
        match encoder.recognise(unit, Place::Head) {
            Some(parts) => head.push(parts),
            None if head.last().is_some_and(|above| is_kind(above)) && is_subtitle(unit) => {
                head.push(vec![unknown_line(unit)]);
            }
            None if goes_on(encoder, &units[head.len()..])
                || (!head.is_empty()
                    && (asks_before_marks(encoder, &units[head.len()..]) || is_printed(unit))) =>
            {
                head.push(vec![unknown_line(unit)]);
            }
            None => break,
        }
    }
    give_numbers_to_places(encoder, units, &mut head);
    head
}

fn is_kind(parts: &[Part]) -> bool {
    matches!(parts, [only] if only.role == Role::Line(LineKind::Note(NoteKind::Kind)))
}

/// `with Premier Zhou Enlai`, `of Comrade Kovalev with Gao Gang`, `on the question of Korea`: with whom, whose or on what, below
/// the line that says what the paper is.
fn is_subtitle(unit: &Unit) -> bool {
    let text = unit.text();
    let with = ["with ", "between ", "of ", "on ", "about ", "concerning "]
        .iter()
        .any(|with| text.starts_with(with));
    with && has_at_most(text, SUBTITLE) && !text.ends_with(['.', ',', ';', ':'])
}

/// How many words a subtitle has, with what stands in brackets below it.
const SUBTITLE: usize = 30;

fn unknown_line(unit: &Unit) -> Part {
    let role = Role::Line(LineKind::Note(NoteKind::Line));
    Part { range: 0..unit.text().len(), role, tags: Tags::default() }
}

/// `SUBJECT: Rice`: below other lines of a head a label in capitals needs no line that tells what it is.
fn is_printed(unit: &Unit) -> bool {
    let text = unit.text();
    let label = text.split_once(": ").map_or("", |(label, _)| label);
    !label.contains(char::is_lowercase) && lines::is_labelled(text) && has_at_most(text, LABELLED)
}

/// How many words may stand behind the label of a form.
const LABELLED: usize = 25;

/// How many unknown lines may stand together in a head.
const UNKNOWN: usize = 3;

/// Whether the head goes on behind a line that is unknown.
fn goes_on(encoder: &Encoder<'_>, units: &[Unit]) -> bool {
    if lines::closes_letter(units[0].text()) {
        return false;
    }
    let next = units.get(1).filter(|next| !lines::only_parts(next.text()));
    let next = next.and_then(|next| encoder.recognise(next, Place::Head));
    if is_short(&units[0], 6) && next.is_some() {
        return true;
    }
    let unknown = units.iter().take(UNKNOWN).take_while(|unit| is_short(unit, 18)).count();
    let mut behind = units.iter().skip(1).take(unknown);
    behind.any(|unit| {
        let text = unit.text();
        // `Dear Comrade Ambassador!`
        encoder.has_line(unit, &LineKind::Salute)
            || lines::stands_alone(text, encoder.registers)
            && !super::brackets::is_gap(text)
            && !lines::only_parts(text)
            && !lines::closes_letter(text)
            // The number of a protocol's point stands below the point.
            && encoder.number_of_point(unit).is_none()
    })
}

/// Whether a short sentence is one of a form: `To be opened by the addressee himself.` Below it stands what stands at a head
/// only; a date alone may be the heading of a day in a diary.
fn asks_before_marks(encoder: &Encoder<'_>, units: &[Unit]) -> bool {
    let sentence = |unit: &&Unit| {
        let text = unit.text();
        text.ends_with(['.', '!'])
            && has_at_most(text, 12)
            && !text.contains('\n')
            && !super::label::begins_item(text)
    };
    let sentences = units.iter().take(SENTENCES).take_while(sentence).count();
    let marks = |unit: &Unit| {
        let parts = encoder.recognise(unit, Place::Head).unwrap_or_default();
        parts.iter().any(|part| {
            MARKS.iter().any(|mark| part.role == Role::Line(LineKind::Note(mark.clone())))
        })
    };
    let below = units.get(sentences).filter(|unit| encoder.number_of_point(unit).is_none());
    sentences > 0 && below.is_some_and(marks)
}

/// How many such sentences may stand together.
const SENTENCES: usize = 2;

const MARKS: [NoteKind; 6] = [
    NoteKind::Classification,
    NoteKind::Copying,
    NoteKind::Priority,
    NoteKind::Kind,
    NoteKind::Copy,
    NoteKind::Number,
];

/// A few words that are no sentence and no point of a list; those of a printed label may be more.
fn is_short(unit: &Unit, words: usize) -> bool {
    let text = unit.text();
    let labelled = lines::is_labelled(text);
    let words = if labelled { LABELLED } else { words };
    has_at_most(&closed_up(text), words)
        && !text.ends_with(['?', '!', '"', '”', ':', ';'])
        && (!text.ends_with('.') || labelled || ends_with_abbreviation(text) || is_one_word(text))
        && !super::label::begins_item(text)
}

/// `189/szig. titk./1954.` without the blank: a mark of the registry.
fn is_one_word(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(|c: char| c.is_ascii_digit())
}

/// `VYSHINSKY, A. Y.`, `7 December 1950, 6 hrs. 15 min.`: the stop ends no sentence.
fn ends_with_abbreviation(text: &str) -> bool {
    let last = text.split_whitespace().next_back();
    last.is_some_and(|last| super::name_words::is_initials(last) || matches!(last, "min." | "hrs."))
}

/// The number below the place of sending counts what was sent from there.
fn give_numbers_to_places(encoder: &Encoder<'_>, units: &[Unit], head: &mut [Vec<Part>]) {
    let mut awaited = false;
    for (unit, parts) in units.iter().zip(head) {
        for part in parts {
            match part.tags.number {
                Some(Numbers::Marked(Series::Sender | Series::Register)) if awaited => {
                    part.tags.number = Some(Numbers::Marked(Series::Place));
                }
                Some(Numbers::Bare(Series::Sender | Series::Register)) if awaited => {
                    part.tags.number = Some(Numbers::Bare(Series::Place));
                }
                _ => {
                    let words = without_bar(&unit.text()[part.range.clone()]);
                    awaited |= lines::awaits_number(words, encoder.context());
                }
            }
        }
    }
}

/// A cell of a row ends with the bar behind it.
fn without_bar(cell: &str) -> &str {
    cell.trim_end_matches(['|', ' '])
}

impl Encoder<'_> {
    /// Whether a unit at a head has a line of such a kind in it.
    pub(super) fn has_line(&self, unit: &Unit, kind: &LineKind) -> bool {
        let parts = self.recognise(unit, Place::Head).unwrap_or_default();
        parts.iter().any(|part| matches!(&part.role, Role::Line(found) if found == kind))
    }

    /// What a unit is, if it stands at such a place.
    pub(super) fn recognise(&self, unit: &Unit, place: Place) -> Option<Vec<Part>> {
        if unit.copies {
            let role = Role::After(NoteKind::Distribution);
            let tags = Tags { names: true, ..Tags::default() };
            return Some(vec![Part { range: 0..unit.text().len(), role, tags }]);
        }
        let look = || lines::recognise(unit.text(), place, self.context());
        self.seen.or_look(unit.text(), place, look)
    }

    /// The lines of an opener or a closer that the parts of a unit are.
    pub(super) fn lines(&mut self, unit: &Unit, parts: &[Part]) -> Vec<Line> {
        parts.iter().filter_map(|part| self.line(unit, part)).collect()
    }

    fn line(&mut self, unit: &Unit, part: &Part) -> Option<Line> {
        let kind = match &part.role {
            Role::Line(kind) => kind.clone(),
            Role::After(kind) => LineKind::Note(kind.clone()),
            Role::Instruction => return None,
        };
        let content = self.part(unit, part);
        let before = &unit.text()[..part.range.start];
        let follows = match before {
            "" => Follows::Below,
            _ if before.ends_with(COLUMNS) || before.ends_with('\t') => Follows::Apart,
            _ => Follows::Behind,
        };
        let span = unit.words.part(part.range.clone());
        Some(Line { kind, follows, content, span })
    }
}

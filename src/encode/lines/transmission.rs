//! How the message went: `Received on 4:10 am, 14 May 1950`, `From Pyongyang. Sent 31.8.50 11:32`, `from TEHRAN`.

use super::wording::{count, has_at_most};
use super::{Context, Initials, LineRule, Numbers, Place, Role, Tags, Words, kind, whole};
use crate::cable::{LineKind, NoteKind, Series};
use crate::dates;
use crate::encode::{number, places};

/// ```text
/// line ::= verb way ( date | time ) words | [ "From" ] PLACE number
///        | "From" place [ number ] [ verb ] [ time ] [ date ] | typed | ( "SENT DEPARTMENT" | "REPEATED INFO" ) WORDS
/// way  ::= "on" | "at" | "in" place | "by" name | "from" place | "to" office | ...
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| {
        (words.begin_like(&const { Initials::of(&[VERBS, FROM]) }) && has_at_most(words, LONGEST))
            || (words.has_figure() && has_at_most(words, 5))
    },
    recognise: |words, context| {
        let told = (tells_the_way(words) && has_moment(words, context)) || is_typed(words);
        (told
            || is_routing(words)
            || is_place_line(words, context)
            || is_counted_place(words, context))
        .then(|| {
            let number = Some(Numbers::Marked(series(words)));
            let tags = Tags { number, dates: true, places: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Note(NoteKind::Transmission)), tags)
        })?
    },
};

/// What counts the number of the line: the place from which the message came, or the register of those who sent it.
fn series(words: &Words<'_>) -> Series {
    let sent = words.begin_with(SENDING) && !words.folded().contains(" from ");
    if sent { Series::Register } else { Series::Place }
}

const SENDING: &[&str] =
    &["sent", "dispatched", "despatched", "transmitted", "отправлена", "отправлено"];

/// Whether the line names the place of sending and no number: the number stands on the next one.
pub(crate) fn awaits_number(words: &str, context: Context<'_>) -> bool {
    is_place_line(words, context) && !words.contains(|c: char| c.is_ascii_digit())
}

/// How many words such a line may have.
const LONGEST: usize = 25;

const VERBS: &[&str] = &[
    "sent",
    "received",
    "recd",
    "rec'd",
    "arrived",
    "deciphered",
    "deciph",
    "reproduced",
    "duplicated",
    "decoded",
    "enciphered",
    "dispatched",
    "despatched",
    "transmitted",
    "typed",
    "printed",
    "telegraphed",
    "passed on",
    "handed over",
    "date sent",
    "date received",
    "time sent",
    "time received",
    "time of dispatch",
    "time of receipt",
    "postupila",
    "otpravlena",
    "prinyata",
    "rasshifrovana",
    "rasshifr",
    "отправлена",
    "отправлено",
    "получена",
    "получено",
    "принята",
    "расшифрована",
];

/// Whether the word says how a message went, so that it is no place.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word.to_lowercase().as_str())
}

/// The verb of a form goes on with a place or a time; that of a sentence with what was sent.
fn tells_the_way(words: &Words<'_>) -> bool {
    let line = words.folded();
    let behind = VERBS.iter().find_map(|verb| line.strip_prefix(verb));
    let next = behind.and_then(|rest| rest.trim_start_matches([':', ' ', ',']).split(' ').next());
    let of_a_form = count(words) <= 8 && !words.ends_with('.') && !line.contains("telegram");
    next.is_some_and(|word| {
        word.starts_with(|c: char| c.is_ascii_digit()) || WAYS.contains(&word) || of_a_form
    })
}

const WAYS: &[&str] = &[
    "on", "at", "in", "by", "from", "to", "via", "through", "over", "for", "as", "the", "в", "из",
];

fn has_moment(words: &str, context: Context<'_>) -> bool {
    dates::find(words, 0, context.century).is_some()
        || dates::find_time(words, 0).is_some()
        || dates::find_day(words, 0).is_some()
}

/// `Typed by Bantsekina`, `Received by VCh from c. Shtemenko`
fn is_typed(words: &Words<'_>) -> bool {
    let by_hand =
        words.begin_with(&["typed by", "deciphered by", "transmitted by:", "received by:"])
            && count(words) <= 5;
    let by_wire = words.begin_with(WIRES) && count(words) <= 8 && !words.ends_with('.');
    by_hand || by_wire
}

const WIRES: &[&str] = &[
    "received by vch",
    "received by telephone",
    "received by phone",
    "received by telegraph",
    "received by radio",
    "transmitted by vch",
    "transmitted by telephone",
    "transmitted by phone",
    "accepted by telephone",
];

/// `SENT DEPARTMENT 1388, REPEATED INFO TAIPEI 97`: where a telegram of the American foreign service went besides.
fn is_routing(words: &Words<'_>) -> bool {
    words.begin_with(&["sent department", "sent dept", "repeated info"])
        && !words.contains(char::is_lowercase)
}

const FROM: &[&str] = &["From", "from", "FROM", "Из", "ИЗ"];

/// `PYONGYANG  No. 1219`: nothing but the place in capitals and the number that counts what came from there.
pub(super) fn is_counted_place(words: &str, context: Context<'_>) -> bool {
    let Some(marked) = number::find_marked(words, 0) else { return false };
    let place = words[..marked.mark.start].trim_end();
    !place.contains(char::is_lowercase)
        && places::is_place(place, context.registers.places)
        && marked.end(words) == words.len()
}

/// `From BEIJING No. 1309 20 hours 05 minutes, 13.1.1951`, `from TEHRAN`
fn is_place_line(words: &str, context: Context<'_>) -> bool {
    let mut rest = words.split([' ', ':']).filter(|word| !word.is_empty());
    let from = rest.next().is_some_and(|word| FROM.contains(&word));
    let Some(next) = rest.next().filter(|word| from && word.starts_with(char::is_uppercase)) else {
        return false;
    };
    // "From Protocol No. 80": whence an extract was made.
    if kind::document_kind(next).is_some() {
        return false;
    }
    let figures = words.contains(|c: char| c.is_ascii_digit());
    let name = words[words.find(next).unwrap_or(0)..].trim_end_matches('.');
    let short = count(words) <= 3 && name.chars().all(|c| !c.is_lowercase());
    let declined = words.starts_with("И") && count(words) == 2;
    figures || places::is_place(name, context.registers.places) || short || declined
}

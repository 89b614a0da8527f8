//! Where and when the document was written: `Moscow, 11 October 1950`, `8 October 1950   11.20`.

use super::transmission::is_verb;
use super::wording::{count, has_at_most, is_title_case};
use super::{Context, LineRule, Place, Role, Tags, whole};
use crate::cable::{COLUMNS, LineKind};
use crate::dates::{self, Reading};
use crate::encode::{brackets, places};

/// ```text
/// line ::= [ label | place [ region ] [ gloss ] "," | place [ "." ] ] date [ "г." ] [ [ dash ] time | "from" time "to" time ] [ "." ] | date wide "city of" place | time
/// wide ::= many blanks
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.has_figure() && has_at_most(words, LONGEST),
    recognise: |words, context| {
        (is_dateline(words, context) || is_plain_time(words)).then(|| {
            let tags = Tags { dates: true, places: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Dateline), tags)
        })?
    },
};

/// How many words such a line may have, with a gloss on the place.
const LONGEST: usize = 40;

/// Whether the line is a date, with a place before it or not.
pub(super) fn is_dateline(words: &str, context: Context<'_>) -> bool {
    let Some(date) = date(words, context) else { return false };
    let (before, after) = (&words[..date.range.start], &words[date.range.end..]);
    let placed = || is_place(before, context) || dates::time_alone(before).is_some();
    // A day without a year behind the label may be a line of the text.
    let labelled = LABELS.contains(&before.trim())
        && date.dating.is_ok_and(|date| date.bounds().0.year.is_some());
    (labelled || placed()) && (is_time(after) || is_city_behind(after))
}

/// `28 June 1949      city of Moscow`
fn is_city_behind(after: &str) -> bool {
    let city = after.trim_start().strip_prefix("city of ").map_or("", str::trim_start);
    after.starts_with(char::is_whitespace)
        && count(city) <= 3
        && is_title_case(city)
        && !city.is_empty()
}

/// What forms print before the date.
const LABELS: &[&str] = &["Date:", "DATE:", "Dated", "Dated:", "Дата:"];

/// `23 hours 30 minutes`, `22:03`, `08.50`: figures alone may be a number, but no amount begins with nought before
/// another figure.
fn is_plain_time(words: &str) -> bool {
    let nought = || words.len() == "08.50".len() && words.starts_with('0') && words.contains('.');
    (words.contains(':') || words.contains(" hour") || nought())
        && dates::time_alone(words).is_some()
}

/// The first date; one without a year must be plain from its words or stand behind a place, for figures may be anything.
fn date(words: &str, context: Context<'_>) -> Option<Reading> {
    let named = |reading: &Reading| {
        let place = words[..reading.range.start].trim_end().strip_suffix(',');
        words[reading.range.clone()].contains(char::is_alphabetic)
            || place.is_some_and(|place| {
                places::is_place(without_gloss(place), context.registers.places)
            })
    };
    dates::find(words, 0, context.century).or_else(|| dates::find_day(words, 0).filter(named))
}

/// A comma parts a place from the date; without one only a single word that is nobody's name is a place,
/// for names stand before dates in signatures.
fn is_place(before: &str, context: Context<'_>) -> bool {
    let place = before.trim_end();
    let place = place.strip_suffix(" den").unwrap_or(place);
    let (place, words) = match place.strip_suffix(',') {
        Some(place) => (place, 3),
        None => (place, 1),
    };
    // "PYONGYANG. 9/III-50": a stop parts it if everybody knows the place.
    let known = |place: &&str| places::is_place(place, context.registers.places);
    let place = place.strip_suffix('.').filter(known).unwrap_or(place);
    let place = without_region(without_gloss(place));
    let plain = place.chars().all(|c| c.is_alphabetic() || " -'’".contains(c))
        // What stands in a column beside it is read apart.
        && !place.contains(COLUMNS);
    let person = context.registers.persons.named(place).is_some();
    plain && !person && !is_verb(place) && count(place) <= words && is_title_case(place)
}

/// `Phenjan [Pyongyang]`: its editor's spelling of the place.
fn without_gloss(place: &str) -> &str {
    let glossed = place.strip_suffix(']').and_then(|rest| rest.split_once(" ["));
    glossed.map_or(place, |(name, _)| name)
}

/// `Pyongyang province`
fn without_region(place: &str) -> &str {
    let (name, region) = place.rsplit_once(' ').unwrap_or((place, ""));
    let regions = ["province", "city", "region", "district", "county", "area"];
    if regions.contains(&region) { name } else { place }
}

/// `, [Tokchon?]`: where, as the editor has it.
fn is_gloss(after: &str) -> bool {
    brackets::is_only_brackets(&after[after.find('[').unwrap_or(0)..]) && count(after) <= 5
}

fn is_time(after: &str) -> bool {
    let time = after.trim_matches([' ', ',', '.', ';', '"', '”', '»', '\'', '’', '—', '–']);
    let time = time.split_once('[').filter(|_| is_gloss(time)).map_or(time, |(time, _)| time);
    let time = time.trim_end_matches([' ', ',']);
    let time =
        time.strip_prefix(['г', 'g']).map_or(time, |rest| rest.trim_matches([' ', ',', '.']));
    time.is_empty()
        || matches!(time, "year" | "года")
        || dates::time_alone(time).is_some()
        || is_span(time)
}

/// `from 14:00 to 16:20`: how long a conversation took.
fn is_span(time: &str) -> bool {
    let span = time.strip_prefix("from ").and_then(|rest| rest.split_once(" to "));
    span.is_some_and(|(from, to)| [from, to].iter().all(|time| dates::time_alone(time).is_some()))
}

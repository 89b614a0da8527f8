//! What is looked for in the words of a line: names, numbers, references, dates, times.

use std::ops::Range;

use super::lines::wording::closed_up;
use super::lines::{self, Numbers, Tags};
use super::{Encoder, Tagging, names, number, pointing, signer, unmarked};
use crate::cable::{Dating, Series};
use crate::dates::{self, Century, Reading};
use crate::persons::Person;
use crate::source::Passage;

impl Encoder<'_> {
    /// The places of names, numbers, references and dates.
    pub(super) fn marks(&mut self, words: &Passage, tags: Tags) -> Vec<Mark> {
        let text = &words.value;
        // What a line of a form holds is told by its kind; forms repeat their lines, and paragraphs do not.
        let marks = match tags == Tags::default() {
            true => self.found(text, tags),
            false => self.marked.or_look(text, tags, || self.found(text, tags)),
        };
        marks.into_iter().map(|mark| mark.dated(|reading| self.dating(words, reading))).collect()
    }

    fn found(&self, text: &str, tags: Tags) -> Vec<Found> {
        let everywhere = self.tagging == Tagging::Everywhere;
        let mut marks = Vec::new();
        if tags.dates {
            date_marks(text, self.century(), &mut marks);
        }
        number_marks(text, tags.number, &mut marks);
        if tags.dates {
            time_marks(text, &mut marks);
        }
        if tags.names || tags.signer || everywhere {
            let persons = names::persons(text, self.registers).into_iter();
            marks.extend(
                persons.map(|name| Mark { range: name.range, what: What::Person(name.pointer) }),
            );
        }
        if tags.places || everywhere {
            let places = names::places(text, self.registers.places).into_iter();
            marks.extend(
                places.map(|name| Mark { range: name.range, what: What::Place(name.pointer) }),
            );
        }
        if tags.signer {
            self.signer_marks(text, &mut marks);
        }
        marks
    }

    /// The office of somebody who signs, and the name if the register does not know it.
    fn signer_marks(&self, text: &str, marks: &mut Vec<Found>) {
        let Some(signer) = signer::read(text, self.registers) else { return };
        for mark in marks.iter_mut().filter(|mark| matches!(mark.what, What::Person(_))) {
            if let Some(start) = names::explained(text, &mark.range, self.registers.places) {
                mark.range = start..mark.range.end + "]".len();
            }
        }
        let known = marks.iter().any(|mark| matches!(mark.what, What::Person(_)));
        let names = if known { Vec::new() } else { signer.names };
        marks.extend(names.into_iter().map(|range| {
            // `S H T Y K O V` is a name of the register once it is closed up.
            let person = self.registers.persons.named(&closed_up(&text[range.clone()]));
            Mark { range, what: What::Person(person.map(Person::pointer)) }
        }));
        marks.extend(signer.office.map(|range| Mark { range, what: What::Office }));
    }
}

fn date_marks(text: &str, century: Century, marks: &mut Vec<Found>) {
    let mut at = 0;
    while let Some(reading) = dates::find(text, at, century) {
        at = reading.range.end;
        marks.push(date_mark(reading));
    }
    // Beside a full date, a day without year is a time or a number.
    if marks.is_empty() {
        marks.extend(dates::find_day(text, 0).map(date_mark));
    }
}

fn date_mark(reading: Reading) -> Found {
    Mark { range: reading.range.clone(), what: What::Date(reading) }
}

/// Numbers of the line's own count; elsewhere only those that plainly mean another cable.
fn number_marks(text: &str, numbers: Option<Numbers>, marks: &mut Vec<Found>) {
    let of_dates = marks.len();
    if let Some(Numbers::Bare(_) | Numbers::Stamped) = numbers {
        for range in number::words_with_figures(text) {
            let n = &text[range.clone()];
            let series = match numbers {
                Some(Numbers::Bare(series)) => Some(number::series(n).unwrap_or(series)),
                _ => number::series(n),
            };
            let apart = is_apart(&range, &marks[..of_dates]);
            marks.extend(series.filter(|_| apart).map(|series| number_mark(range, series)));
        }
        if numbers == Some(Numbers::Stamped) {
            registered_marks(text, marks);
        }
        return;
    }
    if let Some(Numbers::Alone(series)) = numbers {
        marks.extend(number::alone(text).map(|range| number_mark(range, series)));
        return;
    }
    if numbers == Some(Numbers::Leading) {
        let length = number::leading_length(text).unwrap_or_default();
        marks.push(number_mark(0..length, Series::Sender));
    }
    if numbers.is_none_or(|numbers| numbers == Numbers::Leading) {
        let references = unmarked::references(text).into_iter();
        marks.extend(references.map(|range| Mark { range, what: What::Reference }));
    }
    let mut at = 0;
    let mut refers = false;
    while let Some(found) = number::find_marked(text, at) {
        let between = without_aside(&text[at..found.mark.start]).trim_matches([' ', ',']);
        let before = &text[..found.mark.start];
        refers = pointing::refers_to_another(before)
            || (found.is_plural(text) && before.ends_with(" in "))
            || pointing::tells_of_cable(
                before,
                &text[found.number.clone()],
                &text[found.number.end..],
            )
            // "your telegram No. 3153 and Nos. 3200, 3201"
            || (refers && matches!(between, "" | "and" | "or" | ". and" | ". or"));
        let each = found.each(text);
        at = each.last().map_or(found.number.end, |last| last.end);
        refers |= text[at..].starts_with(" received");
        // "No. P84/211, 212": the points of one protocol.
        let protocol = each.first().and_then(|first| number::series(&text[first.clone()]));
        let protocol = protocol.filter(|series| *series == Series::Protocol);
        for range in each {
            match numbers {
                Some(Numbers::Marked(series)) => {
                    let own = number::series(&text[range.clone()]).or(protocol);
                    let series = own.unwrap_or(series);
                    marks.push(number_mark(range, series));
                }
                Some(Numbers::Others) => marks.push(Mark { range, what: What::Reference }),
                _ if refers => marks.push(Mark { range, what: What::Reference }),
                _ => {}
            }
        }
    }
}

/// The numbers under which a stamp says that the paper came or went: `Incoming No 16377`, `Incoming 0871-dv`,
/// `18 NOV 1950. No. 8814`.
fn registered_marks(text: &str, marks: &mut Vec<Found>) {
    let others = marks.len();
    for range in number::words_with_figures(text) {
        let word = text[..range.start].split_whitespace().next_back().unwrap_or_default();
        let counts = matches!(lines::series_named(word), Some(Series::Register | Series::Stamp));
        let lettered = text[range.clone()].contains('-');
        if counts && lettered && word.chars().all(char::is_alphabetic) && is_apart(&range, marks) {
            marks.push(number_mark(range, Series::Stamp));
        }
    }
    let mut at = 0;
    while let Some(found) = number::find_marked(text, at) {
        at = found.number.end;
        let before = text[..found.mark.start].trim_end();
        let word = before.rsplit([' ', ':', '[', ',']).next().unwrap_or_default();
        let counts = matches!(lines::series_named(word), Some(Series::Register | Series::Stamp));
        let said = before.rsplit(':').next().unwrap_or_default();
        let dated = ends_with_year(word) && lines::wording::is_title_case(said);
        if (counts || dated) && is_apart(&found.number, &marks[..others]) {
            marks.push(number_mark(found.number, Series::Stamp));
        }
    }
}

/// `1950.`: the day of a stamp, with a stop before the number.
fn ends_with_year(word: &str) -> bool {
    let year = word.strip_suffix('.').filter(|year| year.len() == "1950".len());
    year.is_some_and(|year| {
        year.starts_with("19") && year.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// What stands between two numbers without the other count of the first: ` (special 329) and `.
fn without_aside(between: &str) -> &str {
    let inner = between.trim_start().strip_prefix('(');
    inner.and_then(|inner| inner.split_once(')')).map_or(between, |(_, behind)| behind)
}

fn number_mark(range: Range<usize>, series: Series) -> Found {
    Mark { range, what: What::Number(series) }
}

/// Times that are no part of a date or a number; four figures at the end of a line are one too.
fn time_marks(text: &str, marks: &mut Vec<Found>) {
    let others = marks.len();
    let mut at = 0;
    while let Some(time) = dates::find_time(text, at) {
        at = time.range.end;
        if is_apart(&time.range, &marks[..others]) {
            marks.push(Mark { range: time.range.clone(), what: What::Time(time.when()) });
        }
    }
    let last = marks.iter().map(|mark| mark.range.end).max().unwrap_or(text.len());
    let rest = text[last..].trim_matches([' ', ',', '.', '\u{A0}']);
    if let Some(time) = dates::time_alone(rest) {
        let start = last + text[last..].find(rest).unwrap_or_default();
        let range = start..start + time.range.end;
        marks.push(Mark { range, what: What::Time(time.when()) });
    }
}

fn is_apart(range: &Range<usize>, marks: &[Found]) -> bool {
    marks.iter().all(|mark| range.end <= mark.range.start || mark.range.end <= range.start)
}

/// A mark whose date was read, and of which nobody has decided what it means in this record.
type Found = Mark<Reading>;

/// A stretch of text that is something.
#[derive(Clone)]
pub(super) struct Mark<D = Option<Dating>> {
    pub(super) range: Range<usize>,
    pub(super) what: What<D>,
}

impl Found {
    fn dated(self, dating: impl FnOnce(&Reading) -> Option<Dating>) -> Mark {
        let what = match self.what {
            What::Date(reading) => What::Date(dating(&reading)),
            What::Number(series) => What::Number(series),
            What::Reference => What::Reference,
            What::Time(when) => What::Time(when),
            What::Office => What::Office,
            What::Person(pointer) => What::Person(pointer),
            What::Place(pointer) => What::Place(pointer),
        };
        Mark { range: self.range, what }
    }
}

#[derive(Clone)]
pub(super) enum What<D = Option<Dating>> {
    Number(Series),
    Reference,
    Date(D),
    /// The value of `@when`.
    Time(String),
    Office,
    Person(Option<String>),
    Place(Option<String>),
}

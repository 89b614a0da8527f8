//! Title, address, citation, datelines or the sending date contradict the record's date.

mod in_text;

use super::{Context, Record, Rule, stated_dates};
use crate::cable::{ActionKind, Cable, DateWords, Dating};
use crate::dates;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Spanned};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "date-mismatch",
    family: Family::Date,
    severity: Severity::Error,
    summary: "title, address, citation, datelines or sending date contradict the record's date",
    page: include_str!("../../../docs/rules/date-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(own) = record.cable.date.as_ref().and_then(placed) else { return };
    let in_title = of_event(record, own).or_else(|| in_title(record, own));
    findings.extend(in_title.or_else(|| of_other_year(record, own)));
    findings.extend(in_address(record, own));
    findings.extend(in_citation(record.cable, own));
    findings.extend(in_correspondence(record.cable, own));
    findings.extend(in_text::named_telegram(record, own));
    if let Some(text) = record.body() {
        in_text::check(record.cable, text, own, findings);
    }
}

fn placed(date: &DateWords) -> Option<Spanned<Dating>> {
    Some(Spanned::new(date.dating?, date.words.span))
}

/// The days of citation and sending that contradict the record's: this rule tells of them, and what fits them need not be
/// told again.
pub(super) fn other_days(cable: &Cable) -> Vec<Dating> {
    let Some(own) = cable.date.as_ref().and_then(placed) else { return Vec::new() };
    let days = cited(cable).into_iter().chain(sendings(cable)).map(|day| day.value);
    days.filter(|day| !day.agrees(own.value)).collect()
}

fn in_citation(cable: &Cable, own: Spanned<Dating>) -> Option<Diagnostic> {
    let cited = cited(cable).filter(|cited| !cited.value.agrees(own.value))?;
    Some(mismatch("citation gives", &[cited], own).help(COMPARE))
}

fn cited(cable: &Cable) -> Option<Spanned<Dating>> {
    let citation = cable.citation.as_ref()?;
    let reading = dates::in_citation(&citation.value)?;
    Some(Spanned::new(reading.dating.ok()?, citation.part(reading.range)))
}

/// The day that a title ends with, or that stands in it behind a comma: `Letter to X, 11 October 1950`. Other
/// dates in titles are what the document is about.
fn in_title(record: &Record<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    let title = record.title()?;
    let comma = title.text.rfind(", ").map(|comma| comma + ", ".len());
    let of_comma = |start: usize| {
        let before = title.text[..start].trim_end_matches([',', ' ']);
        // "October 11, 1950" has a comma of its own.
        before.rfind(", ").map(|comma| comma + ", ".len())
    };
    // A conversation on that day may have been written down later.
    let on = title.text.rfind(" on ").map(|on| on + " on ".len());
    let starts = [comma, comma.and_then(of_comma), on];
    let (start, reading) = starts.into_iter().flatten().find_map(|start| {
        let reading = dates::read_at(&title.text, start, None)?;
        let at_end = !title.text[reading.range.end..].contains(char::is_alphanumeric);
        Some((start, reading)).filter(|(_, reading)| reading.names_day && at_end)
    })?;
    let is_of_event = Some(start) == on || names_conversation(&title.text);
    let severity = if is_of_event { Severity::Info } else { Severity::Warning };
    let dated = Spanned::new(reading.dating.ok()?, title.place(reading.range));
    (!dated.value.agrees(own.value))
        .then(|| mismatch("title gives", &[dated], own).weighing(severity).help(COMPARE))
}

/// The title names the record's day and month with another year: `Journal for 14 August 1958` of 14 August 1957. A report
/// may be written on the anniversary, so an earlier year is a remark.
fn of_other_year(record: &Record<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    let Dating::When(written) = own.value else { return None };
    let title = record.title()?;
    let reading = dates::find(&title.text, 0, dates::TWENTIETH)?;
    let Dating::When(named) = reading.dating.ok()? else { return None };
    let is_day = named.day.is_some() && (named.month, named.day) == (written.month, written.day);
    let dated = Spanned::new(Dating::When(named), title.place(reading.range));
    let severity = if named.year > written.year { Severity::Warning } else { Severity::Info };
    (is_day && named.year != written.year)
        .then(|| mismatch("title gives", &[dated], own).weighing(severity).help(COMPARE))
}

/// Whether a title names a conversation, of which the text may have been written down later.
fn names_conversation(title: &str) -> bool {
    let lower = title.to_lowercase();
    CONVERSATIONS.iter().any(|word| lower.contains(word))
}

/// A conversation that the title names by a day on which the record was there already. Later than the conversation it may
/// well have been written.
//
// title ::= ... ( "conversation" | "discussion" | "meeting" | "talk" ) ... " on " date ...
fn of_event(record: &Record<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    let title = record.title()?;
    let lower = title.text.to_lowercase();
    if !names_conversation(&lower) || TO_COME.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let mut starts = title.text.match_indices(" on ").map(|(at, on)| at + on.len());
    let reading = starts.find_map(|start| dates::read_at(&title.text, start, None))?;
    let day = Spanned::new(reading.dating.ok()?, title.place(reading.range));
    let is_later = reading.names_day && is_behind(day.value, own.value);
    let kind = record.cable.kind.map(|kind| kind.value);
    // Letters speak of conversations that are yet to come.
    let is_report = kind.is_some_and(in_text::is_written_afterwards);
    let severity = if is_report { Severity::Warning } else { Severity::Info };
    is_later.then(|| {
        mismatch("the conversation of its title is of", &[day], own)
            .weighing(severity)
            .help("compare the original: nobody writes a conversation down before it")
    })
}

const CONVERSATIONS: [&str; 4] = ["conversation", "discussion", "meeting", "talk"];

/// What is written of a conversation before it.
const TO_COME: [&str; 9] =
    ["agenda", "forthcoming", "invit", "plan", "possib", "prepar", "propos", "schedul", "upcoming"];

/// Whether a day is certainly later than another.
fn is_behind(later: Dating, earlier: Dating) -> bool {
    let ((first, _), (_, last)) = (later.bounds(), earlier.bounds());
    last.days_until(first).is_some_and(|days| days > 0)
}

fn in_address(record: &Record<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    let address = record.cable.uri.as_ref().or(record.cable.record_id.as_ref())?;
    let Some(dated) = stated_dates::in_address(address) else {
        return within_address(record, address, own);
    };
    // The words are those of the title, which may name the day of a conversation.
    let severity = if dated.in_words { Severity::Info } else { Severity::Warning };
    (!dated.day.value.agrees(own.value))
        .then(|| mismatch("address gives", &[dated.day], own).weighing(severity).help(COMPARE))
}

/// The words of an address are those of the title; a day among them that the title gives with another year is wrong.
fn within_address(
    record: &Record<'_>,
    address: &Passage,
    own: Spanned<Dating>,
) -> Option<Diagnostic> {
    let title = record.title()?;
    let reading = dates::find(&title.text, 0, dates::TWENTIETH)?;
    let Dating::When(titled) = reading.dating.ok()? else { return None };
    let day = stated_dates::within_address(address)?;
    let Dating::When(named) = day.value else { return None };
    let is_slip = (named.month, named.day) == (titled.month, titled.day)
        && named.year != titled.year
        && !day.value.agrees(own.value);
    is_slip.then(|| {
        let finding = mismatch("address gives", &[day], own).weighing(Severity::Warning);
        finding.at(title.place(reading.range), "the title").help(COMPARE)
    })
}

fn in_correspondence(cable: &Cable, own: Spanned<Dating>) -> Option<Diagnostic> {
    let wrong = sendings(cable).find(|date| !date.value.agrees(own.value))?;
    Some(mismatch("sending is dated", &[wrong], own).help(COMPARE))
}

fn sendings(cable: &Cable) -> impl Iterator<Item = Spanned<Dating>> {
    let sent = cable.correspondence.iter().filter(|action| action.kind == ActionKind::Sent);
    sent.filter_map(|action| placed(action.date.as_ref()?))
}

const COMPARE: &str = "compare both with the document, and correct the one that is wrong";

fn mismatch(gives: &str, dates: &[Spanned<Dating>], own: Spanned<Dating>) -> Diagnostic {
    let dated = own.value;
    let mut values: Vec<String> = dates.iter().map(|date| date.value.to_string()).collect();
    values.dedup();
    let message = format!("record is dated {dated}, {gives} {}", values.join(" and "));
    let mut finding = Diagnostic::new(&KIND, message);
    for date in dates {
        finding = finding.at(date.span, format!("dated {} here", date.value));
    }
    finding.at(own.span, format!("the record is dated {dated}"))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use crate::cable::{Action, Block, DocumentKind, End, Line, LineKind, NoteKind};

    /// A record with a date and a text with datelines; `sic > corr` is a choice.
    fn record(sample: &mut Sample, date: &str, head: &[&str], end: &[&str]) -> Cable {
        let date = sample.date_words(date);
        let opener = head.iter().map(|notation| dateline(sample, notation)).collect();
        let closer = end.iter().map(|notation| dateline(sample, notation)).collect();
        let text = sample.text(opener, vec![], vec![End::Closer(closer)]);
        Cable { date: Some(date), ..sample.cable(vec![], text) }
    }

    fn dateline(sample: &mut Sample, notation: &str) -> Line {
        let content = vec![sample.words("Moscow,"), sample.dates(notation)];
        sample.line(LineKind::Dateline, content)
    }

    fn sent(sample: &mut Sample, kind: ActionKind, date: &str) -> Action {
        let date = sample.date_words(date);
        Action { kind, parties: vec![], span: date.words.span, date: Some(date) }
    }

    #[test]
    fn a_citation_of_another_date_is_an_error() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "1950-10-11",
                "\"Cable\", October 12, 1950, Archive",
                &["error at `October 12, 1950` also `1950-10-11`: \
                     record is dated 1950-10-11, citation gives 1950-10-12"],
            ),
            ("1950-10-11", "\"Cable\", October 11, 1950, Archive", &[]),
            ("1950-10-11", "\"Cable\", October 1950, Archive", &[]),
            ("1950-10", "\"Cable\", October 11, 1950, Archive", &[]),
            ("1950-10-11", "\"Cable\", Archive", &[]),
            ("", "\"Cable\", October 12, 1950, Archive", &[]),
        ];
        for (date, citation, expected) in cases {
            let mut sample = Sample::default();
            let mut cable = record(&mut sample, date, &[], &[]);
            cable.citation = Some(sample.passage(citation));
            assert_eq!(sample.findings(&RULE, &cable), *expected, "{date} {citation}");
        }
    }

    #[test]
    fn a_sending_of_another_date_is_an_error() {
        let cases: &[(ActionKind, &str, &[&str])] = &[
            (
                ActionKind::Sent,
                "1950-10-12",
                &["error at `1950-10-12` also `1950-10-11`: \
                     record is dated 1950-10-11, sending is dated 1950-10-12"],
            ),
            (ActionKind::Sent, "1950-10-11", &[]),
            (ActionKind::Sent, "1950-10", &[]),
            (ActionKind::Received, "1950-10-12", &[]),
        ];
        for (kind, date, expected) in cases {
            let mut sample = Sample::default();
            let mut cable = record(&mut sample, "1950-10-11", &[], &[]);
            cable.correspondence = vec![sent(&mut sample, *kind, date)];
            assert_eq!(sample.findings(&RULE, &cable), *expected, "{kind:?} {date}");
        }
    }

    #[test]
    fn a_text_none_of_whose_datelines_agrees_is_worth_a_look() {
        type Words = &'static [&'static str];
        let cases: &[(&str, Words, Words, Words)] = &[
            (
                "1950-10-11",
                &[],
                &["1950-10-12"],
                &["info at `1950-10-12` also `1950-10-11`: \
                     record is dated 1950-10-11, dateline gives 1950-10-12"],
            ),
            (
                "1950-10-11",
                &["1950-10-12"],
                &["--10-13"],
                &["info at `1950-10-12` also `--10-13` also `1950-10-11`: \
                     record is dated 1950-10-11, datelines give 1950-10-12 and --10-13"],
            ),
            (
                "1950-10-11",
                &["1950-10-12"],
                &["1950-10-12"],
                &["info at `1950-10-12` also `1950-10-12` also `1950-10-11`: \
                     record is dated 1950-10-11, datelines give 1950-10-12"],
            ),
            (
                "1950-10-11",
                &[],
                &["1950-10-14"],
                &["warning at `1950-10-14` also `1950-10-11`: \
                     record is dated 1950-10-11, dateline gives 1950-10-14"],
            ),
            ("1950-10-11", &["1950-10-12"], &["1950-10-11"], &[]),
            ("1950-10-11", &["--10-11"], &[], &[]),
            ("1950-10-11", &["1949"], &[], &[]),
            ("1950-10-11", &["1950-11"], &[], &[]),
            ("1950-10-11", &["1950-10-10/1950-10-11"], &[], &[]),
            ("1950-10", &[], &["1950-10-12"], &[]),
            ("1950-10-11", &[], &["1950-10-12 > 1950-10-11"], &[]),
            ("1950-10-11", &[], &[], &[]),
        ];
        for (date, head, end, expected) in cases {
            let mut sample = Sample::default();
            let cable = record(&mut sample, date, head, end);
            assert_eq!(sample.findings(&RULE, &cable), *expected, "{date} {head:?} {end:?}");
        }
    }

    #[test]
    fn a_text_written_on_another_day_than_its_record_is_a_remark() {
        let weight = |kind: Option<DocumentKind>, action: Option<ActionKind>| {
            let mut sample = Sample::default();
            let mut cable = record(&mut sample, "1949-11-10", &["1949-12-01"], &[]);
            cable.kind = kind.map(|kind| Spanned::new(kind, cable.span));
            cable.correspondence.extend(action.map(|kind| sent(&mut sample, kind, "1949-11-10")));
            let findings = sample.findings(&RULE, &cable);
            findings[0].split_once(' ').map(|(severity, _)| severity.to_owned())
        };
        let expected = |severity: &str| Some(severity.to_owned());
        assert_eq!(weight(Some(DocumentKind::RecordOfConversation), None), expected("info"));
        assert_eq!(weight(Some(DocumentKind::Letter), None), expected("warning"));
        assert_eq!(weight(None, Some(ActionKind::Transmitted)), expected("info"));
        assert_eq!(weight(None, Some(ActionKind::Received)), expected("warning"));
    }

    #[test]
    fn other_lines_and_inner_messages_do_not_date_the_text() {
        let mut sample = Sample::default();
        let stamp = vec![sample.dates("1950-10-14")];
        let stamp = sample.line(LineKind::Note(NoteKind::Stamp), stamp);
        let inner = vec![dateline(&mut sample, "1950-10-09")];
        let inner = Block::Message(sample.text(inner, vec![], vec![]).into());
        let text = sample.text(vec![stamp], vec![inner], vec![]);
        let date = Some(sample.date_words("1950-10-11"));
        let cable = Cable { date, ..sample.cable(vec![], text) };
        assert!(sample.findings(&RULE, &cable).is_empty());
    }

    #[test]
    fn without_date_there_is_nothing_to_compare() {
        assert!(sample::empty(&RULE).is_empty());
    }
}

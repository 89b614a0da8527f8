//! The dates of a text beside that of its record.

use super::{COMPARE, is_behind, mismatch, names_conversation};
use crate::cable::{ActionKind, Cable, Dating, DocumentKind, Text, plain};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::read_text::ReadText;
use crate::rules::{Record, conversation, run_in, stated_dates};
use crate::source::Spanned;

/// Compares the datelines, and what the text says of decisions, inquiries, stamps and the messages inside it.
pub(super) fn check(
    cable: &Cable,
    text: &ReadText<'_>,
    own: Spanned<Dating>,
    findings: &mut Vec<Diagnostic>,
) {
    let datelines = stated_dates::of_writing(text.text);
    findings.extend(in_datelines(cable, text, &datelines, own));
    findings.extend(of_close(text, own).filter(|_| datelines.is_empty()));
    findings.extend(of_conversation(text, &datelines, own));
    findings.extend(of_decision(text, own));
    findings.extend(of_inquiry(text.text, own));
    findings.extend(of_stamp(cable, text, own));
    findings.extend(of_receipt(text, own));
    findings.extend(of_inner_message(cable, text.text, &datelines, own));
}

/// A text may bear several dates, at its head and beside the signature: one that agrees is enough.
fn in_datelines(
    cable: &Cable,
    text: &ReadText<'_>,
    datelines: &[Spanned<Dating>],
    own: Spanned<Dating>,
) -> Option<Diagnostic> {
    let mut dates = datelines.to_vec();
    if dates.is_empty() {
        dates = stated_dates::of_lines(text.text);
    }
    if dates.is_empty() || dates.iter().any(|date| date.value.agrees(own.value)) {
        let others = dates.into_iter().chain(stated_dates::alone(text));
        return others.into_iter().find_map(|other| another_day(other, own));
    }
    let gives = if dates.len() == 1 { "dateline gives" } else { "datelines give" };
    let finding = mismatch(gives, &dates, own);
    let is_near = dates.iter().any(|date| are_neighbours(date.value, own.value));
    Some(if may_differ(cable) || is_near {
        finding.weighing(Severity::Info).help(
            "nothing need be done if the record is dated by another event than the writing: \
             by the conversation, or by the day on which the text was sent, received or handed on",
        )
    } else {
        finding.weighing(Severity::Warning).help(
            "check the original; if the dateline is wrong, record the decision: \
             `12 October 1950 [sic, should be 11 October 1950]` in a transcription, \
             `choice` with `sic` and `corr` around the `date` in TEI",
        )
    })
}

/// The signature of a page whose line ends are lost bears another day, though no dateline does.
fn of_close(text: &ReadText<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    let run_in::Close { day, .. } = run_in::close(text)?;
    if day.value.agrees(own.value) {
        return None;
    }
    let severity =
        if are_neighbours(day.value, own.value) { Severity::Info } else { Severity::Warning };
    Some(mismatch("beside the signature stands", &[day], own).weighing(severity).help(COMPARE))
}

/// The heading of a record of a conversation names another day, and no dateline the record's. It may be written down
/// later, but not before.
fn of_conversation(
    text: &ReadText<'_>,
    datelines: &[Spanned<Dating>],
    own: Spanned<Dating>,
) -> Option<Diagnostic> {
    let day = conversation::day_of_heading(text).filter(|day| !day.value.agrees(own.value))?;
    if datelines.iter().any(|date| date.value.agrees(own.value)) {
        return None;
    }
    let finding = mismatch("the conversation of its heading is of", &[day], own);
    Some(if is_behind(day.value, own.value) {
        finding.weighing(Severity::Warning).help(COMPARE)
    } else {
        finding.weighing(Severity::Info).help(
            "nothing need be done if it was written down on the record's day; else compare the original",
        )
    })
}

/// An extract from a protocol bears the date of the decision.
fn of_decision(text: &ReadText<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    let dates = stated_dates::of_decisions(text);
    let other = dates.into_iter().find(|date| !date.value.agrees(own.value))?;
    let severity = if is_year_off(other, own) { Severity::Warning } else { Severity::Info };
    let finding = mismatch("decision is of", &[other], own).weighing(severity);
    Some(finding.help(
        "nothing need be done if the extract was made on another day; else compare the original",
    ))
}

/// The office's inquiry names a day of another year, for in January hands go on writing the year before; or a day that is
/// yet to come. An answer may follow soon, and be noted.
fn of_inquiry(text: &Text, own: Spanned<Dating>) -> Option<Diagnostic> {
    const SOON: i64 = 14;
    let dates = stated_dates::of_inquiries(text);
    let finding = |date| mismatch("inquiry names", &[date], own);
    let to_come = |date: &Spanned<Dating>| {
        let ((_, written), (named, _)) = (own.value.bounds(), date.value.bounds());
        written.days_until(named).is_some_and(|days| days > SOON)
    };
    match dates.iter().find(|date| is_year_off(**date, own)) {
        Some(slip) => Some(
            finding(*slip)
                .weighing(Severity::Warning)
                .help("compare the original; if it has the year so, write `[sic]` behind it"),
        ),
        None => dates.into_iter().find(to_come).map(|date| {
            finding(date).weighing(Severity::Info).help(
                "nothing need be done if the note was written later; else compare the original",
            )
        }),
    }
}

/// A stamp is older than what it stands on, or the receipt on a form run into the text; or the hand of the office went on
/// with another year. Later stamps are those of registers and archives.
fn of_stamp(cable: &Cable, text: &ReadText<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    const LAG: i64 = 2;
    let is_older = |stamp: &Spanned<Dating>| {
        let ((_, stamped), (written, _)) = (stamp.value.bounds(), own.value.bounds());
        stamped.days_until(written).is_some_and(|days| days > LAG)
    };
    let stamps =
        stated_dates::of_stamps(text.text).into_iter().map(|stamp| ("a stamp on it gives", stamp));
    let received = run_in::received(text).map(|day| ("its form gives", day));
    let mut stamps = stamps.chain(received);
    let (gives, stamp) = stamps.find(|(_, stamp)| is_older(stamp) || is_year_off(*stamp, own))?;
    let severity = if may_differ(cable) { Severity::Info } else { Severity::Warning };
    let finding = mismatch(gives, &[stamp], own).weighing(severity);
    Some(finding.help("compare the original; a stamp of another paper belongs to that one"))
}

/// Nothing comes before it was sent, or a year later; on the other side of the globe it is the day before.
fn of_receipt(text: &ReadText<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    const GLOBE: i64 = 1;
    let is_older = |receipt: &Spanned<Dating>| {
        let ((_, came), (written, _)) = (receipt.value.bounds(), own.value.bounds());
        came.days_until(written).is_some_and(|days| days > GLOBE)
    };
    let is_slip = |receipt: &Spanned<Dating>| is_older(receipt) || is_year_off(*receipt, own);
    let receipt = stated_dates::of_receipts(text).into_iter().find(is_slip)?;
    Some(mismatch("it was received on", &[receipt], own).weighing(Severity::Warning).help(COMPARE))
}

/// The title or the text names a telegram that is younger than the record.
pub(super) fn named_telegram(record: &Record<'_>, own: Spanned<Dating>) -> Option<Diagnostic> {
    let Dating::When(written) = own.value else { return None };
    let later = |telegram: &Spanned<Dating>| {
        let day = telegram.value.bounds().0;
        written.days_until(day).is_some_and(|days| days > CLOCKS_AND_REGISTERS)
    };
    let telegrams = stated_dates::of_telegrams(record, written).into_iter();
    let telegram = telegrams.chain(stated_dates::of_references(record, written)).find(later)?;
    let finding = mismatch("a telegram it names is of", &[telegram], own);
    let is_loose = may_differ(record.cable) || is_of_several(record.cable);
    let severity = if is_loose { Severity::Info } else { Severity::Warning };
    Some(finding.weighing(severity).help(COMPARE))
}

/// Whether the record holds several papers, which it dates by one of them.
fn is_of_several(cable: &Cable) -> bool {
    const SEVERAL: [&str; 5] = ["telegrams", "cables", "letters", "documents", "correspondence"];
    let title = cable.title.as_ref().map(|title| plain(title).to_lowercase());
    title.is_some_and(|title| SEVERAL.iter().any(|word| title.contains(word)))
}

/// Days by which a telegram may be dated later than the one that names it: by its receipt, or on the other side of the
/// globe.
const CLOCKS_AND_REGISTERS: i64 = 2;

/// A message inside the message may be older than what carries it, but not younger than all its dates.
fn of_inner_message(
    cable: &Cable,
    text: &Text,
    datelines: &[Spanned<Dating>],
    own: Spanned<Dating>,
) -> Option<Diagnostic> {
    let covers: Vec<Dating> = datelines.iter().chain([&own]).map(|date| date.value).collect();
    let later = |date: &Spanned<Dating>| covers.iter().all(|&cover| is_behind(date.value, cover));
    let date = stated_dates::of_messages(text).into_iter().find(later)?;
    let finding = mismatch("the message inside it is of", &[date], own).help(COMPARE);
    let may_be = are_neighbours(date.value, own.value)
        || cable.kind.is_some_and(|kind| is_written_afterwards(kind.value));
    Some(finding.weighing(if may_be { Severity::Info } else { Severity::Warning }))
}

/// Whether two days are a year apart, but for a few days.
fn is_year_off(date: Spanned<Dating>, own: Spanned<Dating>) -> bool {
    const FEW: i64 = 5;
    let (Dating::When(one), Dating::When(other)) = (date.value, own.value) else { return false };
    one.days_until(other).is_some_and(|days| (days.abs() - 365).abs() <= FEW)
}

/// Beside a dateline that agrees stands one of another day, more than a few days off.
fn another_day(other: Spanned<Dating>, own: Spanned<Dating>) -> Option<Diagnostic> {
    const FEW: i64 = 3;
    let (Dating::When(day), Dating::When(recorded)) = (other.value, own.value) else {
        return None;
    };
    let apart = day.days_until(recorded)?.abs();
    (apart > FEW).then(|| {
        mismatch("another date is", &[other], own).weighing(Severity::Info).help(
            "nothing need be done if something else happened on that day; else compare the original",
        )
    })
}

/// Whether a day lies between them at most: what was written in the evening was sent the next day.
fn are_neighbours(one: Dating, other: Dating) -> bool {
    let (Dating::When(one), Dating::When(other)) = (one, other) else { return false };
    one.days_until(other).is_some_and(|days| days.abs() <= 1)
}

/// Whether the record's date may be another than the text's own: a conversation is written down
/// later, and a text that was handed on is older than the message that carries it.
fn may_differ(cable: &Cable) -> bool {
    let title = cable.title.as_ref().map(|title| plain(title));
    title.is_some_and(|title| names_conversation(&title))
        || cable.correspondence.iter().any(|action| action.kind == ActionKind::Transmitted)
        || cable.kind.is_some_and(|kind| is_written_afterwards(kind.value))
}

/// Whether records of that kind are written after what they tell of.
pub(super) fn is_written_afterwards(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::RecordOfConversation
            | DocumentKind::Memorandum
            | DocumentKind::Journal
            | DocumentKind::Report
    )
}

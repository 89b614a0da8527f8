//! The times of a message's way are not in the order of the way.

use super::moments::DAY;
use super::way::{self, Event, Step};
use super::{Context, Record, Rule, date_mismatch};
use crate::cable::{Cable, Dating, DocumentKind};
use crate::diagnostic::{Diagnostic, Family, Findings, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "transmission-order",
    family: Family::Date,
    severity: Severity::Warning,
    summary: "a message is received before it was sent, or deciphered before it was received",
    page: include_str!("../../docs/rules/transmission-order.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let events = way::events(record.cable);
    let mut contradictions = Findings::default();
    for (at, first) in events.iter().enumerate() {
        let behind = events[at + 1..].iter().take(OF_A_FORM);
        let pairs = behind.filter_map(|second| Pair::of(first, second));
        contradictions.extend(pairs.filter_map(|pair| pair.contradiction()));
    }
    let contradictions = contradictions.finish();
    // Lines that contradict each other tell more than the record's date.
    if contradictions.is_empty() {
        let others = date_mismatch::other_days(record.cable);
        let told = events.iter().filter(|event| event.moment.is_told);
        let told = told.filter(|event| !others.iter().any(|day| event.fits(*day)));
        findings.extend(told.clone().filter_map(|event| before_writing(event, record.cable)));
        findings.extend(told.into_iter().find_map(|event| long_after_writing(event, record)));
    }
    findings.extend(contradictions);
}

/// How many lines below each other speak of one way: a form has half a dozen.
const OF_A_FORM: usize = 24;

impl Event {
    /// What happened, as a participle.
    fn name(&self) -> &'static str {
        match self.step {
            None => "dated",
            Some(Step::Sent) => "sent",
            Some(Step::Received) => "received",
            Some(Step::PassedOn) => "passed on",
            Some(Step::Deciphered) => "deciphered",
            Some(Step::Typed) => "typed",
        }
    }

    /// Whether it may have happened to a message of that day.
    fn fits(&self, day: Dating) -> bool {
        let (Some(written), Some((_, latest))) = (day.bounds().0.number(), self.moment.bounds())
        else {
            return false;
        };
        (-LAG..=A_WEEK * DAY).contains(&(latest - written * DAY))
    }
}

/// By how many minutes the record may be dated later than its message.
const LAG: i64 = 2 * DAY;

/// Two events of which the one should come before the other.
struct Pair<'e> {
    before: &'e Event,
    behind: &'e Event,
    /// How many minutes their clocks may differ.
    tolerance: i64,
}

/// The sender's clock may be that of a post abroad, up to ten hours ahead of Moscow.
const CLOCKS: i64 = 10 * 60;

/// Within so many minutes a message that came in late was dealt with on the next day, of which a form may say nothing.
const A_NIGHT: i64 = 12 * 60;

impl<'e> Pair<'e> {
    /// Puts two lines in the order of the way.
    ///
    /// The ministry's office received what went out before it sent it; its forms have the lines in this
    /// order, and both times are Moscow's.
    fn of(first: &'e Event, second: &'e Event) -> Option<Self> {
        let pair = |before, behind, tolerance| Some(Pair { before, behind, tolerance });
        match (first.step?, second.step?) {
            (a, b) if a == b => None,
            (Step::Received, Step::Sent) => pair(first, second, 0),
            (Step::Sent, _) => pair(first, second, CLOCKS),
            (_, Step::Sent) => pair(second, first, CLOCKS),
            (a, b) if a < b => pair(first, second, 0),
            _ => pair(second, first, 0),
        }
    }

    fn contradiction(&self) -> Option<Diagnostic> {
        let (earliest, _) = self.before.moment.bounds()?;
        let (_, latest) = self.behind.moment.bounds()?;
        if latest >= earliest {
            return None;
        }
        let is_told = self.before.moment.is_told && self.behind.moment.is_told;
        if !is_told && latest + DAY - earliest <= A_NIGHT {
            return None;
        }
        let (before, behind) = (self.before.name(), self.behind.name());
        let finding =
            Diagnostic::new(&KIND, format!("message was {behind} before it was {before}"))
                .at(self.behind.moment.place_beside(&self.before.moment), behind)
                .at(self.before.moment.place_beside(&self.behind.moment), before);
        Some(if !is_told {
            finding.weighing(Severity::Info).help(
                "nothing need be done if it happened on the next day; else compare the original",
            )
        } else if earliest - latest <= self.tolerance {
            finding
                .weighing(Severity::Info)
                .help("clocks of two places may explain it; otherwise compare the original")
        } else {
            finding.help("compare the original: a date or a time is wrong")
        })
    }
}

/// Registers lag behind by a day or two, and a record may be dated by its receipt; a message that went out earlier than
/// that is another one.
fn before_writing(event: &Event, cable: &Cable) -> Option<Diagnostic> {
    let date = cable.date.as_ref()?;
    let (written, _) = date.dating?.bounds();
    let (_, latest) = event.moment.bounds()?;
    let written_at = written.number()? * DAY;
    (latest < written_at).then(|| {
        let step = event.name();
        let message = format!("message was {step} before {written}, the record's date");
        let finding = Diagnostic::new(&KIND, message)
            .at(event.moment.place(), step)
            .at(date.words.span, "the record is dated here");
        if latest < written_at - LAG {
            finding.help("compare the original: a date is wrong")
        } else {
            finding
                .weighing(Severity::Info)
                .help("nothing need be done if the record is dated by another event")
        }
    })
}

/// Of telegrams sending takes hours; what goes by post may take weeks, and a form may be typed again years later.
fn long_after_writing(event: &Event, record: &Record<'_>) -> Option<Diagnostic> {
    let date = record.cable.date.as_ref()?;
    let (_, written) = date.dating?.bounds();
    let (earliest, _) = event.moment.bounds()?;
    let days = earliest / DAY - written.number()?;
    (days > A_WEEK && event.step != Some(Step::Typed)).then(|| {
        let step = event.name();
        let message = format!("message was {step} {days} days after {written}, the record's date");
        let severity = if is_telegram(record) { Severity::Warning } else { Severity::Info };
        Diagnostic::new(&KIND, message)
            .weighing(severity)
            .at(event.moment.place(), step)
            .at(date.words.span, "the record is dated here")
            .help("compare the original: a date is wrong, unless the text was handed on much later")
    })
}

const A_WEEK: i64 = 7;

/// Whether kind or title say so.
fn is_telegram(record: &Record<'_>) -> bool {
    let kind = record.cable.kind.map(|kind| kind.value);
    let is_named = || {
        let title = record.title().map(|title| title.text.to_lowercase());
        title.is_some_and(|title| title.contains("telegram") || title.contains("cable"))
    };
    matches!(
        kind,
        Some(DocumentKind::Cable | DocumentKind::CipheredTelegram | DocumentKind::Telegram)
    ) || kind.is_none() && is_named()
}

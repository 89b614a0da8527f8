//! The times of a message's way are not in the order of the way.

use super::moments::{DAY, Moment, year_of};
use super::reading::Reading;
use super::{Context, Rule, settled};
use crate::cable::{Cable, Inline, NoteKind};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "transmission-order",
    family: Family::Date,
    severity: Severity::Warning,
    summary: "a message is received before it was sent, or deciphered before it was received",
    page: include_str!("../../docs/rules/transmission-order.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = &cable.body else { return };
    let year = year_of(cable);
    let notes = settled::notes(&body.text, &NoteKind::Transmission);
    let known = findings.len();
    let events: Vec<Event> = notes.into_iter().filter_map(|note| Event::of(note, year)).collect();
    for (at, first) in events.iter().enumerate() {
        let behind = events[at + 1..].iter().take(OF_A_FORM);
        let pairs = behind.filter_map(|second| Pair::of(first, second));
        findings.extend(pairs.filter_map(|pair| pair.contradiction()));
    }
    // Lines that contradict each other tell more than the record's date.
    if findings.len() == known {
        findings.extend(events.iter().filter_map(|event| before_writing(event, cable)));
    }
}

/// How many lines below each other speak of one way: a form has half a dozen.
const OF_A_FORM: usize = 24;

struct Event {
    step: Step,
    moment: Moment,
}

impl Event {
    /// What a line of the form says.
    fn of(note: &[Inline], year: Option<i16>) -> Option<Event> {
        let step = Step::of(&Reading::of(note).text)?;
        Some(Event { step, moment: Moment::in_line(note, year)? })
    }
}

/// What happens to a message, in the order of its way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Sent,
    Received,
    PassedOn,
    Deciphered,
    Typed,
}

impl Step {
    /// The step that the first verb of a line names.
    fn of(words: &str) -> Option<Step> {
        let words = words.to_lowercase();
        let found = VERBS.iter().filter_map(|(verb, step)| Some((words.find(verb)?, *step)));
        found.min_by_key(|(at, _)| *at).map(|(_, step)| step)
    }

    fn name(self) -> &'static str {
        match self {
            Step::Sent => "sent",
            Step::Received => "received",
            Step::PassedOn => "passed on",
            Step::Deciphered => "deciphered",
            Step::Typed => "typed",
        }
    }
}

/// Of two that begin at one place the first counts: `sent to the 8th Department` passes a message on.
const VERBS: [(&str, Step); 16] = [
    ("sent to", Step::PassedOn),
    ("arrived at the", Step::PassedOn),
    ("passed", Step::PassedOn),
    ("forwarded", Step::PassedOn),
    ("sent", Step::Sent),
    ("transmitted", Step::Sent),
    ("отправлен", Step::Sent),
    ("received", Step::Received),
    ("arrived", Step::Received),
    ("получен", Step::Received),
    ("поступил", Step::Received),
    ("deciphered", Step::Deciphered),
    ("decoded", Step::Deciphered),
    ("расшифрован", Step::Deciphered),
    ("typed", Step::Typed),
    ("отпечатан", Step::Typed),
];

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

impl<'e> Pair<'e> {
    /// Puts two lines in the order of the way.
    ///
    /// The ministry's office received what went out before it sent it; its forms have the lines in this
    /// order, and both times are Moscow's.
    fn of(first: &'e Event, second: &'e Event) -> Option<Self> {
        let pair = |before, behind, tolerance| Some(Pair { before, behind, tolerance });
        match (first.step, second.step) {
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
        let (before, behind) = (self.before.step.name(), self.behind.step.name());
        let finding =
            Diagnostic::new(&KIND, format!("message was {behind} before it was {before}"))
                .at(self.behind.moment.place_beside(&self.before.moment), behind)
                .at(self.before.moment.place_beside(&self.behind.moment), before);
        Some(if earliest - latest <= self.tolerance {
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
        let step = event.step.name();
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

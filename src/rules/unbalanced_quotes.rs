//! A quotation mark has no partner in its text.

use super::reading::{Reading, of_text};
use super::{Context, Rule, settled};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unbalanced-quotes",
    family: Family::Record,
    severity: Severity::Info,
    summary: "a quotation mark has no partner in its text",
    page: include_str!("../../docs/rules/unbalanced-quotes.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let title = cable.title.iter().map(|title| vec![Reading::of(title)]);
    for readings in title.chain(settled::texts(cable).map(of_text)) {
        findings.extend(finding(&without_partner(&readings)));
    }
}

/// One finding for a text: behind the first mark that is alone, nobody can tell which belong together.
fn finding(alone: &[(Span, &str)]) -> Option<Diagnostic> {
    let ((span, words), rest) = alone.split_first()?;
    let message = match rest.len() {
        0 => format!("quotation mark {words}"),
        more => format!("quotation mark {words}, and {more} more in the text"),
    };
    let finding = Diagnostic::new(&KIND, message).at(*span, *words);
    Some(finding.help("compare the source; if a mark is missing there too, nothing need be done"))
}

/// The marks without partner, in order.
fn without_partner(readings: &[Reading]) -> Vec<(Span, &'static str)> {
    let mut alone = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for reading in readings {
        for Mark { at, sign, closes } in marks(&reading.text) {
            let span = reading.place(at..at + sign.len_utf8());
            if closes {
                let partner = open.iter().rposition(|open| is_pair(open.sign, sign));
                match partner.or(open.len().checked_sub(1)) {
                    Some(partner) => {
                        let between = open.drain(partner..).skip(1);
                        alone.extend(between.map(|open| (open.span, "never closed")));
                    }
                    None => alone.push((span, "never opened")),
                }
            } else if at > 0 || !open.iter().any(|open| open.leads && open.sign == sign) {
                open.push(Open { sign, span, leads: at == 0 });
            }
        }
    }
    alone.extend(open.into_iter().map(|open| (open.span, "never closed")));
    alone.sort();
    alone
}

/// An opening mark that waits for its partner.
struct Open {
    sign: char,
    span: Span,
    /// Whether it leads a paragraph: then those that follow may repeat it.
    leads: bool,
}

fn is_pair(open: char, close: char) -> bool {
    matches!((open, close), ('"', '"') | ('“' | '„', '”') | ('«', '»'))
}

struct Mark {
    at: usize,
    sign: char,
    closes: bool,
}

/// Double marks only: single ones are apostrophes more often than quotation marks.
fn marks(text: &str) -> Vec<Mark> {
    let mut depth = 0_i32;
    let mut marks = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| "\"“”„«»".contains(*sign)) {
        let closes = match sign {
            '“' | '„' | '«' => false,
            '”' | '»' => true,
            _ => closes(&text[..at], &text[at + 1..], depth > 0),
        };
        depth += if closes { -1 } else { 1 };
        marks.push(Mark { at, sign, closes });
    }
    marks
}

/// What a straight mark does is told by the blanks beside it, or else by what came before.
fn closes(before: &str, behind: &str, is_open: bool) -> bool {
    let opens_word =
        before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "([—–-".contains(c));
    let ends_word = behind.is_empty()
        || behind.starts_with(|c: char| c.is_whitespace() || ".,;:!?)]—–-".contains(c));
    match (opens_word, ends_word) {
        (true, false) => false,
        (false, true) => true,
        _ => is_open,
    }
}

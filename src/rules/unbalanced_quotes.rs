//! A quotation mark has no partner in its text.

use super::reading::{Reading, for_each_of_text};
use super::{Context, Rule, settled};
use crate::cable::Cable;
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Span, has_byte};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "unbalanced-quotes",
    family: Family::Record,
    severity: Severity::Info,
    summary: "a quotation mark has no partner in its text",
    page: include_str!("../../docs/rules/unbalanced-quotes.md"),
};

fn check(cable: &Cable, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    if let Some(title) = &cable.title {
        let mut unpaired = Unpaired::default();
        unpaired.read(&Reading::of(title));
        findings.extend(finding(&unpaired.finish()));
    }
    for text in settled::texts(cable) {
        let mut unpaired = Unpaired::default();
        for_each_of_text(text, |reading| unpaired.read(reading));
        findings.extend(finding(&unpaired.finish()));
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

/// The marks that have no partner so far.
#[derive(Default)]
struct Unpaired {
    alone: Vec<(Span, &'static str)>,
    open: Vec<Open>,
    /// How many open marks each closing mark would close: a text may open any number that nothing closes, and they are
    /// not to be searched at every mark.
    closable: [usize; CLOSING.len()],
    /// The open marks that lead a paragraph.
    leading: Vec<char>,
}

impl Unpaired {
    fn read(&mut self, reading: &Reading) {
        for Mark { at, sign, closes } in marks(&reading.text) {
            let span = reading.place(at..at + sign.len_utf8());
            if closes {
                self.close(sign, span);
            } else if at > 0 || !self.leading.contains(&sign) {
                self.push(Open { sign, span, leads: at == 0 });
            }
        }
    }

    /// Closes the last mark that fits, or else the last one.
    fn close(&mut self, sign: char, span: Span) {
        if self.open.is_empty() {
            self.alone.push((span, "never opened"));
        } else if closed_by(sign).is_some_and(|closing| self.closable[closing] > 0) {
            while let Some(open) = self.pop().filter(|open| !is_pair(open.sign, sign)) {
                self.alone.push((open.span, "never closed"));
            }
        } else {
            self.pop();
        }
    }

    fn push(&mut self, open: Open) {
        self.closable.iter_mut().zip(CLOSING).for_each(|(count, closing)| {
            *count += usize::from(is_pair(open.sign, closing));
        });
        self.leading.extend(Some(open.sign).filter(|_| open.leads));
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.closable.iter_mut().zip(CLOSING).for_each(|(count, closing)| {
            *count -= usize::from(is_pair(open.sign, closing));
        });
        if open.leads {
            self.leading.pop();
        }
        Some(open)
    }

    /// All that have none, in order.
    fn finish(mut self) -> Vec<(Span, &'static str)> {
        self.alone.extend(self.open.into_iter().map(|open| (open.span, "never closed")));
        self.alone.sort();
        self.alone
    }
}

/// An opening mark that waits for its partner.
struct Open {
    sign: char,
    span: Span,
    /// Whether it leads a paragraph: then those that follow may repeat it.
    leads: bool,
}

/// The marks that close.
const CLOSING: [char; 3] = ['"', '”', '»'];

fn closed_by(sign: char) -> Option<usize> {
    CLOSING.iter().position(|closing| *closing == sign)
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
    if !has_byte(text, |byte| matches!(byte, b'"' | 0xC2 | 0xE2)) {
        return marks;
    }
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

//! The points of a list are not numbered in a row.

use super::{Context, Record, Rule};
use crate::cable::{Block, Inline, Item, ItemPart, List, Node, NoteKind, Text};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::source::{Passage, Spanned, part_of};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "list-numbering",
    family: Family::Record,
    severity: Severity::Warning,
    summary: "the points of a list are not numbered in a row",
    page: include_str!("../../docs/rules/list-numbering.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    record.texts().iter().for_each(|text| of_text(text.text, findings));
}

fn of_text(text: &Text, findings: &mut Vec<Diagnostic>) {
    findings.extend(of_paragraphs(text));
    for block in &text.blocks {
        match block {
            Block::List(list) => of_list(list, findings),
            Block::Message(inner) => of_text(inner, findings),
            _ => {}
        }
    }
}

/// Points that nobody has encoded as a list: paragraphs that begin with their number. Other figures begin paragraphs
/// too, so this is a remark, and only where three in a row have some.
fn of_paragraphs(text: &Text) -> Option<Diagnostic> {
    let points: Vec<Passage> = text.blocks.iter().filter_map(number_in_front).collect();
    let (first, second) = points.iter().zip(points.iter().skip(1)).find(|(first, second)| {
        let (first, second) = (Label::read(first), Label::read(second));
        first
            .zip(second)
            .is_some_and(|(first, second)| !first.precedes(&second) && second != Label::Number(1))
    })?;
    (points.len() >= 3).then(|| out_of_place(first, second).weighing(Severity::Info))
}

// paragraph ::= digits ( "." | ")" ) ...
fn number_in_front(block: &Block) -> Option<Passage> {
    let Block::Paragraph(content) = block else { return None };
    let Some(Inline { node: Node::Words(words), span, .. }) = content.first() else { return None };
    let end = words.find(|sign: char| !sign.is_ascii_digit())?;
    let rest = words[end..].strip_prefix(['.', ')'])?;
    let is_point = (1..=2).contains(&end) && !rest.starts_with(|sign: char| sign.is_ascii_digit());
    is_point
        .then(|| Spanned::new(words[..=end].to_owned(), part_of(*span, words.len(), 0..end + 1)))
}

fn of_list(list: &List, findings: &mut Vec<Diagnostic>) {
    if !is_uniform(list) {
        let neighbours = list.items.iter().zip(list.items.iter().skip(1));
        findings.extend(neighbours.filter_map(|(before, item)| out_of_row(before, item)));
    }
    for part in list.items.iter().flat_map(|item| &item.parts) {
        if let ItemPart::List(inner) = part {
            of_list(inner, findings);
        }
    }
}

/// Web pages give every point the label `1.` and leave the counting to the browser.
fn is_uniform(list: &List) -> bool {
    let mut labels = list.items.iter().filter_map(|item| item.label.as_ref());
    let first = labels.next();
    labels.all(|label| first.is_some_and(|first| first.value == label.value))
}

fn out_of_row(before: &Item, item: &Item) -> Option<Diagnostic> {
    let (first, second) = (before.label.as_ref()?, item.label.as_ref()?);
    let (a, b) = (Label::read(first)?, Label::read(second)?);
    if omits(before) || stands_so(before) || stands_so(item) {
        return None;
    }
    // A translator may have kept another alphabet's letters.
    if a.skips_letters(&b) {
        return Some(out_of_place(first, second).weighing(Severity::Info));
    }
    if a.precedes(&b) {
        return None;
    }
    Some(out_of_place(first, second))
}

fn out_of_place(first: &Passage, second: &Passage) -> Diagnostic {
    let (first_words, second_words) = (first.value.trim(), second.value.trim());
    let message = format!("point `{second_words}` follows point `{first_words}`");
    Diagnostic::new(&KIND, message)
        .at(second.span, "out of the row")
        .at(first.span, "the point before")
        .help("compare the source; if it counts so, nothing need be done")
}

/// What counts in a label.
#[derive(PartialEq)]
enum Label {
    Number(u32),
    Letter(char),
    /// Of two letters or more; one alone may be a letter.
    Roman(u32),
}

impl Label {
    // label ::= [ "(" ] ( digits | letter ) [ "." | ")" | ":" ]
    fn read(label: &Passage) -> Option<Label> {
        let bare = label.value.trim().trim_matches(|sign: char| !sign.is_alphanumeric());
        let mut signs = bare.chars();
        match (signs.next(), signs.next()) {
            (Some(letter), None) if letter.is_alphabetic() => {
                letter.to_lowercase().next().map(Label::Letter)
            }
            // Years stand at the beginning of entries too.
            _ if is_roman_number(bare) => roman(bare).map(Label::Roman),
            _ => bare.parse().ok().filter(|number| *number < 1000).map(Label::Number),
        }
    }

    /// Whether Latin letters lie between the two.
    fn skips_letters(&self, next: &Label) -> bool {
        let (Label::Letter(a), Label::Letter(b)) = (self, next) else { return false };
        let latin = |letter: &char| letter.is_ascii_lowercase() && !is_roman(*letter);
        latin(a) && latin(b) && *b as u32 > *a as u32 + 1
    }

    /// Whether the other comes next. Alphabets leave letters out, and Roman numerals look like letters, so
    /// of letters only a step back or a repetition is told.
    fn precedes(&self, next: &Label) -> bool {
        match (self, next) {
            (Label::Number(a), Label::Number(b)) => a + 1 == *b,
            (Label::Letter(a), Label::Letter(b)) => a < b || is_roman(*a) || is_roman(*b),
            (Label::Roman(a), Label::Roman(b)) => a + 1 == *b,
            (Label::Roman(a), Label::Letter(b)) => roman(&b.to_string()).is_none_or(|b| a + 1 == b),
            (Label::Letter(a), Label::Roman(b)) => {
                roman(&a.to_string()).is_none_or(|a| a + 1 == *b)
            }
            (Label::Number(_), _) | (_, Label::Number(_)) => true,
        }
    }
}

fn is_roman_number(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|sign| "ivxIVX".contains(sign))
}

/// The value of a Roman number up to 39; none of what only looks like one: `iix`.
//
// number ::= { "x" } ( "ix" | "iv" | [ "v" ] { "i" } )
fn roman(label: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let lower = label.to_ascii_lowercase();
    let units = lower.trim_start_matches('x');
    let ones = ONES.iter().position(|one| *one == units)?;
    let tens = lower.len() - units.len();
    u32::try_from(tens * 10 + ones).ok()
}

fn is_roman(letter: char) -> bool {
    matches!(letter, 'i' | 'v' | 'x')
}

/// Whether the source's editor says that the label stands there so: `5. [sic]`.
fn stands_so(item: &Item) -> bool {
    let Some(ItemPart::Paragraph(content)) = item.parts.first() else { return false };
    let is_blank =
        |inline: &&Inline| matches!(&inline.node, Node::Words(words) if words.trim().is_empty());
    let first = content.iter().find(|inline| !is_blank(inline));
    first.is_some_and(
        |first| matches!(&first.node, Node::Note { kind, .. } if **kind == NoteKind::Sic),
    )
}

/// Whether the point leaves something out: other points may have stood there.
fn omits(item: &Item) -> bool {
    item.parts.iter().any(|part| match part {
        ItemPart::Paragraph(content) => has_gap(content),
        ItemPart::List(list) => list.items.iter().any(omits),
    })
}

fn has_gap(content: &[Inline]) -> bool {
    content.iter().any(|inline| matches!(inline.node, Node::Gap(_)) || has_gap(inline.content()))
}

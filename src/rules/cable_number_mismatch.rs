//! The title and the text give different cable numbers.

use std::collections::HashSet;

use super::bare_number::BareNumber;
use super::{Context, Record, Rule, continuation, settled};
use crate::cable::{CableNumber, Inline, Node, Series};
use crate::diagnostic::{Diagnostic, Edit, Family, Fix, Kind, Severity};
use crate::source::{Passage, Span};

pub(super) static RULE: Rule = Rule::of_record(&KIND, check);

static KIND: Kind = Kind {
    code: "cable-number-mismatch",
    family: Family::Number,
    severity: Severity::Error,
    summary: "the title and the text give different cable numbers of one series",
    page: include_str!("../../docs/rules/cable-number-mismatch.md"),
};

fn check(record: &Record<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(body) = record.body() else { return };
    let mut title: Vec<Found<'_>> = record.of_title().settled().filter_map(number).collect();
    let text: Vec<Found<'_>> = body.passages.settled().filter_map(number).collect();
    // The title may have taken the sender's number for the register's.
    title.retain(|title| !text.iter().any(|text| text.is_of_another_series(title)));
    for series in Series::ALL {
        let pairs = contradictions(&of(series, &title), &of(series, &text));
        findings.extend(pairs.into_iter().map(|(title, text)| finding(title, text)));
    }
    let own: Vec<Found<'_>> = title.into_iter().chain(text).collect();
    let parts = continuation::numbers(body).into_iter();
    findings.extend(parts.filter_map(|part| of_part(&part, &own)));
}

/// A part names another by a number that is nearly one of the record's. The other part may lie elsewhere, so this is a
/// remark.
fn of_part(part: &Passage, own: &[Found<'_>]) -> Option<Diagnostic> {
    let bare = BareNumber::read(&part.value)?;
    if own.iter().any(|found| found.bare.agrees(&bare)) {
        return None;
    }
    let (meant, slip) = own.iter().find_map(|found| Some((found, found.bare.slip(&bare)?)))?;
    let (n, other) = (&part.value, &meant.number.n.value);
    let message =
        format!("another part is named by No. {n}, the record has {other}: {}", slip.words());
    Some(
        Diagnostic::new(&KIND, message)
            .weighing(Severity::Info)
            .at(part.span, "the other part")
            .at(meant.span, format!("the record has {other}"))
            .help("nothing need be done if that part lies elsewhere; else compare the original"),
    )
}

/// A number that counts, and where it stands.
struct Found<'a> {
    number: &'a CableNumber,
    bare: BareNumber,
    span: Span,
    /// The number with its tags, if it has any.
    whole: Span,
}

impl Found<'_> {
    fn is_of_another_series(&self, other: &Found<'_>) -> bool {
        self.number.series != other.number.series && self.bare.agrees(&other.bare)
    }
}

fn number(inline: &Inline) -> Option<Found<'_>> {
    let Node::Number { number, .. } = &inline.node else { return None };
    let bare = BareNumber::read(&number.n.value)?;
    Some(Found { number, bare, span: settled::place(inline), whole: inline.span })
}

/// The numbers of a series, each once: the end of a cable often repeats what its head says.
fn of<'a>(series: Series, numbers: &'a [Found<'a>]) -> Vec<&'a Found<'a>> {
    let mut known = HashSet::new();
    let of_series = numbers.iter().filter(|found| found.number.series == series);
    of_series.filter(|found| known.insert(&found.bare)).collect()
}

/// A number of the title, and the number of the text that stands in its place.
type Pair<'a> = (&'a Found<'a>, &'a Found<'a>);

/// Pairs what the text lacks of the title with what it has instead.
///
/// A text need not repeat every number of its title. Once one of them is found there, the others are
/// contradicted only if the text has a number to spare for each that it lacks.
fn contradictions<'a>(title: &[&'a Found<'a>], text: &[&'a Found<'a>]) -> Vec<Pair<'a>> {
    let mut lacking = without_match(title, text);
    let mut spare = without_match(text, title);
    let some_agree = lacking.len() < title.len();
    if some_agree && spare.len() < lacking.len() {
        return Vec::new();
    }
    let mut pairs = alike(&mut lacking, &mut spare);
    pairs.extend(lacking.into_iter().zip(spare));
    pairs
}

fn without_match<'a>(numbers: &[&'a Found<'a>], others: &[&Found<'_>]) -> Vec<&'a Found<'a>> {
    let lacks = |found: &&&Found<'_>| !others.iter().any(|other| found.bare.agrees(&other.bare));
    numbers.iter().filter(lacks).copied().collect()
}

/// Takes out the pairs that a slip of the hand explains; what is left is paired in reading order.
fn alike<'a>(lacking: &mut Vec<&'a Found<'a>>, spare: &mut Vec<&'a Found<'a>>) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    lacking.retain(|title| {
        let near = spare.iter().position(|text| title.bare.slip(&text.bare).is_some());
        pairs.extend(near.map(|at| (*title, spare.remove(at))));
        near.is_none()
    });
    pairs
}

fn finding(title: &Found<'_>, text: &Found<'_>) -> Diagnostic {
    let (in_title, in_text) = (&title.number.n.value, &text.number.n.value);
    let name = name(title.number.series);
    let mut message = format!("title gives {name} {in_title}, text gives {in_text}");
    if let Some(slip) = title.bare.slip(&text.bare) {
        message = format!("{message}: {}", slip.words());
    }
    let finding = Diagnostic::new(&KIND, message)
        .at(text.span, format!("the text gives {in_text}"))
        .at(title.span, format!("the title gives {in_title}"))
        .help(format!(
            "check the original, then record what you decide: `{in_text} [sic, should be {in_title}]` \
             in a transcription, `choice` with `sic` and `corr` around the two `idno` in TEI"
        ));
    match correction(title, text) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

/// The title's number as a correction of the text's. It is the title that is wrong as often as not, so an
/// editor has to look. A number without tags stands in a transcription, which is not fixed.
fn correction(title: &Found<'_>, text: &Found<'_>) -> Option<Fix> {
    let (n, series) = (&title.number.n.value, title.number.series.name());
    let is_plain = n.chars().all(|c| c.is_alphanumeric() || "/-–. ".contains(c));
    let before = Edit::before(text.whole, "<choice><sic>");
    let idno = format!("<idno type=\"cable\" subtype=\"{series}\" n=\"{n}\">{n}</idno>");
    let behind = Edit::behind(text.whole, format!("</sic><corr>{idno}</corr></choice>"));
    (is_plain && text.whole != text.span)
        .then(|| Fix::risky(format!("correct {} to {n}", text.number.n.value), [before, behind]))
}

fn name(series: Series) -> &'static str {
    match series {
        Series::Register => "cable number",
        Series::Sender => "sender's number",
        Series::Special => "special number",
        Series::Place => "place line number",
        Series::Stamp => "stamp number",
        Series::Protocol => "protocol number",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use crate::cable::{Block, End, Item, ItemPart, Line, LineKind, List, ListStyle, NoteKind};

    /// A title and the head of a text, with numbers as `series number`; `sic > corr` is a choice.
    fn found(title: &[&str], text: &[&str]) -> Vec<String> {
        let mut sample = Sample::default();
        let title = title.iter().map(|notation| sample.numbers(notation)).collect();
        let text = text.iter().map(|notation| sample.numbers(notation)).collect();
        let opener = vec![sample.line(LineKind::Note(NoteKind::Number), text)];
        let cable = sample.cable(title, sample.text(opener, vec![], vec![]));
        sample.findings(&RULE, &cable)
    }

    #[test]
    fn a_number_of_the_text_contradicts_the_title() {
        let cases: &[(&[&str], &[&str], &[&str])] = &[
            (
                &["register 4785"],
                &["register 4784"],
                &["error at `4784` also `4785`: \
                     title gives cable number 4785, text gives 4784: one digit differs"],
            ),
            (
                &["sender 483/sh"],
                &["register 483/s", "sender 483/s"],
                &["error at `483/s` also `483/sh`: \
                     title gives sender's number 483/sh, text gives 483/s"],
            ),
            (
                &["register 4785"],
                &["register 9000", "register 4758"],
                &["error at `4758` also `4785`: \
                     title gives cable number 4785, text gives 4758: two digits have changed places"],
            ),
            (
                &["special 1643-1644"],
                &["special 1645"],
                &["error at `1645` also `1643-1644`: \
                     title gives special number 1643-1644, text gives 1645"],
            ),
        ];
        for (title, text, expected) in cases {
            assert_eq!(found(title, text), *expected, "{title:?} {text:?}");
        }
    }

    #[test]
    fn a_number_that_agrees_or_cannot_be_compared_is_no_contradiction() {
        let cases: &[(&[&str], &[&str])] = &[
            (&["register 4785"], &["register 4785"]),
            (&["register 0100"], &["register 100"]),
            (&["register 4785"], &["register 4784", "register 4785"]),
            (&["register 4785"], &["sender 4784"]),
            (&["register 25553"], &["sender 2395", "stamp 25554"]),
            (&["register 4785"], &[]),
            (&[], &["register 4785"]),
            (&["special 1643-1644"], &["special 1644"]),
            (&["register 4785"], &["register б/н"]),
        ];
        for (title, text) in cases {
            assert!(found(title, text).is_empty(), "{title:?} {text:?}");
        }
    }

    #[test]
    fn an_editors_decision_settles_it() {
        assert!(found(&["register 4785"], &["register 4784 > 4785"]).is_empty());
        assert!(found(&["register 4785 > 4784"], &["register 4784"]).is_empty());
        let wrong = found(&["register 4785"], &["register 4785 > 4784"]);
        assert!(wrong[0].starts_with("error at `4784` also `4785`"), "{wrong:?}");
    }

    #[test]
    fn a_title_of_several_numbers_is_contradicted_number_by_number() {
        let title = ["register 32951", "register 32947", "register 32970"];
        type Expected = &'static [(&'static str, &'static str)];
        let cases: &[(&[&str], Expected)] = &[
            (&["register 32951", "register 32947", "register 32970"], &[]),
            (&["register 32951"], &[]),
            (&["register 32951", "register 11111"], &[]),
            (&["register 32951", "register 32947", "register 11111"], &[("11111", "32970")]),
            (
                &["register 32951", "register 32907", "register 32974"],
                &[("32907", "32947"), ("32974", "32970")],
            ),
            (
                &["register 11111", "register 11111", "register 32950"],
                &[("32950", "32951"), ("11111", "32947")],
            ),
            (&["register 32947-32970"], &[]),
        ];
        for (text, expected) in cases {
            let places: Vec<String> = expected
                .iter()
                .map(|(text, title)| format!("error at `{text}` also `{title}`"))
                .collect();
            let findings = found(&title, text);
            let found: Vec<&str> =
                findings.iter().filter_map(|f| Some(f.split_once(':')?.0)).collect();
            assert_eq!(found, places, "{text:?}");
        }
    }

    #[test]
    fn only_the_outer_text_is_compared() {
        type Place = fn(&mut Sample, Vec<Inline>) -> (Vec<Line>, Vec<Block>, Vec<End>);
        let cases: &[(&str, Place, bool)] = &[
            ("paragraph", |_, n| (vec![], vec![Block::Paragraph(n)], vec![]), true),
            ("head", |_, n| (vec![], vec![Block::Head(n)], vec![]), true),
            ("list", |s, n| (vec![], vec![in_list(s, n)], vec![]), true),
            (
                "closer",
                |s, n| (vec![], vec![], vec![End::Closer(vec![s.line(LineKind::Bare, n)])]),
                true,
            ),
            ("postscript", |_, n| (vec![], vec![], vec![End::Postscript(n)]), true),
            ("message", |s, n| (vec![], vec![in_message(s, n)], vec![]), false),
            (
                "reference",
                |s, n| (vec![], vec![Block::Paragraph(vec![s.reference(n)])], vec![]),
                false,
            ),
        ];
        for (name, place, fires) in cases {
            let mut sample = Sample::default();
            let title = vec![sample.numbers("register 4785")];
            let number = vec![sample.numbers("register 4784")];
            let (opener, blocks, end) = place(&mut sample, number);
            let cable = sample.cable(title, sample.text(opener, blocks, end));
            assert_eq!(!sample.findings(&RULE, &cable).is_empty(), *fires, "{name}");
        }
    }

    fn in_list(sample: &mut Sample, content: Vec<Inline>) -> Block {
        let span = sample.words("1.").span;
        let item =
            Item { bullet: None, label: None, parts: vec![ItemPart::Paragraph(content)], span };
        Block::List(List { style: ListStyle::Numbered, items: vec![item], span })
    }

    fn in_message(sample: &mut Sample, content: Vec<Inline>) -> Block {
        let opener = vec![sample.line(LineKind::Bare, content)];
        Block::Message(sample.text(opener, vec![], vec![]).into())
    }

    #[test]
    fn without_title_or_text_there_is_nothing_to_compare() {
        assert!(sample::empty(&RULE).is_empty());
    }
}

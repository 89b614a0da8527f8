//! Running text: nothing is added to it but markup.

use super::{date, values};
use crate::cable::{
    Choice, Expansion, Gap, Inline, Mark, Name, Node, NoteKind, Supplied, Time, Unclear,
};
use crate::tei::profile::{CABLE, COMPLETION, FOOTNOTE, LOW, NONE, NUMBER};
use crate::tei::temporal::{Temporal, temporal};
use crate::xml::Writer;

/// A stretch of running text.
pub(super) fn write(content: &[Inline], w: &mut Writer) {
    for inline in content {
        node(&inline.node, w);
    }
}

/// Whether reading would find nothing in it.
pub(super) fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match &inline.node {
        Node::Words(words) => words.trim().is_empty(),
        Node::Other(content) => is_blank(content),
        _ => false,
    })
}

fn node(node: &Node, w: &mut Writer) {
    match node {
        Node::Words(words) => w.text(words),
        Node::LineBreak => line_break(w),
        Node::Date { dating, content } => {
            date::with_attributes(dating.as_deref().copied(), |attributes| {
                element("date", attributes, content, w)
            });
        }
        Node::Time(time) => self::time(time, w),
        Node::Name(name) => {
            with_pointer(name, |a| element(name.kind.element(), a, &name.content, w))
        }
        Node::Number { number, content } => {
            let attributes =
                [("type", CABLE), ("subtype", number.series.name()), ("n", &number.n.value)];
            self::number(&attributes, content, w);
        }
        Node::Reference { n, content } => {
            element("ref", &[("type", CABLE), ("n", &n.value)], content, w);
        }
        Node::Anchor(n) => {
            w.inline("ref", &[("type", FOOTNOTE), ("n", n)], |w| w.text(n));
        }
        Node::Gap(gap) => self::gap(gap, w),
        Node::Supplied(supplied) => self::supplied(supplied, w),
        Node::Expansion(expansion) => self::expansion(expansion, w),
        Node::Unclear(unclear) => self::unclear(unclear, w),
        Node::Sic(content) => element("sic", &[], content, w),
        Node::Choice(choice) => self::choice(choice, w),
        Node::Foreign(content) => element("foreign", &[], content, w),
        Node::Note { kind, content } => {
            with_type(kind, |attributes| element("note", attributes, content, w));
        }
        Node::Marked { mark, content } => marked(mark, content, w),
        Node::Other(content) if is_blank(content) => write(content, w),
        Node::Other(content) => element("seg", &[], content, w),
    }
}

fn element(name: &str, attributes: &[(&str, &str)], content: &[Inline], w: &mut Writer) {
    w.inline(name, attributes, |w| write(content, w));
}

fn optional<'a>(attributes: &[(&'a str, Option<&'a str>)]) -> Vec<(&'a str, &'a str)> {
    attributes.iter().filter_map(|(name, value)| value.map(|value| (*name, value))).collect()
}

/// The line feed keeps words apart for readers who look at text only.
fn line_break(w: &mut Writer) {
    w.text("\n");
    w.empty("lb", &[]);
}

fn time(time: &Time, w: &mut Writer) {
    let when = time.when.as_deref().filter(|value| temporal(value) != Temporal::Impossible);
    element("time", &optional(&[("when", when)]), &time.content, w);
}

/// A name on a line of its own, for header fields.
pub(super) fn name_line(name: &Name, w: &mut Writer) {
    with_pointer(name, |attributes| {
        w.line(name.kind.element(), attributes, |w| write(&name.content, w));
    });
}

fn with_pointer(name: &Name, write: impl FnOnce(&[(&str, &str)])) {
    let pointer = name.pointer.as_ref().and_then(|pointer| values::pointer(&pointer.value));
    write(&optional(&[("ref", pointer)]));
}

/// `idno` holds words and other `idno`; a number with brackets in it stands behind an empty one.
fn number(attributes: &[(&str, &str)], content: &[Inline], w: &mut Writer) {
    if fits_idno(content) {
        element("idno", attributes, content, w);
    } else {
        w.inline("seg", &[("type", NUMBER)], |w| {
            w.empty("idno", attributes);
            write(content, w);
        });
    }
}

fn fits_idno(content: &[Inline]) -> bool {
    content.iter().all(|inline| match &inline.node {
        Node::Words(_) => true,
        Node::Number { content, .. } => fits_idno(content),
        _ => false,
    })
}

/// A gap; `@rend` is needed only where the printed form does not follow from the words.
pub(super) fn gap(gap: &Gap, w: &mut Writer) {
    let words = gap.words.as_deref().filter(|words| !words.trim().is_empty());
    let rend = Some(gap.as_printed()).filter(|printed| *printed != Gap::usual(words));
    let rend = rend.map(|printed| self::rend(&printed));
    let quantity = gap.quantity.map(|quantity| quantity.to_string());
    let unit = gap.unit.as_deref().and_then(values::word);
    let attributes = optional(&[
        ("reason", Some(gap.reason.name())),
        ("quantity", quantity.as_deref()),
        ("unit", unit.as_deref()),
        ("rend", rend.as_deref()),
    ]);
    match words {
        None => w.empty("gap", &attributes),
        Some(words) => w.inline("gap", &attributes, |w| {
            w.inline("desc", &[], |w| w.text(words));
        }),
    }
}

fn rend(printed: &str) -> String {
    values::words(printed).unwrap_or_else(|| NONE.to_owned())
}

fn supplied(supplied: &Supplied, w: &mut Writer) {
    let attributes = [("reason", supplied.reason.name()), ("cert", LOW)];
    let told = if supplied.doubtful { &attributes[..] } else { &attributes[..1] };
    element("supplied", told, &supplied.content, w);
}

/// `ex` holds plain words; a completion with markup in it is `supplied`.
fn expansion(expansion: &Expansion, w: &mut Writer) {
    let plain = expansion.content.iter().all(|inline| matches!(inline.node, Node::Words(_)));
    w.inline("expan", &[], |w| {
        w.inline("abbr", &[], |w| w.text(&expansion.abbreviation));
        if plain {
            element("ex", &[], &expansion.content, w);
        } else {
            element("supplied", &[("reason", COMPLETION)], &expansion.content, w);
        }
    });
}

fn unclear(unclear: &Unclear, w: &mut Writer) {
    let rend = unclear.printed.as_deref().map(rend);
    element("unclear", &optional(&[("rend", rend.as_deref())]), &unclear.content, w);
}

fn choice(choice: &Choice, w: &mut Writer) {
    let resp = choice.resp.as_deref().and_then(values::pointer);
    w.inline("choice", &[], |w| {
        element("sic", &[], &choice.sic, w);
        element("corr", &optional(&[("resp", resp)]), &choice.corr, w);
    });
}

fn marked(mark: &Mark, content: &[Inline], w: &mut Writer) {
    match mark {
        Mark::Highlighted(how) => {
            element("hi", &optional(&[("rend", values::words(how).as_deref())]), content, w);
        }
        Mark::Deleted => element("del", &[], content, w),
        Mark::Added => element("add", &[], content, w),
        Mark::Link(target) => match values::pointer(target) {
            Some(target) => element("ref", &[("target", target)], content, w),
            None => element("seg", &[], content, w),
        },
        Mark::Abbreviated(full) => readings(("abbr", content), ("expan", full), w),
        Mark::Regularised(now) => readings(("orig", content), ("reg", now), w),
    }
}

fn readings((first, content): (&str, &[Inline]), (second, words): (&str, &str), w: &mut Writer) {
    w.inline("choice", &[], |w| {
        element(first, &[], content, w);
        w.inline(second, &[], |w| w.text(words));
    });
}

/// Hands over the attributes of a `note`.
pub(super) fn with_type(kind: &NoteKind, write: impl FnOnce(&[(&str, &str)])) {
    let name = values::word(kind.name());
    write(&optional(&[("type", name.as_deref())]));
}

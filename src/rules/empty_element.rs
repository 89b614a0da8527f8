//! An element that should hold words holds none.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Family, Kind, Severity};
use crate::xml::{Child, Document, Element};

pub(super) static RULE: Rule = Rule::of_document(&KIND, check);

static KIND: Kind = Kind {
    code: "empty-element",
    family: Family::Xml,
    severity: Severity::Warning,
    summary: "a paragraph, name, title or note is empty",
    page: include_str!("../../docs/rules/empty-element.md"),
};

fn check(document: &Document<'_>, _: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let empty = document.elements().filter(|element| {
        SPEAKING.contains(&element.name()) && says_nothing(*element) && !is_left_out(*element)
    });
    findings.extend(empty.filter_map(finding));
}

/// Elements that are nothing without words.
const SPEAKING: [&str; 30] = [
    "addrLine",
    "bibl",
    "closer",
    "date",
    "dateline",
    "head",
    "idno",
    "item",
    "name",
    "note",
    "orgName",
    "p",
    "persName",
    "person",
    "placeName",
    "publisher",
    "quote",
    "ref",
    "repository",
    "resp",
    "roleName",
    "salute",
    "settlement",
    "signed",
    "supplied",
    "term",
    "textLang",
    "time",
    "title",
    "unclear",
];

/// A point of a list that has its label only is empty too.
fn says_nothing(element: Element<'_>) -> bool {
    let is_only_label = || {
        element.children().all(|child| match child {
            Child::Words(words) => words.value.trim().is_empty(),
            Child::Element(inner) => inner.name() == "label",
        })
    };
    element.is_blank() || element.name() == "item" && is_only_label()
}

/// Title and date of the record are for the rule on missing fields, and the profile marks with an empty field
/// where one stood on the page.
fn is_left_out(element: Element<'_>) -> bool {
    let stands_in = |name: &str| element.parent().is_some_and(|parent| parent.name() == name);
    match element.name() {
        "title" => stands_in("titleStmt"),
        "date" => stands_in("creation") && element.attributes().next().is_none(),
        // TEI demands one even where none is known.
        "publisher" => element.xml_attribute("id").is_none(),
        "note" => element.has("type", "field"),
        _ => false,
    }
}

/// Whether TEI demands a paragraph where there is nothing to say: a publication statement, and a division whose words
/// stand in its opener and closer.
fn is_demanded(paragraph: Element<'_>) -> bool {
    let frame = ["opener", "closer", "head", "pb"];
    let Some(parent) = paragraph.parent() else { return false };
    let (around, blocks): (Vec<_>, Vec<_>) =
        parent.elements().partition(|child| frame.contains(&child.name()));
    let stands_in = match parent.name() {
        "publicationStmt" => true,
        "div" | "body" => !around.is_empty(),
        _ => false,
    };
    stands_in && blocks.len() == 1
}

/// Fields of the header: a pointer or key says there who or what is meant, but not what the source calls it.
const FIELDS: [&str; 2] = ["correspAction", "msIdentifier"];

/// Attributes that sort, number or style, and say nothing.
const FORMAL: [&str; 13] = [
    "cert",
    "evidence",
    "n",
    "reason",
    "rend",
    "rendition",
    "resp",
    "style",
    "subtype",
    "type",
    "xml:id",
    "xml:lang",
    "xml:space",
];

/// A pointer says who is meant, but a text names nobody without words; a gap beside it may be the words.
fn is_name_in_text(element: Element<'_>) -> bool {
    let parents = || std::iter::successors(element.parent(), |parent| parent.parent());
    NAMES.contains(&element.name())
        && parents().any(|parent| parent.name() == "text")
        && element.parent().is_some_and(|parent| parent.first("gap").is_none())
}

fn tells_a_reader(element: Element<'_>) -> bool {
    element.parent().is_some_and(|line| ["creation", "dateline"].contains(&line.name()))
}

const NAMES: [&str; 5] = ["name", "orgName", "persName", "placeName", "roleName"];

/// An attribute may say what the words would: `date/@when`.
fn finding(element: Element<'_>) -> Option<Diagnostic> {
    let name = element.name();
    let is_said = element.attributes().any(|attribute| !FORMAL.contains(&&*attribute.name));
    let finding = Diagnostic::new(&KIND, format!("`{name}` is empty"))
        .at(element.tag_span(), "no words in it")
        .help("fill it in or delete it; for words that cannot be read there is `gap`");
    if name == "p" && is_demanded(element) {
        return Some(finding.weighing(Severity::Info));
    }
    let is_field = element.parent().is_some_and(|parent| FIELDS.contains(&parent.name()));
    match (is_said, is_field && !["date", "time"].contains(&name)) {
        (false, _) => Some(finding),
        (true, _) if is_name_in_text(element) => Some(finding),
        // A date may be given for programs alone, but publisher and source have words for it.
        (true, _) if ["date", "time"].contains(&name) && tells_a_reader(element) => {
            Some(finding.weighing(Severity::Info))
        }
        (true, true) => Some(finding.weighing(Severity::Info)),
        (true, false) => None,
    }
}

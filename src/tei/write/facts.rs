//! `profileDesc`: when, in which language, who to whom, and what kind of document.

use super::{date, inline, values};
use crate::cable::{Action, Cable, Inline, Language, NameKind, Node, Party};
use crate::source::Passage;
use crate::tei::profile::{CLASSIFICATION, KIND, ORIGINAL, UNDETERMINED};
use crate::xml::Writer;

/// All that is known; TEI allows the element to be empty.
pub(super) fn write(cable: &Cable, w: &mut Writer) {
    w.block("profileDesc", &[], |w| {
        if let Some(date) = &cable.date {
            w.block("creation", &[], |w| date::write(date, w));
        }
        languages(cable, w);
        summary(&cable.summary, w);
        correspondence(&cable.correspondence, w);
        participants(&cable.participants, w);
        terms(cable, w);
    });
}

fn languages(cable: &Cable, w: &mut Writer) {
    let told = |language: &&Language| {
        language.name.is_some() || values::language(language) != UNDETERMINED
    };
    let text = cable.body.as_ref().map(|body| &body.language).filter(told);
    if text.is_none() && cable.original_language.is_none() {
        return;
    }
    w.block("langUsage", &[], |w| {
        text.iter().for_each(|text| language(text, None, w));
        cable.original_language.iter().for_each(|original| language(original, Some(ORIGINAL), w));
    });
}

fn language(language: &Language, n: Option<&str>, w: &mut Writer) {
    let mut attributes = vec![("ident", values::language(language))];
    attributes.extend(n.map(|n| ("n", n)));
    let name = language.name.as_ref().map_or("", |name| &name.value);
    w.line("language", &attributes, |w| w.text(name));
}

fn summary(paragraphs: &[Passage], w: &mut Writer) {
    if paragraphs.is_empty() {
        return;
    }
    w.block("abstract", &[], |w| {
        for paragraph in paragraphs {
            w.line("p", &[], |w| w.text(&paragraph.value));
        }
    });
}

fn correspondence(actions: &[Action], w: &mut Writer) {
    if actions.is_empty() {
        return;
    }
    w.block("correspDesc", &[], |w| actions.iter().for_each(|each| action(each, w)));
}

fn action(action: &Action, w: &mut Writer) {
    w.block("correspAction", &[("type", action.kind.name())], |w| {
        let mut names = action.parties.iter().flat_map(|party| &party.names).peekable();
        if names.peek().is_none() && action.date.is_none() {
            w.empty_line("p", &[]);
        }
        names.for_each(|name| correspondent(name, w));
        if let Some(date) = &action.date {
            date::write(date, w);
        }
    });
}

/// Whatever names somebody without saying what it is, is a `name`.
fn correspondent(name: &Inline, w: &mut Writer) {
    match &name.node {
        Node::Name(named) => inline::name_line(named, w),
        Node::Other(content) => w.line("name", &[], |w| inline::write(content, w)),
        _ => w.line("name", &[], |w| inline::write(std::slice::from_ref(name), w)),
    }
}

fn participants(parties: &[Party], w: &mut Writer) {
    if parties.is_empty() {
        return;
    }
    w.block("particDesc", &[], |w| {
        w.block("listPerson", &[], |w| {
            for party in parties {
                w.block("person", &[], |w| party.names.iter().for_each(|name| person(name, w)));
            }
        });
    });
}

/// A `person` has personal names only; an office stands within one.
fn person(name: &Inline, w: &mut Writer) {
    match &name.node {
        Node::Name(named) if named.kind == NameKind::Person => inline::name_line(named, w),
        _ => w.line("persName", &[], |w| inline::write(std::slice::from_ref(name), w)),
    }
}

fn terms(cable: &Cable, w: &mut Writer) {
    if cable.kind.is_none() && cable.classification.is_empty() {
        return;
    }
    w.block("textClass", &[], |w| {
        w.block("keywords", &[], |w| {
            cable.kind.iter().for_each(|kind| term(KIND, kind.value.name(), w));
            for classification in &cable.classification {
                term(CLASSIFICATION, classification.value.name(), w);
            }
        });
    });
}

fn term(kind: &str, name: &str, w: &mut Writer) {
    w.line("term", &[("type", kind)], |w| w.text(name));
}

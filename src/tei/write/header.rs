//! `teiHeader`: what is known of the record, its sources and its making.

use super::{facts, inline, shelfmark};
use crate::cable::{Cable, Field, Responsibility};
use crate::source::Passage;
use crate::tei::profile::{CITATION, FIELD, LAYOUT, MAIN, PRINTED, RECORD, URI};
use crate::xml::Writer;

/// The whole header.
pub(super) fn write(cable: &Cable, w: &mut Writer) {
    w.block("teiHeader", &[], |w| {
        w.block("fileDesc", &[], |w| {
            title(cable, w);
            publication(cable, w);
            fields(&cable.fields, w);
            sources(cable, w);
        });
        encoding(cable, w);
        facts::write(cable, w);
    });
}

fn title(cable: &Cable, w: &mut Writer) {
    w.block("titleStmt", &[], |w| {
        let title = cable.title.as_deref().unwrap_or_default();
        w.line("title", &[("type", MAIN)], |w| inline::write(title, w));
        cable.responsibility.iter().for_each(|phrase| responsibility(phrase, w));
    });
}

/// TEI asks for a name behind every phrase: a phrase without names gets an empty one.
fn responsibility(phrase: &Responsibility, w: &mut Writer) {
    w.block("respStmt", &[], |w| {
        line("resp", &[], &phrase.words, w);
        if phrase.names.is_empty() {
            w.empty_line("persName", &[]);
        }
        phrase.names.iter().for_each(|name| line("persName", &[], name, w));
    });
}

/// TEI asks for a publisher before numbers: where none is known, it stays empty.
fn publication(cable: &Cable, w: &mut Writer) {
    let publisher = cable.publisher.as_ref();
    w.block("publicationStmt", &[], |w| {
        if let Some(publisher) = publisher {
            line("publisher", &[("xml:id", "publisher")], publisher, w);
        } else if cable.record_id.is_some() || cable.uri.is_some() {
            w.empty_line("publisher", &[]);
        } else {
            w.empty_line("p", &[]);
        }
        cable.record_id.iter().for_each(|id| line("idno", &[("type", RECORD)], id, w));
        cable.uri.iter().for_each(|uri| line("idno", &[("type", URI)], uri, w));
    });
}

fn fields(fields: &[Field], w: &mut Writer) {
    if fields.is_empty() {
        return;
    }
    w.block("notesStmt", &[], |w| {
        for field in fields {
            let attributes = [("type", FIELD), ("n", field.name.value.as_str())];
            if field.content.is_empty() {
                w.empty_line("note", &attributes);
                continue;
            }
            w.block("note", &attributes, |w| {
                field.content.iter().for_each(|paragraph| line("p", &[], paragraph, w));
            });
        }
    });
}

fn sources(cable: &Cable, w: &mut Writer) {
    w.block("sourceDesc", &[], |w| {
        cable.citation.iter().for_each(|words| line("bibl", &[("type", CITATION)], words, w));
        cable.printed.iter().for_each(|words| line("bibl", &[("type", PRINTED)], words, w));
        for (index, witness) in cable.witnesses.iter().enumerate() {
            shelfmark::witness(witness, index + 1, cable.original_language.as_ref(), w);
        }
        if cable.citation.is_none() && cable.printed.is_empty() && cable.witnesses.is_empty() {
            w.empty_line("p", &[]);
        }
    });
}

/// How the text was encoded, what did it, and from which layout if that is not the usual one.
fn encoding(cable: &Cable, w: &mut Writer) {
    w.block("encodingDesc", &[], |w| {
        w.block("editorialDecl", &[], |w| {
            w.block("quotation", &[("marks", "all")], |w| paragraph(QUOTATION, w));
            paragraph(BRACKETS, w);
        });
        w.block("appInfo", &[], |w| {
            let version = env!("CARGO_PKG_VERSION");
            let attributes = [("xml:id", "shifr"), ("ident", "shifr"), ("version", version)];
            w.block("application", &attributes, |w| {
                w.line("label", &[], |w| w.text("shifr"));
                cable.layout.iter().for_each(|name| line("desc", &[("type", LAYOUT)], name, w));
            });
        });
    });
}

const QUOTATION: &str = "Quotation marks stand in the text as the source prints them.";

const BRACKETS: &str = "Square brackets of the source's editor are encoded: added words as supplied, \
    completed words as expan, doubtful ones as unclear, omissions as gap, remarks as note.";

fn paragraph(words: &str, w: &mut Writer) {
    w.line("p", &[], |w| w.text(words));
}

fn line(name: &str, attributes: &[(&str, &str)], words: &Passage, w: &mut Writer) {
    w.line(name, attributes, |w| w.text(&words.value));
}

//! The file itself.

use super::FILE;
use super::date::Date;
use super::letter::{Letter, Name, Relay, Way};
use super::publication::{Publication, Publications, UNTITLED};
use crate::cable::ActionKind;
use crate::export::{Edition, Editor};
use crate::xml::{RELAX_NG, TEI, Writer};

/// The whole of it.
pub(super) fn write(edition: &Edition, publications: &Publications, letters: &[Letter]) -> String {
    let mut w = Writer::new();
    let model = format!("href=\"{SCHEMA}\" type=\"application/xml\" schematypens=\"{RELAX_NG}\"");
    w.instruction("xml-model", &model);
    w.block("TEI", &[("xmlns", TEI)], |w| {
        w.block("teiHeader", &[], |w| {
            w.block("fileDesc", &[], |w| {
                title(edition, w);
                publication(edition, w);
                let named = publications.named(letters.iter().map(|letter| letter.publication));
                w.block("sourceDesc", &[], |w| named.for_each(|source| bibliography(source, w)));
            });
            w.block("profileDesc", &[], |w| {
                letters.iter().for_each(|each| letter(each, publications.get(each.publication), w));
            });
        });
        w.block("text", &[], |w| w.block("body", &[], |w| w.empty_line("p", &[])));
    });
    w.finish()
}

const SCHEMA: &str = "https://raw.githubusercontent.com/TEI-Correspondence-SIG/CMIF/master/schema/cmi-customization.rng";

fn title(edition: &Edition, w: &mut Writer) {
    w.block("titleStmt", &[], |w| {
        line("title", edition.title.as_deref().unwrap_or(UNTITLED), w);
        edition.editors.iter().for_each(|each| editor(each, w));
        if edition.editors.is_empty() {
            line("editor", NOBODY, w);
        }
    });
}

/// What stands where the schema wants a name and none is known.
const NOBODY: &str = "not named";

fn editor(Editor { name, email }: &Editor, w: &mut Writer) {
    w.line("editor", &[], |w| {
        w.text(name);
        if let Some(email) = email {
            w.text(" ");
            w.inline("email", &[], |w| w.text(email));
        }
    });
}

fn publication(edition: &Edition, w: &mut Writer) {
    w.block("publicationStmt", &[], |w| {
        line("publisher", edition.publisher.as_deref().unwrap_or(NOBODY), w);
        let address = edition.address(FILE);
        w.line("idno", &[("type", "url")], |w| w.text(address.as_deref().unwrap_or(FILE)));
        match &edition.date {
            Some(day) => w.empty_line("date", &[("when", day)]),
            None => w.empty_line("date", &[("notBefore", DAY_OF_THE_FORM)]),
        }
        w.block("availability", &[], |w| {
            let licence = edition.licence.as_deref().unwrap_or(CC_BY);
            w.line("licence", &[("target", licence)], |w| w.text(licence));
        });
    });
}

/// CMIF 1.1 is of this day, and no file in it can be older.
const DAY_OF_THE_FORM: &str = "2025-02-26";

/// The licence that correspSearch asks for.
const CC_BY: &str = "https://creativecommons.org/licenses/by/4.0/";

fn bibliography(Publication { id, title, address }: &Publication, w: &mut Writer) {
    w.line("bibl", &[("type", "online"), ("xml:id", id)], |w| {
        w.text(title);
        if let Some(address) = address {
            w.text(", ");
            w.inline("ref", &[("target", address)], |w| w.text(address));
        }
    });
}

// correspDesc ::= correspAction[@type='sent'] correspAction[@type='received'] note*
fn letter(letter: &Letter, publication: &Publication, w: &mut Writer) {
    let source = format!("#{}", publication.id);
    let mut attributes = vec![("key", letter.key.as_str())];
    attributes.extend(letter.address.as_deref().map(|address| ("ref", address)));
    attributes.push(("source", &source));
    w.block("correspDesc", &attributes, |w| {
        way(ActionKind::Sent, &letter.sent, w);
        way(ActionKind::Received, &letter.received, w);
        letter.relays.iter().for_each(|each| relay(each, w));
    });
}

fn way(kind: ActionKind, way: &Way, w: &mut Writer) {
    w.block("correspAction", &[("type", kind.name())], |w| {
        for each in &way.names {
            w.new_line();
            name(each, w);
        }
        way.date.iter().for_each(|each| date(each, w));
    });
}

fn name(Name { element, words, authority, is_doubtful }: &Name, w: &mut Writer) {
    let mut attributes: Vec<_> =
        authority.as_deref().map(|address| ("ref", address)).into_iter().collect();
    attributes.extend(is_doubtful.then_some(("cert", "low")));
    w.inline(element, &attributes, |w| w.text(words));
}

fn date(Date { attributes, is_conjecture, is_doubtful }: &Date, w: &mut Writer) {
    let mut attributes: Vec<_> =
        attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    attributes.extend(is_conjecture.then_some(("evidence", "conjecture")));
    attributes.extend(is_doubtful.then_some(("cert", "low")));
    w.empty_line("date", &attributes);
}

fn relay(Relay { kind, names }: &Relay, w: &mut Writer) {
    w.line("note", &[("type", kind.name())], |w| {
        for (index, each) in names.iter().enumerate() {
            if index > 0 {
                w.text(", ");
            }
            name(each, w);
        }
    });
}

fn line(element: &str, words: &str, w: &mut Writer) {
    w.line(element, &[], |w| w.text(words));
}

//! `fileDesc`: title, publication and sources.

use super::{Reader, shelfmark, words};
use crate::cable::{Cable, Field, Inline, Node, NoteKind, Responsibility};
use crate::source::{Passage, Spanned};
use crate::tei::profile::{CITATION, FIELD, LAYOUT, MAIN, PRINTED, RECORD, URI};
use crate::xml::Element;

impl Reader {
    /// Fills in what `fileDesc` says, and `encodingDesc` of the layout.
    pub(super) fn header(&mut self, header: Element<'_>, cable: &mut Cable) {
        cable.layout = header.at(&["encodingDesc", "appInfo", "application"]).and_then(layout);
        let Some(file) = header.first("fileDesc") else { return };
        if let Some(statement) = file.first("titleStmt") {
            cable.title_place = title(statement).map(Element::tag_span);
            cable.title = title(statement).map(|title| self.content(title));
            cable.title.iter_mut().for_each(|title| title.retain(|inline| !is_of_edition(inline)));
            cable.title.take_if(|title| title.is_empty());
            cable.responsibility = statement.all("respStmt").filter_map(responsibility).collect();
        }
        if let Some(statement) = file.first("publicationStmt") {
            cable.publisher = statement.first("publisher").and_then(words);
            cable.record_id = number(statement, RECORD);
            cable.uri = number(statement, URI);
        }
        let notes = file.all("notesStmt").flat_map(|statement| statement.all("note"));
        cable.fields = notes.filter_map(field).collect();
        if let Some(sources) = file.first("sourceDesc") {
            cable.citation = bibliography(sources, CITATION).next();
            cable.printed = bibliography(sources, PRINTED).collect();
            cable.witnesses = sources.descendants("msDesc").map(shelfmark::witness).collect();
        }
    }
}

fn layout(application: Element<'_>) -> Option<Passage> {
    application.all("desc").find(|desc| desc.has("type", LAYOUT)).and_then(words)
}

/// The title of the record itself, rather than of the series, the journal or the book that it is in (`@level`); a subtitle
/// or another form is called what it is (`@type`).
fn title(statement: Element<'_>) -> Option<Element<'_>> {
    let find = |is_it: fn(&Element<'_>) -> bool| statement.all("title").find(is_it);
    let is_of_another: fn(&Element<'_>) -> bool =
        |title| ["s", "j", "m"].iter().any(|level| title.has("level", level));
    find(|title| title.has("type", MAIN) && !title.has("level", "s"))
        .or_else(|| find(|title| title.has("level", "a")))
        .or_else(|| {
            statement
                .all("title")
                .find(|title| !is_of_another(title) && title.attribute("type").is_none())
        })
        .or_else(|| statement.all("title").find(|title| !is_of_another(title)))
        .or_else(|| statement.first("title"))
}

/// A note of ours in the title is none of its words.
fn is_of_edition(inline: &Inline) -> bool {
    matches!(&inline.node, Node::Note { kind, .. } if kind.name() == NoteKind::EDITORIAL)
}

/// Agents may be named in other ways than `persName`, and either of both may come first.
fn responsibility(statement: Element<'_>) -> Option<Responsibility> {
    let phrase = statement.first("resp")?.text();
    let agent = |element: &Element<'_>| ["persName", "orgName", "name"].contains(&element.name());
    let names = statement.elements().filter(agent).filter_map(words).collect();
    Some(Responsibility { words: phrase, names })
}

fn number(statement: Element<'_>, kind: &str) -> Option<Passage> {
    statement.descendants("idno").find(|idno| idno.has("type", kind)).and_then(words)
}

fn field(note: Element<'_>) -> Option<Field> {
    if !note.has("type", FIELD) {
        return None;
    }
    let name = note.attribute("n").unwrap_or(Spanned::new(String::new(), note.tag_span()));
    let paragraphs: Vec<Passage> = note.all("p").filter_map(words).collect();
    let content =
        if paragraphs.is_empty() { words(note).into_iter().collect() } else { paragraphs };
    Some(Field { name, content })
}

fn bibliography<'d>(sources: Element<'d>, kind: &str) -> impl Iterator<Item = Passage> {
    sources.descendants("bibl").filter(move |bibl| bibl.has("type", kind)).filter_map(words)
}

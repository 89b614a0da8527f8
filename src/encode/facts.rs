//! What the lines of a text say about its record: how secret it was, of what kind, and for whom in the end.

use super::{lines, title};
use crate::cable::{
    Action, ActionKind, Block, Cable, DocumentKind, End, Inline, Line, LineKind, NameKind, Node,
    NoteKind, Party, Text, plain, printed,
};
use crate::persons::Register;
use crate::source::{Span, Spanned};

/// Adds to the record what its text says.
pub(super) fn add(text: &Text, persons: &Register, cable: &mut Cable) {
    let lines = text.opener.iter().chain(text.end.iter().flat_map(|end| match end {
        End::Closer(lines) => lines.as_slice(),
        End::Postscript(_) | End::Note(..) | End::Gap(_) => &[],
    }));
    for line in lines {
        match &line.kind {
            LineKind::Note(NoteKind::Classification) => {
                classify(&printed(&line.content), line.span, cable);
            }
            LineKind::Note(NoteKind::Kind) => name_kind(line, cable),
            LineKind::Address if lines::passes_on(&plain(&line.content)) => {
                forwarded(line, persons, cable)
            }
            _ => {}
        }
    }
    if text.opener.is_empty() && cable.classification.is_empty() {
        run_in(text, cable);
    }
}

/// The kind that a line says the paper is of, if the title does not say it: a title may tell of what the extract from a
/// protocol brings.
fn name_kind(line: &Line, cable: &mut Cable) {
    let words = plain(&line.content);
    let kind = lines::document_kind(&lines::wording::closed_up(&words)).map(|(kind, _)| kind);
    let extracted = || kind == Some(DocumentKind::ProtocolExtract) && title::names_enclosure(cable);
    if cable.kind.is_none() || extracted() {
        cable.kind = kind.map(|kind| Spanned::new(kind, line.span));
    }
}

fn classify(words: &str, span: Span, cable: &mut Cable) {
    let level = lines::classification(words);
    let new = |level| cable.classification.iter().all(|known| known.value != level);
    if let Some(level) = level.filter(|level| new(*level)) {
        cable.classification.push(Spanned::new(level, span));
    }
}

/// How many words of a text without lines may be its head.
const RUN_IN: usize = 40;

/// A text that lost its line ends has its head in its first paragraph: two words with capitals there that
/// name a level are the stamp, for a sentence writes them small.
fn run_in(text: &Text, cable: &mut Cable) {
    let Some(content) = text.blocks.first().and_then(Block::paragraph_or_head) else { return };
    let Some(first) = content.first() else { return };
    let words = plain(content);
    let words: Vec<&str> = words.split_whitespace().take(RUN_IN).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let pair = words.windows(2).find(|pair| {
        capital(pair[0]) && capital(pair[1]) && lines::classification(&pair.join(" ")).is_some()
    });
    // One word is the stamp where the number of the copy stands beside it.
    let beside_copy =
        |pair: &&[&str]| capital(pair[0]) && matches!(pair[1], "Copy" | "COPY" | "Ex." | "Ekz.");
    let single = || words.windows(2).find(beside_copy).map(|pair| pair[0].to_owned());
    if let Some(level) = pair.map(|pair| pair.join(" ")).or_else(single) {
        classify(&level, first.span, cable);
    }
}

/// Somebody to whom the message is to be passed and whom the title does not name.
fn forwarded(line: &Line, persons: &Register, cable: &mut Cable) {
    let named_by_title = |pointer: &str| {
        cable.correspondence.iter().flat_map(|action| &action.parties).any(|party| {
            party.names.iter().any(|name| match &name.node {
                Node::Name(name) => {
                    let person = persons.named(&plain(&name.content));
                    person.is_some_and(|person| person.pointer() == pointer)
                }
                _ => false,
            })
        })
    };
    let new = line.content.iter().filter(|inline| match &inline.node {
        Node::Name(name) if name.kind == NameKind::Person => {
            name.pointer.as_ref().is_some_and(|pointer| !named_by_title(&pointer.value))
        }
        _ => false,
    });
    let parties: Vec<Party> =
        new.map(|name| Party { names: vec![as_printed(name)], span: name.span }).collect();
    if !parties.is_empty() {
        let kind = ActionKind::Forwarded;
        cable.correspondence.push(Action { kind, parties, date: None, span: line.span });
    }
}

/// The name as the header keeps it: brackets are text there.
fn as_printed(name: &Inline) -> Inline {
    let mut name = name.clone();
    if let Node::Name(inner) = &mut name.node {
        let words = crate::cable::printed(&inner.content);
        inner.content = vec![Inline::words(words, name.span)];
    }
    name
}

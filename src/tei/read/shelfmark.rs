//! `msDesc`: an archive's copy with its shelfmark.

use super::words;
use crate::archives::{Archive, Register};
use crate::cable::Witness;
use crate::shelfmark::{Level, Part, Shelfmark, normalise, parse};
use crate::source::Spanned;
use crate::tei::profile::{SHELFMARK, UNPARSED};
use crate::xml::Element;

/// The witness that an `msDesc` describes.
pub(super) fn witness(description: Element<'_>) -> Witness {
    let identifier = description.first("msIdentifier").unwrap_or(description);
    let repository = identifier.first("repository");
    let archive = repository.and_then(|repository| repository.attribute("key"));
    let mark = identifier.all("idno").find(|idno| idno.has("type", SHELFMARK));
    // Other editors need no type to tell a shelfmark from other numbers, for they have no others.
    let mark =
        mark.or_else(|| identifier.all("idno").find(|idno| idno.attribute("type").is_none()));
    let known = archive.as_ref().and_then(|id| Register::builtin().archive(&id.value));
    Witness {
        repository: repository
            .map_or_else(|| Spanned::new(String::new(), identifier.tag_span()), Element::text),
        archive,
        shelfmark: mark.and_then(|mark| shelfmark(mark, known)),
        span: description.span(),
    }
}

/// Parts that are marked are taken as they are; where none is, the words are read.
fn shelfmark(mark: Element<'_>, archive: Option<&Archive>) -> Option<Shelfmark> {
    let words = words(mark)?;
    let parts: Vec<Part> = mark.descendants("idno").filter_map(part).collect();
    if !parts.is_empty() || mark.has("subtype", UNPARSED) {
        return Some(Shelfmark { words, parts });
    }
    let read = match archive {
        Some(archive) => archive.read_shelfmark(&words),
        None => parse(&words, &Level::RUSSIAN),
    };
    Some(read.unwrap_or(Shelfmark { words, parts }))
}

fn part(idno: Element<'_>) -> Option<Part> {
    let level = Level::from_name(&idno.attribute("type")?.value)?;
    let words = idno.text();
    let n = idno
        .attribute("n")
        .unwrap_or_else(|| Spanned::new(normalise(level, &words.value), words.span));
    Some(Part { level, words, n })
}

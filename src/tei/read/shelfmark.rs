//! `msDesc`: an archive's copy with its shelfmark.

use super::words;
use crate::archives::Register;
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
    let levels = levels(archive.as_ref().map(|archive| archive.value.as_str()));
    Witness {
        repository: repository
            .map_or_else(|| Spanned::new(String::new(), identifier.tag_span()), Element::text),
        archive,
        shelfmark: mark.and_then(|mark| shelfmark(mark, levels)),
        span: description.span(),
    }
}

fn levels(archive: Option<&str>) -> &'static [Level] {
    archive
        .and_then(|id| Register::builtin().archive(id))
        .map_or(&Level::ALL[..], |archive| &archive.levels)
}

/// Parts that are marked are taken as they are; where none is, the words are read.
fn shelfmark(mark: Element<'_>, levels: &[Level]) -> Option<Shelfmark> {
    let words = words(mark)?;
    let parts: Vec<Part> = mark.descendants("idno").filter_map(part).collect();
    if !parts.is_empty() || mark.has("subtype", UNPARSED) {
        return Some(Shelfmark { words, parts });
    }
    Some(parse(&words, levels).unwrap_or(Shelfmark { words, parts }))
}

fn part(idno: Element<'_>) -> Option<Part> {
    let level = Level::from_name(&idno.attribute("type")?.value)?;
    let words = idno.text();
    let n = idno
        .attribute("n")
        .unwrap_or_else(|| Spanned::new(normalise(level, &words.value), words.span));
    Some(Part { level, words, n })
}

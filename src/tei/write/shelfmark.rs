//! `msDesc`: an archive's copy with its shelfmark.

use super::values;
use crate::cable::{Language, Witness};
use crate::shelfmark::Shelfmark;
use crate::tei::profile::{SHELFMARK, UNPARSED};
use crate::xml::Writer;

/// The witness that is cited as the `nth`, counted from 1.
pub(super) fn witness(witness: &Witness, nth: usize, original: Option<&Language>, w: &mut Writer) {
    w.block("msDesc", &[("xml:id", &format!("w{nth}"))], |w| {
        w.block("msIdentifier", &[], |w| {
            repository(witness, w);
            if let Some(mark) = &witness.shelfmark {
                shelfmark(mark, w);
            }
        });
        if let Some(original) = original {
            w.block("msContents", &[], |w| language_of_text(original, w));
        }
    });
}

fn repository(witness: &Witness, w: &mut Writer) {
    let key = witness.archive.as_ref().map(|archive| ("key", archive.value.as_str()));
    let attributes: Vec<_> = key.into_iter().collect();
    w.line("repository", &attributes, |w| w.text(&witness.repository.value));
}

fn language_of_text(original: &Language, w: &mut Writer) {
    w.line("textLang", &[("mainLang", values::language(original))], |w| {
        w.text(original.name.as_ref().map_or("", |name| &name.value));
    });
}

/// The words as cited; each part is an element of its own among them.
fn shelfmark(shelfmark: &Shelfmark, w: &mut Writer) {
    let unparsed = shelfmark.parts.is_empty().then_some(("subtype", UNPARSED));
    let attributes: Vec<_> = [("type", SHELFMARK)].into_iter().chain(unparsed).collect();
    w.line("idno", &attributes, |w| {
        let words = &shelfmark.words.value;
        let mut at = 0;
        for part in &shelfmark.parts {
            let place = shelfmark.place(part, at);
            w.text(&words[at..place.start]);
            let attributes = [("type", part.level.name()), ("n", part.n.value.as_str())];
            w.inline("idno", &attributes, |w| w.text(&words[place.clone()]));
            at = place.end;
        }
        w.text(&words[at..]);
    });
}

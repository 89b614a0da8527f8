//! `text`: which part of it is the message, what is attached to that or stands beside it, and what is left.

use std::iter;

use super::Reader;
use super::pieces::Piece;
use super::text::{has_words, is_division, is_register};
use crate::cable::{Body, BodyKind, Cable, Division, Language, Original, Stands};
use crate::source::{Passage, Spanned};
use crate::tei::profile::{ATTACHMENT, ORIGINAL, UNANNOUNCED, UNDETERMINED};
use crate::xml::{Child, Element};

impl Reader {
    /// Fills in the text, if there is a word of it, and tells what of it could not be held.
    pub(super) fn body(&mut self, root: Element<'_>, cable: &mut Cable) {
        let Some(whole) = root.first("text") else { return };
        let division = whole.first("body").and_then(division);
        let original = division.and_then(beside_translation);
        let left = left(whole, division, original).into_iter().filter(|part| has_words(*part));
        let (beside, not_read): (_, Vec<_>) =
            left.partition(|part| division.is_some() && is_part(*part));
        cable.beside = self.beside(beside);
        cable.not_read = not_read.into_iter().map(named).collect();
        let holder = innermost(division.unwrap_or(whole));
        let attached = attached(whole, holder);
        let mut pieces = self.pieces(holder, |_| true);
        pieces.retain(|piece| match piece {
            Piece::Run(_) => true,
            Piece::Apart(element) => attached.iter().all(|other| other.span() != element.span()),
        });
        let text = self.arranged(pieces, holder.span());
        let attachments: Vec<_> = attached.into_iter().map(|div| self.text(div)).collect();
        let empty = text.opener.is_empty() && text.blocks.is_empty() && text.end.is_empty();
        if division.is_none() && attachments.is_empty() && empty {
            return;
        }
        let language = language(root, holder);
        let kind = kind(division.unwrap_or(holder), &language, cable.original_language.as_ref());
        let heading = division.and_then(|division| division.attribute("n"));
        let announced = !division.is_some_and(|division| division.has("subtype", UNANNOUNCED));
        let original = original.map(|original| self.original(original, holder));
        cable.body = Some(Body { kind, language, heading, announced, text, attachments, original });
    }

    /// The original that stands beside the translation.
    fn original(&mut self, original: Element<'_>, translation: Element<'_>) -> Original {
        let language = original.xml_attribute("lang");
        let undetermined = || Spanned::new(UNDETERMINED.to_owned(), original.tag_span());
        let above = original.span().start < translation.span().start;
        Original {
            language: language.unwrap_or_else(undetermined),
            stands: if above { Stands::Above } else { Stands::Below },
            text: self.text(original),
        }
    }

    fn beside(&mut self, parts: Vec<Element<'_>>) -> Vec<Division> {
        let division = |part: Element<'_>| Division {
            name: part.attribute("type").unwrap_or_else(|| named(part)),
            language: part.xml_attribute("lang"),
            text: self.text(part),
        };
        parts.into_iter().map(division).collect()
    }
}

/// The division that holds the text, if one says that it does.
fn division(body: Element<'_>) -> Option<Element<'_>> {
    let of = |kind: BodyKind| body.all("div").find(|div| div.has("type", kind.name()));
    of(BodyKind::Translation).or_else(|| of(BodyKind::Transcription))
}

/// The transcription beside a division that is a translation.
fn beside_translation(division: Element<'_>) -> Option<Element<'_>> {
    let is = |div: Element<'_>, kind: BodyKind| div.has("type", kind.name());
    let mut divisions = division.parent()?.all("div");
    let translated = is(division, BodyKind::Translation);
    divisions.find(|div| translated && is(*div, BodyKind::Transcription))
}

/// What holds nothing but one division is a wrapper: the message is what that one holds.
fn innermost(holder: Element<'_>) -> Element<'_> {
    let is_told = |child: &Child<'_>| match child {
        Child::Words(words) => !words.value.trim().is_empty(),
        Child::Element(part) => !is_attachment(*part) && !is_register(*part) && has_words(*part),
    };
    let mut told = holder.children().filter(is_told);
    match (told.next(), told.next()) {
        (Some(Child::Element(only)), None) if is_wrapper(only) => innermost(only),
        _ => holder,
    }
}

/// A text within the text is quoted, so it is no wrapper.
fn is_wrapper(element: Element<'_>) -> bool {
    is_division(element.name()) && element.name() != "floatingText"
}

fn is_attachment(element: Element<'_>) -> bool {
    element.name() == "div" && element.has("type", ATTACHMENT)
}

/// The attachments to a message that stands in the body. Where the text has more parts than that, all are one text.
fn attached<'d>(whole: Element<'d>, holder: Element<'d>) -> Vec<Element<'d>> {
    let body = whole.first("body");
    let body = body.filter(|body| body.span().range().contains(&holder.span().range().start));
    body.into_iter().flat_map(|body| body.all("div")).filter(|div| is_attachment(*div)).collect()
}

/// What the text does not hold: all that stands beside a division which says that it is the text; else registers,
/// which are lists of the editors rather than words of the document.
fn left<'d>(
    whole: Element<'d>,
    division: Option<Element<'d>>,
    original: Option<Element<'d>>,
) -> Vec<Element<'d>> {
    let is_original = |part: Element<'_>| original.is_some_and(|div| div.span() == part.span());
    match division {
        Some(division) => iter::successors(Some(division), |part| part.parent())
            .take_while(|part| part.span() != whole.span())
            .flat_map(beside)
            .filter(|part| !is_attachment(*part) && !is_original(*part))
            .collect(),
        None => {
            let backs = whole.descendants("back");
            backs.flat_map(Element::elements).filter(|part| is_register(*part)).collect()
        }
    }
}

/// Whether it can be read as a text by itself.
fn is_part(element: Element<'_>) -> bool {
    element.name() == "div" || is_division(element.name())
}

fn named(part: Element<'_>) -> Passage {
    Spanned::new(part.name().to_owned(), part.tag_span())
}

/// The elements before and behind one.
fn beside(element: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let around = element.parent().into_iter().flat_map(Element::elements);
    around.filter(move |other| other.span() != element.span())
}

/// The language of the text is its own or that of what it stands in; the header knows its name.
fn language(root: Element<'_>, division: Element<'_>) -> Language {
    let around = iter::successors(Some(division), |element| element.parent());
    let tag = around
        .filter_map(|element| element.xml_attribute("lang"))
        .next()
        .unwrap_or(Spanned::new(UNDETERMINED.to_owned(), division.tag_span()));
    let used = root.at(&["teiHeader", "profileDesc", "langUsage"]);
    let entry = used.and_then(|used| {
        let mut languages = used.all("language").filter(|entry| !entry.has("n", ORIGINAL));
        languages.find(|entry| entry.has("ident", &tag.value))
    });
    Language { name: entry.and_then(super::words), tag }
}

/// What the division says it is; otherwise a translation is told by the languages.
fn kind(
    division: Element<'_>,
    language: &Language,
    original: Option<&Language>,
) -> Spanned<BodyKind> {
    let said = division.attribute("type");
    if let Some(kind) = said.as_ref().and_then(|said| BodyKind::from_name(&said.value)) {
        return Spanned::new(kind, said.map_or(division.tag_span(), |said| said.span));
    }
    let translated = original.is_some_and(|original| original.tag.value != language.tag.value);
    let kind = if translated { BodyKind::Translation } else { BodyKind::Transcription };
    Spanned::new(kind, division.tag_span())
}

//! The text of a record: head, body and end, and messages inside the message.

use std::iter;

use super::{Inline, Language, NoteKind, Table};
use crate::source::{Passage, Span, Spanned};

/// `text/body/div`.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether it is a translation.
    pub kind: Spanned<BodyKind>,
    /// The language of the text.
    pub language: Language,
    /// The line that announces the text: `Translation - English`. No part of the text.
    pub heading: Option<Passage>,
    /// Whether the text is parted from the header as the layout has it: by a line `Contents:`, or without one.
    pub announced: bool,
    /// The text.
    pub text: Text,
    /// Documents attached to it, each with its own head and end: `div[@type='attachment']`.
    pub attachments: Vec<Text>,
    /// What it translates, where the source gives both.
    pub original: Option<Original>,
}

/// The text in the language it was written in, beside its translation: a second `div`, a `transcription`.
///
/// It says again what the translation says, so what is counted of a record is counted in the translation.
#[derive(Clone, Debug)]
pub struct Original {
    /// The tag of its language.
    pub language: Passage,
    /// Whether it stands above the translation or below it.
    pub stands: Stands,
    /// Its head, blocks and end.
    pub text: Text,
}

/// Where the original stands beside the translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Before it.
    Above,
    /// Behind it and what is attached to it.
    Below,
}

/// `div/@type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// The text's language is not the original's.
    Translation,
    /// The text is in the language it was written in.
    Transcription,
}

impl Body {
    /// The text, what is attached to it and its original, in the order in which they stand.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let original = |stands| self.original_standing(stands).map(|original| &original.text);
        let translation = iter::once(&self.text).chain(&self.attachments);
        original(Stands::Above).into_iter().chain(translation).chain(original(Stands::Below))
    }

    /// The original if it stands there.
    pub fn original_standing(&self, stands: Stands) -> Option<&Original> {
        self.original.as_ref().filter(|original| original.stands == stands)
    }
}

impl BodyKind {
    /// The value of `@type`.
    pub fn name(self) -> &'static str {
        match self {
            BodyKind::Translation => "translation",
            BodyKind::Transcription => "transcription",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<BodyKind> {
        [BodyKind::Translation, BodyKind::Transcription]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A message: the whole text, or one that is quoted in it with a head and an end of its own.
#[derive(Clone, Debug)]
pub struct Text {
    /// `opener`: marks, addressee lines, salutation, dateline.
    pub opener: Vec<Line>,
    /// What is said.
    pub blocks: Vec<Block>,
    /// Signatures, datelines, instructions, notes.
    pub end: Vec<End>,
    /// Where all this stands.
    pub span: Span,
}

impl Text {
    /// The messages directly inside this one.
    pub fn messages(&self) -> impl Iterator<Item = &Text> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Message(inner) => Some(inner.as_ref()),
            _ => None,
        })
    }
}

/// A line at the head or the end.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Where it stands beside the one before it.
    pub follows: Follows,
    /// Its words.
    pub content: Vec<Inline>,
    /// Where it stands.
    pub span: Span,
}

/// Where a line stands beside the one before it: `@rend`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// Below it.
    Below,
    /// Behind it on the same line, as a date behind a signature.
    Behind,
    /// Behind it on the same line in a column of its own, as a classification at the right edge.
    Apart,
}

impl Follows {
    /// What keeps the two apart where they are printed on one line.
    pub fn gap(self) -> Option<&'static str> {
        match self {
            Follows::Below => None,
            Follows::Behind => Some(" "),
            Follows::Apart => Some(COLUMNS),
        }
    }
}

/// So many blanks keep columns apart.
pub const COLUMNS: &str = "   ";

/// What a line at the head or the end is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// `note` of a type.
    Note(NoteKind),
    /// `address/addrLine`; neighbours share an `address`.
    Address,
    /// `salute`.
    Salute,
    /// `dateline`.
    Dateline,
    /// `signed`.
    Signed,
    /// A `gap` alone on its line.
    Gap,
    /// Words of foreign TEI that stand in `opener` or `closer` itself.
    Bare,
}

/// A part of what is said.
///
/// Nearly all are paragraphs; what takes more room than they do and is rare stands in a box, for a text may have millions.
#[derive(Clone, Debug)]
pub enum Block {
    /// `p`.
    Paragraph(Vec<Inline>),
    /// `p[@xml:lang]`: a paragraph in another language than the text's.
    Foreign(Box<Passage>, Vec<Inline>),
    /// `head`: a heading. TEI allows it only before the first other block.
    Head(Vec<Inline>),
    /// `lg`: verse, with a line break between its lines.
    Verse(Vec<Inline>),
    /// `speaker`: who says the next lines of a play.
    Speaker(Vec<Inline>),
    /// `stage`: what is done on the stage.
    Stage(Vec<Inline>),
    /// `list`.
    List(List),
    /// `table`.
    Table(Table),
    /// `floatingText[@type='message']`: a message inside the message.
    Message(Box<Text>),
    /// `gap` between paragraphs.
    Gap(Box<Inline>),
    /// `note` between paragraphs.
    Note(NoteKind, Vec<Inline>),
}

impl Block {
    /// The words of a paragraph in the language of the text.
    pub fn paragraph(&self) -> Option<&[Inline]> {
        match self {
            Block::Paragraph(content) => Some(content),
            _ => None,
        }
    }

    /// The words of a paragraph in the language of the text, or of a heading.
    pub fn paragraph_or_head(&self) -> Option<&[Inline]> {
        match self {
            Block::Paragraph(content) | Block::Head(content) => Some(content),
            _ => None,
        }
    }
}

/// `list`.
#[derive(Clone, Debug)]
pub struct List {
    /// How its items are marked.
    pub style: ListStyle,
    /// The items.
    pub items: Vec<Item>,
    /// Where the list stands.
    pub span: Span,
}

/// `list/@rend`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the profile's own")]
pub enum ListStyle {
    Numbered,
    Lettered,
    Bulleted,
}

impl ListStyle {
    /// Every style.
    pub const ALL: [ListStyle; 3] = [ListStyle::Numbered, ListStyle::Lettered, ListStyle::Bulleted];

    /// The value of `@rend`.
    pub fn name(self) -> &'static str {
        match self {
            ListStyle::Numbered => "numbered",
            ListStyle::Lettered => "lettered",
            ListStyle::Bulleted => "bulleted",
        }
    }

    /// The style of that name.
    pub fn from_name(name: &str) -> Option<ListStyle> {
        ListStyle::ALL.into_iter().find(|style| style.name() == name)
    }
}

/// `item`.
#[derive(Clone, Debug)]
pub struct Item {
    /// What the layout prints before the label: the hyphen of `- 1.`; kept as `item/@rend`.
    pub bullet: Option<String>,
    /// The label as printed: `1.`, `a)`; `None` in a bulleted list.
    pub label: Option<Passage>,
    /// What the item says; never empty.
    pub parts: Vec<ItemPart>,
    /// Where the item stands.
    pub span: Span,
}

/// A part of an item.
#[derive(Clone, Debug)]
pub enum ItemPart {
    /// `p`, or the words of the `item` itself if they are all it holds.
    Paragraph(Vec<Inline>),
    /// `list`: points of a point.
    List(List),
}

/// What comes after the last paragraph.
#[derive(Clone, Debug)]
pub enum End {
    /// `closer` with its lines.
    Closer(Vec<Line>),
    /// `postscript/p`: an instruction after the signature.
    Postscript(Vec<Inline>),
    /// `note`.
    Note(NoteKind, Vec<Inline>),
    /// `gap`.
    Gap(Box<Inline>),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of short lines has a block for every three bytes.
    #[test]
    fn parts_of_a_text_are_small() {
        assert!(size_of::<Block>() <= 48, "{} bytes", size_of::<Block>());
        assert!(size_of::<End>() <= 48, "{} bytes", size_of::<End>());
        assert!(size_of::<Line>() <= 64, "{} bytes", size_of::<Line>());
    }
}

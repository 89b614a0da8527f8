//! The reading text of a record.

use super::{Export, Form};
use crate::cable::Cable;
use crate::transcription::paragraphs;

/// Only what the document says: neither title nor header.
///
/// Paragraphs are parted by blank lines. Supplied words and gaps stand in the brackets of the
/// transcription, items have their labels; marks at the head and signatures at the end are part of the
/// text. A record without text gives an empty file.
pub(super) static EXPORT: Export = Export {
    name: "text",
    summary: "the reading text alone, paragraphs parted by blank lines",
    form: Form::Each { extension: "txt", write },
};

fn write(cable: &Cable) -> String {
    let Some(body) = &cable.body else { return String::new() };
    let mut text = paragraphs(body).join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::{
        Block, Body, BodyKind, Follows, Gap, GapReason, Inline, Language, Line, LineKind, Node,
        Supplied, SuppliedReason, Text,
    };
    use crate::source::{SourceId, Span, Spanned};

    #[test]
    fn brackets_stand_as_printed() {
        let span = Span::new(SourceId(0), 0..0);
        let words = |words: &str| Inline::words(words, span);
        let supplied = Node::Supplied(Supplied {
            reason: SuppliedReason::Omitted,
            doubtful: false,
            content: vec![words("We")],
        });
        let gap = Gap {
            reason: GapReason::Editorial,
            quantity: None,
            unit: None,
            words: None,
            printed: None,
        };
        let text = Text {
            opener: vec![Line {
                kind: LineKind::Salute,
                follows: Follows::Below,
                content: vec![words("To Peking")],
                span,
            }],
            blocks: vec![
                Block::Paragraph(vec![Inline::new(supplied, span), words(" advise.")]),
                Block::Gap(Inline::new(Node::Gap(gap.into()), span).into()),
            ],
            end: Vec::new(),
            span,
        };
        let mut cable = Cable::new(span);
        assert_eq!(write(&cable), "");
        let tag = Spanned::new("en".to_owned(), span);
        cable.body = Some(Body {
            kind: Spanned::new(BodyKind::Translation, span),
            language: Language { tag, name: None },
            heading: None,
            announced: true,
            text,
            attachments: Vec::new(),
            original: None,
        });
        assert_eq!(write(&cable), "To Peking\n\n[We] advise.\n\n[...]\n");
    }
}

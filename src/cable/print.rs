//! The words of running text, as a reader sees them and as the transcription prints them.

use std::borrow::Cow;
use std::ops::Range;

use super::{Gap, Inline, Node};

/// The words as a reader sees them, without brackets: the string value of the TEI.
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(content, &mut out);
    out
}

fn push_plain(content: &[Inline], out: &mut String) {
    for inline in content {
        match &inline.node {
            Node::Words(words) => out.push_str(words),
            Node::LineBreak => out.push('\n'),
            Node::Anchor(n) => out.push_str(n),
            Node::Gap(gap) => out.push_str(gap.words.as_deref().unwrap_or_default()),
            Node::Expansion(expansion) => {
                out.push_str(&expansion.abbreviation);
                push_plain(&expansion.content, out);
            }
            _ => push_plain(inline.content(), out),
        }
    }
}

/// The words as the transcription prints them, brackets and all.
pub fn printed(content: &[Inline]) -> String {
    let mut out = String::new();
    print(content, &mut out, &mut |_, _| {});
    out
}

/// Adds the words as the transcription prints them, and tells of every piece which bytes it fills, brackets and
/// all; of what stands in a piece before the piece itself.
pub fn print<'a>(
    content: &'a [Inline],
    out: &mut String,
    told: &mut dyn FnMut(&'a Inline, Range<usize>),
) {
    for inline in content {
        if is_beside(&inline.node) && !out.is_empty() && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
        let start = out.len();
        let (open, close) = around(&inline.node);
        out.push_str(&open);
        print(inline.content(), out, told);
        out.push_str(close);
        told(inline, start..out.len());
    }
}

/// Whether it is no part of the sentence, whose words it follows without a blank: a note of foreign TEI.
fn is_beside(node: &Node) -> bool {
    match node {
        Node::Note { kind, .. } => kind.is_beside_text(),
        _ => false,
    }
}

/// What is printed before and behind what stands inside.
fn around(node: &Node) -> (Cow<'_, str>, &str) {
    match node {
        Node::Words(words) => (words.into(), ""),
        Node::LineBreak => ("\n".into(), ""),
        Node::Gap(gap) => (gap.as_printed(), ""),
        Node::Anchor(n) => (format!("[{n}]").into(), ""),
        Node::Supplied(supplied) if supplied.doubtful => ("[".into(), "?]"),
        Node::Supplied(_) | Node::Note { .. } => ("[".into(), "]"),
        Node::Expansion(expansion) => (format!("{}[", expansion.abbreviation).into(), "]"),
        Node::Unclear(unclear) => match &unclear.printed {
            Some(mark) => ("".into(), mark),
            None => ("[[".into(), "]]"),
        },
        Node::Marked { mark, .. } => {
            let (open, close) = mark.around();
            (open.into(), close)
        }
        Node::Date { .. }
        | Node::Time(_)
        | Node::Number { .. }
        | Node::Reference { .. }
        | Node::Sic(_)
        | Node::Foreign(_)
        | Node::Other(_)
        | Node::Name(_)
        | Node::Choice(_) => ("".into(), ""),
    }
}

impl Gap {
    /// The gap as the transcription prints it.
    pub fn as_printed(&self) -> Cow<'_, str> {
        match &self.printed {
            Some(printed) => printed.into(),
            None => Gap::usual(self.words.as_deref()),
        }
    }

    /// How a gap is usually printed that is told with these words, or with none.
    pub fn usual(words: Option<&str>) -> Cow<'static, str> {
        match words {
            Some(words) => format!("[{words}]").into(),
            None => "[...]".into(),
        }
    }
}

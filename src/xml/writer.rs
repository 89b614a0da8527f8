//! Writes XML that people read: structure indented, mixed content never touched.

use std::borrow::Cow;

use quick_xml::escape::partial_escape;
use quick_xml::events::attributes::Attribute;

use super::{is_char, is_text};
use crate::source::has_byte;

/// Attributes in the order in which they are written; the name as it stands in the file.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document being written.
///
/// Whoever writes says of each element whether its children stand on lines of their own ([`block`]),
/// whether it begins a line but holds running text ([`line`]), or whether it stands within running
/// text ([`inline`]). White space is added nowhere else, so what was written is what is read back.
///
/// [`block`]: Writer::block
/// [`line`]: Writer::line
/// [`inline`]: Writer::inline
pub struct Writer {
    out: String,
    depth: usize,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Begins a document with its XML declaration.
    pub fn new() -> Self {
        let mut out = String::with_capacity(16 * 1024);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Self { out, depth: 0 }
    }

    /// Writes a processing instruction on a line of its own.
    pub fn instruction(&mut self, target: &str, content: &str) {
        self.new_line();
        self.push(["<?", target, " ", content, "?>"]);
    }

    /// Writes an element whose children stand on lines of their own.
    pub fn block(&mut self, name: &str, attributes: Attributes, children: impl FnOnce(&mut Self)) {
        self.new_line();
        self.tag(name, attributes, ">");
        self.depth += 1;
        children(self);
        self.depth -= 1;
        self.new_line();
        self.end(name);
    }

    /// Writes an element on a line of its own that holds running text.
    pub fn line(&mut self, name: &str, attributes: Attributes, content: impl FnOnce(&mut Self)) {
        self.new_line();
        self.inline(name, attributes, content);
    }

    /// Writes an element within running text.
    pub fn inline(&mut self, name: &str, attributes: Attributes, content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes, ">");
        content(self);
        self.end(name);
    }

    /// Writes an empty element on a line of its own.
    pub fn empty_line(&mut self, name: &str, attributes: Attributes) {
        self.new_line();
        self.empty(name, attributes);
    }

    /// Writes an empty element within running text.
    pub fn empty(&mut self, name: &str, attributes: Attributes) {
        self.tag(name, attributes, "/>");
    }

    /// Writes words; a sign that XML cannot hold becomes `U+FFFD`.
    pub fn text(&mut self, text: &str) {
        if has_byte(text, is_special) {
            self.out.push_str(&partial_escape(legal(text)));
        } else {
            self.out.push_str(text);
        }
    }

    /// Ends the document.
    pub fn finish(mut self) -> String {
        self.new_line();
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes, end: &str) {
        self.push(["<", name]);
        for (name, value) in attributes {
            self.push([" ", name, "=\""]);
            self.value(name, value);
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    fn value(&mut self, name: &str, value: &str) {
        if has_byte(value, |byte| is_special(byte) || matches!(byte, b'"' | b'\'' | b'\t' | b'\n'))
        {
            self.out.push_str(&Attribute::from((name, &*legal(value))).value);
        } else {
            self.out.push_str(value);
        }
    }

    fn end(&mut self, name: &str) {
        self.push(["</", name, ">"]);
    }

    fn push<const N: usize>(&mut self, pieces: [&str; N]) {
        pieces.iter().for_each(|piece| self.out.push_str(piece));
    }

    /// Begins a line; what is written next stands on it.
    pub fn new_line(&mut self) {
        self.out.push('\n');
        let mut blanks = 2 * self.depth;
        while blanks > 0 {
            let next = blanks.min(BLANKS.len());
            self.out.push_str(&BLANKS[..next]);
            blanks -= next;
        }
    }
}

/// As many blanks as most lines begin with, to be written at once.
const BLANKS: &str = "                                ";

/// Whether the byte stands for itself in no text, or belongs to a character that may be none of XML's ([`is_text`]).
fn is_special(byte: u8) -> bool {
    matches!(byte, b'<' | b'>' | b'&' | 0xEF) || byte < b' ' && !matches!(byte, b'\t' | b'\n')
}

fn legal(text: &str) -> Cow<'_, str> {
    if is_text(text) { text.into() } else { text.replace(|c| !is_char(c), "\u{FFFD}").into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_structure_and_leaves_mixed_content_alone() {
        let mut writer = Writer::new();
        writer.block("div", &[("type", "a \"b\" & <c>")], |w| {
            w.line("p", &[], |w| {
                w.text("5 < 6 & 'x'\u{1}");
                w.inline("hi", &[], |w| w.text(" x "));
            });
            w.empty_line("gap", &[("reason", "editorial")]);
        });
        assert_eq!(
            writer.finish(),
            concat!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
                "<div type=\"a &quot;b&quot; &amp; &lt;c&gt;\">\n",
                "  <p>5 &lt; 6 &amp; 'x'\u{FFFD}<hi> x </hi></p>\n",
                "  <gap reason=\"editorial\"/>\n",
                "</div>\n"
            )
        );
    }
}

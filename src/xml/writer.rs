//! Writes XML that people read: structure indented, mixed content never touched.

use std::borrow::Cow;

use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event};

use super::{is_char, is_text};

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
    out: quick_xml::Writer<Vec<u8>>,
    depth: usize,
}

const IN_MEMORY: &str = "writing to memory cannot fail";

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Begins a document with its XML declaration.
    pub fn new() -> Self {
        let mut writer =
            Self { out: quick_xml::Writer::new(Vec::with_capacity(16 * 1024)), depth: 0 };
        writer.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        writer
    }

    /// Writes a processing instruction on a line of its own.
    pub fn instruction(&mut self, target: &str, content: &str) {
        self.new_line();
        self.event(Event::PI(BytesPI::new(format!("{target} {content}"))));
    }

    /// Writes an element whose children stand on lines of their own.
    pub fn block(&mut self, name: &str, attributes: Attributes, children: impl FnOnce(&mut Self)) {
        self.new_line();
        self.start(name, attributes);
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
        self.start(name, attributes);
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
        self.event(Event::Empty(start(name, attributes)));
    }

    /// Writes words; a sign that XML cannot hold becomes `U+FFFD`.
    pub fn text(&mut self, text: &str) {
        let text = legal(text);
        self.event(Event::Text(BytesText::from_escaped(partial_escape(&*text))));
    }

    /// Ends the document.
    pub fn finish(mut self) -> String {
        self.new_line();
        String::from_utf8(self.out.into_inner()).expect("only text was written")
    }

    fn start(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Start(start(name, attributes)));
    }

    fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn event(&mut self, event: Event<'_>) {
        self.out.write_event(event).expect(IN_MEMORY);
    }

    /// Begins a line; what is written next stands on it.
    pub fn new_line(&mut self) {
        let out = self.out.get_mut();
        out.push(b'\n');
        out.resize(out.len() + 2 * self.depth, b' ');
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((*name, &*legal(value)));
    }
    tag
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

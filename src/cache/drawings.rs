//! How findings were shown: what is written to a file of drawings.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::finding::Written;
use super::results::bytes;
use crate::diagnostic::Diagnostic;
use crate::files::Checksum;
use crate::report::{Drawn, Rendered};

/// What was drawn in one choice of forms, by the paths of documents as they were given.
///
/// It stays bytes until somebody wants it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Drawings<'b> {
    /// Of findings about each document by itself.
    #[serde(borrow)]
    alone: BTreeMap<Cow<'b, str>, Drawing<'b>>,
    /// Of findings about documents that were compared.
    #[serde(borrow)]
    together: BTreeMap<Cow<'b, str>, Drawing<'b>>,
}

/// What was drawn of the findings of one document, once for each form.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Drawing<'b> {
    /// What it was made of.
    of: Checksum,
    #[serde(borrow, serialize_with = "bytes")]
    drawn: Cow<'b, [u8]>,
}

/// Whether findings are about each document by itself, or about several that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Each by itself.
    Alone,
    /// Several.
    Together,
}

impl Drawing<'_> {
    /// What was drawn of findings about texts with that checksum.
    pub fn of(
        texts: &Checksum,
        findings: &[Diagnostic],
        rendered: &[Rendered],
    ) -> Option<Drawing<'static>> {
        let drawn: Vec<Drawn<'_>> = rendered.iter().map(Rendered::drawn).collect();
        let drawn = postcard::to_stdvec(&drawn).ok()?;
        Some(Drawing { of: known_by(texts, findings)?, drawn: drawn.into() })
    }

    fn rendered(&self, texts: &Checksum, findings: &[Diagnostic]) -> Option<Vec<Rendered>> {
        known_by(texts, findings).filter(|known| *known == self.of)?;
        let drawn: Vec<Drawn<'_>> = postcard::from_bytes(&self.drawn).ok()?;
        drawn.into_iter().map(|drawn| drawn.rendered(findings)).collect()
    }
}

/// What a drawing is made of: the texts, and all that the findings say. Which number a text has in its run does
/// not matter.
fn known_by(texts: &Checksum, findings: &[Diagnostic]) -> Option<Checksum> {
    let written: Vec<Written> = findings.iter().map(Written::of_any_run).collect();
    let written = postcard::to_stdvec(&written).ok()?;
    Some(Checksum::of_parts([&texts.bytes()[..], &written]))
}

impl<'b> Drawings<'b> {
    /// Reads a file of drawings; none if it is no such file.
    pub fn read(file: &'b [u8]) -> Option<Drawings<'b>> {
        postcard::from_bytes(file).ok()
    }

    /// What is to be written to a file.
    pub fn written(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }

    /// How these findings were shown, where they are about texts with that checksum.
    pub fn rendered(
        &self,
        about: About,
        path: &str,
        texts: &Checksum,
        findings: &[Diagnostic],
    ) -> Option<Vec<Rendered>> {
        self.about(about).get(path)?.rendered(texts, findings)
    }

    /// Takes what was drawn of findings about a document.
    pub fn add(&mut self, about: About, path: String, drawing: Drawing<'b>) {
        let drawings = match about {
            About::Alone => &mut self.alone,
            About::Together => &mut self.together,
        };
        drawings.insert(Cow::Owned(path), drawing);
    }

    /// Drops what was drawn of documents that are no more.
    pub fn forget_missing(&mut self) {
        self.alone.retain(|path, _| Path::new(&**path).exists());
        self.together.retain(|path, _| Path::new(&**path).exists());
    }

    fn about(&self, about: About) -> &BTreeMap<Cow<'b, str>, Drawing<'b>> {
        match about {
            About::Alone => &self.alone,
            About::Together => &self.together,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Family, Kind, Severity};
    use crate::source::{SourceId, Span};

    static KIND: Kind =
        Kind { code: "odd", family: Family::Xml, severity: Severity::Error, summary: "", page: "" };

    fn finding(id: u32, message: &str) -> Diagnostic {
        Diagnostic::new(&KIND, message).at(Span::new(SourceId(id), 3..5), "here")
    }

    #[test]
    fn a_drawing_is_of_these_findings_and_texts_only() {
        let (text, other) = (Checksum::of(b"text"), Checksum::of(b"other"));
        let drawn = [Rendered::Texts(vec!["drawn".to_owned()])];
        let drawing = Drawing::of(&text, &[finding(4, "odd")], &drawn).expect("can be written");
        let mut drawings = Drawings::default();
        drawings.add(About::Alone, "a.xml".to_owned(), drawing);
        let file = drawings.written().expect("can be written");
        let read = Drawings::read(&file).expect("was written so");
        let found =
            |about, text, finding| read.rendered(about, "a.xml", text, &[finding]).is_some();
        assert!(found(About::Alone, &text, finding(7, "odd")));
        assert!(!found(About::Alone, &text, finding(7, "even")));
        assert!(!found(About::Alone, &other, finding(7, "odd")));
        assert!(!found(About::Together, &text, finding(7, "odd")));
        assert!(Drawings::read(&file[..file.len() - 1]).is_none());
    }
}

//! Writes a record as TEI. Whatever the model holds, the outcome is valid TEI.

mod header;
mod shelfmark;
mod facts;
mod text;
mod inline;
mod date;
mod values;

use crate::cable::Cable;
use crate::xml::{RELAX_NG, TEI, Writer};

/// A schema that the document names for the programs of its readers: `<?xml-model ..?>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Where the RELAX NG schema stands, seen from the document.
    pub href: String,
}

/// The record as a TEI document.
///
/// Two records with the same facts are written with the same bytes: no clock, no path, no order of chance.
pub fn write(cable: &Cable, models: &[Model]) -> String {
    let mut w = Writer::new();
    for model in models {
        w.instruction("xml-model", &pseudo_attributes(model));
    }
    let id = cable.record_id.as_ref().map(|id| values::id("record", &id.value));
    let language = cable.body.as_ref().and_then(|body| values::known_language(&body.language));
    let mut attributes = vec![("xmlns", TEI)];
    attributes.extend(id.as_deref().map(|id| ("xml:id", id)));
    attributes.extend(language.map(|tag| ("xml:lang", tag)));
    w.block("TEI", &attributes, |w| {
        header::write(cable, w);
        text::write(cable.body.as_ref(), w);
    });
    w.finish()
}

fn pseudo_attributes(model: &Model) -> String {
    let href = model.href.replace('&', "&amp;").replace('"', "&quot;");
    let href = href.replace('<', "&lt;").replace('>', "&gt;");
    format!("href=\"{href}\" type=\"application/xml\" schematypens=\"{RELAX_NG}\"")
}

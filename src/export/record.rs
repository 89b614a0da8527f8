//! What an export of a collection sees of a record.

use super::address::web_address;
use super::words::one_line;
use crate::cable::{ActionKind, Cable, DateWords};

/// A record of a collection, with the document it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The path of the document in the folder of documents, with `/` between its parts: `1950/103.xml`.
    pub path: &'a str,
    /// What it says.
    pub cable: &'a Cable,
    /// The document itself. Places in `cable` need not point into it.
    pub tei: &'a str,
}

impl<'a> Record<'a> {
    /// The path without the ending: `1950/103`. No two records of a collection share it.
    pub fn stem(&self) -> &'a str {
        self.path.strip_suffix(".xml").unwrap_or(self.path)
    }

    /// The record's number at its publisher, or else the path without the ending.
    pub fn id(&self) -> &'a str {
        self.cable.record_id.as_ref().map_or(self.stem(), |id| &id.value)
    }

    /// The title as one line; the path without the ending if there is none.
    pub fn title(&self) -> String {
        let title = self.cable.title.as_deref().map(one_line).unwrap_or_default();
        if title.is_empty() { self.stem().to_owned() } else { title }
    }

    /// Where the record was published, if that is an address of the web.
    pub fn address(&self) -> Option<&'a str> {
        web_address(&self.cable.uri.as_ref()?.value)
    }

    /// The language of the text, if it is known.
    pub fn language(&self) -> Option<&'a str> {
        let language = self.cable.body.as_ref().map(|body| body.language.tag.value.as_str());
        language.filter(|tag| *tag != "und")
    }

    /// The date that the publisher gives, or else the day of sending.
    pub fn date(&self) -> Option<&'a DateWords> {
        dated(self.cable)
    }

    /// The date of sending, or else the date of the document.
    pub fn sending_date(&self) -> Option<&'a DateWords> {
        let sent = self.cable.actions(ActionKind::Sent).find_map(|action| action.date.as_ref());
        sent.filter(|sent| sent.dating.is_some()).or(self.cable.date.as_ref())
    }
}

/// The date that the publisher gives, or else the day of sending, where words tell less.
pub(super) fn dated(cable: &Cable) -> Option<&DateWords> {
    let sent = || cable.actions(ActionKind::Sent).filter_map(|action| action.date.as_ref());
    let dates = || cable.date.iter().chain(sent());
    dates().find(|date| date.dating.is_some()).or_else(|| dates().next())
}

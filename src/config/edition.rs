//! `[edition]`: what the edition says of itself.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::cable::PartialDate;
use crate::export::{Edition, Editor, web_address};

/// The section as it stands.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Section {
    title: Option<String>,
    editors: Vec<String>,
    publisher: Option<String>,
    #[serde(deserialize_with = "address")]
    url: Option<String>,
    #[serde(deserialize_with = "address")]
    licence: Option<String>,
    #[serde(deserialize_with = "day")]
    date: Option<String>,
}

impl From<Section> for Edition {
    fn from(Section { title, editors, publisher, url, licence, date }: Section) -> Self {
        let editors = editors.iter().map(|editor| Editor::parse(editor)).collect();
        let url = url.map(|url| url.trim_end_matches('/').to_owned());
        Edition { title, editors, publisher, url, licence, date }
    }
}

/// An address goes into attributes that take nothing else, so it is looked at here.
fn address<'de, D: Deserializer<'de>>(text: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(text)?;
    match web_address(&text) {
        Some(_) => Ok(Some(text)),
        None => Err(D::Error::custom(format!("`{text}` is no address of the web"))),
    }
}

fn day<'de, D: Deserializer<'de>>(text: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(text)?;
    match PartialDate::from_iso(&text).filter(|date| date.year.is_some()) {
        Some(date) => Ok(Some(date.to_string())),
        None => Err(D::Error::custom(format!("`{text}` is no date such as 2026-11-22"))),
    }
}

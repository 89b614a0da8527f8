//! What is set, and where: the answer of `shifr config`.

use toml::de::{DeTable, DeValue};

use super::key::Key;
use super::keys::{EXPORT, KEYS, NAMED, REPEATED, keys_of};
use crate::source::Source;

/// Every key with its value, as a `shifr.toml` that could be read says; then the exports it names.
pub fn settings(source: Option<&Source>) -> Vec<Setting> {
    let places = source.and_then(|source| DeTable::parse(source.text()).ok());
    let values: toml::Table =
        source.and_then(|source| source.text().parse().ok()).unwrap_or_default();
    let set = |section: &str, name: &str| {
        let places = places.as_ref()?.get_ref();
        let DeValue::Table(keys) = places.get(section)?.get_ref() else { return None };
        let line = source?.position(keys.get(name)?.span().start).line;
        Some((values.get(section)?.get(name)?.to_string(), line))
    };
    let setting = |key: &'static Key, name: &str| {
        let (value, line) = match set(key.section, name) {
            Some((value, line)) => (value, Some(line)),
            None => (key.usual.to_owned(), None),
        };
        Setting { key, path: format!("{}.{name}", key.section), value, line }
    };
    let known = KEYS.iter().filter(|key| !key.is_of_many());
    let known = known.map(|key| setting(key, key.name));
    let exports = keys_of(EXPORT.section).into_iter();
    let exports = exports.map(|name| setting(&EXPORT, name));
    let many = [(NAMED, "[schemas."), (REPEATED, "[[folders]]")].into_iter();
    let many = many.filter_map(|(section, head)| several(section, head, source, &values));
    known.chain(exports).chain(many).collect()
}

/// The tables of a section that may have several, as one value; `head` begins the first.
fn several(
    section: &'static str,
    head: &str,
    source: Option<&Source>,
    values: &toml::Table,
) -> Option<Setting> {
    let key = KEYS.iter().find(|key| key.section == section)?;
    let value = values.get(section)?.to_string();
    let line = source.and_then(|source| Some(source.position(source.text().find(head)?).line));
    Some(Setting { key, path: section.to_owned(), value, line })
}

/// A key with its value.
#[derive(Debug)]
pub struct Setting {
    /// The key.
    pub key: &'static Key,
    /// Section and name: `files.max-size`.
    pub path: String,
    /// The value as TOML; empty if there is none.
    pub value: String,
    /// The line of `shifr.toml` that sets it; none if the value is the usual one.
    pub line: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_value_knows_its_line() {
        let text = "[files]\nmax-size = '1 KiB'\n[rules]\nselect = [\n  'date',\n]\n";
        let source = Source::new(SourceId(0), "shifr.toml", text);
        let settings = settings(Some(&source));
        let told = |path: &str| {
            let setting = settings.iter().find(|setting| setting.path == path).expect("is a key");
            (setting.value.as_str(), setting.line)
        };
        assert_eq!(told("files.max-size"), ("\"1 KiB\"", Some(2)));
        assert_eq!(told("rules.select"), ("[\"date\"]", Some(4)));
        assert_eq!(told("project.encoded"), ("\"encoded\"", None));
        assert_eq!(told("exports.text"), ("", None));
    }
}

//! `shifr.toml` with one pin more or less, and all else as it was: the one door to toml_edit.

use std::path::Path;

use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value};

use super::keys::NAMED;
use crate::files;
use crate::schemas::{Location, Pin};

/// The text of a `shifr.toml` with a pin, which takes the place of the one of its name; `folder` is the one
/// that the file lies in.
///
/// # Errors
///
/// If the text is no TOML; [`super::Config::parse`] has refused it before.
pub fn with_pin(text: &str, pin: &Pin, folder: &Path) -> Result<String, String> {
    let mut document = parse(text)?;
    let section = document.entry(NAMED).or_insert_with(|| Item::Table(section()));
    let Some(section) = section.as_table_like_mut() else { return Err(no_table()) };
    let name = pin.name.as_str();
    match section.get_mut(name).and_then(Item::as_table_like_mut) {
        // What stands around the keys stays: comments, and the place in the file.
        Some(known) => {
            let old: Vec<String> = known.iter().map(|(key, _)| key.to_owned()).collect();
            let new = keys(pin, folder);
            for key in old.iter().filter(|key| !new.iter().any(|(name, _)| name == key)) {
                known.remove(key);
            }
            new.into_iter().for_each(|(key, value)| put(known, key, value));
        }
        None => {
            let mut table = Table::new();
            keys(pin, folder).into_iter().for_each(|(key, value)| put(&mut table, key, value));
            section.insert(name, Item::Table(table));
        }
    }
    Ok(document.to_string())
}

/// The text of a `shifr.toml` without the pin of that name; none if there is no such pin.
///
/// # Errors
///
/// As for [`with_pin`].
pub fn without_pin(text: &str, name: &str) -> Result<Option<String>, String> {
    let mut document = parse(text)?;
    let Some(section) = document.get_mut(NAMED).and_then(Item::as_table_like_mut) else {
        return Ok(None);
    };
    let removed = section.remove(name).is_some();
    if section.is_empty() {
        document.remove(NAMED);
    }
    Ok(removed.then(|| with_head(document.to_string())))
}

fn parse(text: &str) -> Result<DocumentMut, String> {
    text.parse().map_err(|error: TomlError| error.message().to_owned())
}

fn no_table() -> String {
    format!("`{NAMED}` is no table")
}

/// A file that says nothing would be taken for a broken one.
fn with_head(text: String) -> String {
    if text.trim().is_empty() {
        "# The settings of shifr; `shifr config` shows all.\n".to_owned()
    } else {
        text
    }
}

/// The section needs no head of its own: `[schemas.tei]` says all.
fn section() -> Table {
    let mut section = Table::new();
    section.set_implicit(true);
    section
}

/// The keys of a pin, in the order in which they are read.
fn keys(pin: &Pin, folder: &Path) -> Vec<(&'static str, Value)> {
    let place = match &pin.place {
        Location::File(path) => ("path", within(folder, path).into()),
        place @ (Location::Network(_) | Location::Profile) => ("url", place.to_string().into()),
    };
    let mut keys = vec![place, ("sha256", pin.sum.to_string().into())];
    if !pin.files.is_empty() {
        let files = pin.files.iter().map(|(file, sum)| (file, sum.to_string()));
        keys.push(("files", Value::InlineTable(files.collect::<InlineTable>())));
    }
    keys
}

/// A path as `shifr.toml` has it: from its folder, so that it holds nothing of the machine.
fn within(folder: &Path, path: &Path) -> String {
    let settled = |path: &Path| files::settled(path).map(|path| files::shown(&path));
    match (settled(&folder.join(super::NAME)), settled(path)) {
        (Some(file), Some(path)) => crate::xml::uri::relative(&file, &path),
        _ => files::shown(path),
    }
}

/// Sets a value, and keeps the comments around the old one.
fn put(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => _ = table.insert(key, Item::Value(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemas::Sum;

    fn pin(name: &str, place: &str, files: &[&str]) -> Pin {
        let files = files.iter().map(|file| ((*file).to_owned(), Sum::of(file.as_bytes())));
        Pin {
            name: name.parse().expect("is a name"),
            place: Location::of("", place),
            sum: Sum::of(place.as_bytes()),
            files: files.collect(),
        }
    }

    const BEFORE: &str = "# Ours.\n[schema] # by what\nfiles = [ 'tei' ]\n\n# End.\n";

    #[test]
    fn a_pin_comes_and_goes_and_leaves_the_rest_alone() {
        let folder = Path::new("project");
        let tei = pin("tei-4.12", "https://example.org/tei.rng", &[]);
        let with = with_pin(BEFORE, &tei, folder).expect("is TOML");
        let sum = tei.sum;
        let entry =
            format!("[schemas.\"tei-4.12\"]\nurl = \"{}\"\nsha256 = \"{sum}\"\n", tei.place);
        assert!(with.starts_with("# Ours.\n[schema] # by what\nfiles = [ 'tei' ]\n"), "{with}");
        assert!(with.contains(&entry) && with.contains("# End."), "{with}");
        let again = with_pin(&with, &tei, folder).expect("is TOML");
        assert_eq!(again, with);
        let without = without_pin(&with, "tei-4.12").expect("is TOML").expect("is there");
        assert_eq!(without.trim_end(), BEFORE.trim_end());
        assert_eq!(without_pin(BEFORE, "tei-4.12"), Ok(None));
        let alone = with_pin("", &tei, folder).expect("is TOML");
        assert_eq!(alone, entry);
        let none = without_pin(&alone, "tei-4.12").expect("is TOML").expect("is there");
        assert!(none.starts_with("# "), "an empty file is none");
    }

    #[test]
    fn a_new_pin_keeps_what_was_said_of_the_old_one() {
        let old = "[schemas.a]\n# From the archive.\npath = 'old.rng' # since 2024\nsha256 = '0'\n\
                   files = { 'b.rng' = '0' }\n[rules]\n";
        let new = pin("a", "project/schemas/new.rng", &[]);
        let text = with_pin(old, &new, Path::new("project")).expect("is TOML");
        let expected = format!(
            "[schemas.a]\n# From the archive.\npath = \"schemas/new.rng\" # since 2024\n\
             sha256 = \"{}\"\n[rules]\n",
            new.sum
        );
        assert_eq!(text, expected);
        let other = pin("a", "https://example.org/a.rng", &["b.rng", "../c.rng"]);
        let text = with_pin(&text, &other, Path::new("project")).expect("is TOML");
        assert!(!text.contains("path") && text.contains("files = { \"../c.rng\" = "), "{text}");
    }
}

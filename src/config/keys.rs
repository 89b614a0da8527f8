//! The sections and keys of `shifr.toml`, for a word about those which are none.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{broken, unreadable};
use crate::diagnostic::Diagnostic;
use crate::export::EXPORTS;
use crate::nearest::{did_you_mean, nearest};
use crate::source::Source;

/// Refuses a file with an unknown section or key; a misspelt setting must not pass for an unset one.
pub(super) fn check(source: &Source) -> Result<(), Box<Diagnostic>> {
    let table = DeTable::parse(source.text()).map_err(|error| broken(source, &error))?;
    for (name, section) in table.get_ref() {
        let Some(keys) = keys_of(name.get_ref()) else {
            let sections = SECTIONS.iter().copied();
            let hint = nearest(name.get_ref(), sections)
                .map_or_else(String::new, |near| format!("; did you mean `[{near}]`?"));
            let message = format!("`[{}]` is no section{hint}", name.get_ref());
            return Err(Box::new(unreadable(source.span(name.span()), message)));
        };
        check_section(source, name.get_ref(), section, &keys)?;
    }
    Ok(())
}

const SECTIONS: [&str; 7] =
    ["project", "encode", "rules", "registers", "exports", "files", "folders"];

fn keys_of(section: &str) -> Option<Vec<&'static str>> {
    Some(match section {
        "project" => vec!["transcriptions", "encoded"],
        "encode" => vec!["schemas", "layout"],
        "rules" => vec!["select", "ignore", "baseline", "levels", "settings"],
        "registers" => vec!["archives", "persons", "places"],
        "exports" => EXPORTS.iter().map(|export| export.name).collect(),
        "files" => vec!["max-size"],
        "folders" => vec!["path", "levels"],
        _ => return None,
    })
}

/// A section that is no table is found when the file is read.
fn check_section(
    source: &Source,
    name: &str,
    section: &Spanned<DeValue<'_>>,
    keys: &[&'static str],
) -> Result<(), Box<Diagnostic>> {
    let section = match section.get_ref() {
        DeValue::Table(section) => section,
        DeValue::Array(several) => {
            let mut several = several.iter();
            return several.try_for_each(|one| check_section(source, name, one, keys));
        }
        _ => return Ok(()),
    };
    let unknown = section.keys().find(|key| !keys.contains(&&**key.get_ref()));
    let Some(key) = unknown else { return Ok(()) };
    let hint = did_you_mean(key.get_ref(), keys.iter().copied());
    let message = format!("`{}` is no key of `[{name}]`{hint}", key.get_ref());
    Err(Box::new(unreadable(source.span(key.span()), message)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_keys() {
        assert!(SECTIONS.into_iter().all(|section| keys_of(section).is_some()));
    }
}

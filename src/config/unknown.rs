//! Sections and keys of a `shifr.toml` that are none.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{NAMED, keys_of, sections};
use super::{broken, unreadable};
use crate::diagnostic::Diagnostic;
use crate::nearest::{did_you_mean, nearest};
use crate::source::Source;

/// Refuses a file with an unknown section or key; a misspelt setting must not pass for an unset one.
pub(super) fn check(source: &Source) -> Result<(), Box<Diagnostic>> {
    let table = DeTable::parse(source.text()).map_err(|error| broken(source, &error))?;
    for (name, section) in table.get_ref() {
        let keys = keys_of(name.get_ref());
        if keys.is_empty() {
            let hint = nearest(name.get_ref(), sections())
                .map_or_else(String::new, |near| format!("; did you mean `[{near}]`?"));
            let message = format!("`[{}]` is no section{hint}", name.get_ref());
            return Err(Box::new(unreadable(source.span(name.span()), message)));
        }
        if name.get_ref() == NAMED {
            check_named(source, section, &keys)?;
        } else {
            check_section(source, name.get_ref(), section, &keys)?;
        }
    }
    Ok(())
}

fn check_named(
    source: &Source,
    section: &Spanned<DeValue<'_>>,
    keys: &[&'static str],
) -> Result<(), Box<Diagnostic>> {
    let DeValue::Table(tables) = section.get_ref() else { return Ok(()) };
    let mut tables = tables.iter();
    tables.try_for_each(|(name, table)| {
        check_section(source, &format!("{NAMED}.{}", name.get_ref()), table, keys)
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

//! Sections and keys of a `shifr.toml` that are none.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{NAMED, keys_of, sections};
use super::unreadable;
use crate::diagnostic::Diagnostic;
use crate::nearest::{did_you_mean, hint, nearest};
use crate::source::Source;

/// Takes unknown sections and keys out of a file, each with a finding; a misspelt setting must not pass for an unset one.
pub(super) fn take(source: &Source, table: &mut DeTable<'_>, findings: &mut Vec<Diagnostic>) {
    let known = std::mem::take(table).into_iter().filter_map(|(name, mut section)| {
        let keys = keys_of(name.get_ref());
        match name.get_ref().as_ref() {
            unknown if keys.is_empty() => {
                let near = nearest(unknown, sections()).map(|near| format!("[{near}]"));
                let message = format!("`[{unknown}]` is no section{}", hint(near.as_deref()));
                findings.push(unreadable(source.span(name.span()), message));
            }
            NAMED => take_of_named(source, &mut section, &keys, findings),
            known => take_of_section(source, known, &mut section, &keys, findings),
        }
        (!keys.is_empty()).then_some((name, section))
    });
    *table = known.collect();
}

fn take_of_named(
    source: &Source,
    section: &mut Spanned<DeValue<'_>>,
    keys: &[&'static str],
    findings: &mut Vec<Diagnostic>,
) {
    if let DeValue::Table(tables) = section.get_mut() {
        for (name, table) in tables {
            let name = format!("{NAMED}.{}", name.get_ref());
            take_of_section(source, &name, table, keys, findings);
        }
    }
}

/// A section that is no table is found when it is read.
fn take_of_section(
    source: &Source,
    name: &str,
    section: &mut Spanned<DeValue<'_>>,
    keys: &[&'static str],
    findings: &mut Vec<Diagnostic>,
) {
    match section.get_mut() {
        DeValue::Table(section) => {
            let known = std::mem::take(section).into_iter().filter(|(key, _)| {
                let is_known = keys.contains(&key.get_ref().as_ref());
                if !is_known {
                    let hint = did_you_mean(key.get_ref(), keys.iter().copied());
                    let message = format!("`{}` is no key of `[{name}]`{hint}", key.get_ref());
                    findings.push(unreadable(source.span(key.span()), message));
                }
                is_known
            });
            *section = known.collect();
        }
        DeValue::Array(several) => {
            for one in several.iter_mut() {
                take_of_section(source, name, one, keys, findings);
            }
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => {}
    }
}

//! What a rule may ask besides what it looks at: the registers, and what the project has set.

use std::collections::BTreeMap;

use serde::Serialize;

use super::acronyms::Acronyms;
use crate::{archives, persons, places};

/// What rules go by.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The archives that are known.
    pub archives: &'a archives::Register,
    /// The persons that pointers may name.
    pub persons: &'a persons::Register,
    /// The places that they may name.
    pub places: &'a places::Register,
    /// The acronyms that are known.
    pub acronyms: &'a Acronyms,
    /// Numbers that the project has set.
    pub settings: &'a Settings,
}

impl<'a> Context<'a> {
    /// The usual settings and registers with these archives.
    pub fn usual(archives: &'a archives::Register) -> Self {
        static USUAL: Settings = Settings { numbers: BTreeMap::new() };
        Self {
            archives,
            persons: persons::Register::builtin(),
            places: places::Register::builtin(),
            acronyms: Acronyms::builtin(),
            settings: &USUAL,
        }
    }
}

/// A number that a project can set: `rules.settings.<code>.<name>`.
#[derive(Debug)]
pub struct Setting {
    /// Its name in `shifr.toml`.
    pub name: &'static str,
    /// The number where nothing is set.
    pub usual: u32,
    /// The greatest number that makes sense.
    pub greatest: u32,
    /// What it is the number of, in a phrase.
    pub summary: &'static str,
}

/// The numbers that are not as usual.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Settings {
    numbers: BTreeMap<(String, String), u32>,
}

impl Settings {
    /// Sets a number of the rule with that code; the last one counts.
    pub fn set(&mut self, code: &str, name: &str, number: u32) {
        self.numbers.insert((code.to_owned(), name.to_owned()), number);
    }

    /// The number for a rule.
    pub(super) fn get(&self, code: &str, setting: &Setting) -> u32 {
        let key = (code.to_owned(), setting.name.to_owned());
        self.numbers.get(&key).copied().unwrap_or(setting.usual)
    }
}

//! `shifr.toml` as it stands, and what it comes to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use toml::de::{DeTable, ValueDeserializer};

use super::files::Files;
use super::keys::{EXPORT, NAMED, REPEATED};
use super::rules::{Folder, Rules};
use super::{Config, Schema, SetLevel, broken, edition, pins, structure};
use crate::diagnostic::Diagnostic;
use crate::export;
use crate::files::Patterns;
use crate::rules::Settings;
use crate::schemas::Pin;
use crate::source::{Passage, Source, Spanned};
use crate::transcription::{Layout, layouts};

/// The file as it stands.
#[derive(Default)]
pub(super) struct File {
    project: Project,
    encode: Encode,
    schema: structure::Section,
    pub(super) schemas: pins::Section,
    pub(super) rules: Rules,
    registers: Registers,
    exports: BTreeMap<String, PathBuf>,
    edition: edition::Section,
    pub(super) files: Files,
    pub(super) folders: Vec<Folder>,
}

/// What values come to that more is asked of than to be of the right kind.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) patterns: Patterns,
    pub(super) levels: Vec<SetLevel>,
    pub(super) settings: Settings,
    pub(super) pins: Vec<Pin>,
}

impl File {
    /// Reads every section; one with a wrong value is as if it were not there, and a finding.
    pub(super) fn read(
        source: &Source,
        mut table: DeTable<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> File {
        File {
            project: section(source, "project", &mut table, findings),
            encode: section(source, "encode", &mut table, findings),
            schema: section(source, "schema", &mut table, findings),
            schemas: section(source, NAMED, &mut table, findings),
            rules: section(source, "rules", &mut table, findings),
            registers: section(source, "registers", &mut table, findings),
            exports: section(source, EXPORT.section, &mut table, findings),
            edition: section(source, "edition", &mut table, findings),
            files: section(source, "files", &mut table, findings),
            folders: section(source, REPEATED, &mut table, findings),
        }
    }

    /// Words of lists keep their place in the source; without one there are none.
    pub(super) fn into_config(
        self,
        source: Option<&Source>,
        folder: &Path,
        checked: Checked,
    ) -> Config {
        let Checked { patterns, levels, settings, pins } = checked;
        let words = |words: Vec<toml::Spanned<String>>| -> Vec<Passage> {
            let passage = |word: toml::Spanned<String>| {
                source.map(|source| Spanned::new(word.get_ref().clone(), source.span(word.span())))
            };
            words.into_iter().filter_map(passage).collect()
        };
        let exports = self.exports.into_iter();
        Config {
            folder: folder.to_owned(),
            transcriptions: folder.join(self.project.transcriptions),
            encoded: folder.join(&self.project.encoded),
            schemas: self.encode.schemas,
            structure: self.schema.into_structure(&self.folders, pins, folder),
            layout: self.encode.layout,
            tag_names: self.encode.tag_names,
            select: words(self.rules.select),
            ignore: words(self.rules.ignore),
            levels,
            baseline: self.rules.baseline.map(|path| folder.join(path)),
            settings,
            archives: self.registers.archives.map(|path| folder.join(path)),
            persons: self.registers.persons.map(|path| folder.join(path)),
            places: self.registers.places.map(|path| folder.join(path)),
            acronyms: self.registers.acronyms.map(|path| folder.join(path)),
            exports: exports
                .filter_map(|(name, path)| Some((export::named(&name)?, folder.join(path))))
                .collect(),
            edition: self.edition.into(),
            patterns,
            max_size: self.files.max_size,
            encoded_within: self.project.encoded,
        }
    }
}

fn section<T: Default + DeserializeOwned>(
    source: &Source,
    name: &str,
    table: &mut DeTable<'_>,
    findings: &mut Vec<Diagnostic>,
) -> T {
    let Some(section) = table.remove(name) else { return T::default() };
    T::deserialize(ValueDeserializer::from(section)).unwrap_or_else(|error| {
        findings.push(broken(source, &error));
        T::default()
    })
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Project {
    transcriptions: PathBuf,
    encoded: PathBuf,
}

impl Default for Project {
    fn default() -> Self {
        Self { transcriptions: "transcriptions".into(), encoded: "encoded".into() }
    }
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Encode {
    schemas: Vec<Schema>,
    #[serde(deserialize_with = "layout")]
    layout: Option<&'static Layout>,
    tag_names: bool,
}

fn layout<'de, D: Deserializer<'de>>(name: D) -> Result<Option<&'static Layout>, D::Error> {
    let name = String::deserialize(name)?;
    layouts::named(&name).map(Some).map_err(D::Error::custom)
}

impl Default for Encode {
    fn default() -> Self {
        Self { schemas: vec![Schema::tei_all()], layout: None, tag_names: false }
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Registers {
    archives: Option<PathBuf>,
    persons: Option<PathBuf>,
    places: Option<PathBuf>,
    acronyms: Option<PathBuf>,
}

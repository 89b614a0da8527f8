//! `[files]`: which files are looked at.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{Size, unreadable};
use crate::diagnostic::Diagnostic;
use crate::files::Patterns;
use crate::source::Source;

/// The section as it stands.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Files {
    include: Vec<Spanned<String>>,
    exclude: Vec<Spanned<String>>,
    pub(super) max_size: Size,
}

impl Files {
    /// The patterns of the project in that folder.
    pub(super) fn patterns(
        &self,
        source: &Source,
        folder: &Path,
    ) -> Result<Patterns, Box<Diagnostic>> {
        let words = |list: &'_ [Spanned<String>]| -> Vec<String> {
            list.iter().map(|word| word.get_ref().clone()).collect()
        };
        let (include, exclude) = (words(&self.include), words(&self.exclude));
        let patterns = Patterns::new(
            folder,
            include.iter().map(String::as_str),
            exclude.iter().map(String::as_str),
        );
        patterns.map_err(|(pattern, reason)| {
            let mut all = self.include.iter().chain(&self.exclude);
            let place = all.find(|word| *word.get_ref() == pattern).map_or(0..0, Spanned::span);
            let message = format!("this is no pattern: {reason}");
            Box::new(unreadable(source.span(place), message))
        })
    }
}

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
        findings: &mut Vec<Diagnostic>,
    ) -> Patterns {
        let Files { include, exclude, .. } = self;
        let patterns = Patterns::new(folder, words(include), words(exclude));
        patterns.unwrap_or_else(|_| {
            for word in include.iter().chain(exclude) {
                if let Err((_, reason)) = Patterns::new(folder, [word.get_ref().as_str()], []) {
                    let message = format!("this is no pattern: {reason}");
                    findings.push(unreadable(source.span(word.span()), message));
                }
            }
            Patterns::default()
        })
    }
}

fn words(list: &[Spanned<String>]) -> impl Iterator<Item = &str> {
    list.iter().map(|word| word.get_ref().as_str())
}

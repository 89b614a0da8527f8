//! Pointers from one document into others.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::pointers::{self, foreign_id};
use crate::source::Span;
use crate::xml::Document;

/// A pointer into another document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in super::super) struct Link {
    /// The document, named as the run names its files.
    pub(in super::super) path: Box<str>,
    /// The id that something in it should have.
    pub(in super::super) id: Box<str>,
    /// The pointer.
    pub(in super::super) span: Span,
}

/// Every pointer into another document. One whose prefix has several meanings is left out.
pub(super) fn all(document: &Document<'_>) -> Vec<Link> {
    let folder = Path::new(document.source().name()).parent().unwrap_or(Path::new(""));
    let link = |pointer: pointers::Pointer| {
        let [target] = pointer.targets.as_slice() else { return None };
        let (file, id) = foreign_id(target)?;
        let path = named(&folder.join(file));
        Some(Link { path: path.into(), id: id.into(), span: pointer.words.span })
    };
    pointers::all(document).into_iter().filter_map(link).collect()
}

/// A path without `.` and, as far as it can be told, without `..`.
pub(super) fn named(path: &Path) -> String {
    let mut named = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if named.file_name().is_some() => _ = named.pop(),
            other => named.push(other),
        }
    }
    named.to_string_lossy().replace('\\', "/")
}

//! A schema that documents name.

use std::path::{Component, Path};

use serde::Deserialize;

/// A schema: a URL, or a path from the project's folder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Schema(String);

impl Schema {
    /// The schema for all of TEI, where the consortium publishes it.
    pub(super) fn tei_all() -> Self {
        let url = "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng";
        Self(url.to_owned())
    }

    /// The schema as seen from a document; `document` is a path from the project's folder.
    pub fn href(&self, document: &Path) -> String {
        if self.0.contains("://") {
            return self.0.clone();
        }
        let from: Vec<&str> = names(document.parent().unwrap_or(Path::new("")));
        let to: Vec<&str> = self.0.split('/').filter(|name| *name != ".").collect();
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..", from.len() - shared);
        up.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
    }
}

/// The folders on a path; what leads out of the project counts for nothing.
fn names(path: &Path) -> Vec<&str> {
    let names = path.components().map(|component| match component {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.flatten().collect()
}

impl TryFrom<String> for Schema {
    type Error = String;

    /// A document must be the same wherever its project lies, so a path is one within the project.
    fn try_from(text: String) -> Result<Self, String> {
        if Path::new(&text).has_root() || text.starts_with("file:") {
            return Err(format!("`{text}` is a path of this machine; give it from this folder"));
        }
        Ok(Self(text))
    }
}

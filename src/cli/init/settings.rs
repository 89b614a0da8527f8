//! The `shifr.toml` of a new project: every key with its meaning, set where the usual does not fit.

use super::folders::Folders;
use crate::config::{EXPORT, KEYS, Key, NAMED, REPEATED, sections};

/// The file.
pub(super) fn text(folders: &Folders) -> String {
    let mut text = String::from(
        "# The settings of shifr. What is commented out has its usual value; `shifr config` shows all.\n",
    );
    for section in sections().into_iter().filter(|section| ![NAMED, REPEATED].contains(section)) {
        text.push_str(&format!("\n[{section}]\n"));
        let keys = KEYS.iter().filter(|key| key.section == section);
        text.extend(keys.map(|key| entry(key, folders)));
        if section == EXPORT.section {
            text.push_str(&format!("# {}\n# text = \"exports/text\"\n", sentence(EXPORT.meaning)));
        }
    }
    text + SCHEMAS + FOLDERS
}

/// Tables that must not be there empty.
const SCHEMAS: &str = "
# A schema that is pinned; `shifr schema add tei https://...` fetches it and writes this.
# [schemas.tei]
# url = \"...\"
# sha256 = \"...\"
";

const FOLDERS: &str = "
# What is otherwise in a folder; may be repeated.
# [[folders]]
# path = \"drafts\"
# levels = { archive = \"info\" }
# schema = [\"schemas/drafts.rng\"]
";

fn entry(Key { section, name, usual, meaning, .. }: &Key, folders: &Folders) -> String {
    let meaning = sentence(meaning);
    let found = match (*section, *name) {
        ("project", "transcriptions") => folders.transcriptions.as_deref(),
        ("project", "encoded") => folders.encoded.as_deref(),
        _ => None,
    };
    match found {
        Some(folder) => format!("# {meaning}\n{name} = {folder:?}\n"),
        None if usual.is_empty() => format!("# {meaning}\n# {name} = \"...\"\n"),
        None => format!("# {meaning}\n# {name} = {usual}\n"),
    }
}

fn sentence(meaning: &str) -> String {
    let mut letters = meaning.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::{Config, NAME};
    use crate::source::{Source, SourceId};

    #[test]
    fn it_can_be_read_and_names_the_folders() {
        let folders = Folders { transcriptions: None, encoded: Some("a \"b\"/tei".to_owned()) };
        let text = text(&folders);
        let config = Config::parse(&Source::new(SourceId(0), NAME, &*text), Path::new(""));
        assert_eq!(config.expect("is right").encoded, Path::new("a \"b\"/tei"));
        for Key { name, .. } in KEYS {
            assert!(
                text.contains(&format!("\n# {name} = ")) || text.contains(&format!("\n{name} = "))
            );
        }
    }
}

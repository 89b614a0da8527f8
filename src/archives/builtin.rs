//! The register that is part of the program.

use std::sync::LazyLock;

use super::Register;
use crate::register_file;

/// The register, read on first use.
pub(super) fn register() -> &'static Register {
    static REGISTER: LazyLock<Register> = LazyLock::new(|| {
        register_file::builtin(&FILES, |texts| Register::default().extended(texts))
    });
    &REGISTER
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../registers/archives/", $name)))),*]
    };
}

/// Every file of `registers/archives/`.
static FILES: [(&str, &str); 18] = files![
    "ap-rf.toml",
    "avp-rf.toml",
    "avpri.toml",
    "barch.toml",
    "garf.toml",
    "mol.toml",
    "nara.toml",
    "prc-fma.toml",
    "rgada.toml",
    "rgae.toml",
    "rgakfd.toml",
    "rgali.toml",
    "rgani.toml",
    "rgantd.toml",
    "rgaspi.toml",
    "rgva.toml",
    "sapmo-barch.toml",
    "tsamo.toml",
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::path::Path;

    use super::*;
    use crate::archives::Archive;

    #[test]
    fn the_list_is_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("registers/archives");
        let names = std::fs::read_dir(folder).expect("the folder is there").map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.into_string().expect("a plain name")
        });
        let mut names: Vec<_> = names.collect();
        names.sort();
        assert_eq!(FILES.map(|(name, _)| name).to_vec(), names);
    }

    #[test]
    fn a_file_is_named_for_its_archive() {
        let mut files: Vec<_> =
            register().archives().map(|archive| archive.id.to_lowercase() + ".toml").collect();
        files.sort();
        assert_eq!(files, FILES.map(|(name, _)| name));
    }

    #[test]
    fn every_name_means_one_archive() {
        for archive in register().archives() {
            for words in names(archive) {
                let named = register().named(words).map(|named| named.id.as_str());
                assert_eq!(named, Some(archive.id.as_str()), "{words}");
            }
        }
    }

    #[test]
    fn every_fond_is_registered_once() {
        for archive in register().archives() {
            let numbers =
                archive.fonds.iter().flat_map(|fond| fond.also.iter().chain([&fond.number]));
            let mut seen = HashSet::new();
            for number in numbers {
                assert!(seen.insert(number), "{} f. {number} is registered twice", archive.id);
            }
        }
    }

    #[test]
    fn every_fact_has_a_source() {
        for archive in register().archives() {
            let names = archive.names.iter().map(|name| &name.source);
            let former = archive.former.iter().map(|name| &name.source);
            let fonds = archive.fonds.iter().map(|fond| &fond.source);
            let opisi = archive.fonds.iter().flat_map(|fond| &fond.opisi).map(|opis| &opis.source);
            for source in names.chain(former).chain(fonds).chain(opisi).chain([&archive.source]) {
                assert!(!source.trim().is_empty(), "{}", archive.id);
            }
            for fond in &archive.fonds {
                let both = fond.title_source.is_some() == fond.title_mark.is_some();
                assert!(both, "{} f. {}: a title's source and its mark", archive.id, fond.number);
            }
        }
    }

    fn names(archive: &Archive) -> impl Iterator<Item = &str> {
        let names = archive.names.iter().map(|name| name.words.as_str());
        names.chain(archive.former.iter().map(|name| name.words.as_str())).chain([&*archive.name])
    }
}

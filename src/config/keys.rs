//! Every key of `shifr.toml`: what the reader, the documentation, the schema for editors and `shifr init`
//! all go by.

use super::key::{Form, Key};
use crate::export::EXPORTS;

/// The keys, section by section, in the order in which they are shown.
///
/// The folders of exports are not among them, for a key there is the name of an export: [`EXPORT`] stands
/// for them all.
pub static KEYS: &[Key] = &[
    Key {
        section: "project",
        name: "transcriptions",
        usual: "\"transcriptions\"",
        form: Form::Text,
        meaning: "the folder of the transcriptions (`.txt`, `.text`), which `shifr build` encodes",
        option: None,
    },
    Key {
        section: "project",
        name: "encoded",
        usual: "\"encoded\"",
        form: Form::Text,
        meaning: "the folder of the TEI documents, which `shifr validate` checks",
        option: None,
    },
    Key {
        section: "encode",
        name: "schemas",
        usual: "[\"https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng\"]",
        form: Form::Texts,
        meaning: "schemas that each document names in `xml-model`: URLs, or paths in the project; a path of the machine is refused",
        option: None,
    },
    Key {
        section: "encode",
        name: "layout",
        usual: "",
        form: Form::Text,
        meaning: "the layout of every transcription (`shifr layouts`); without it the marks of each text tell",
        option: Some("layout"),
    },
    Key {
        section: "encode",
        name: "tag-names",
        usual: "false",
        form: Form::Truth,
        meaning: "`true`: persons and places of the registers are tagged in the running text too",
        option: Some("tag-names"),
    },
    Key {
        section: "schema",
        name: "files",
        usual: "[]",
        form: Form::Texts,
        meaning: "RELAX NG schemas that judge the documents, whatever these name in `xml-model`: paths, or names of `[schemas]`; `[]` leaves it to them",
        option: None,
    },
    Key {
        section: "schema",
        name: "catalogs",
        usual: "[]",
        form: Form::Texts,
        meaning: "XML catalogs, which say where the schemas are that documents name",
        option: None,
    },
    Key {
        section: "schema",
        name: "folders",
        usual: "[]",
        form: Form::Texts,
        meaning: "folders outside the project that documents may name schemas in",
        option: None,
    },
    Key {
        section: NAMED,
        name: "url",
        usual: "",
        form: Form::Text,
        meaning: "where a schema comes from that the project pins under this name; `shifr schema add` writes the entry",
        option: None,
    },
    Key {
        section: NAMED,
        name: "path",
        usual: "",
        form: Form::Text,
        meaning: "the same for a file",
        option: None,
    },
    Key {
        section: NAMED,
        name: "sha256",
        usual: "",
        form: Form::Text,
        meaning: "its checksum; what has another is not used",
        option: None,
    },
    Key {
        section: NAMED,
        name: "files",
        usual: "",
        form: Form::Sums,
        meaning: "the checksums of the files that it includes, by their paths from the schema",
        option: None,
    },
    Key {
        section: "rules",
        name: "select",
        usual: "[]",
        form: Form::Texts,
        meaning: "report only these codes and families, as `shifr rules` lists them; `[]` is all",
        option: Some("select"),
    },
    Key {
        section: "rules",
        name: "ignore",
        usual: "[]",
        form: Form::Texts,
        meaning: "do not report these codes and families",
        option: Some("ignore"),
    },
    Key {
        section: "rules",
        name: "baseline",
        usual: "",
        form: Form::Text,
        meaning: "a file with findings that are known and not reported (`shifr validate --write-baseline`)",
        option: Some("baseline"),
    },
    Key {
        section: "rules",
        name: "levels",
        usual: "{}",
        form: Form::Levels,
        meaning: "how much the findings of codes and families weigh: `error`, `warning`, `info` or `off`",
        option: None,
    },
    Key {
        section: "rules",
        name: "settings",
        usual: "{}",
        form: Form::Numbers,
        meaning: "the numbers that a rule goes by, by its code; `shifr explain` tells which it has",
        option: None,
    },
    Key {
        section: "registers",
        name: "archives",
        usual: "\"registers/archives\"",
        form: Form::Text,
        meaning: "a folder of files that add archives to the built-in register, or correct it; the usual one need not be there",
        option: None,
    },
    Key {
        section: "registers",
        name: "persons",
        usual: "\"registers/persons.toml\"",
        form: Form::Text,
        meaning: "a file that adds persons to the built-in register, or corrects them; the usual one need not be there",
        option: None,
    },
    Key {
        section: "registers",
        name: "places",
        usual: "\"registers/places.toml\"",
        form: Form::Text,
        meaning: "the same for places",
        option: None,
    },
    Key {
        section: "registers",
        name: "acronyms",
        usual: "\"registers/acronyms.toml\"",
        form: Form::Text,
        meaning: "the same for acronyms, which are then known and not taken for misspelt ones",
        option: None,
    },
    Key {
        section: "files",
        name: "include",
        usual: "[]",
        form: Form::Texts,
        meaning: "of the files in folders take only those that match one of these patterns, in the syntax of `.gitignore`; `[]` is all",
        option: None,
    },
    Key {
        section: "files",
        name: "exclude",
        usual: "[]",
        form: Form::Texts,
        meaning: "leave out what matches one of these patterns, unless it is named itself; with `--force-exclude` even then",
        option: None,
    },
    Key {
        section: "files",
        name: "max-size",
        usual: "\"64 MiB\"",
        form: Form::Text,
        meaning: "larger files are not read: a number with `B`, `kB`, `KiB`, `MB`, `MiB`, `GB` or `GiB`",
        option: Some("max-size"),
    },
    Key {
        section: "edition",
        name: "title",
        usual: "",
        form: Form::Text,
        meaning: "the title of the edition that exports of all records are part of",
        option: None,
    },
    Key {
        section: "edition",
        name: "editors",
        usual: "[]",
        form: Form::Texts,
        meaning: "its editors, a string each: `Anna Sample <anna@example.org>`",
        option: None,
    },
    Key {
        section: "edition",
        name: "publisher",
        usual: "",
        form: Form::Text,
        meaning: "who publishes it",
        option: None,
    },
    Key {
        section: "edition",
        name: "url",
        usual: "",
        form: Form::Text,
        meaning: "the address at which the exports are published; CMIF needs it",
        option: None,
    },
    Key {
        section: "edition",
        name: "licence",
        usual: "",
        form: Form::Text,
        meaning: "the address of the licence; CMIF takes CC BY 4.0 if it is not set",
        option: None,
    },
    Key {
        section: "edition",
        name: "date",
        usual: "",
        form: Form::Text,
        meaning: "the day of this state of the edition, as in `2026-11-22`; exports know no other clock",
        option: None,
    },
    Key {
        section: REPEATED,
        name: "path",
        usual: "",
        form: Form::Text,
        meaning: "a folder in which something is otherwise; `[[folders]]` may be repeated",
        option: None,
    },
    Key {
        section: REPEATED,
        name: "levels",
        usual: "",
        form: Form::Levels,
        meaning: "how much they weigh there, as in `rules.levels`",
        option: None,
    },
    Key {
        section: REPEATED,
        name: "schema",
        usual: "",
        form: Form::Texts,
        meaning: "the schemas that judge the documents there, as in `schema.files`",
        option: None,
    },
];

/// The section that is an array of tables.
pub const REPEATED: &str = "folders";

/// The section whose tables have names that the project gives.
pub const NAMED: &str = "schemas";

/// The keys of `[exports]`.
pub static EXPORT: Key = Key {
    section: "exports",
    name: "<name>",
    usual: "",
    form: Form::Text,
    meaning: "the folder of an export (`shifr export --list`), which `shifr build` writes besides TEI",
    option: None,
};

/// The sections in their order.
pub fn sections() -> Vec<&'static str> {
    let mut sections: Vec<_> = KEYS.iter().map(|key| key.section).collect();
    sections.dedup();
    sections.push(EXPORT.section);
    sections
}

/// The names of the keys of a section; none if there is no such section.
pub(super) fn keys_of(section: &str) -> Vec<&'static str> {
    if section == EXPORT.section {
        return EXPORTS.iter().map(|export| export.name).collect();
    }
    KEYS.iter().filter(|key| key.section == section).map(|key| key.name).collect()
}

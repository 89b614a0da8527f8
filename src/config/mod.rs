//! `shifr.toml`: where a project keeps its files, and what it wants checked.

mod key;
mod keys;
mod unknown;
mod settings;
mod json_schema;
mod rules;
mod files;
mod edition;
mod schema;
mod pins;
mod structure;
mod file;
mod edit;
mod size;

pub use edit::{with_pin, without_pin};
pub use json_schema::json_schema;
pub use key::{Form, Key};
pub use keys::{EXPORT, KEYS, NAMED, REPEATED, sections};
pub use rules::SetLevel;
pub use schema::Schema;
pub use settings::{Setting, settings};
pub use size::{Size, UnknownSize};
pub use structure::Structure;

use std::path::{Path, PathBuf};

use toml::de::DeTable;

use file::{Checked, File};

use crate::diagnostic::{self, Diagnostic, Family, Kind, Severity};
use crate::export::{Edition, Export};
use crate::files::{Patterns, settled};
use crate::rules::Settings;
use crate::source::{Passage, Source};
use crate::transcription::Layout;

/// The name of the file.
pub const NAME: &str = "shifr.toml";

/// What a project has set, and the usual where it has not. Paths are as seen from the working directory.
#[derive(Debug)]
pub struct Config {
    /// The folder of `shifr.toml`; empty if that is the working directory.
    pub folder: PathBuf,
    /// `project.transcriptions`: the folder of the transcriptions.
    pub transcriptions: PathBuf,
    /// `project.encoded`: the folder of the TEI documents.
    pub encoded: PathBuf,
    /// `encode.schemas`: what documents name in `xml-model`.
    pub schemas: Vec<Schema>,
    /// `schema`: by what the structure of documents is judged.
    pub structure: Structure,
    /// `encode.layout`: the layout of every transcription; without it the marks of each tell.
    pub layout: Option<&'static Layout>,
    /// `encode.tag-names`: whether names are tagged in the running text too.
    pub tag_names: bool,
    /// `rules.select`: codes and families.
    pub select: Vec<Passage>,
    /// `rules.ignore`: codes and families.
    pub ignore: Vec<Passage>,
    /// `rules.levels` and `folders`: how much findings weigh, the everywhere before the folders.
    pub levels: Vec<SetLevel>,
    /// `rules.baseline`: findings that the project lives with.
    pub baseline: Option<PathBuf>,
    /// `rules.settings`: numbers of rules that are not as usual.
    pub settings: Settings,
    /// `registers.archives`: the folder of the project's own archives, which must exist if it is set.
    pub archives: Option<PathBuf>,
    /// `registers.persons`: the project's own persons, a file which must exist if it is set.
    pub persons: Option<PathBuf>,
    /// `registers.places`: the project's own places, likewise.
    pub places: Option<PathBuf>,
    /// `registers.acronyms`: the project's own acronyms, likewise.
    pub acronyms: Option<PathBuf>,
    /// `exports`: what `build` writes besides TEI, and where.
    pub exports: Vec<(&'static Export, PathBuf)>,
    /// `edition`: what exports say of the whole.
    pub edition: Edition,
    /// `files.include` and `files.exclude`: which files of folders are looked at.
    pub patterns: Patterns,
    /// `files.max-size`: what is larger is not read.
    pub max_size: Size,
    /// `project.encoded` as it stands in the file.
    encoded_within: PathBuf,
}

/// Where a project's own archives are looked for if `registers.archives` is not set.
pub const ARCHIVES: &str = "registers/archives";

/// Where its own persons are looked for if `registers.persons` is not set.
pub const PERSONS: &str = "registers/persons.toml";

/// Where its own places are looked for if `registers.places` is not set.
pub const PLACES: &str = "registers/places.toml";

/// Where its own acronyms are looked for if `registers.acronyms` is not set.
pub const ACRONYMS: &str = "registers/acronyms.toml";

/// `shifr.toml` cannot be read or says what it cannot say.
pub static UNREADABLE_CONFIG: Kind = Kind {
    code: "unreadable-config",
    family: Family::File,
    severity: Severity::Error,
    summary: "`shifr.toml` cannot be read or has a key that nobody knows",
    page: include_str!("../../docs/rules/unreadable-config.md"),
};

impl Config {
    /// The usual settings for a folder without `shifr.toml`.
    pub fn usual(folder: &Path) -> Config {
        File::default().into_config(None, folder, Checked::default())
    }

    /// Reads a `shifr.toml` that lies in `folder`; of a faulty one all that is wrong, in its order.
    ///
    /// Of values of the wrong kind the first of each section is told.
    pub fn parse(source: &Source, folder: &Path) -> Result<Config, Vec<Diagnostic>> {
        let (table, errors) = DeTable::parse_recoverable(source.text());
        if !errors.is_empty() {
            return Err(errors.iter().map(|error| broken(source, error)).collect());
        }
        let (mut table, mut findings) = (table.into_inner(), Vec::new());
        unknown::take(source, &mut table, &mut findings);
        let file = File::read(source, table, &mut findings);
        let checked = Checked {
            patterns: file.files.patterns(source, folder, &mut findings),
            levels: rules::levels(source, &file.rules, &file.folders, folder, &mut findings),
            settings: rules::settings(source, &file.rules, &mut findings),
            pins: pins::pins(source, &file.schemas, folder, &mut findings),
        };
        if !findings.is_empty() {
            diagnostic::sort(&mut findings);
            return Err(findings);
        }
        Ok(file.into_config(Some(source), folder, checked))
    }

    /// The schemas as a document names them that is written to `relative` in an output folder.
    ///
    /// A document that goes outside the project names them as if it stood in the encoded folder, so that
    /// no folder of the machine gets into a file.
    pub fn schemas_from(&self, output: &Path, relative: &Path) -> Vec<String> {
        let within = self.within_project(&output.join(relative));
        let document = within.unwrap_or_else(|| self.encoded_within.join(relative));
        self.schemas.iter().map(|schema| schema.href(&document)).collect()
    }

    /// A path as seen from the project's folder, if it lies in it.
    fn within_project(&self, path: &Path) -> Option<PathBuf> {
        let folder = settled(&Path::new(".").join(&self.folder))?;
        settled(path)?.strip_prefix(folder).map(Path::to_owned).ok()
    }
}

/// A finding about a place in `shifr.toml`.
pub fn unreadable(place: crate::source::Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&UNREADABLE_CONFIG, message).at(place, "stands here").help(
        "correct the file; `shifr init config --show` prints one with every key and what it means",
    )
}

fn broken(source: &Source, error: &toml::de::Error) -> Diagnostic {
    let reason = error.message().lines().next().unwrap_or_default();
    let place = source.span(error.span().unwrap_or(0..0));
    unreadable(place, format!("`{}` cannot be read: {reason}", source.name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn parse(text: &str) -> Result<Config, Vec<Diagnostic>> {
        Config::parse(&Source::new(SourceId(0), NAME, text), Path::new(".."))
    }

    #[test]
    fn what_is_not_set_is_as_usual() {
        let text =
            "[project]\nencoded = 'tei'\n[exports]\ntext = 'out'\n[files]\nmax-size = '1 KiB'";
        let config = parse(text).expect("is right");
        assert_eq!(config.transcriptions, Path::new("../transcriptions"));
        assert_eq!(config.encoded, Path::new("../tei"));
        assert_eq!(config.max_size, Size(1024));
        let [(export, folder)] = &config.exports[..] else { panic!("one export") };
        assert_eq!((export.name, folder.as_path()), ("text", Path::new("../out")));
    }

    #[test]
    fn schemas_are_named_from_the_document() {
        let schemas = "[encode]\nschemas = ['schemas/a.rng', 'https://example.org/b.rng']";
        let source = Source::new(SourceId(0), NAME, schemas);
        let config = Config::parse(&source, Path::new("")).expect("is right");
        for (output, relative, href) in [
            ("encoded", "a.xml", "../schemas/a.rng"),
            ("encoded", "1950/a.xml", "../../schemas/a.rng"),
            ("schemas", "a.xml", "a.rng"),
            ("encoded/../x", "a.xml", "../schemas/a.rng"),
            ("/elsewhere/deep/down", "1950/a.xml", "../../schemas/a.rng"),
            ("..", "a.xml", "../schemas/a.rng"),
        ] {
            let hrefs = config.schemas_from(Path::new(output), Path::new(relative));
            assert_eq!(hrefs, [href, "https://example.org/b.rng"], "{output}/{relative}");
        }
    }

    #[test]
    fn what_it_cannot_say_is_a_finding_with_its_place() {
        for (text, message, place) in [
            (
                "[project]\nencodd = 'tei'",
                "`encodd` is no key of `[project]`; did you mean `encoded`?",
                "encodd",
            ),
            ("[rule]\nselect = []", "`[rule]` is no section; did you mean `[rules]`?", "rule"),
            (
                "[exports]\ntxt = 'out'",
                "`txt` is no key of `[exports]`; did you mean `text`?",
                "txt",
            ),
            (
                "[files]\nmax-size = '64 apples'",
                "`shifr.toml` cannot be read: `64 apples` is no size",
                "'64 apples'",
            ),
            (
                "[encode]\nlayout = 'web-pages'",
                "`shifr.toml` cannot be read: `web-pages` is no layout; did you mean `web-page`?",
                "'web-pages'",
            ),
            (
                "[files]\nmax-size = ",
                "`shifr.toml` cannot be read: string values must be quoted",
                "",
            ),
            (
                "[encode]\nschemas = ['/home/me/a.rng']",
                "`shifr.toml` cannot be read: `/home/me/a.rng` is a path of this machine",
                "['/home/me/a.rng']",
            ),
        ] {
            let findings = parse(text).expect_err(text);
            let [finding] = &findings[..] else { panic!("one finding: {findings:?}") };
            assert!(finding.message.starts_with(message), "{}", finding.message);
            let span = finding.place().expect("has a place");
            assert_eq!(&text[span.range()], place);
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_in_its_order() {
        let text = "[projekt]\n[files]\nexclud = []\nmax-size = 7\n[rules]\nignored = []\n\
                    levels = { 'date' = 'loud', 'archive' = 'off', 'schema' = 'warn' }\n\
                    [[folders]]\npath = 'a'\nlevel = {}\n[[folders]]\npath = 'b'\nschemas = []\n\
                    [schemas.a]\nurl = 'ftp://a.org/'\nsha256 = ''\n";
        let findings = parse(text).expect_err("is faulty");
        let found =
            |finding: &Diagnostic| text[finding.place().expect("has one").range()].to_owned();
        let found: Vec<_> = findings.iter().map(found).collect();
        let expected =
            ["projekt", "exclud", "7", "ignored", "'loud'", "'warn'", "level", "schemas", "''"];
        assert_eq!(found, expected);
    }

    #[test]
    fn every_key_of_the_list_is_read_and_its_usual_value_is_the_usual() {
        for Key { section, name, usual, .. } in KEYS.iter().filter(|key| !key.usual.is_empty()) {
            let text = format!("[{section}]\n{name} = {usual}\n");
            let config = parse(&text).unwrap_or_else(|findings| panic!("{text}{findings:?}"));
            let named = ["archives", "persons", "places", "acronyms"].contains(name);
            let config = Config {
                // A register that is named must be there; a usual one need not, so they are told apart.
                archives: config.archives.filter(|_| !named),
                persons: config.persons.filter(|_| !named),
                places: config.places.filter(|_| !named),
                acronyms: config.acronyms.filter(|_| !named),
                ..config
            };
            let unset =
                Config { patterns: config.patterns.clone(), ..Config::usual(Path::new("..")) };
            assert_eq!(format!("{config:?}"), format!("{unset:?}"), "{text}");
        }
    }
}

//! The files of the register, `registers/archives/<id>.toml` or a user's own.

use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{Archive, Fond, FormerName, Mark, Name};
use crate::diagnostic::Diagnostic;
use crate::register_file::{self, UNREADABLE_REGISTER};
use crate::shelfmark::{Level, NoPattern, Pattern};
use crate::source::Source;

/// Reads a file and adds what it says to the archives.
pub(super) fn add(text: &Source, archives: &mut Vec<Archive>) -> Result<(), Diagnostic> {
    let file: ArchiveFile = register_file::parse(text)?;
    let known = archives.iter_mut().find(|archive| archive.id == *file.id.get_ref());
    match known {
        Some(archive) => file.add_to(archive),
        None => archives.push(file.into_archive(text)?),
    }
    Ok(())
}

/// What a file says. An archive that is known already needs only its id and what is new.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArchiveFile {
    id: Spanned<String>,
    name: Option<String>,
    #[serde(default, deserialize_with = "levels")]
    levels: Option<Vec<Level>>,
    shelfmarks: Option<Vec<PatternText>>,
    unnamed: Option<Vec<String>>,
    source: Option<String>,
    mark: Option<Mark>,
    #[serde(default)]
    names: Vec<Name>,
    #[serde(default)]
    former: Vec<FormerName>,
    #[serde(default)]
    fonds: Vec<Fond>,
}

impl ArchiveFile {
    fn into_archive(self, text: &Source) -> Result<Archive, Diagnostic> {
        let place = text.span(self.id.span());
        let (Some(name), Some(levels), Some(source), Some(mark)) =
            (self.name, self.levels, self.source, self.mark)
        else {
            return Err(incomplete(self.id.get_ref(), place));
        };
        Ok(Archive {
            id: self.id.into_inner(),
            name,
            levels,
            shelfmarks: patterns(self.shelfmarks.unwrap_or_default()),
            unnamed: self.unnamed.unwrap_or_default(),
            source,
            mark,
            names: self.names,
            former: self.former,
            fonds: self.fonds,
        })
    }

    fn add_to(self, archive: &mut Archive) {
        replace(&mut archive.name, self.name);
        replace(&mut archive.levels, self.levels);
        replace(&mut archive.shelfmarks, self.shelfmarks.map(patterns));
        replace(&mut archive.unnamed, self.unnamed);
        replace(&mut archive.source, self.source);
        replace(&mut archive.mark, self.mark);
        for name in self.names {
            archive.names.retain(|known| known.words != name.words);
            archive.names.push(name);
        }
        for former in self.former {
            archive.former.retain(|known| known.words != former.words);
            archive.former.push(former);
        }
        for fond in self.fonds {
            archive.fonds.retain(|known| !known.has_number(&fond.number));
            archive.fonds.push(fond);
        }
    }
}

fn incomplete(id: &str, place: crate::source::Span) -> Diagnostic {
    let message = format!("archive `{id}` is new, but its description is not complete");
    Diagnostic::new(&UNREADABLE_REGISTER, message)
        .at(place, "not in the register yet")
        .help("give `name`, `levels`, `source` and `mark`")
}

fn replace<T>(known: &mut T, new: Option<T>) {
    if let Some(new) = new {
        *known = new;
    }
}

fn levels<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Level>>, D::Error> {
    let names = Vec::<LevelName>::deserialize(deserializer)?;
    Ok(Some(names.into_iter().map(|name| name.0).collect()))
}

fn patterns(texts: Vec<PatternText>) -> Vec<Pattern> {
    texts.into_iter().map(|text| text.0).collect()
}

/// A pattern; read one by one, so that one that is none is found at its own place.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct PatternText(Pattern);

impl TryFrom<String> for PatternText {
    type Error = NoPattern;

    fn try_from(text: String) -> Result<Self, NoPattern> {
        text.parse().map(PatternText)
    }
}

/// The name of a level; read one by one, so that an unknown name is found at its own place.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct LevelName(Level);

impl TryFrom<String> for LevelName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let level = Level::from_name(&name).map(LevelName);
        let known = || Level::ALL.map(Level::name).join(", ");
        level.ok_or_else(|| format!("unknown level `{name}`, known are {}", known()))
    }
}

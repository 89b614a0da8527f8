//! The marks that tell which part of a shelfmark a number is.

use super::Level;
use super::scan::{optional, word};

/// The mark at the beginning of a text: its level, and the text behind it.
///
/// `levels` are those that the archive uses. They decide about marks that mean something else
/// elsewhere, as `p.` is a papka in one archive and a page in all others.
//
// mark ::= name [ S? "(" name ")" ]
// name ::= word ["."] { S? word ["."] }
pub(super) fn mark<'a>(text: &'a str, levels: &[Level]) -> Option<(Level, &'a str)> {
    let (level, rest) = name(text, levels)?;
    Some((level, in_brackets(rest, level, levels).unwrap_or(rest)))
}

/// Reads the second name in `fond (f.) 45`.
fn in_brackets<'a>(text: &'a str, level: Level, levels: &[Level]) -> Option<&'a str> {
    let inside = text.trim_start().strip_prefix('(')?;
    let (same, rest) = name(inside, levels)?;
    rest.strip_prefix(')').filter(|_| same == level)
}

fn name<'a>(text: &'a str, levels: &[Level]) -> Option<(Level, &'a str)> {
    SPELLINGS.iter().find_map(|spelling| {
        let open = if levels.contains(&spelling.level) { spelling.ambiguous } else { &[] };
        let mut names = spelling.plain.iter().chain(open);
        names.find_map(|name| Some((spelling.level, spelled(text, name)?)))
    })
}

fn spelled<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    name.split(' ').try_fold(text, |rest, part| Some(optional(word(rest.trim_start(), part)?, '.')))
}

struct Spelling {
    level: Level,
    plain: &'static [&'static str],
    /// Read only where the archive uses the level.
    ambiguous: &'static [&'static str],
}

const SPELLINGS: &[Spelling] = &[
    Spelling { level: Level::Fond, plain: &["f", "fond", "ф", "фонд"], ambiguous: &[] },
    Spelling {
        // Fond 89 of RGANI has lists of what was declassified (perechni) for opisi.
        level: Level::Opis,
        plain: &["op", "opis", "оп", "опись", "per", "perechen", "пер", "перечень"],
        ambiguous: &["o"],
    },
    Spelling {
        level: Level::Delo,
        plain: &["d", "delo", "ed khr", "dok", "doc", "document", "д", "дело", "ед хр", "док"],
        ambiguous: &["no", "№"],
    },
    Spelling {
        level: Level::Papka,
        plain: &["pap", "papka", "пап", "папка"],
        ambiguous: &["p", "п"],
    },
    Spelling { level: Level::Por, plain: &["por", "пор"], ambiguous: &[] },
    Spelling {
        level: Level::List,
        plain: &["l", "ll", "list", "listy", "л", "лл", "лист", "листы"],
        ambiguous: &[],
    },
];

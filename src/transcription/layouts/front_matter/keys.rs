//! The keys of front matter: what each says, and how it is written again.

use super::values::Values;
use super::yaml::Unreadable;
use crate::cable::{
    ActionKind, Cable, Classification, DocumentKind, Inline, Party, Responsibility, printed,
};
use crate::nearest::did_you_mean_or_one_of;
use crate::source::{Passage, Spanned};
use crate::transcription::{Field, FieldName, Stated, StatedWitness};

/// A key.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) says: Says,
    /// The values that a record has for it.
    pub(super) write: fn(&Cable) -> Written,
}

/// What becomes of a key's values.
pub(super) enum Says {
    /// A field that says the same in other layouts.
    Field(FieldName),
    /// A fact that title or citation may tell as well. The record keeps the name of the key, so that it is
    /// written again where it has stood, and not where the fact was found in the title.
    Fact(fn(&Values<'_>, &mut Stated) -> Result<(), Unreadable>),
}

/// Values to be written.
pub(super) enum Written {
    Words(Vec<String>),
    Mappings(Vec<Vec<(&'static str, String)>>),
}

/// What the keys of a block have said so far.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) fields: Vec<Field>,
    pub(super) stated: Stated,
}

/// The key of that name.
pub(super) fn named(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

impl Key {
    /// Takes the values of the key.
    pub(super) fn read(&self, values: &Values<'_>, draft: &mut Draft) -> Result<(), Unreadable> {
        let (name, content) = match &self.says {
            Says::Field(FieldName::Summary) => (FieldName::Summary, values.paragraphs()?),
            Says::Field(name) => (*name, vec![values.one()?]),
            Says::Fact(read) => {
                read(values, &mut draft.stated)?;
                (FieldName::Other, Vec::new())
            }
        };
        draft.fields.push(Field { name, label: values.key.clone(), content });
        Ok(())
    }
}

/// Every key, in the order in which they are written.
pub(super) static KEYS: &[Key] = &[
    Key {
        name: "title",
        says: Says::Field(FieldName::Title),
        write: |cable| Written::Words(cable.title.as_deref().map(printed).into_iter().collect()),
    },
    Key {
        name: "date",
        says: Says::Field(FieldName::Date),
        write: |cable| words(cable.date.as_ref().map(|date| &date.words)),
    },
    Key {
        name: "record-id",
        says: Says::Fact(|values, stated| {
            stated.record_id = Some(values.one()?);
            Ok(())
        }),
        write: |cable| words(&cable.record_id),
    },
    Key {
        name: "publisher",
        says: Says::Fact(|values, stated| {
            stated.publisher = Some(values.one()?);
            Ok(())
        }),
        write: |cable| words(&cable.publisher),
    },
    Key {
        name: "address",
        says: Says::Fact(|values, stated| {
            stated.uri = Some(values.one()?);
            Ok(())
        }),
        write: |cable| words(&cable.uri),
    },
    Key {
        name: "citation",
        says: Says::Field(FieldName::Citation),
        write: |cable| words(&cable.citation),
    },
    Key { name: "witnesses", says: Says::Fact(witnesses), write: write_witnesses },
    Key {
        name: "printed-source",
        says: Says::Fact(|values, stated| {
            stated.printed = values.many()?;
            Ok(())
        }),
        write: |cable| words(&cable.printed),
    },
    Key {
        name: "sender",
        says: Says::Fact(|values, stated| correspondents(ActionKind::Sent, values, stated)),
        write: |cable| names(cable.parties(ActionKind::Sent)),
    },
    Key {
        name: "relay",
        says: Says::Fact(|values, stated| correspondents(ActionKind::Transmitted, values, stated)),
        write: |cable| names(cable.parties(ActionKind::Transmitted)),
    },
    Key {
        name: "recipient",
        says: Says::Fact(|values, stated| correspondents(ActionKind::Received, values, stated)),
        write: |cable| names(cable.parties(ActionKind::Received)),
    },
    Key {
        name: "participants",
        says: Says::Fact(|values, stated| {
            stated.participants = values.many()?;
            Ok(())
        }),
        write: |cable| names(&cable.participants),
    },
    Key { name: "kind", says: Says::Fact(kind), write: write_kind },
    Key { name: "classification", says: Says::Fact(classification), write: write_classification },
    Key {
        name: "original-language",
        says: Says::Field(FieldName::OriginalLanguage),
        write: |cable| {
            words(cable.original_language.as_ref().and_then(|language| language.name.as_ref()))
        },
    },
    Key {
        name: "language",
        says: Says::Field(FieldName::Heading),
        write: |cable| words(cable.body.as_ref().and_then(|body| body.heading.as_ref())),
    },
    Key {
        name: "translator",
        says: Says::Fact(|values, stated| responsible(TRANSLATED, values, stated)),
        write: |cable| write_responsible(TRANSLATED, cable),
    },
    Key {
        name: "contributor",
        says: Says::Fact(|values, stated| responsible(CONTRIBUTED, values, stated)),
        write: |cable| write_responsible(CONTRIBUTED, cable),
    },
    Key {
        name: "summary",
        says: Says::Field(FieldName::Summary),
        write: |cable| words(&cable.summary),
    },
];

const TRANSLATED: &str = "Translated by";
const CONTRIBUTED: &str = "Contributed by";
const ARCHIVE: &str = "archive";
const SHELFMARK: &str = "shelfmark";

fn words<'p>(passages: impl IntoIterator<Item = &'p Passage>) -> Written {
    Written::Words(passages.into_iter().map(|passage| passage.value.clone()).collect())
}

fn witnesses(values: &Values<'_>, stated: &mut Stated) -> Result<(), Unreadable> {
    for mapping in values.mappings(&[ARCHIVE, SHELFMARK])? {
        let Some(archive) = values.within(mapping, ARCHIVE)? else {
            let place = mapping.first().map_or(values.key.span, |(key, _)| key.span);
            return Err(Unreadable::new(place, format!("a witness has no `{ARCHIVE}`")));
        };
        let shelfmark = values.within(mapping, SHELFMARK)?;
        stated.witnesses.push(StatedWitness { archive, shelfmark });
    }
    Ok(())
}

fn write_witnesses(cable: &Cable) -> Written {
    let witness = |witness: &crate::cable::Witness| {
        let archive = (ARCHIVE, witness.repository.value.clone());
        let shelfmark =
            witness.shelfmark.as_ref().map(|mark| (SHELFMARK, mark.words.value.clone()));
        [Some(archive), shelfmark].into_iter().flatten().collect()
    };
    Written::Mappings(cable.witnesses.iter().map(witness).collect())
}

fn correspondents(
    kind: ActionKind,
    values: &Values<'_>,
    stated: &mut Stated,
) -> Result<(), Unreadable> {
    stated.correspondence.push((kind, values.many()?));
    Ok(())
}

fn names<'p>(parties: impl IntoIterator<Item = &'p Party>) -> Written {
    let names = parties.into_iter().flat_map(|party| &party.names);
    let word = |name: &Inline| printed(std::slice::from_ref(name));
    Written::Words(names.map(word).collect())
}

fn kind(values: &Values<'_>, stated: &mut Stated) -> Result<(), Unreadable> {
    let word = values.one()?;
    let names = DocumentKind::ALL.map(DocumentKind::name);
    let kind = DocumentKind::from_name(&word.value)
        .ok_or_else(|| unknown(&word, "is no kind of document", &names))?;
    stated.kind = Some(Spanned::new(kind, word.span));
    Ok(())
}

fn write_kind(cable: &Cable) -> Written {
    Written::Words(cable.kind.iter().map(|kind| kind.value.name().to_owned()).collect())
}

fn classification(values: &Values<'_>, stated: &mut Stated) -> Result<(), Unreadable> {
    let names = Classification::ALL.map(Classification::name);
    for word in values.many()? {
        let value = Classification::from_name(&word.value)
            .ok_or_else(|| unknown(&word, "is no classification", &names))?;
        stated.classification.push(Spanned::new(value, word.span));
    }
    Ok(())
}

fn write_classification(cable: &Cable) -> Written {
    let values = cable.classification.iter();
    Written::Words(values.map(|value| value.value.name().to_owned()).collect())
}

fn unknown(word: &Passage, what: &str, known: &[&'static str]) -> Unreadable {
    let hint = did_you_mean_or_one_of(&word.value, known);
    Unreadable::new(word.span, format!("`{}` {what}{hint}", word.value))
}

fn responsible(deed: &str, values: &Values<'_>, stated: &mut Stated) -> Result<(), Unreadable> {
    let words = Spanned::new(deed.to_owned(), values.key.span);
    stated.responsibility.push(Responsibility { words, names: values.many()? });
    Ok(())
}

fn write_responsible(deed: &str, cable: &Cable) -> Written {
    let phrases = cable.responsibility.iter().filter(|phrase| phrase.words.value == deed);
    words(phrases.flat_map(|phrase| &phrase.names))
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    #[test]
    fn every_key_stands_in_the_docs() {
        let page = include_str!("../../../../docs/layouts.md");
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        let keys: Vec<&str> = rows
            .filter_map(|row| row.split('|').nth(1))
            .flat_map(|cell| cell.split('`').skip(1).step_by(2))
            .collect();
        let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        assert_eq!(keys, names);
    }
}

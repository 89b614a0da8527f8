//! What is kept of a record while the site is made.

use std::collections::{BTreeSet, HashSet};

use super::search;
use super::who::{self, Who};
use crate::cable::{
    ActionKind, Body, Cable, Inline, Node, PartialDate, Series, Text, Witness, for_each_inline,
    plain,
};
use crate::export::record::dated;
use crate::export::words::single_blanks;
use crate::shelfmark::{Level, Part};
use crate::{archives, persons};

/// The registers that say how persons and archives are called.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// Persons by their pointers.
    pub persons: &'a persons::Register,
    /// Archives by their keys.
    pub archives: &'a archives::Register,
}

impl<'a> Names<'a> {
    pub(super) fn person(self, pointer: &str) -> Option<&'a persons::Person> {
        self.persons.person(pointer.strip_prefix("person:")?)
    }

    pub(super) fn archive(self, key: &str) -> Option<String> {
        self.archives.archive(key).map(|archive| archive.name.clone())
    }
}

/// The facts of a record that pages of others show, or lead by.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The document's path in its folder, without ending.
    pub(super) stem: String,
    pub(super) title: String,
    /// The words of the date, and the first day that they may mean.
    pub(super) date: Option<String>,
    pub(super) day: Option<PartialDate>,
    pub(super) senders: Vec<Who>,
    pub(super) recipients: Vec<Who>,
    /// Everybody whom the record names and points to, the correspondents first.
    pub(super) people: Vec<Who>,
    /// Names that stand for those of others, with the keys of these.
    pub(super) covers: Vec<(String, String)>,
    pub(super) numbers: Vec<(Series, String)>,
    pub(super) copies: Vec<Copy>,
    /// The numbers of other cables that the text names.
    pub(super) references: Vec<String>,
    /// The words that it is found by, each once.
    pub(super) terms: Vec<String>,
    /// What phrases are looked for in.
    pub(super) lines: String,
}

/// Where a copy lies.
#[derive(Clone, Debug)]
pub(super) struct Copy {
    pub(super) archive: String,
    /// Fond, opis, delo, or what an archive has instead; all but the leaves.
    pub(super) file: Option<String>,
    pub(super) leaves: Option<String>,
}

impl Entry {
    /// Takes the facts of a record whose document has that path, without ending.
    pub fn of(cable: &Cable, stem: &str, names: Names<'_>) -> Entry {
        let of = |kind| -> Vec<Who> {
            cable.parties(kind).filter_map(|party| who::of_party(party, names)).collect()
        };
        let (senders, recipients) = (of(ActionKind::Sent), of(ActionKind::Received));
        let date = dated(cable);
        let mut entry = Entry {
            stem: stem.to_owned(),
            title: title(cable, stem),
            date: date
                .map(|date| single_blanks(&date.words.value))
                .filter(|words| !words.is_empty()),
            day: date.and_then(|date| Some(date.dating?.bounds().0)),
            people: senders.iter().chain(&recipients).cloned().collect(),
            covers: Vec::new(),
            senders,
            recipients,
            numbers: Vec::new(),
            copies: cable.witnesses.iter().map(|witness| file_of(witness, names)).collect(),
            references: Vec::new(),
            terms: Vec::new(),
            lines: search::lines(cable),
        };
        entry.add_parties(cable, names);
        entry.add_text(cable, names);
        entry.terms = search::terms(&entry, cable);
        entry
    }

    /// The words of the date, if the title does not end with them: `Schnitzler to Bahr, 10. 4. 1893`.
    pub(super) fn date_beside_title(&self) -> Option<&str> {
        let bare = |words: &'_ str| words.trim_end_matches([']', '.', ')']).to_owned();
        self.date.as_deref().filter(|date| !bare(&self.title).ends_with(&bare(date)))
    }

    fn add_parties(&mut self, cable: &Cable, names: Names<'_>) {
        self.people.extend(cable.everybody().filter_map(|party| who::of_party(party, names)));
    }

    fn add_text(&mut self, cable: &Cable, names: Names<'_>) {
        for content in cable.title.iter().flatten() {
            self.add_inline(content, names);
        }
        for text in texts(cable) {
            for_each_inline(text, &mut |inline| self.add_inline(inline, names));
        }
        let covers =
            self.people.iter().filter_map(|who| Some((who.cover.clone()?, who.key.clone())));
        self.covers = covers.collect::<BTreeSet<_>>().into_iter().collect();
        let mut seen = HashSet::new();
        self.people.retain(|who| seen.insert(who.key.clone()));
    }

    fn add_inline(&mut self, inline: &Inline, names: Names<'_>) {
        match &inline.node {
            Node::Number { number, .. } => {
                let number = (number.series, single_blanks(&number.n.value));
                if !number.1.is_empty() && !self.numbers.contains(&number) {
                    self.numbers.push(number);
                }
            }
            Node::Reference { n, .. } => self.references.push(n.value.clone()),
            Node::Name(_) => self.people.extend(who::of_name(inline, names)),
            _ => {}
        }
    }
}

/// The text of a record, those attached to it, its original, and those beside it.
pub(super) fn texts(cable: &Cable) -> impl Iterator<Item = &Text> {
    let beside = cable.beside.iter().map(|division| &division.text);
    cable.body.iter().flat_map(Body::texts).chain(beside)
}

/// The title, or what the page can be called without one.
fn title(cable: &Cable, stem: &str) -> String {
    let title = cable.title.as_deref().map(|title| single_blanks(&plain(title)));
    let id = || cable.record_id.as_ref().map(|id| format!("Record {}", single_blanks(&id.value)));
    let title = title.filter(|title| !title.is_empty()).or_else(id);
    title.unwrap_or_else(|| stem.to_owned())
}

/// Where a copy lies, as the index of archives has it.
pub(super) fn file_of(witness: &Witness, names: Names<'_>) -> Copy {
    let key = witness.archive.as_ref().map(|archive| archive.value.as_str());
    let archive = key.and_then(|key| names.archive(key));
    let words = single_blanks(&witness.repository.value);
    let archive =
        archive.unwrap_or(if words.is_empty() { "Unknown archive".into() } else { words });
    let Some(shelfmark) = &witness.shelfmark else {
        return Copy { archive, file: None, leaves: None };
    };
    let (leaves, file): (Vec<_>, Vec<_>) =
        shelfmark.parts.iter().partition(|part| part.level == Level::List);
    let part = |part: &&Part| format!("{} {}", level(part.level), single_blanks(&part.n.value));
    let file: Vec<String> = file.iter().map(part).collect();
    let file =
        if file.is_empty() { single_blanks(&shelfmark.words.value) } else { file.join(", ") };
    let leaves = leaves.first().map(|part| single_blanks(&part.n.value));
    Copy { archive, file: Some(file).filter(|file| !file.is_empty()), leaves }
}

/// A level of description as the index writes it; `por` is the short form of a word.
pub(super) fn level(level: Level) -> &'static str {
    if level == Level::Por { "por." } else { level.name() }
}

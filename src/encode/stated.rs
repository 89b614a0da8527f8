//! What a record states outright, in the place of what title and citation say of it.

use super::{Encoder, citation, lines, title};
use crate::cable::{Action, ActionKind, Cable, Responsibility, Witness};
use crate::shelfmark::Shelfmark;
use crate::source::{Passage, Spanned};
use crate::transcription::{Stated, StatedWitness};

impl Encoder<'_> {
    /// Fills in what is stated, once all else has been read.
    pub(super) fn stated(&self, stated: &Stated, cable: &mut Cable) {
        if let Some(uri) = &stated.uri {
            cable.uri = Some(uri.clone());
            cable.record_id = citation::record_id(uri);
        }
        replace(&mut cable.record_id, &stated.record_id);
        replace(&mut cable.publisher, &stated.publisher);
        replace(&mut cable.kind, &stated.kind);
        if let (None, Some(genre)) = (&cable.kind, &stated.genre) {
            let kind = lines::document_kind(&genre.value);
            cable.kind = kind.map(|(kind, _)| Spanned::new(kind, genre.span));
        }
        let witnesses: Vec<Witness> = stated.witnesses.iter().map(|w| self.witness(w)).collect();
        replace_all(&mut cable.witnesses, &witnesses);
        replace_all(&mut cable.printed, &stated.printed);
        replace_all(&mut cable.classification, &stated.classification);
        for phrase in &stated.responsibility {
            cable.responsibility.retain(|known| !same_deed(known, phrase));
        }
        cable.responsibility.extend(stated.responsibility.iter().cloned());
        for (kind, names) in &stated.correspondence {
            self.correspondents(*kind, names, cable);
        }
        let participants = stated.participants.iter();
        let participants: Vec<_> =
            participants.map(|name| title::stated_party(name, self.registers)).collect();
        replace_all(&mut cable.participants, &participants);
    }

    fn witness(&self, stated: &StatedWitness) -> Witness {
        let repository = stated.archive.clone();
        let archive = self.registers.archives.named(&repository.value);
        let shelfmark = stated.shelfmark.as_ref().map(|words| {
            let read = archive.and_then(|archive| archive.read_shelfmark(words).ok());
            // A full stop behind the last part is no part of it, but was stated.
            let parts = read.map_or_else(Vec::new, |read| read.parts);
            Shelfmark { words: words.clone(), parts }
        });
        let end = stated.shelfmark.as_ref().map_or(repository.span, |words| words.span);
        Witness {
            archive: archive.map(|archive| Spanned::new(archive.id.clone(), repository.span)),
            span: repository.span.to(end),
            repository,
            shelfmark,
        }
    }

    fn correspondents(&self, kind: ActionKind, names: &[Passage], cable: &mut Cable) {
        let (Some(first), Some(last)) = (names.first(), names.last()) else { return };
        cable.correspondence.retain(|action| action.kind != kind);
        let span = first.span.to(last.span);
        let parties = names.iter().map(|name| title::stated_party(name, self.registers)).collect();
        cable.correspondence.push(Action { kind, parties, date: None, span });
    }
}

fn replace<T: Clone>(fact: &mut Option<T>, stated: &Option<T>) {
    if stated.is_some() {
        fact.clone_from(stated);
    }
}

fn replace_all<T: Clone>(facts: &mut Vec<T>, stated: &[T]) {
    if !stated.is_empty() {
        *facts = stated.to_vec();
    }
}

/// `translated by` and `Translated for a project by` say the same of somebody.
fn same_deed(a: &Responsibility, b: &Responsibility) -> bool {
    let deed = |phrase: &Responsibility| {
        phrase.words.value.split_whitespace().next().map(str::to_lowercase)
    };
    deed(a) == deed(b)
}

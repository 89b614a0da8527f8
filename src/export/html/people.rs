//! Everybody of whom records speak, and what they are called wherever pages speak of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::entry::Entry;
use super::search::bare;
use super::who::Who;

/// What everybody is called, by their keys.
#[derive(Debug, Default)]
pub(super) struct People {
    called: HashMap<String, Who>,
    /// Names used instead of those of their bearers, each in one spelling, and the keys of these.
    pub(super) covers: BTreeMap<String, (String, BTreeSet<String>)>,
}

impl People {
    /// Gathers them from all records: one who has several names is called as the register says, else as in the
    /// header, else as most often in the texts.
    pub(super) fn of(entries: &[Entry]) -> People {
        let mut people = People::default();
        let mut forms: HashMap<&str, Vec<&Who>> = HashMap::new();
        for entry in entries {
            entry.people.iter().for_each(|who| forms.entry(&who.key).or_default().push(who));
            for (cover, key) in &entry.covers {
                // "Fyn Si" and "Fyn-Si" are one.
                let same = bare(cover).replace('-', " ");
                let (_, bearers) =
                    people.covers.entry(same).or_insert((cover.clone(), BTreeSet::new()));
                bearers.insert(key.clone());
            }
        }
        let called = forms
            .into_iter()
            .filter_map(|(key, forms)| Some((key.to_owned(), chosen(&forms)?.clone())));
        people.called = called.collect();
        people
    }

    /// Somebody under the name that pages use.
    pub(super) fn who(&self, key: &str) -> Option<&Who> {
        self.called.get(key)
    }

    /// What a sentence calls somebody.
    pub(super) fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.who(key).map_or(key, |who| &who.name)
    }

    /// What an index calls somebody.
    pub(super) fn head<'a>(&'a self, key: &'a str) -> &'a str {
        self.who(key).map_or(key, |who| &who.head)
    }
}

/// Of those whom the best authority names, the one with the name that is most frequent, and of these the first.
fn chosen<'w>(forms: &[&'w Who]) -> Option<&'w Who> {
    let best = forms.iter().map(|who| who.authority).min()?;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let of_best = || forms.iter().copied().filter(|who| who.authority == best);
    of_best().for_each(|who| *counts.entry(&who.head).or_insert(0) += 1);
    of_best().rev().max_by_key(|who| counts[who.head.as_str()])
}

#[cfg(test)]
mod tests {
    use super::super::who::Authority::{Header, Text};
    use super::*;

    #[test]
    fn the_header_is_believed_before_the_texts() {
        let who = |head: &str, authority| {
            let (key, name, head) = ("#w".to_owned(), head.to_owned(), head.to_owned());
            Who { key, name, head, authority, cover: None, is_place: false }
        };
        let forms = [
            who("W.", Text),
            who("Weber, Carl", Header),
            who("Weber", Header),
            who("Weber", Header),
            who("W.", Text),
        ];
        let chosen_head =
            |forms: &[Who]| chosen(&forms.iter().collect::<Vec<_>>()).map(|who| who.head.clone());
        assert_eq!(chosen_head(&forms).as_deref(), Some("Weber"));
        assert_eq!(chosen_head(&forms[..3]).as_deref(), Some("Weber, Carl"));
        assert_eq!(chosen_head(&forms[4..]).as_deref(), Some("W."));
        assert_eq!(chosen_head(&[]), None);
    }
}

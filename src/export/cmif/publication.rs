//! Where letters are published: `sourceDesc/bibl`, each with a UUID.

use uuid::Uuid;

use crate::export::words::single_blanks;
use crate::export::{Edition, Record};

/// The publications of the letters; the edition itself is the first.
pub(super) struct Publications(Vec<Publication>);

/// A publication.
pub(super) struct Publication {
    /// `@xml:id`: the same on every run.
    pub(super) id: String,
    /// What it is called.
    pub(super) title: String,
    /// Where it is.
    pub(super) address: Option<String>,
}

/// Which of the publications.
#[derive(Clone, Copy)]
pub(super) struct PublicationId(usize);

/// What an edition is called that has no title.
pub(super) const UNTITLED: &str = "Letters";

impl Publications {
    pub(super) fn of(edition: &Edition) -> Self {
        let title = edition.title.as_deref().unwrap_or(UNTITLED).to_owned();
        let id = uuid(edition.url.as_deref().unwrap_or(&title));
        Self(vec![Publication { id, title, address: edition.url.clone() }])
    }

    /// The publication of a record: its publisher's, or the edition if it names none.
    pub(super) fn of_record(&mut self, record: &Record<'_>) -> PublicationId {
        let publisher = record.cable.publisher.as_ref();
        let publisher = publisher.map(|name| single_blanks(&name.value)).unwrap_or_default();
        if publisher.is_empty() {
            return PublicationId(0);
        }
        let known = self.0.iter().skip(1).position(|known| known.title == publisher);
        PublicationId(known.map_or_else(|| self.add(publisher), |known| known + 1))
    }

    fn add(&mut self, title: String) -> usize {
        self.0.push(Publication { id: uuid(&title), title, address: None });
        self.0.len() - 1
    }

    /// The publications that letters name, and if there are no letters, the edition.
    pub(super) fn named(
        &self,
        by: impl Iterator<Item = PublicationId>,
    ) -> impl Iterator<Item = &Publication> {
        let mut is_named = vec![false; self.0.len()];
        by.for_each(|PublicationId(publication)| is_named[publication] = true);
        is_named[0] |= !is_named.contains(&true);
        self.0.iter().zip(is_named).filter_map(|(publication, named)| named.then_some(publication))
    }

    pub(super) fn get(&self, PublicationId(publication): PublicationId) -> &Publication {
        &self.0[publication]
    }
}

/// A UUID of version 5 (RFC 9562, 5.5) that begins with a letter, for an `xml:id` must not begin with a digit:
/// the first of those of the name, the name with `#1`, the name with `#2`.
fn uuid(name: &str) -> String {
    let numbered = (1..).map(|number| format!("{name}#{number}"));
    let names = std::iter::once(name.to_owned()).chain(numbered);
    let mut uuids =
        names.map(|name| Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string());
    let begins_with_letter = |uuid: &String| uuid.starts_with(|c: char| c.is_ascii_alphabetic());
    uuids.find(begins_with_letter).expect("six of sixteen UUIDs begin with a letter")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_uuids_that_begin_with_a_letter_and_stay() {
        assert_eq!(uuid("https://archive.example.org"), uuid("https://archive.example.org"));
        for number in 0..100 {
            let id = uuid(&format!("Archive {number}"));
            assert!(id.starts_with(|c: char| ('a'..='f').contains(&c)), "{id}");
            assert_eq!(Uuid::parse_str(&id).expect("is one").get_version_num(), 5);
        }
    }
}

//! What is known while a record is put on its page.

use std::collections::BTreeSet;
use std::ops::Range;

use maud::Markup;

use super::super::contradiction::Contradiction;
use super::super::entry::texts;
use super::super::{Names, Site};
use crate::cable::{Cable, End, Inline, NoteKind, Text, plain};

/// The page of a record in the making.
pub(super) struct Reading<'a> {
    pub(super) site: &'a Site,
    pub(super) record: usize,
    pub(super) names: Names<'a>,
    /// The contradictions that the record has part in.
    pub(super) contradictions: Vec<&'a Contradiction>,
    /// Places of them that are still to be marked.
    pub(super) open: Vec<Mark>,
    /// The ids of those that are marked.
    pub(super) marked: BTreeSet<String>,
    /// What the text and its editors do not share.
    pub(super) apparatus: Vec<Note>,
    /// Notes to places in the text, in the order of the places.
    pub(super) notes: Vec<Markup>,
    /// The footnotes that the record has, by their numbers.
    pub(super) footnotes: BTreeSet<String>,
    /// The entry of the apparatus whose sign the source prints itself, behind the words: `Minh [sic]`.
    pub(super) unsigned: Option<usize>,
    /// Whether what is being written stands in a link, where no other may stand.
    pub(super) in_link: bool,
}

/// A place to be marked.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// The bytes of the document.
    pub(super) range: Range<usize>,
    /// The id that the mark gets.
    pub(super) id: String,
    /// The contradiction's number on the page, from 1.
    pub(super) number: usize,
}

/// An entry of the apparatus.
pub(super) struct Note {
    /// The words of the text.
    pub(super) lemma: Markup,
    /// What is to be said of them.
    pub(super) says: Markup,
}

impl<'a> Reading<'a> {
    pub(super) fn new(site: &'a Site, record: usize, names: Names<'a>, cable: &Cable) -> Self {
        let contradictions: Vec<&Contradiction> = site.contradictions_of(record).collect();
        let footnotes = texts(cable).flat_map(footnotes).collect();
        Reading {
            site,
            record,
            names,
            open: open(&contradictions, record),
            contradictions,
            marked: BTreeSet::new(),
            apparatus: Vec::new(),
            notes: Vec::new(),
            footnotes,
            unsigned: None,
            in_link: false,
        }
    }
}

fn open(contradictions: &[&Contradiction], record: usize) -> Vec<Mark> {
    let mut open = Vec::new();
    for (contradiction, number) in contradictions.iter().zip(1..) {
        for (at, place) in contradiction.places.iter().enumerate() {
            if place.record == record {
                open.push(Mark { range: place.range.clone(), id: mark_id(number, at), number });
            }
        }
    }
    open
}

/// The id of a place of a contradiction.
pub(super) fn mark_id(number: usize, at: usize) -> String {
    format!("place-{number}-{}", at + 1)
}

/// The numbers of the footnotes at the end of a text.
fn footnotes(text: &Text) -> impl Iterator<Item = String> {
    text.end.iter().filter_map(|end| match end {
        End::Note(NoteKind::Footnote, content) => footnote_number(content),
        End::Note(..) | End::Closer(_) | End::Postscript(_) | End::Gap(_) => None,
    })
}

/// The number that a footnote begins with: `[1] See ..`.
pub(super) fn footnote_number(content: &[Inline]) -> Option<String> {
    let words = plain(content);
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let number: String = words.chars().take_while(char::is_ascii_digit).collect();
    (!number.is_empty()).then_some(number)
}

//! The names of those who sign: where they begin, and where one ends and the next begins.

use std::ops::Range;

use super::{ends_with_signature, without_edges};
use crate::encode::lines::wording::places_of_words;
use crate::encode::name_words::{is_initials, is_of_name, is_surname};
use crate::encode::places;
use crate::places::Register as PlaceRegister;
use crate::source::trimmed;

/// Where the initials begin that stand before a name.
pub(super) fn initials_start(words: &str, name: usize) -> usize {
    let pieces = places_of_words(&words[..name]).into_iter().rev();
    let bare = |piece: Range<usize>| trimmed(words, piece, |c| matches!(c, '/' | '('));
    let initials = pieces.map(bare).take_while(|piece| is_initials(&words[piece.clone()]));
    initials.last().map_or(name, |piece| piece.start)
}

/// Where the names begin that end the words.
pub(super) fn names_start(words: &str, register: &PlaceRegister) -> usize {
    let mut start = words.len();
    let mut of_name = 0;
    let mut before_initials = false;
    let pieces = places_of_words(words);
    for (at, place) in pieces.iter().enumerate().rev() {
        let word = &words[place.clone()];
        // "of the SSR", "of Ministers": no name has an article, and none stands behind what it belongs to.
        if at > 0 && matches!(&words[pieces[at - 1].clone()], "the" | "The" | "of" | "OF") {
            break;
        }
        let joins = matches!(word, "and" | "и" | "&");
        if of_name == NAME || ends_with_signature(word) || !(joins || is_of_name(word, register)) {
            break;
        }
        let ends_name = word.ends_with(',') || (before_initials && !is_initials(word));
        of_name = if joins || ends_name { 1 } else { of_name + 1 };
        before_initials = is_initials(word);
        start = place.start;
    }
    start
}

/// How many words a name may have.
pub(super) const NAME: usize = 4;

/// The names from a place on, divided at commas and "and"; initials alone are none.
pub(super) fn names(words: &str, start: usize, register: &PlaceRegister) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut at = start;
    for piece in words[start..].split_inclusive([',', ' ']) {
        let end = at + piece.len();
        let joins = matches!(piece.trim(), "and" | "и" | "&");
        match names.last_mut() {
            _ if joins => names.push(end..end),
            Some(last)
                if !words[..at].trim_end().ends_with(',')
                    && !begins_another(&words[last.clone()], piece) =>
            {
                last.end = end;
            }
            _ => names.push(at..end),
        }
        at = end;
    }
    let trimmed = names.into_iter().map(|name| without_edges(words, name));
    let surname = |name: &Range<usize>| {
        let mut pieces = words[name.clone()].split(|c: char| !c.is_alphabetic());
        pieces.any(|piece| piece.chars().count() >= 3)
    };
    let names: Vec<Range<usize>> = trimmed.filter(surname).collect();
    // "Port Arthur" is two capitalised words, and no name.
    let is_place = |name: &Range<usize>| places::is_place(&words[name.clone()], register);
    if names.iter().any(is_place) { Vec::new() } else { names }
}

/// `A. Ivanenko B. Petrenko`: initials and a surname stand before further initials. `Ignatiev Petukhov`: a
/// surname is no first name.
fn begins_another(name: &str, next: &str) -> bool {
    let mut words = name.split_whitespace();
    if is_surname(name.trim_end()) && is_surname(next.trim_end()) {
        return true;
    }
    is_initials(next.trim_end())
        && words.next().is_some_and(is_initials)
        && words.next_back().is_some_and(|surname| !is_initials(surname))
}

//! Who wrote to whom, in the words of a title.
//!
//! ```text
//! letter   ::= [ lead ] [ parties ] [ via ] [ "to" parties ] [ via ] [ ", for" parties ] [ subtitle ]
//!            | "to" parties "from" parties [ subtitle ]
//!            | parties parties                          in Russian, where the dative tells the recipient
//! lead     ::= "from" | "by" | "of" | "sent by"
//! via      ::= "[via" party "]" | "(via" party ")" | [ "," ] "via" party
//! parties  ::= party { ( "and" | "or" | "," | ", and" ) party }
//! subtitle ::= ( "about" | "on" | "regarding" | ", approved" | ", '" | ... ) words
//! ```
//!
//! A title tells this in running words, so `to` may also belong to an office (`Ambassador to Cuba`), and
//! `and` to a body (`Ministry of Trade and Industry`).

mod capitals;
mod party;
mod dative;
mod subtitle;

use std::borrow::Cow;
use std::ops::Range;

pub(super) use party::{Named, kind_of};

use super::Registers;
use super::name_words::is_office;
use crate::source::trimmed;

/// The parties of a letter; each party is its names in order.
#[derive(Debug, Default)]
pub(super) struct Correspondents {
    pub(super) sent: Vec<Vec<Named>>,
    pub(super) relayed: Vec<Vec<Named>>,
    pub(super) received: Vec<Vec<Named>>,
}

/// Reads who wrote to whom from `start` on.
pub(super) fn correspondents(
    title: &str,
    start: usize,
    registers: Registers<'_>,
) -> Correspondents {
    Words::new(title, registers).correspondents(start)
}

/// Reads a title that names no kind of document: it must say plainly that somebody wrote to somebody.
pub(super) fn plainly_said(title: &str, registers: Registers<'_>) -> Option<Correspondents> {
    let words = Words::new(title, registers);
    let start = words.find(0..words.text.len(), " from ").next().map(|at| at + 1);
    let found = words.correspondents(start.unwrap_or(0));
    let known = |parties: &[Vec<Named>]| {
        !parties.is_empty() && parties.iter().flatten().all(|named| words.is_known(named))
    };
    (known(&found.sent) && known(&found.received)).then_some(found)
}

/// Reads who met, after the words that name the conversation: `between A and B`, `with B`.
pub(super) fn participants(title: &str, start: usize, registers: Registers<'_>) -> Vec<Vec<Named>> {
    let words = Words::new(title, registers);
    let whole = start.min(words.text.len())..words.text.len();
    let between = words.find(whole.clone(), " between ").next().map(|at| (at, " between "));
    let with = words.find(whole.clone(), " with ").next().map(|at| (at, " with "));
    let Some((at, word)) = between.into_iter().chain(with).min() else { return Vec::new() };
    let rest = words.without_subtitle(at + word.len()..whole.end);
    let mut parties = if word == " with " { words.recorder(whole.start..at) } else { Vec::new() };
    parties.extend(words.parties(rest));
    parties
}

/// A title's words, of one that is no title only so many.
struct Words<'t> {
    /// The words, byte by byte where they stand in the title.
    text: Cow<'t, str>,
    registers: Registers<'t>,
}

/// Longer than any title.
const LONGEST: usize = 1000;

impl<'t> Words<'t> {
    fn new(title: &'t str, registers: Registers<'t>) -> Self {
        let end = (0..=title.len().min(LONGEST)).rev().find(|&end| title.is_char_boundary(end));
        Words { text: capitals::in_small_letters(&title[..end.unwrap_or(0)]), registers }
    }

    fn correspondents(&self, start: usize) -> Correspondents {
        let start = start.min(self.text.len());
        let start = self.behind_subject(start..self.text.len());
        let mut rest = self.trimmed(self.without_subtitle(start..self.text.len()));
        let last = self.find(rest.clone(), ", for ").next();
        let last = last.map(|at| at + ", for ".len()..std::mem::replace(&mut rest.end, at));
        let (sender, recipient) = self.split(self.without_lead(rest));
        let mut found = Correspondents::default();
        let mut direct = |piece: Range<usize>| {
            let (piece, via) = self.without_via(piece);
            found.relayed.extend(via.map_or_else(Vec::new, |via| self.parties(via)));
            self.parties(piece)
        };
        let sent = direct(sender);
        let received = recipient.map_or_else(Vec::new, &mut direct);
        let forwarded = last.map(&mut direct);
        found.sent = sent;
        match forwarded {
            // Whoever stands before the one it is for passes it on.
            Some(forwarded) => {
                found.relayed.splice(0..0, received);
                found.received = forwarded;
            }
            None => found.received = received,
        }
        found
    }

    /// The range without blanks and stops around it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        trimmed(&self.text, range, |c| c.is_whitespace() || ",:;-–—".contains(c))
    }

    /// Where words stand outside of brackets.
    fn find(&self, range: Range<usize>, needle: &'static str) -> impl Iterator<Item = usize> {
        let text = &self.text[range.clone()];
        let mut depth = 0_usize;
        let mut seen = 0;
        text.match_indices(needle).filter_map(move |(at, _)| {
            for sign in text[seen..at].bytes() {
                match sign {
                    b'[' | b'(' => depth += 1,
                    b']' | b')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            seen = at;
            (depth == 0).then_some(range.start + at)
        })
    }

    fn without_lead(&self, range: Range<usize>) -> Range<usize> {
        let words = self.text[range.clone()].to_ascii_lowercase();
        let lead = LEADS.iter().find(|lead| words.starts_with(**lead));
        range.start + lead.map_or(0, |lead| lead.len())..range.end
    }

    /// Parts the sender from the recipient at the `to` that belongs to no office.
    fn split(&self, range: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        if self.text[range.clone()].starts_with("to ") {
            let recipient = range.start + "to ".len();
            let from = self.find(recipient..range.end, " from ").next();
            let sender = from.map_or(range.end, |at| at + " from ".len());
            return (sender..range.end, Some(recipient..from.unwrap_or(range.end)));
        }
        if let Some(at) = dative::begins(&self.text[range.clone()]) {
            return (range.start..range.start + at, Some(range.start + at..range.end));
        }
        let mut each = self.find(range.clone(), " to ").peekable();
        while let Some(at) = each.next() {
            let behind = at + " to ".len();
            if !self.is_seat(range.start..at, behind..range.end, each.peek().is_some()) {
                return (range.start..at, Some(behind..range.end));
            }
        }
        (range, None)
    }

    /// `Ambassador` `Cuba Alekseev`: an office and its seat. Behind the seat somebody is named, or the one
    /// to whom it goes.
    fn is_seat(&self, before: Range<usize>, behind: Range<usize>, goes_on: bool) -> bool {
        let last = self.text[before].rsplit(' ').next().unwrap_or_default();
        let behind = &self.text[behind];
        is_office(&last.to_lowercase())
            && self.place_at(behind).is_some_and(|end| {
                let next = behind[end..].trim_start();
                goes_on || next.starts_with(char::is_uppercase)
            })
    }

    /// Where the place ends with which the text begins: `the USA`, or any state known by its initials.
    fn place_at(&self, text: &str) -> Option<usize> {
        let article = if text.starts_with("the ") { "the ".len() } else { 0 };
        let behind = &text[article..];
        let found = self.registers.places.mentions(behind).into_iter().next();
        let named = found.filter(|(range, _)| range.start == 0).map(|(range, _)| range.end);
        let initials = behind.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(behind.len());
        named.or(Some(initials).filter(|length| (2..=5).contains(length))).map(|end| article + end)
    }

    /// Takes out who passes it on.
    fn without_via(&self, range: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        let text = &self.text[range.clone()];
        for (open, close) in [("[via ", ']'), ("(via ", ')')] {
            if let Some(at) = text.find(open) {
                let name = range.start + at + open.len();
                let end = self.text[name..range.end].find(close).map_or(range.end, |at| name + at);
                return (range.start..range.start + at, Some(name..end));
            }
        }
        match self.find(range.clone(), " via ").next() {
            Some(at) => (range.start..at, Some(at + " via ".len()..range.end)),
            None => (range, None),
        }
    }

    /// `A and B`, `A, B or C`.
    fn parties(&self, range: Range<usize>) -> Vec<Vec<Named>> {
        let mut rest = self.trimmed(range);
        let mut parties = Vec::new();
        let joints = self.joints(rest.clone());
        for (at, joint) in joints.iter().enumerate() {
            let end = joints.get(at + 1).map_or(rest.end, |next| next.start);
            match self.joins(rest.start..joint.start, joint.end..end, joint) {
                Joint::Parties => {
                    parties.extend(self.party(rest.start..joint.start));
                    rest.start = joint.end;
                }
                Joint::Within => {}
                Joint::Ends => {
                    rest.end = joint.start;
                    break;
                }
            }
        }
        parties.extend(self.party(rest));
        parties
    }

    /// The words and commas that may stand between parties.
    fn joints(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let each = JOINTS
            .iter()
            .flat_map(|joint| self.find(range.clone(), joint).map(|at| at..at + joint.len()));
        let mut joints: Vec<Range<usize>> = each.collect();
        joints.sort_by_key(|joint| (joint.start, std::cmp::Reverse(joint.end)));
        joints.dedup_by(|next, first| next.start < first.end);
        joints
    }

    /// What a joint does: `Prime Minister and Foreign Minister Zhou Enlai` is one party, and so is
    /// `Deputy Minister, V. A. Zorin`.
    fn joins(&self, before: Range<usize>, behind: Range<usize>, joint: &Range<usize>) -> Joint {
        let (first, second) = (self.looks(before), self.looks(behind.clone()));
        let comma = self.text[joint.clone()].starts_with(',') && joint.len() == ", ".len();
        let one_word = !self.text[behind.clone()].trim().contains(' ');
        let unknown = self.registers.persons.mentions(&self.text[behind]).is_empty();
        match (first, second) {
            (Look::Office, Look::Person) if comma => Joint::Within,
            (Look::Office, Look::Office | Look::Holder) if !comma => Joint::Within,
            // "Ministry of Trade and Industry"
            (Look::Body, _) if !comma && one_word && unknown => Joint::Within,
            (_, Look::Place | Look::Unknown) if comma => Joint::Ends,
            _ => Joint::Parties,
        }
    }

    /// The name before `Memorandum of Conversation with ...`.
    fn recorder(&self, between: Range<usize>) -> Vec<Vec<Named>> {
        let said = self.parties(between);
        if !said.is_empty() {
            return said;
        }
        let mentions = self.registers.persons.mentions(&self.text);
        let first = mentions.first().filter(|mention| mention.range.start == 0);
        first.map_or_else(Vec::new, |mention| self.parties(mention.range.clone()))
    }
}

/// What stands between two pieces of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// It parts two parties.
    Parties,
    /// It belongs to one of them.
    Within,
    /// The list is at its end; what follows is no party.
    Ends,
}

/// What a piece of a list looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// An office without its holder.
    Office,
    /// An office with its holder.
    Holder,
    Body,
    Place,
    Person,
    Unknown,
}

const LEADS: &[&str] = &["from ", "sent by ", "by ", "of "];

const JOINTS: &[&str] = &[", and ", ", or ", " and ", " or ", ", "];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::NameKind;
    use crate::{archives, persons, places};

    fn registers() -> Registers<'static> {
        Registers {
            archives: archives::Register::builtin(),
            persons: persons::Register::builtin(),
            places: places::Register::builtin(),
        }
    }

    /// `Stalin + <Soviet Ambassador> (Peking)`: offices and bodies in angles, places in brackets.
    fn shown(parties: &[Vec<Named>], title: &str) -> String {
        let name = |named: &Named| match named.kind {
            NameKind::Person => title[named.range.clone()].to_owned(),
            NameKind::Place => format!("({})", &title[named.range.clone()]),
            NameKind::Role => format!("<{}>", &title[named.range.clone()]),
            NameKind::Organisation => format!("<<{}>>", &title[named.range.clone()]),
        };
        let party = |party: &Vec<Named>| party.iter().map(name).collect::<Vec<_>>().join(" ");
        parties.iter().map(party).collect::<Vec<_>>().join(" + ")
    }

    #[test]
    fn titles() {
        for line in include_str!("../../../tests/data/titles.txt").lines() {
            let Some((title, expected)) = line.split_once(" => ") else { continue };
            let read = correspondents(title, 0, registers());
            let sides = [("sent", read.sent), ("via", read.relayed), ("to", read.received)];
            let sides = sides.iter().filter(|(_, parties)| !parties.is_empty());
            let sides = sides.map(|(side, parties)| format!("{side} {}", shown(parties, title)));
            assert_eq!(sides.collect::<Vec<_>>().join("; "), expected, "{title}");
        }
    }

    #[test]
    fn conversations() {
        for (title, expected) in [
            (" between A. Mikoyan and Mao Zedong, Beijing", "A. Mikoyan + Mao Zedong"),
            (", Cde. Mikoyan with Mao Zedong", "Mikoyan + Mao Zedong"),
            (" about the weather", ""),
        ] {
            assert_eq!(shown(&participants(title, 0, registers()), title), expected, "{title}");
        }
    }

    #[test]
    fn only_what_is_plainly_said_is_read_of_other_titles() {
        let said = |title| plainly_said(title, registers()).is_some();
        assert!(said("The Ambassador in India (Henderson) to the Secretary of State"));
        assert!(!said("The Road to Beijing"));
        assert!(!said("Instructions to Shtykov"));
    }
}

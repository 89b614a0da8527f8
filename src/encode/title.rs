//! Reads a title: kind, number, sender, relay, recipient.
//!
//! ```text
//! title        ::= kind [ mark number ] [ "," ] parties [ subtitle ]
//!                | ... kind "between" party "and" party ...              a conversation
//! parties      ::= [ "from" ] party { "and" party } [ via ] [ "to" party { "and" party } ] [ via ] [ ", for" party ]
//! via          ::= "[via" party "]" | "via" party
//! subtitle     ::= ( "about" | "on" | "regarding" | ", approved" | ", '" | ... ) words
//! ```

use std::ops::Range;

use super::{Registers, lines, number, places, title_words};
use crate::cable::{Action, ActionKind, Cable, DocumentKind, Inline, Name, NameKind, Node, Party};
use crate::persons::Person;
use crate::places::Place;
use crate::source::{Passage, Spanned};

/// Fills in what the title says.
pub(super) fn read(title: &Passage, registers: Registers<'_>, cable: &mut Cable) {
    let number = number::find_marked(&title.value, 0);
    cable.title = Some(title_words::marked(title, number.as_ref(), registers));
    let Some((kind, phrase)) = find_kind(&title.value) else { return };
    cable.kind = Some(Spanned::new(kind, title.part(phrase.clone())));
    let reader = Parties { title, registers };
    if matches!(kind, DocumentKind::RecordOfConversation) {
        cable.participants = reader.participants(phrase.end);
    } else if phrase.start == 0 && is_sent(kind) {
        let start = number.map_or(phrase.end, |number| number.number.end.max(phrase.end));
        cable.correspondence = reader.correspondence(start);
    }
}

/// A party that a record names by itself: a person, an office, a body or a place, and nothing more.
pub(super) fn stated_party(name: &Passage, registers: Registers<'_>) -> Party {
    let kind = match name.value.as_str() {
        words if has_word(words, ROLES) => NameKind::Role,
        words if has_word(words, BODIES) => NameKind::Organisation,
        words if places::is_city(words, registers.places) => NameKind::Place,
        _ => NameKind::Person,
    };
    let name = Parties { title: name, registers }.name(kind, 0..name.value.len());
    Party { span: name.span, names: vec![name] }
}

/// The numbers that the title of a record gives, bare.
pub(super) fn numbers(cable: &Cable) -> Vec<String> {
    let title = cable.title.iter().flatten();
    let numbers = title.filter_map(|inline| match &inline.node {
        Node::Number { number, .. } => Some(number.n.value.clone()),
        _ => None,
    });
    numbers.collect()
}

/// Whether documents of the kind go from somebody to somebody.
fn is_sent(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::Cable
        | DocumentKind::CipheredTelegram
        | DocumentKind::Telegram
        | DocumentKind::Telephonogram
        | DocumentKind::Letter
        | DocumentKind::Note
        | DocumentKind::Memorandum
        | DocumentKind::Report => true,
        DocumentKind::RecordOfConversation
        | DocumentKind::ProtocolExtract
        | DocumentKind::Journal
        | DocumentKind::Speech
        | DocumentKind::Statement
        | DocumentKind::PressRelease
        | DocumentKind::Decree
        | DocumentKind::Recollection
        | DocumentKind::Other => false,
    }
}

/// The first words of the title that name a kind of document.
fn find_kind(title: &str) -> Option<(DocumentKind, Range<usize>)> {
    let mut at = 0;
    while at < title.len() {
        if let Some((kind, length)) = lines::document_kind(&title[at..]) {
            return Some((kind, at..at + length));
        }
        let word = title[at..].find([' ', '"', '“', '\''])?;
        let rest = &title[at + word..];
        at += word + rest.chars().next().map_or(0, char::len_utf8);
    }
    None
}

struct Parties<'t> {
    title: &'t Passage,
    registers: Registers<'t>,
}

impl Parties<'_> {
    fn text(&self, range: Range<usize>) -> &str {
        &self.title.value[range]
    }

    /// The range without blanks, commas and colons around it.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        self.title
            .trimmed(range, |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '-' | '–'))
    }

    fn find(&self, range: &Range<usize>, needle: &str) -> Option<usize> {
        self.text(range.clone()).find(needle).map(|at| range.start + at)
    }

    /// `... between A and B and C`, `... with B` after the name of the one who records.
    fn participants(&self, after: usize) -> Vec<Party> {
        let whole = after..self.title.value.len();
        let Some((at, word)) = [" between ", " with "]
            .into_iter()
            .filter_map(|word| self.find(&whole, word).map(|at| (at, word)))
            .min()
        else {
            return Vec::new();
        };
        let rest = self.without_subtitle(at + word.len()..whole.end);
        let mut parties = self.parties(rest);
        if word == " with " {
            parties.splice(0..0, self.recorder());
        }
        parties
    }

    /// The name before `Memorandum of Conversation with ...`.
    fn recorder(&self) -> Vec<Party> {
        let mentions = self.registers.persons.mentions(&self.title.value);
        let first = mentions.first().filter(|mention| mention.range.start == 0);
        first.map_or_else(Vec::new, |mention| self.parties(mention.range.clone()))
    }

    fn correspondence(&self, after: usize) -> Vec<Action> {
        let (mut rest, via) = self.without_via(after..self.title.value.len());
        rest = self.trimmed(self.without_subtitle(rest));
        let mut actions = Vec::new();
        let received_for = self.find(&rest, ", for ").map(|at| at + ", for ".len()..rest.end);
        if let Some(range) = &received_for {
            rest.end = range.start - ", for ".len();
        }
        if self.text(rest.clone()).starts_with("from ") {
            rest.start += "from ".len();
        }
        let (sent, received) = match self.find(&rest, " to ") {
            Some(at) => (rest.start..at, Some(at + " to ".len()..rest.end)),
            None if self.text(rest.clone()).starts_with("to ") => {
                (rest.start..rest.start, Some(rest.start + "to ".len()..rest.end))
            }
            None => (rest.clone(), None),
        };
        let relays =
            via.into_iter().chain(received_for.is_some().then(|| received.clone()).flatten());
        let relays: Vec<Range<usize>> = relays.collect();
        let received = received_for.or(received);
        self.push(ActionKind::Sent, [sent], &mut actions);
        self.push(ActionKind::Transmitted, relays, &mut actions);
        self.push(ActionKind::Received, received, &mut actions);
        actions
    }

    fn push(
        &self,
        kind: ActionKind,
        ranges: impl IntoIterator<Item = Range<usize>>,
        actions: &mut Vec<Action>,
    ) {
        let parties: Vec<Party> = ranges
            .into_iter()
            .flat_map(|range| self.parties(self.without_brackets_of_via(range)))
            .collect();
        if let (Some(first), Some(last)) = (parties.first(), parties.last()) {
            let span = first.span.to(last.span);
            actions.push(Action { kind, parties, date: None, span });
        }
    }

    /// Cuts `[via Kovalev]` or `via Kovalev` out of the range if it stands at its end; one in the middle
    /// stays and is passed over when parties are read.
    fn without_via(&self, range: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        if let Some(at) = self.find(&range, "[via ") {
            let name = at + "[via ".len();
            let end = self.find(&(name..range.end), "]").unwrap_or(range.end);
            let at_end = self.trimmed(end + 1..range.end.max(end + 1)).is_empty();
            return (range.start..if at_end { at } else { range.end }, Some(name..end));
        }
        match self.find(&range, " via ") {
            Some(at) => {
                let name = self.without_subtitle(at + " via ".len()..range.end);
                (range.start..at, Some(name))
            }
            None => (range, None),
        }
    }

    fn without_brackets_of_via(&self, range: Range<usize>) -> Range<usize> {
        match self.find(&range, "[via ") {
            Some(at) => range.start..at,
            None => range,
        }
    }

    /// Ends a range where the title goes on to say what the document is about.
    fn without_subtitle(&self, range: Range<usize>) -> Range<usize> {
        let ends = SUBTITLES.iter().filter_map(|mark| self.find(&range, mark));
        range.start..ends.min().unwrap_or(range.end)
    }

    /// `A and B`, `A and B and C`.
    fn parties(&self, range: Range<usize>) -> Vec<Party> {
        let mut rest = self.trimmed(range);
        let mut parties = Vec::new();
        let mut from = rest.start;
        while let Some(at) = self.find(&(from..rest.end), " and ") {
            let next = at + " and ".len();
            if self.joins_parties(rest.start..at, next..rest.end) {
                parties.push(self.party(self.trimmed(rest.start..at)));
                rest.start = next;
            }
            from = next;
        }
        if !rest.is_empty() {
            parties.push(self.party(self.trimmed(rest)));
        }
        parties
    }

    /// "and" within an office joins no two parties: `Prime Minister and Foreign Minister Zhou Enlai`.
    fn joins_parties(&self, before: Range<usize>, behind: Range<usize>) -> bool {
        let before = self.text(before);
        // Whatever stands behind the next "and" belongs to neither.
        let behind = self.text(behind).split(" and ").next().unwrap_or_default();
        !(has_word(before, ROLES)
            && has_word(behind, ROLES)
            && self.registers.persons.mentions(before).is_empty())
    }

    /// A person, an office (with a place or a person behind it), or a body.
    fn party(&self, range: Range<usize>) -> Party {
        let words = self.text(range.clone());
        let article = if words.starts_with("the ") { "the ".len() } else { 0 };
        let range = range.start + article..range.end;
        let words = self.text(range.clone());
        let names = if has_word(words, ROLES) {
            self.office(range.clone())
        } else if has_word(words, BODIES) {
            vec![self.name(NameKind::Organisation, range.clone())]
        } else if places::is_city(words, self.registers.places) {
            vec![self.name(NameKind::Place, range.clone())]
        } else {
            self.person(range.clone())
        };
        Party { names, span: self.title.part(range) }
    }

    /// `Soviet Ambassador in Peking`, `Soviet Ambassador in China Apollon Petrov`.
    fn office(&self, range: Range<usize>) -> Vec<Inline> {
        let words = self.text(range.clone());
        let named = self.registers.persons.mentions(words).into_iter().next_back();
        let person = named.map(|mention| range.start + mention.range.start..range.end);
        let before = range.start..person.as_ref().map_or(range.end, |person| person.start);
        let place = self.find(&before, " in ").map(|at| at + " in ".len()..before.end);
        let role =
            before.start..place.as_ref().map_or(before.end, |place| place.start - " in ".len());
        let mut names = Vec::new();
        let mut push = |kind, range: Range<usize>| {
            let range = self.trimmed(range);
            if !range.is_empty() {
                names.push(self.name(kind, range));
            }
        };
        push(NameKind::Role, role);
        if let Some(place) = place {
            push(NameKind::Place, place);
        }
        if let Some(person) = person {
            push(NameKind::Person, person);
        }
        names
    }

    /// `Thomas J. Kieran (Ottawa)`
    fn person(&self, range: Range<usize>) -> Vec<Inline> {
        let place = self
            .find(&range, " (")
            .filter(|_| self.text(range.clone()).ends_with(')'))
            .map(|at| (at, at + 2..range.end - 1));
        match place {
            Some((at, place)) => vec![
                self.name(NameKind::Person, range.start..at),
                self.name(NameKind::Place, place),
            ],
            None => vec![self.name(NameKind::Person, range)],
        }
    }

    fn name(&self, kind: NameKind, range: Range<usize>) -> Inline {
        let part = self.title.slice(range);
        let Registers { persons, places, .. } = self.registers;
        let pointer = match kind {
            NameKind::Person => persons.named(&part.value).map(Person::pointer),
            NameKind::Place => places.named(&part.value).map(Place::pointer),
            NameKind::Organisation | NameKind::Role => None,
        };
        let pointer = pointer.map(|pointer| Spanned::new(pointer, part.span));
        let content = vec![Inline::new(Node::Words(part.value), part.span)];
        Inline::new(Node::Name(Name { kind, pointer, content }), part.span)
    }
}

fn has_word(words: &str, list: &[&str]) -> bool {
    let mut each = words.split(|c: char| !c.is_alphanumeric());
    each.any(|word| list.contains(&word))
}

const SUBTITLES: &[&str] = &[
    " about ",
    " regarding ",
    " concerning ",
    " on ",
    ", approved",
    ", '",
    ", ‘",
    ", \"",
    ", “",
    ", Regarding",
    " during ",
    " (Excerpt",
    ", with ",
    " re ",
];

const ROLES: &[&str] = &[
    "Ambassador",
    "Minister",
    "Head",
    "Chairman",
    "Chairperson",
    "Secretary",
    "Consul",
    "Representative",
    "Attaché",
    "Attache",
    "Deputy",
    "Director",
    "President",
    "Premier",
    "Commander",
    "Chief",
    "Envoy",
    "Advisor",
    "Adviser",
    "Chargé",
    "AMBASSADOR",
    "Premiers",
    "Counselor",
    "Counsellor",
];

const BODIES: &[&str] = &[
    "Council",
    "Ministry",
    "Committee",
    "Delegation",
    "CC",
    "Department",
    "Embassy",
    "Government",
    "Politburo",
    "Party",
    "Staff",
    "Bureau",
    "Presidium",
    "Division",
    "Legation",
    "Center",
    "Centre",
    "Commission",
];

//! What kind of document: `Cable Nº 4784`, `CIPHERED TELEGRAM No. 709`.

use super::wording::{begins_with, closed_up, folded, has_at_most, is_title_case};
use super::{Initials, LineRule, Numbers, Place, Role, Tags, Words, office, whole};
use crate::cable::{DocumentKind, LineKind, NoteKind, Series};
use crate::encode::number;
use crate::forms::matching_length;

/// ```text
/// line ::= [ way ] kind [ "," office ] [ number-mark number [ year | "of the" words ] ] | kind number-mark "from" place     the number left open
///        | kind number                                                         three figures, and no year
/// way  ::= [ office ] ( "Incoming" | "Outgoing" )
/// year ::= "(" figures ")"
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    glance: |words| words.begin_like(&INITIALS) || (goes_a_way(words) && has_at_most(words, 10)),
    recognise: |words, _| {
        let bare = || document_kind(words).and_then(|(_, end)| number::directly_behind(words, end));
        let number = number::find_marked(words, 0);
        let counted = if number.is_some() { Numbers::Marked } else { Numbers::Bare };
        let number = number.or_else(bare);
        let before = number.as_ref().map_or(&**words, |number| &words[..number.mark.start]);
        let after = number.as_ref().map_or("", |number| &words[number.end(words)..]);
        let plain_tail = after.chars().all(|c| !c.is_alphanumeric())
            || crate::encode::brackets::is_only_brackets(after)
            || is_year(after)
            || is_of_meeting(before, after);
        let before = closed_up(before);
        let before = without_way(&before);
        let is_all = |rest: &str| {
            rest.is_empty()
                || leaves_number_open(rest)
                || rest.strip_prefix(", ").is_some_and(office::is_named)
        };
        let kind = document_kind(before).filter(|(_, length)| is_all(&before.trim()[*length..]));
        (plain_tail && (kind.is_some() || is_mode(before))).then(|| {
            let series = match kind {
                Some((DocumentKind::ProtocolExtract, _)) => Series::Protocol,
                _ => Series::Register,
            };
            let tags = Tags { number: Some(counted(series)), ..Tags::default() };
            whole(words, Role::Line(LineKind::Note(NoteKind::Kind)), tags)
        })?
    },
};

/// The words that tell whether a telegram came or went.
const WAYS: [&str; 2] = ["incoming ", "outgoing "];

fn goes_a_way(words: &Words<'_>) -> bool {
    words.starts_with(char::is_uppercase) && WAYS.iter().any(|way| words.folded().contains(way))
}

/// The words behind the way a telegram took: `Telegram` of `Foreign Ministry Incoming Telegram`.
fn without_way(words: &str) -> &str {
    let line = words.to_ascii_lowercase();
    let behind = WAYS.iter().find_map(|way| Some(line.find(way)? + way.len()));
    let office = |end: usize| is_title_case(&words[..end]);
    behind.filter(|&end| office(end)).map_or(words, |end| &words[end..])
}

/// `(55)`: the ministry counted anew each year.
fn is_year(after: &str) -> bool {
    let inner = after.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner
        .is_some_and(|year| matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit()))
}

/// `Extract from protocol No. 78 of the meeting of the Politburo`, `Excerpt from Protocol No. 14, Point 3`: no sentence begins
/// so.
fn is_of_meeting(before: &str, after: &str) -> bool {
    let extract = begins_with(before, &["extract from", "excerpt from", "выписка из"]);
    let after = after.trim_start_matches([',', ' ']).to_lowercase();
    let told = ["of the ", "of a ", "point ", "item ", "pt. ", "заседания ", "от ", "п. "];
    let meeting = told.iter().any(|of| after.starts_with(of));
    extract && meeting && has_at_most(&after, 16) && !after.ends_with(['.', ':', ';'])
}

/// `No. from Budapest`: the form has a place for the number, and nobody filled it in.
fn leaves_number_open(rest: &str) -> bool {
    let mut words = rest.split([' ', '.']).filter(|word| !word.is_empty());
    words.next().is_some_and(|mark| matches!(mark, "No" | "Nº" | "№"))
        && words.next() == Some("from")
}

/// How a message went: no kind of document, but printed in its place.
fn is_mode(words: &str) -> bool {
    MODES.contains(&folded(words).as_str())
}

const MODES: &[&str] = &[
    "by telegraph",
    "by telegram",
    "by vch",
    "by wire",
    "by radio",
    "by cipher",
    "by code",
    "cipher",
    "in cipher",
    "shifrom",
    "шифром",
    "по вч",
    "телеграфом",
];

/// The kind that the words begin with, and how many bytes name it.
pub(crate) fn document_kind(words: &str) -> Option<(DocumentKind, usize)> {
    let words = words.trim_start();
    let mut bytes = [0; 4];
    let first = words.chars().next()?.to_lowercase().next()?.encode_utf8(&mut bytes).as_bytes()[0];
    // One byte rules out nearly all phrases.
    let mut alike = KINDS.iter().filter(|(phrase, _)| phrase.as_bytes()[0] == first);
    alike.find_map(|(phrase, kind)| {
        let length = matching_length(words, phrase);
        Some((*kind, length.or_else(|| plural_length(words, phrase, *kind))?))
    })
}

/// `Telegrams`: what is sent in parts, under a number each. Only the kinds that are sent have a plural.
fn plural_length(words: &str, phrase: &str, kind: DocumentKind) -> Option<usize> {
    let is_sent = matches!(
        kind,
        DocumentKind::CipheredTelegram | DocumentKind::Cable | DocumentKind::Telegram
    );
    let one = words.get(..phrase.len()).filter(|_| is_sent)?;
    let behind = words[phrase.len()..].strip_prefix(['s', 'S'])?;
    let length = matching_length(one, phrase)?;
    (!behind.starts_with(char::is_alphanumeric)).then_some(length + 1)
}

pub(super) const INITIALS: Initials = initials();

const fn initials() -> Initials {
    let mut initials = Initials::of(&[MODES]);
    let mut at = 0;
    while at < KINDS.len() {
        initials = initials.and(Initials::of(&[&[KINDS[at].0]]));
        at += 1;
    }
    initials
}

/// Phrases in lower case; one that begins with another stands before it.
const KINDS: &[(&str, DocumentKind)] = &[
    ("ciphered telegram", DocumentKind::CipheredTelegram),
    ("coded telegram", DocumentKind::CipheredTelegram),
    ("cipher telegram", DocumentKind::CipheredTelegram),
    ("cipher-telegram", DocumentKind::CipheredTelegram),
    ("cypher telegram", DocumentKind::CipheredTelegram),
    ("coded cable", DocumentKind::CipheredTelegram),
    ("cipher message", DocumentKind::CipheredTelegram),
    ("ciphered message", DocumentKind::CipheredTelegram),
    ("coded message", DocumentKind::CipheredTelegram),
    ("cryptogram", DocumentKind::CipheredTelegram),
    ("ciph. teleg", DocumentKind::CipheredTelegram),
    ("enciphered telegram", DocumentKind::CipheredTelegram),
    ("enciphered cable", DocumentKind::CipheredTelegram),
    ("ciphered cable", DocumentKind::CipheredTelegram),
    ("shifrtelegramma", DocumentKind::CipheredTelegram),
    ("shifrotelegramma", DocumentKind::CipheredTelegram),
    ("shifrovka", DocumentKind::CipheredTelegram),
    ("шифртелеграмма", DocumentKind::CipheredTelegram),
    ("шифротелеграмма", DocumentKind::CipheredTelegram),
    ("шифровка", DocumentKind::CipheredTelegram),
    ("cable", DocumentKind::Cable),
    ("telegram", DocumentKind::Telegram),
    ("телеграмма", DocumentKind::Telegram),
    ("telephonogram", DocumentKind::Telephonogram),
    ("telephone message", DocumentKind::Telephonogram),
    ("телефонограмма", DocumentKind::Telephonogram),
    ("confidential letter", DocumentKind::Letter),
    ("letter", DocumentKind::Letter),
    ("circular telegram", DocumentKind::Telegram),
    ("circular cable", DocumentKind::Cable),
    ("circular note", DocumentKind::Note),
    ("circular", DocumentKind::Letter),
    ("despatch", DocumentKind::Letter),
    ("dispatch", DocumentKind::Letter),
    ("письмо", DocumentKind::Letter),
    ("record of conversation", DocumentKind::RecordOfConversation),
    ("record of a conversation", DocumentKind::RecordOfConversation),
    ("record of the conversation", DocumentKind::RecordOfConversation),
    ("record of talks", DocumentKind::RecordOfConversation),
    ("record of a talk", DocumentKind::RecordOfConversation),
    ("record of meeting", DocumentKind::RecordOfConversation),
    ("record of a meeting", DocumentKind::RecordOfConversation),
    ("minutes of conversation", DocumentKind::RecordOfConversation),
    ("minutes of a conversation", DocumentKind::RecordOfConversation),
    ("minutes of the conversation", DocumentKind::RecordOfConversation),
    ("notes of conversation", DocumentKind::RecordOfConversation),
    ("conversation", DocumentKind::RecordOfConversation),
    ("memorandum of conversation", DocumentKind::RecordOfConversation),
    ("memorandum of a conversation", DocumentKind::RecordOfConversation),
    ("memorandum of the conversation", DocumentKind::RecordOfConversation),
    ("запись беседы", DocumentKind::RecordOfConversation),
    ("memorandum", DocumentKind::Memorandum),
    ("aide-memoire", DocumentKind::Memorandum),
    ("note", DocumentKind::Note),
    ("нота", DocumentKind::Note),
    ("confidential report", DocumentKind::Report),
    ("report", DocumentKind::Report),
    ("доклад", DocumentKind::Report),
    ("extract from protocol", DocumentKind::ProtocolExtract),
    ("extract from the protocol", DocumentKind::ProtocolExtract),
    ("excerpt from protocol", DocumentKind::ProtocolExtract),
    ("excerpt from the protocol", DocumentKind::ProtocolExtract),
    ("protocol", DocumentKind::ProtocolExtract),
    ("выписка из протокола", DocumentKind::ProtocolExtract),
    ("journal", DocumentKind::Journal),
    ("diary", DocumentKind::Journal),
    ("from the journal", DocumentKind::Journal),
    ("from the diary", DocumentKind::Journal),
    ("speech", DocumentKind::Speech),
    ("address", DocumentKind::Speech),
    ("statement", DocumentKind::Statement),
    ("press release", DocumentKind::PressRelease),
    ("decree", DocumentKind::Decree),
    ("постановление", DocumentKind::Decree),
    ("recollections", DocumentKind::Recollection),
];

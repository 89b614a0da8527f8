//! Whom it is for: `Peking, to the Soviet Ambassador. Pass immediately to Cde. Mao Zedong.`

use super::wording::{begins_with, count, folded};
use super::{Context, LineRule, Place, Role, Tags, whole};
use crate::cable::LineKind;

/// ```text
/// line  ::= [ place ( "," | "-" | "--" ) ] "to" words | passing words | "Destination:" words | name | PLACE
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: false,
    recognise: |words, context| {
        let addressed = begins_with(words, BEGINNINGS)
            || passes_on(words)
            || place_then_to(words)
            || is_name(words, context)
            || is_place(words);
        (addressed && count(words) <= 30).then(|| {
            let tags = Tags { names: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Address), tags)
        })?
    },
};

const BEGINNINGS: &[&str] = &[
    "to cde",
    "to cdes",
    "to com",
    "to comr",
    "to com[rade",
    "to comrade",
    "to comrades",
    "to the",
    "to:",
    "to",
    "for cde",
    "for comrade",
    "destination:",
    "to whom:",
    "for",
    "attention",
    "кому",
    "товарищу",
    "тов",
    "для",
    "послу",
    "совпослу",
    "министру",
];

/// Whether the line asks somebody to pass the message on.
pub(crate) fn passes_on(words: &str) -> bool {
    let asks = [
        "pass",
        "convey",
        "transmit",
        "to transmit",
        "forward",
        "deliver",
        "hand",
        "tell",
        "передайте",
        "вручите",
    ];
    let told = begins_with(words, &asks) || {
        let line = folded(words);
        asks.iter().any(|verb| line.contains(&format!(". {verb} ")))
    };
    told && count(words) <= 30
}

/// `Peking, to the Soviet Ambassador.`, `BEIJING - SOVIET AMBASSADOR`
fn place_then_to(words: &str) -> bool {
    let Some(at) = words.find([',', '-', '–', ':']) else { return false };
    let (place, rest) = words.split_at(at);
    let rest = folded(rest);
    let to = ["to ", "soviet ", "sovambassador", "ambassador", "for ", "послу", "совпослу"];
    place.starts_with(char::is_uppercase)
        && count(place) <= 2
        && place.chars().all(|c| c.is_alphabetic() || c == ' ')
        && to.iter().any(|word| rest.starts_with(word))
}

/// `FENG XI [Stalin]`: a person of the register, alone.
fn is_name(words: &str, context: Context<'_>) -> bool {
    context.registers.persons.named(words.trim_end_matches(['.', ':'])).is_some()
}

/// `BEIJING--`: a place in capitals, alone.
fn is_place(words: &str) -> bool {
    let name = words.trim_end_matches(['-', '–', '—', ' ', '.', ',', ':']);
    name.chars().count() >= 4 && name.chars().all(char::is_uppercase)
}

//! What the recipient is to do: `Report when this is done.`, `Telegraph implementation.`; and what the sender adds
//! below his signature: `P.S. The bridge was destroyed.`

use super::wording::count;
use super::{Initials, LineRule, Place, Role, Tags, whole};

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.begin_like(&const { Initials::of(&[VERBS, ADDED]) }),
    recognise: |words, _| {
        let asks = words.begin_with(VERBS) && count(words) <= 12;
        (asks || ADDED.iter().any(|label| words.starts_with(label)))
            .then(|| whole(words, Role::Instruction, Tags::default()))
            .flatten()
    },
};

/// With their stops, as nobody writes them in a sentence.
const ADDED: &[&str] =
    &["P.S.", "P. S.", "PS:", "PS.", "P.P.S.", "Postscript:", "П.С.", "Постскриптум:"];

const VERBS: &[&str] = &[
    "report when",
    "report the",
    "report fulfillment",
    "report fulfilment",
    "report execution",
    "report implementation",
    "report receipt",
    "report on the execution",
    "report on the fulfillment",
    "report on the fulfilment",
    "report on the implementation",
    "report by telegraph",
    "report by wire",
    "telegraph",
    "confirm",
    "acknowledge",
    "wire the",
    "cable the",
    "исполнение",
    "об исполнении",
    "телеграфьте",
    "подтвердите",
];

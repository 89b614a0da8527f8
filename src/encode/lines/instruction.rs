//! What the recipient is to do: `Report when this is done.`, `Telegraph implementation.`

use super::wording::count;
use super::{Initials, LineRule, Place, Role, Tags, whole};

pub(super) const RULE: LineRule = LineRule {
    place: Place::End,
    alone: false,
    glance: |words| words.begin_like(&const { Initials::of(&[VERBS]) }),
    recognise: |words, _| {
        (words.begin_with(VERBS) && count(words) <= 12)
            .then(|| whole(words, Role::Instruction, Tags::default()))
            .flatten()
    },
};

const VERBS: &[&str] = &[
    "report when",
    "report the",
    "report fulfillment",
    "report receipt",
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

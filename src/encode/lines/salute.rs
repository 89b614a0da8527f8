//! How the recipient is greeted: `Comrade Stalin!`, `Dear Comrade Mao Zedong,`; and at the end `Best wishes,`.

use super::wording::count;
use super::{Initials, LineRule, Part, Place, Role, Tags, Words, whole};
use crate::cable::LineKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: false,
    glance: |words| words.begin_like(&const { Initials::of(&[TITLES]) }),
    recognise: |words, _| greeting(words, TITLES),
};

/// What stands before a signature.
pub(super) const CLOSE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[CLOSES]) }),
    recognise: |words, _| {
        let whole = CLOSES.contains(&words.folded());
        if whole { salute(words) } else { greeting(words, CLOSES) }
    },
};

fn greeting(words: &Words<'_>, phrases: &[&str]) -> Option<Vec<Part>> {
    let greeting = words.ends_with(['!', ',', ':', '.']) && words.begin_with(phrases);
    (greeting && count(words) <= 7).then(|| salute(words))?
}

fn salute(words: &str) -> Option<Vec<Part>> {
    let tags = Tags { names: true, ..Tags::default() };
    whole(words, Role::Line(LineKind::Salute), tags)
}

const TITLES: &[&str] = &[
    "comrade",
    "comrades",
    "cde",
    "cdes",
    "com",
    "dear",
    "esteemed",
    "respected",
    "mr",
    "your excellency",
    "товарищ",
    "товарищу",
    "тов",
    "дорогой",
    "уважаемый",
];

const CLOSES: &[&str] = &[
    "best wishes",
    "with best wishes",
    "with greetings",
    "with communist greetings",
    "with comradely greetings",
    "with bolshevik greetings",
    "with friendly greetings",
    "with socialist greetings",
    "with fraternal greetings",
    "with respect",
    "with deep respect",
    "with profound respect",
    "with great respect",
    "with sincere respect",
    "i have the honour to be",
    "i have the honor to be",
    "sir",
    "your obedient servant",
    "i remain",
    "respectfully",
    "sincerely",
    "yours sincerely",
    "yours faithfully",
    "с коммунистическим приветом",
    "с товарищеским приветом",
    "с уважением",
];

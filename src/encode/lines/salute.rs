//! How the recipient is greeted: `Comrade Stalin!`, `Dear Comrade Mao Zedong,`; and at the end `Best wishes,`.

use super::wording::{count, has_at_most};
use super::{Initials, LineRule, Part, Place, Role, Tags, Words, whole};
use crate::cable::LineKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: false,
    glance: |words| words.begin_like(&const { Initials::of(&[TITLES]) }),
    recognise: |words, _| greeting(words, TITLES).filter(|_| names_somebody(words)),
};

/// `Dear comrade Minister,` and not `Comrade Stalin is right:`, where a small word says something.
fn names_somebody(words: &str) -> bool {
    let small = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let mut said = words.split(|c: char| !c.is_alphabetic()).filter(small);
    said.all(|word| WHO.contains(&word) || BESIDE.contains(&word))
}

/// Small words for those who are greeted.
const WHO: &[&str] = &[
    "comrade",
    "comrades",
    "rade",
    "rades",
    "omrade",
    "omrades",
    "friend",
    "friends",
    "brother",
    "brothers",
    "colleague",
    "colleagues",
    "sir",
    "sirs",
    "minister",
    "ambassador",
    "chairman",
    "secretary",
    "general",
    "president",
    "marshal",
    // How Stalin was called in telegrams from China.
    "main",
    "master",
];

/// Small words that stand beside them.
const BESIDE: &[&str] = &["and", "of", "the", "my", "our", "all", "s", "respected", "esteemed"];

/// What stands before a signature.
pub(super) const CLOSE: LineRule = LineRule {
    place: Place::End,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[CLOSES, FORMULAS]) }),
    recognise: |words, _| {
        let formula = words.begin_with(FORMULAS) && !words.ends_with('.') && has_at_most(words, 12);
        let said = words.folded();
        let whole = formula || CLOSES.contains(&said.strip_suffix(" for you").unwrap_or(said));
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
    "deeply respected",
    "deeply esteemed",
    "highly respected",
    "highly esteemed",
    "much respected",
    "much esteemed",
    "most esteemed",
    "most respected",
    "mr",
    "your excellency",
    "товарищ",
    "товарищу",
    "тов",
    "дорогой",
    "уважаемый",
    "глубокоуважаемый",
    "многоуважаемый",
];

/// What a letter closes with in more words, on a line of its own.
const FORMULAS: &[&str] = &[
    "with the expression of my",
    "with the expression of our",
    "with the assurance of my",
    "with the assurance of our",
    "with assurances of",
    "please accept",
    "accept, comrade",
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
    "i embrace you",
    "i shake your hand",
    "i remain",
    "respectfully",
    "sincerely",
    "yours",
    "yours truly",
    "yours sincerely",
    "yours faithfully",
    "с коммунистическим приветом",
    "с товарищеским приветом",
    "с уважением",
];

//! How the recipient is greeted: `Comrade Stalin!`, `Dear Comrade Mao Zedong,`.

use super::wording::count;
use super::{Initials, LineRule, Place, Role, Tags, whole};
use crate::cable::LineKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: false,
    glance: |words| {
        words.ends_with(['!', ',', ':', '.']) && words.begin_like(Initials::of(&[TITLES]))
    },
    recognise: |words, _| {
        let greeting = words.ends_with(['!', ',', ':', '.']) && words.begin_with(TITLES);
        (greeting && count(words) <= 7).then(|| {
            let tags = Tags { names: true, ..Tags::default() };
            whole(words, Role::Line(LineKind::Salute), tags)
        })?
    },
};

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

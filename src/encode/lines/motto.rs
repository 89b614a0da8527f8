//! What party and state printed above all else on their forms: `Workers of the world, unite!`

use super::{Initials, LineRule, Place, mark};
use crate::cable::NoteKind;

pub(super) const RULE: LineRule = LineRule {
    place: Place::Head,
    alone: true,
    glance: |words| words.begin_like(&const { Initials::of(&[MOTTOES]) }),
    recognise: |words, _| {
        MOTTOES.contains(&words.folded()).then(|| mark(words, NoteKind::Line)).flatten()
    },
};

const MOTTOES: &[&str] = &[
    "workers of the world, unite",
    "workers of all countries, unite",
    "workers of all lands, unite",
    "proletarians of the world, unite",
    "proletarians of all countries, unite",
    "proletarians of all lands, unite",
    "proletarii vsekh stran, soedinyaites",
    "proletarii vsekh stran, soediniaites",
    "пролетарии всех стран, соединяйтесь",
    "death to fascism, freedom to the people",
];

//! How secret: `Top Secret`, `СОВЕРШЕННО СЕКРЕТНО`.

use super::wording::folded;
use super::{Initials, LineRule, Place, mark};
use crate::cable::{Classification, NoteKind};

pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.begin_like(&INITIALS),
    recognise: |words, _| level(words.folded()).and_then(|_| mark(words, NoteKind::Classification)),
};

/// The level that a line names, if it names nothing else.
pub(crate) fn classification(line: &str) -> Option<Classification> {
    level(&folded(line))
}

fn level(folded: &str) -> Option<Classification> {
    let bare = folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(folded);
    let words = latin_es(bare);
    let words = LABELS.iter().find_map(|label| words.strip_prefix(label)).unwrap_or(&words);
    let words = corrected(words);
    let words = ADDED.iter().find_map(|added| words.strip_suffix(added)).unwrap_or(words);
    // The anchor of a footnote may be glued to the stop: "Strictly secret.x/".
    let words = words.strip_suffix(".x").unwrap_or(words);
    let words = without_gloss(words);
    LEVELS.iter().find(|(phrases, _)| phrases.contains(&words)).map(|(_, level)| *level)
}

/// `Sov. sekretno [Top Secret]`: the level in the words of the original, and what they mean.
fn without_gloss(words: &str) -> &str {
    let Some((original, gloss)) = words.split_once(" [") else { return words };
    let is_level = LEVELS.iter().any(|(phrases, _)| phrases.contains(&gloss));
    if is_level { original } else { words }
}

/// `Secret [crossed out, written above:] Top Secret`: the level that was written for another.
fn corrected(words: &str) -> &str {
    let Some((first, rest)) = words.split_once(" [") else { return words };
    let second = rest.split_once(']').filter(|(told, _)| told.contains("crossed out"));
    let is_level = |words: &str| LEVELS.iter().any(|(phrases, _)| phrases.contains(&words));
    second.map_or(words, |(_, second)| if is_level(first) { second.trim_start() } else { words })
}

/// What may stand behind the level.
const ADDED: &[&str] = &[
    " (declassified)",
    ", special importance",
    ", of special importance",
    " of special importance",
    ", special file",
    ", eyes only",
];

/// What forms print before the level; they begin as levels do.
const LABELS: &[&str] = &["classification: ", "classification level: ", "secrecy: "];

const LEVELS: &[(&[&str], Classification)] = &[
    (
        &[
            "top secret",
            "absolutely secret",
            "совершенно секретно",
            "сов. секретно",
            "sovershenno sekretno",
            "sov. sekretno",
            "szigorúan titkos",
            "szig. titk",
            "streng geheim",
            "ściśle tajne",
            "přísně tajné",
            "strict secret",
            "of special importance",
            "особой важности",
            "osoboi vazhnosti",
        ],
        Classification::TopSecret,
    ),
    (
        &["strictly secret", "строго секретно", "весьма секретно", "strogo sekretno"],
        Classification::StrictlySecret,
    ),
    (
        &["secret", "секретно", "sekretno", "titkos", "geheim", "tajne", "tajné"],
        Classification::Secret,
    ),
    (
        &[
            "confidential",
            "strictly confidential",
            "конфиденциально",
            "vertraulich",
            "streng vertraulich",
            "vertrauliche verschlußsache",
            "vertrauliche verschlusssache",
        ],
        Classification::Confidential,
    ),
    (&["restricted"], Classification::Restricted),
    (
        &[
            "for official use",
            "for official use only",
            "official use only",
            "для служебного пользования",
        ],
        Classification::ForOfficialUse,
    ),
    (&["unclassified", "not secret", "несекретно"], Classification::Unclassified),
    (&["declassified", "рассекречено"], Classification::Declassified),
];

pub(super) const INITIALS: Initials = initials();

const fn initials() -> Initials {
    // A published text may begin `Cовершенно` with a Latin C.
    let mut initials = Initials::of(&[&["c"]]);
    let mut at = 0;
    while at < LEVELS.len() {
        initials = initials.and(Initials::of(&[LEVELS[at].0]));
        at += 1;
    }
    initials
}

/// Published texts begin `Cовершенно` with a Latin C; it looks the same and means the same.
fn latin_es(words: &str) -> String {
    match words.strip_prefix('c') {
        Some(rest) if rest.starts_with(|c: char| !c.is_ascii()) => format!("с{rest}"),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels() {
        let level = |line| classification(line).map(Classification::name);
        assert_eq!(level("Top Secret!"), Some("top-secret"));
        assert_eq!(level("T O P S E C R E T"), None, "the blank between words is lost in spacing");
        assert_eq!(level("Cовершенно секретно"), Some("top-secret"));
        assert_eq!(level("Top Secret (declassified)"), Some("top-secret"));
        assert_eq!(level("Classification: Secret"), Some("secret"));
        assert_eq!(level("S T R I C T L Y   S E C R E T"), Some("strictly-secret"));
        assert_eq!(level("Strictly secret.x/"), Some("strictly-secret"));
        assert_eq!(level("Secret [crossed out, written above:] Top Secret"), Some("top-secret"));
        assert_eq!(level("Top secret, special importance"), Some("top-secret"));
        assert_eq!(level("Vertrauliche Verschlußsache!"), Some("confidential"));
        assert_eq!(level("(TOP SECRET)"), Some("top-secret"));
        assert_eq!(level("Of special importance"), Some("top-secret"));
        assert_eq!(level("Secret [of success] Top Secret"), None);
        assert_eq!(level("Top secret, special"), None);
        assert_eq!(level("Sov. sekretno [Top Secret]"), Some("top-secret"));
        assert_eq!(level("Secret [of success]"), None);
        assert_eq!(level("Secretary"), None);
        assert_eq!(level("Top Secret, Copy 4"), None);
    }
}

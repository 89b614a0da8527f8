//! A number alone on its line: `Nº 2395`, `Special no. 550`, `Issuing No. 8600`.

use super::wording::folded;
use super::{LineRule, Place, Role, Tags, whole};
use crate::cable::{LineKind, NoteKind, Series};
use crate::encode::{brackets, number};

/// ```text
/// line   ::= [ series ] number-mark number { "," number }
/// series ::= "Special" | "Spec." | "Spets" | "Issuing" | "Incoming" | "Outgoing"
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    recognise: |words, _| {
        let marked = number::find_marked(words, 0)?;
        let series = series(&words[..marked.mark.start])?;
        let after = &words[marked.number.end..];
        let rest = after.trim_start_matches([',', ' ', '-', '–', '.']);
        let only_numbers = rest.chars().all(|c| c.is_ascii_digit() || " ,.-–/".contains(c))
            || brackets::is_only_brackets(rest);
        only_numbers
            .then(|| {
                let tags = Tags { number: Some(series), ..Tags::default() };
                whole(words, Role::Line(LineKind::Note(NoteKind::Number)), tags)
            })
            .flatten()
    },
};

fn series(before: &str) -> Option<Series> {
    Some(match folded(before).as_str() {
        "" => Series::Sender,
        "special" | "spec" | "spets" | "спец" | "особый" => Series::Special,
        "issuing" | "incoming" | "outgoing" | "register" | "исх" | "вх" => Series::Register,
        _ => return None,
    })
}

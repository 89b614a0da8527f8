//! Where a leaf of the file begins, as the transcriber has marked it: `<<l.19>>`, `<<ll. 21-21ob>>`.

use super::{LineRule, Place, mark};
use crate::cable::NoteKind;

/// ```text
/// line  ::= "<<" ( "l" | "ll" | "p" | "pp" | "f" | "ff" | "л" | "лл" ) [ "." ] leaf [ dash leaf ] ">>"
/// leaf  ::= figures [ "ob" | "об" | "v" ] [ "." ]
/// ```
pub(super) const RULE: LineRule = LineRule {
    place: Place::Both,
    alone: true,
    glance: |words| words.starts_with("<<"),
    recognise: |words, _| is_leaf(words).then(|| mark(words, NoteKind::Line)).flatten(),
};

/// Whether the words say that a leaf begins, and nothing else.
pub(super) fn is_leaf(words: &str) -> bool {
    let inner = words.strip_prefix("<<").and_then(|rest| rest.strip_suffix(">>"));
    inner.is_some_and(|inner| {
        let label = inner.len() - inner.trim_start_matches(|c: char| !c.is_ascii_digit()).len();
        let (label, leaves) = inner.split_at(label);
        LABELS.contains(&label.trim().trim_end_matches('.'))
            && leaves.split(['-', '–']).all(|leaf| is_number(leaf.trim().trim_end_matches('.')))
    })
}

const LABELS: &[&str] = &["l", "ll", "L", "Ll", "p", "pp", "f", "ff", "л", "лл"];

fn is_number(leaf: &str) -> bool {
    let side = leaf.trim_start_matches(|c: char| c.is_ascii_digit());
    side.len() < leaf.len() && ["", "ob", "об", "v", "r"].contains(&side.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_are_numbered() {
        for words in ["<<l.19>>", "<<ll. 21-21ob>>", "<<л. 7об.>>"] {
            assert!(is_leaf(words), "{words}");
        }
        for words in ["<<19>>", "<<l.>>", "<<later>>", "l. 19", "<<l. 19 torn>>", "<<vol. 2>>"] {
            assert!(!is_leaf(words), "{words}");
        }
    }
}

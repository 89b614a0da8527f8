//! Findings in one line each, for editors and `grep`.

use super::Sources;
use super::visible::visible;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

// finding  ::= (location ": ")? severity "[" code "] " message related* LF
// location ::= path (":" line ":" column)?
// related  ::= " (" label ": " location ")"
/// The finding's line. Nothing in a name or message can break it in two.
pub(super) fn render(diagnostic: &Diagnostic, sources: &Sources<'_>) -> String {
    let place = diagnostic.place().map(|span| location(span, sources));
    let place = place.or_else(|| diagnostic.path.clone());
    let mut line = place.map_or_else(String::new, |place| place + ": ");
    let Diagnostic { severity, kind, message, .. } = diagnostic;
    line.push_str(&format!("{severity}[{}] {message}", kind.code));
    for label in diagnostic.labels.iter().skip(1) {
        line.push_str(&format!(" ({}: {})", label.text, location(label.span, sources)));
    }
    visible(&line).into_owned() + "\n"
}

fn location(span: Span, sources: &Sources<'_>) -> String {
    let (name, position) = sources.locate(span);
    format!("{name}:{}:{}", position.line, position.column)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{MISMATCH, mismatch, placeless, source};
    use super::*;

    fn line(diagnostic: &Diagnostic) -> String {
        let (entry, heading) = (source(0, "a.xml"), source(1, "a.txt"));
        render(diagnostic, &Sources::from_iter([&entry, &heading]))
    }

    #[test]
    fn other_places_follow_in_brackets() {
        let finding = mismatch(&source(0, ""), &source(1, ""));
        let expected = "a.xml:3:10: error[cable-number-mismatch] heading says 112, catalogue entry says \
                        121 (heading: a.txt:1:12)\n";
        assert_eq!(line(&finding), expected);
    }

    #[test]
    fn without_a_place_the_path_leads() {
        assert_eq!(line(&placeless()), "a/b.txt: error[empty-file] `a/b.txt` is empty\n");
        assert_eq!(
            line(&Diagnostic::new(&MISMATCH, "two\nlines")),
            "error[cable-number-mismatch] two␊lines\n"
        );
    }
}

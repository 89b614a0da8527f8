//! A long document is judged without being held.

use super::{Checks, Looked};
use crate::schemas::Judged;
use crate::source::{Source, Stream};
use crate::xml::reader::Event;

/// Judges a document of which only the structure is asked, in pieces; `head` is its beginning.
///
/// None if there is anything to say of it, or if it speaks to shifr or to a reader of XML: then
/// [`check_source`](super::check_source) must have the whole of it, for whoever shows a finding, or looks for what is
/// set aside, needs the words around it. It finds the same, so a faulty document is judged twice and said of once.
pub fn check_stream(head: &Source, stream: Stream<'_>, checks: &Checks<'_>) -> Option<Looked> {
    let judges = checks.schemas.filter(|_| !checks.rules)?;
    let mut speaks = false;
    let judged = judges.pass(head, stream, |event| speaks |= is_spoken_to(event))?;
    let Judged { unchecked, is_passing, .. } = judged;
    (!speaks).then(|| Looked { unchecked, is_passing, ..Looked::default() })
}

/// Whether it sets findings aside, or has declarations of which it is said how far they are read.
fn is_spoken_to(event: Event<'_>) -> bool {
    match event {
        Event::ProcessingInstruction(instruction) => instruction.target().starts_with("shifr"),
        Event::Doctype(_) => true,
        Event::Start(_) | Event::End(_) | Event::Text(_) | Event::Comment(_) | Event::Eof => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archives::Register;
    use crate::files::LIMIT;
    use crate::rules::Context;
    use crate::schemas::{Choice, Judges, Library, Location, Manner};
    use crate::source::SourceId;

    const LETTER: &str = "tests/data/relaxng/validate-letter.rng";
    const VALID: &str = include_str!("../../tests/data/relaxng/validate-letter.valid.xml");

    fn passes(text: &str, head: usize, rules: bool) -> bool {
        let given = vec![Location::File(LETTER.into())];
        let library = Library::new(Choice { given, limit: LIMIT, ..Choice::default() });
        let judges = Judges::new(&library, Manner::default());
        let context = Context::usual(Register::builtin());
        let checks = Checks { context, kinds: &[], schemas: Some(&judges), rules };
        let id = SourceId(0);
        let stream = Stream::new(id, text.len(), text.as_bytes()).in_pieces_of(20);
        check_stream(&Source::new(id, "a.xml", &text[..head]), stream, &checks).is_some()
    }

    #[test]
    fn only_a_document_of_which_nothing_is_to_be_said_passes() {
        let behind = |more: &str| passes(&format!("{VALID}{more}"), 60, false);
        assert!(behind("<!-- <?shifr ignore?> <!DOCTYPE --><?other shifr?>"));
        assert!(!behind("<?shifr ignore bad-value reason='not here'?>"));
        assert!(!behind("<p/>"));
        assert!(!passes(&VALID.replacen("</", "<hi/></", 1), 60, false));
        assert!(!passes(&format!("<!DOCTYPE letter>{VALID}"), 60, false));
        assert!(!passes(VALID, 3, false), "what it names is not known");
        assert!(!passes(VALID, 60, true), "rules want the record");
    }
}

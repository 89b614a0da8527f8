//! What is asked of a document that others point into and nobody checks.

use crate::rules::{self, Beside};
use crate::source::Source;
use crate::xml;

/// The ids of a document; what is wrong with it is for the run that it is of.
pub fn beside(source: &Source) -> Beside {
    match xml::parse(source) {
        Ok(parsed) => Beside::Read(rules::ids(&parsed.value)),
        Err(_) => Beside::Unread,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn a_document_gives_its_ids() {
        let read = |text| beside(&Source::new(SourceId(0), "persons.xml", text));
        let Beside::Read(ids) = read("<list xml:id='p'><item xml:id='a'/></list>") else {
            panic!("it is well-formed");
        };
        assert_eq!(ids, ["a".into(), "p".into()]);
        assert!(matches!(read("<list>"), Beside::Unread));
    }
}

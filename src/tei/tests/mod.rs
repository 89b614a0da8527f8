//! There and back: what is written is read, and what is read is written the same.

mod everything;
mod foreign;
mod soup;

use proptest::prelude::*;

use super::{Model, arbitrary, read, write};
use crate::cable::{Body, Cable};
use crate::diagnostic::Outcome;
use crate::source::{Source, SourceId};
use crate::transcription::paragraphs;
use crate::xml;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_and_written_alike(cable in arbitrary::cable()) {
        let models = [Model { href: "../schemas/shifr.rng?a&b".to_owned() }];
        let written = source(write(&cable, &models));
        let outcome = reading(&written);
        prop_assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
        prop_assert_eq!(write(&outcome.value, &models), written.text());
        prop_assert_eq!(
            printed_again(outcome.value.body.as_ref()),
            printed_again(cable.body.as_ref())
        );
    }

    #[test]
    fn whatever_is_well_formed_can_be_read(soup in soup::elements()) {
        let text = format!(
            "<TEI xmlns='{0}'><teiHeader>{soup}</teiHeader><text><body>{soup}</body></text></TEI>",
            xml::TEI
        );
        let once = source(write(&reading(&source(text)).value, &[]));
        reading(&once);
    }
}

/// The deepest text that the parser lets through, in the smallest stack that a thread of ours has.
#[test]
fn the_deepest_text_fits_the_stack() {
    for (open, close) in [
        ("<hi>", "</hi>"),
        ("<persName>", "</persName>"),
        ("<quote>", "</quote>"),
        ("<div>", "</div>"),
        ("<list><item>", "</item></list>"),
        ("<floatingText type='message'><body>", "</body></floatingText>"),
        ("<choice><sic>", "</sic><corr/></choice>"),
    ] {
        let depth = 240 / open.matches('<').count();
        let source = record("", &format!("{}x{}", open.repeat(depth), close.repeat(depth)));
        let cable = reading(&source).value;
        let again = reading(&self::source(write(&cable, &[]))).value;
        assert_eq!(printed_again(cable.body.as_ref()), "x", "{open}");
        assert_eq!(printed_again(again.body.as_ref()), "x", "{open}");
    }
}

fn source(text: impl Into<String>) -> Source {
    Source::new(SourceId(0), "record.xml", text)
}

fn reading(source: &Source) -> Outcome<Cable> {
    let document =
        xml::parse(source).unwrap_or_else(|error| panic!("{error:?}\n{}", source.text()));
    read(&document.value)
}

fn without_space(text: &[String]) -> String {
    text.concat().split_whitespace().collect()
}

fn printed_again(body: Option<&Body>) -> String {
    without_space(&body.map_or_else(Vec::new, paragraphs))
}

/// The record of a text with `header` in its header and `body` in its `div`.
fn record(header: &str, body: &str) -> Source {
    source(format!(
        "<TEI xmlns=\"{}\" xml:lang=\"en\">\r\n<teiHeader>{header}</teiHeader>\r\n<text><body>\
         <div type=\"translation\">{body}</div></body></text></TEI>",
        xml::TEI
    ))
}

//! Hand-made TEI, of which shifr has written nothing: what its records hold, and where it stands.

use super::{reading, record, source};
use crate::cable::{Block, End, ItemPart, plain, printed};
use crate::source::{Passage, Source};
use crate::transcription::paragraphs;
use crate::xml;

#[test]
fn a_shelfmark_keeps_its_places() {
    let source = record(
        "<fileDesc><sourceDesc><msDesc><msIdentifier>\r\n  <repository key=\"AP-RF\">АП РФ</repository>\
         <idno type=\"shelfmark\">f. <idno type=\"fond\" n=\"45\">45</idno>, op.\r\n \
         <idno type=\"opis\">1</idno></idno></msIdentifier></msDesc>\
         <msDesc><msIdentifier><repository>AP RF</repository>\
         <idno type=\"shelfmark\"> f. 3, d. 07 </idno></msIdentifier></msDesc>\
         <msDesc><msIdentifier><idno type=\"shelfmark\" subtype=\"unparsed\">f. 3</idno>\
         </msIdentifier></msDesc>\
         <msDesc><msIdentifier><idno type=\"barcode\">77</idno><idno>Sample, B 8</idno>\
         </msIdentifier></msDesc></sourceDesc></fileDesc>",
        "<p/>",
    );
    let cable = reading(&source).value;
    let [marked, plain, unparsed, untyped] = &cable.witnesses[..] else { panic!("four") };
    assert_eq!(at(&source, &marked.repository), "АП РФ");
    let mark = marked.shelfmark.as_ref().expect("is there");
    assert_eq!(mark.words.value, "f. 45, op. 1");
    let places: Vec<_> =
        mark.parts.iter().map(|part| (at(&source, &part.words), at(&source, &part.n))).collect();
    assert_eq!(places, [("45", "45"), ("1", "1")]);
    let start = mark.parts[0].n.span.range().start;
    assert!(source.text()[..start].ends_with("n=\""), "the place of `@n` is the attribute's");
    let mark = plain.shelfmark.as_ref().expect("is there");
    assert_eq!(at(&source, &mark.words), "f. 3, d. 07");
    assert_eq!((at(&source, &mark.parts[1].words), mark.parts[1].n.value.as_str()), ("07", "7"));
    assert!(unparsed.shelfmark.as_ref().is_some_and(|mark| mark.parts.is_empty()));
    let mark = untyped.shelfmark.as_ref().expect("is there");
    assert_eq!((at(&source, &mark.words), mark.parts.len()), ("Sample, B 8", 0));
}

#[test]
fn an_impossible_date_is_a_finding_at_its_attribute() {
    let source = record(
        "<profileDesc><creation><date when=\"1950-02-30\">30 февраля</date></creation></profileDesc>",
        "<p><date from=\"1950-10-11T04:10:00Z\" to=\"1950-10-12\">two days</date></p>",
    );
    let outcome = reading(&source);
    let [finding] = &outcome.diagnostics[..] else { panic!("one finding") };
    assert_eq!(finding.kind.code, "impossible-date");
    assert_eq!(&source.text()[finding.place().expect("a place").range()], "1950-02-30");
    assert!(outcome.value.date.is_some_and(|date| date.dating.is_none()));
}

#[test]
fn another_root_is_a_finding() {
    for text in ["<html/>", "<TEI/>", "<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'/>"] {
        let outcome = reading(&source(text));
        assert_eq!(outcome.diagnostics[0].kind.code, "not-tei", "{text}");
    }
}

/// Each text of hand-made TEI with what it says: paragraphs, then the lines of the end.
#[test]
fn hand_made_texts_keep_their_words_in_order() {
    for (body, blocks, end) in [
        ("<p>One <hi>two</hi>\n  three<lb/>\n four</p>", "p One two three\nfour", ""),
        ("<quote><p>One</p><p>two</p></quote>", "p One|p two", ""),
        ("<lg><l>One</l><l>two</l></lg><ab>three</ab>", "v One\ntwo|p three", ""),
        ("<table><row><cell>a</cell><cell>b</cell></row></table>", "t a;b", ""),
        ("<p>One</p><div><head>H</head><p>two</p></div>", "p One|h H|p two", ""),
        ("<p>One</p><pb n=\"2\"/><p>two</p><note>n</note>", "p One|p two", "n n"),
        ("<p>One</p><p/><closer>A <signed>B</signed></closer>", "p One", "c A;B"),
        ("<p>One</p><signed>B</signed>", "p One", "c B"),
        ("<list><label>1.</label><item>a</item><item>b</item></list>", "l 1. a;b", ""),
        ("<list><item><p>a</p><list><item>b</item></list></item></list>", "l a/l b", ""),
        ("<p xml:lang=\"ru\">да</p>", "f ru да", ""),
        ("<p><choice><orig>a</orig><reg>b</reg></choice></p>", "p a", ""),
        ("<p>c<expan>om<ex>rade</ex></expan></p>", "p com[rade]", ""),
        ("<p>a<pb/>b<space/>c <cb/>d<pb break='no'/>e<pb/>, f</p>", "p a b c de, f", ""),
        ("<p>a-\n <lb break='no'/>\n b</p>", "p a-b", ""),
        ("<p>a<note><p>b</p><p>c</p></note> d</p>", "p a [b\nc] d", ""),
        ("<p>a<list><item>b</item></list>c</p>", "p a|l b|p c", ""),
        ("<p>a <quote>b</quote> c</p>", "p a b c", ""),
        ("<p><subst><del>a</del><add>b</add></subst></p>", "p ⟦a⟧b", ""),
        ("<sp><speaker>A</speaker><stage>b</stage><l>c</l><l>d</l></sp>", "S A|d b|v c\nd", ""),
        ("<sp><l>a<stage>b</stage>c</l><stage>d</stage><l>e</l></sp>", "v a b c|d d|v e", ""),
        ("<app><lem>a</lem><rdg>b</rdg></app>", "p a [b]", ""),
        ("<list><item>a</item><head>b</head><label>1.</label></list>", "l a|h b|l 1. ", ""),
        ("<p>a<!-- x -->b &amp; c</p>", "p ab & c", ""),
        ("loose words", "p loose words", ""),
    ] {
        let source = record("", body);
        let text = reading(&source).value.body.expect("has a text").text;
        let shown: Vec<String> = text.blocks.iter().map(show_block).collect();
        let ends: Vec<String> = text.end.iter().map(show_end).collect();
        assert_eq!((shown.join("|").as_str(), ends.join("|").as_str()), (blocks, end), "{body}");
    }
}

/// Where the words stand that a text of foreign TEI holds: each part comes after the one before it.
#[test]
fn every_part_of_a_foreign_text_is_held_or_named() {
    let div = "<div type='translation'><p>a</p></div>";
    for (text, said, not_read) in [
        (
            "<body><div type='dedication'><p>a</p></div><div><div><p>b</p></div></div></body>",
            "a|b",
            "",
        ),
        ("<front><p>a</p></front><body><p>b</p></body><back><p>c</p></back>", "a|b|c", ""),
        (
            "<group><text><body><p>a</p></body></text><text><body><p>b</p></body></text></group>",
            "a|b",
            "",
        ),
        ("<body><p>a</p></body><back><listPerson><p>b</p></listPerson></back>", "a", "listPerson"),
        ("<body><div><p>a</p></div><div type='attachment'><p>b</p></div></body>", "a|b", ""),
        ("<body><div type='attachment'><p>a</p></div></body><back><p>b</p></back>", "a|b", ""),
        (
            &format!("<front><p>f</p></front><body>{div}<div><p>b</p></div></body>"),
            "a",
            "div front",
        ),
        (&format!("<front/><body>{div}<div type='attachment'><p>b</p></div></body>"), "a|b", ""),
    ] {
        let source = source(format!("<TEI xmlns='{}'><text>{text}</text></TEI>", xml::TEI));
        let cable = reading(&source).value;
        let beside = cable.beside.iter().map(|division| &division.name);
        let parts: Vec<&str> =
            beside.chain(&cable.not_read).map(|part| part.value.as_str()).collect();
        let body = cable.body.as_ref().expect("has a text");
        assert_eq!(
            (paragraphs(body).join("|").as_str(), parts.join(" ").as_str()),
            (said, not_read),
            "{text}"
        );
    }
}

#[test]
fn the_title_is_that_of_the_record() {
    for (titles, expected) in [
        (
            "<title level='s'>a</title><title type='iso-date'>b</title><title level='a'>c</title>",
            "c",
        ),
        ("<title level='s'>a</title><title type='main'>b</title>", "b"),
        ("<title type='sub'>a</title><title>b</title>", "b"),
        ("<title level='s'>a</title>", "a"),
    ] {
        let header = format!("<fileDesc><titleStmt>{titles}</titleStmt></fileDesc>");
        let cable = reading(&record(&header, "<p/>")).value;
        assert_eq!(plain(&cable.title.expect("has a title")), expected, "{titles}");
    }
}

fn show_block(block: &Block) -> String {
    match block {
        Block::Paragraph(content) => format!("p {}", printed(content)),
        Block::Head(content) => format!("h {}", printed(content)),
        Block::List(list) => {
            let items = list.items.iter().map(|item| {
                let label = item.label.iter().map(|label| label.value.clone() + " ");
                let content: Vec<String> = item.parts.iter().map(show_part).collect();
                label.collect::<String>() + &content.join("/")
            });
            format!("l {}", items.collect::<Vec<_>>().join(";"))
        }
        Block::Verse(content) => format!("v {}", printed(content)),
        Block::Speaker(content) => format!("S {}", printed(content)),
        Block::Stage(content) => format!("d {}", printed(content)),
        Block::Table(table) => {
            format!("t {}", table.cells().map(printed).collect::<Vec<_>>().join(";"))
        }
        Block::Foreign(tag, content) => format!("f {} {}", tag.value, printed(content)),
        Block::Message(text) => {
            let blocks: Vec<String> = text.blocks.iter().map(show_block).collect();
            format!("m {}", blocks.join("/"))
        }
        Block::Gap(_) => "g".to_owned(),
        Block::Note(_, content) => format!("n {}", plain(content)),
    }
}

fn show_part(part: &ItemPart) -> String {
    match part {
        ItemPart::Paragraph(content) => plain(content),
        ItemPart::List(list) => show_block(&Block::List(list.clone())),
    }
}

fn show_end(end: &End) -> String {
    match end {
        End::Closer(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| plain(&line.content)).collect();
            format!("c {}", lines.join(";"))
        }
        End::Postscript(content) => format!("s {}", plain(content)),
        End::Note(_, content) => format!("n {}", plain(content)),
        End::Gap(_) => "g".to_owned(),
    }
}

fn at<'s>(source: &'s Source, passage: &Passage) -> &'s str {
    &source.text()[passage.span.range()]
}

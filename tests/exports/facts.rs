//! What exports tell is what the TEI tells, fact by fact, taken from the profile's addresses.

use std::collections::BTreeMap;

use serde_json::Value;
use shifr::source::{Source, SourceId};
use shifr::xml::{self, Element};

use super::collection::{Document, Exported, edition, export, in_the_profile};

/// The shelfmark of the copy that is cited first, which may have none; no table has a column for it.
const FIRST: &str = "first shelfmark";

/// The facts of a document, by the columns that tell them; several values each.
type Facts = BTreeMap<&'static str, Vec<String>>;

#[test]
fn tables_tell_what_the_tei_tells() {
    let tables = export("csv", &edition(), in_the_profile());
    let (mut wrong, mut told) = (Vec::new(), 0);
    for (table, facts) in [
        ("records", of_record as fn(Element<'_>) -> Facts),
        ("witnesses", of_witnesses),
        ("numbers", of_numbers),
    ] {
        let rows = rows(&tables, table);
        for (path, facts) in every_document(facts) {
            for (column, expected) in facts.into_iter().filter(|(column, _)| *column != FIRST) {
                let expected: Vec<String> =
                    expected.into_iter().filter(|v| !v.is_empty()).collect();
                let got = values(&rows, &path, column);
                told += expected.len();
                if got != expected {
                    wrong.push(format!("{path}: {table}.{column}: {got:?}, not {expected:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(told > 1000, "{told}");
}

#[test]
fn references_tell_what_the_tei_tells() {
    let references = export("csl-json", &edition(), in_the_profile());
    let items: Vec<Value> =
        serde_json::from_str(references.text("references.json")).expect("is JSON");
    let item = |path: &str| {
        let id = path.trim_end_matches(".xml");
        items.iter().find(|item| item["id"] == id).expect("every record has an item")
    };
    for (path, facts) in every_document(of_record) {
        let item = item(&path);
        let words = |key: &str| item[key].as_str().unwrap_or_default().to_owned();
        let one = |column: &str| facts[column].first().cloned().unwrap_or_default();
        for (key, column) in [("URL", "url"), ("publisher", "edition"), ("language", "language")] {
            assert_eq!(words(key), one(column), "{path}: {key}");
        }
        let authors = item["author"].as_array().map(Vec::as_slice).unwrap_or_default();
        let authors: String = authors.iter().map(|name| format!("{}, ", name["literal"])).collect();
        for sender in &facts["sender"] {
            let sender = serde_json::to_string(sender).expect("is a string");
            assert!(authors.contains(sender.trim_matches('"')), "{path}: {sender} in {authors}");
        }
    }
    for (path, facts) in every_document(of_witnesses) {
        let first = |column: &str| facts[column].first().cloned().unwrap_or_default();
        let told = |key: &str| item(&path)[key].as_str().unwrap_or_default().to_owned();
        assert_eq!(told("archive"), first("repository"), "{path}");
        assert_eq!(told("call-number"), first(FIRST), "{path}");
    }
}

#[test]
fn finding_aid_and_letters_tell_what_the_tei_tells() {
    let aid = export("ead3", &edition(), in_the_profile());
    let aid = aid.text("ead3.xml");
    for (path, facts) in every_document(of_witnesses) {
        for words in facts["shelfmark"].iter().filter(|words| !words.is_empty()) {
            let element = format!("<unitid>{}</unitid>", escaped(words));
            assert!(aid.contains(&element), "{path}: {element}");
        }
    }
    let letters = export("cmif", &edition(), in_the_profile());
    let letters = letters.text("cmif.xml");
    for (path, facts) in every_document(of_record) {
        for words in facts["sender"].iter().chain(&facts["addressee"]) {
            assert!(letters.contains(&escaped(words)), "{path}: {words}");
        }
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn every_document(facts: fn(Element<'_>) -> Facts) -> impl Iterator<Item = (String, Facts)> {
    in_the_profile().iter().map(move |Document { path, tei }| {
        let source = Source::new(SourceId(0), &**path, &**tei);
        let document = xml::parse(&source).expect("is well-formed").value;
        (path.clone(), facts(document.root()))
    })
}

fn rows(tables: &Exported, table: &str) -> Vec<BTreeMap<String, String>> {
    let text = tables.text(&format!("{table}.csv"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("is a row")).collect()
}

/// What a column tells of a document, in all its rows.
fn values(rows: &[BTreeMap<String, String>], path: &str, column: &str) -> Vec<String> {
    let rows = rows.iter().filter(|row| row["path"] == path);
    let values = rows.flat_map(|row| row[column].split("; ").map(str::to_owned));
    values.filter(|value| !value.is_empty()).collect()
}

fn of_record(tei: Element<'_>) -> Facts {
    let at = |path: &[&str]| tei.at(path);
    let file = |path: &[&str]| at(&[&["teiHeader", "fileDesc"], path].concat());
    let profile = |path: &[&str]| at(&[&["teiHeader", "profileDesc"], path].concat());
    let terms = |kind: &str| {
        let keywords = profile(&["textClass", "keywords"]);
        let terms = keywords.into_iter().flat_map(|keywords| keywords.all("term"));
        terms.filter(|term| term.has("type", kind)).map(words).collect::<Vec<_>>()
    };
    let publication = file(&["publicationStmt"]);
    let idno = |kind: &str| {
        let all = publication.into_iter().flat_map(|publication| publication.all("idno"));
        all.filter(|idno| idno.has("type", kind)).map(words).collect::<Vec<_>>()
    };
    let languages = || profile(&["langUsage"]).into_iter().flat_map(|usage| usage.all("language"));
    let original = languages().filter(|language| language.has("n", "original"));
    let mut facts = Facts::from([
        ("kind", terms("kind")),
        ("classification", terms("classification")),
        ("dateWords", profile(&["creation", "date"]).map(words).into_iter().collect()),
        ("edition", file(&["publicationStmt", "publisher"]).map(words).into_iter().collect()),
        ("url", idno("URI")),
        ("originalLanguage", original.map(|language| attribute(language, "ident")).collect()),
        ("language", text(tei).map(|text| text.xml_attribute("lang")).map(value).collect()),
    ]);
    let day = profile(&["creation", "date"]).map(|date| attribute(date, "when"));
    if let Some(day) = day.filter(|day| !day.is_empty()) {
        facts.insert("date", vec![day.replacen("--", "XXXX-", usize::from(day.starts_with("--")))]);
    }
    if idno("record").iter().any(|id| !id.is_empty()) {
        facts.insert("key", idno("record"));
    }
    for (kind, who, place) in
        [("sent", "sender", "senderPlace"), ("received", "addressee", "addresseePlace")]
    {
        let parts = || {
            let actions = profile(&["correspDesc"]).into_iter().flat_map(Element::elements);
            actions.filter(move |action| action.has("type", kind)).flat_map(Element::elements)
        };
        let named = parts().filter(|part| part.name() != "date" && part.name() != "placeName");
        facts.insert(who, named.map(words).collect());
        let places = parts().filter(|part| part.name() == "placeName");
        facts.insert(place, places.map(words).collect());
    }
    facts
}

/// The text of the record: the translation, if the original stands beside it.
fn text<'d>(tei: Element<'d>) -> impl Iterator<Item = Element<'d>> {
    let divisions = || tei.at(&["text", "body"]).into_iter().flat_map(|body| body.all("div"));
    let translation = divisions().find(|division| division.has("type", "translation"));
    translation.or_else(|| divisions().next()).into_iter()
}

fn of_witnesses(tei: Element<'_>) -> Facts {
    let source = tei.at(&["teiHeader", "fileDesc", "sourceDesc"]);
    let witnesses = || {
        let witnesses = source.into_iter().flat_map(|source| source.all("msDesc"));
        witnesses.filter_map(|witness| witness.first("msIdentifier"))
    };
    let repository = || witnesses().filter_map(|witness| witness.first("repository"));
    let shelfmarks = || witnesses().filter_map(|witness| witness.first("idno"));
    let first_shelfmark = witnesses().next().and_then(|witness| witness.first("idno"));
    let part = |level: &'static str| {
        let parts = shelfmarks().flat_map(|shelfmark| shelfmark.all("idno"));
        parts.filter(|part| part.has("type", level)).map(|part| attribute(part, "n")).collect()
    };
    Facts::from([
        ("archive", repository().map(|repository| attribute(repository, "key")).collect()),
        ("repository", repository().map(words).collect()),
        ("shelfmark", shelfmarks().map(words).collect()),
        (FIRST, first_shelfmark.map(words).into_iter().collect()),
        ("fond", part("fond")),
        ("opis", part("opis")),
        ("delo", part("delo")),
        ("papka", part("papka")),
        ("por", part("por")),
        ("list", part("list")),
    ])
}

/// Numbers that an editor has decided on stand twice in the TEI; documents with a decision are told elsewhere.
fn of_numbers(tei: Element<'_>) -> Facts {
    if tei.descendants("choice").next().is_some() {
        return Facts::new();
    }
    let parts = [tei.at(&["teiHeader", "fileDesc", "titleStmt", "title"]), tei.first("text")];
    let all = || parts.into_iter().flatten().flat_map(|part| part.descendants("idno"));
    let numbers = || all().filter(|idno| idno.has("type", "cable"));
    Facts::from([("series", numbers().map(|number| attribute(number, "subtype")).collect())])
}

fn words(element: Element<'_>) -> String {
    element.text().value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn attribute(element: Element<'_>, name: &str) -> String {
    value(element.attribute(name))
}

fn value(passage: Option<shifr::source::Passage>) -> String {
    passage.map(|passage| passage.value).unwrap_or_default()
}

//! What catalogs answer.

use super::*;
use crate::source::SourceId;
use crate::xml::resolve::InMemory;

/// Catalogs `0.xml`, `1.xml` and so on, of which the first is asked first.
fn files(catalogs: &[&str]) -> InMemory {
    let mut files = InMemory::default();
    for (number, entries) in catalogs.iter().enumerate() {
        let text = format!("<catalog xmlns='{CATALOG}' xmlns:x='urn:x'>{entries}</catalog>");
        files.add(SourceId(number as u32), &format!("{number}.xml"), &text);
    }
    files
}

fn first() -> [String; 1] {
    ["0.xml".to_owned()]
}

#[test]
fn uris_are_located_by_the_nearest_entry() {
    let files = files(&["<uri name='urn:a' uri='a.rng'/><uri name='urn:a' uri='second.rng'/>\
         <rewriteURI uriStartString='http://x/' rewritePrefix='x/'/>\
         <rewriteURI uriStartString='http://x/y/' rewritePrefix='/deep/'/>\
         <uriSuffix uriSuffix='/tei.rng' uri='t.rng'/><uriSuffix uriSuffix='p5/tei.rng' uri='p5.rng'/>\
         <group xml:base='group/'><uri name='urn:b' uri='b.rng'/></group>\
         <x:other><uri name='urn:no' uri='no.rng'/></x:other><uri name='urn:n%20n' uri='n.rng'/>\
         <system systemId='urn:s' uri='s.dtd'/>"]);
    let catalogs = Catalogs::new(&files, first());
    for (reference, located) in [
        ("urn:a", Some("a.rng")),
        ("urn:b", Some("group/b.rng")),
        ("http://x/z.rng", Some("x/z.rng")),
        ("http://x/y/z.rng", Some("/deep/z.rng")),
        ("http://other/tei.rng", Some("t.rng")),
        ("http://other/p5/tei.rng", Some("p5.rng")),
        ("urn:n n", Some("n.rng")),
        ("urn:no", None),
        ("urn:s", None),
        ("urn:aa", None),
    ] {
        assert_eq!(catalogs.uri(reference).as_deref(), located, "{reference}");
    }
    assert_eq!(catalogs.system("urn:s").as_deref(), Some("s.dtd"));
}

#[test]
fn public_identifiers_count_as_far_as_they_are_preferred() {
    let files =
        files(&["<public publicId='-//A//B  C' uri='a.dtd'/><system systemId='s' uri='s.dtd'/>\
         <group prefer='system'><public publicId='-//D' uri='d.dtd'/></group>"]);
    let catalogs = Catalogs::new(&files, first());
    for (public, system, located) in [
        ("-//A//B C", None, Some("a.dtd")),
        ("urn:publicid:-:A:B+C", None, Some("a.dtd")),
        ("-//A//B C", Some("unknown"), Some("a.dtd")),
        ("-//A//B C", Some("s"), Some("s.dtd")),
        ("-//D", None, Some("d.dtd")),
        ("-//D", Some("unknown"), None),
    ] {
        assert_eq!(catalogs.public(public, system).as_deref(), located, "{public} {system:?}");
    }
    assert_eq!(catalogs.uri("urn:publicid:-:A:B+C").as_deref(), Some("a.dtd"));
}

#[test]
fn other_catalogs_are_asked_in_order() {
    let files = files(&[
        "<nextCatalog catalog='1.xml'/><nextCatalog catalog='2.xml'/><uri name='urn:a' uri='0'/>",
        "<nextCatalog catalog='0.xml'/><uri name='urn:a' uri='1'/><uri name='urn:b' uri='1'/>",
        "<uri name='urn:b' uri='2'/><uri name='urn:c' uri='2'/>\
         <delegateURI uriStartString='urn:d' catalog='3.xml'/>\
         <delegateURI uriStartString='urn:d:e' catalog='4.xml'/><nextCatalog catalog='5.xml'/>",
        "<uri name='urn:d:e' uri='3'/><uri name='urn:d:f' uri='3'/>",
        "<uri name='urn:d:e' uri='4'/>",
        "<uri name='urn:d:g' uri='5'/><uri name='urn:h' uri='5'/>",
    ]);
    let catalogs = Catalogs::new(&files, first());
    for (reference, located) in [
        ("urn:a", Some("0")),
        ("urn:b", Some("1")),
        ("urn:c", Some("2")),
        ("urn:d:e", Some("4")),
        ("urn:d:f", Some("3")),
        ("urn:d:g", None),
        ("urn:h", Some("5")),
    ] {
        assert_eq!(catalogs.uri(reference).as_deref(), located, "{reference}");
    }
    assert!(catalogs.findings().is_empty());
}

#[test]
fn a_catalog_that_cannot_be_read_is_said_and_the_next_one_asked() {
    let mut files = files(&["<uri name='urn:a'/>", "<uri name='urn:a' uri='1'/>"]);
    files.add(SourceId(8), "8.xml", "<catalog/>");
    let names = ["0.xml", "8.xml", "9.xml", "1.xml"].map(str::to_owned);
    let catalogs = Catalogs::new(&files, names);
    assert_eq!(catalogs.uri("urn:a").as_deref(), Some("1"));
    assert_eq!(catalogs.uri("urn:a").as_deref(), Some("1"));
    let said: Vec<String> = catalogs.findings().into_iter().map(|it| it.message).collect();
    assert_eq!(
        said,
        [
            "`uri` has no `uri`",
            "`catalog` is not the root element of a catalog",
            "the catalog `9.xml` cannot be read: there is no such file"
        ]
    );
}

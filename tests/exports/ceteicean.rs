//! Pages for CETEIcean: the documents stay as they are, and every page finds its own.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use super::collection::{Document, cables, edition, everything, export};

#[test]
fn documents_stay_as_they_are() {
    let exported = export("ceteicean", &edition(), everything());
    let copies = exported.files.iter().filter(|(path, _)| path.ends_with(".xml"));
    let mut copies: Vec<&[u8]> = copies.map(|(_, contents)| contents.as_slice()).collect();
    let mut documents: Vec<&[u8]> =
        cables(everything()).map(|(Document { tei, .. }, _)| tei.as_bytes()).collect();
    copies.sort_unstable();
    documents.sort_unstable();
    assert!(copies == documents);
}

#[test]
fn pages_are_valid_and_lead_somewhere() {
    let exported = export("ceteicean", &edition(), everything());
    let mut led_to = BTreeSet::new();
    let pages = exported.files.keys().filter(|path| path.ends_with(".html"));
    for path in pages.clone() {
        let page = Html::parse_document(exported.text(path));
        assert!(page.errors.is_empty(), "{path}: {:?}", page.errors);
        for (selector, name) in [
            ("a", "href"),
            ("main", "data-tei"),
            ("script", "src"),
            ("link[rel=stylesheet]", "href"),
        ] {
            let selector = Selector::parse(selector).expect("is a selector");
            for link in page.select(&selector).filter_map(|element| element.value().attr(name)) {
                let folder =
                    if path.contains("/records/") { "ceteicean/records/" } else { "ceteicean/" };
                let target = match link.strip_prefix("../") {
                    Some(link) => format!("ceteicean/{link}"),
                    None => format!("{folder}{link}"),
                };
                let is_ours = !target.ends_with("/CETEI.js");
                assert!(!is_ours || exported.files.contains_key(&target), "{path}: {target}");
                led_to.insert(target);
            }
        }
    }
    assert!(pages.into_iter().all(|page| led_to.contains(page)));
}

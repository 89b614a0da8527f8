//! Every page of the website, as a parser of HTML sees it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use scraper::{Html, Selector};

use super::{documents, write};
use crate::support;

#[test]
fn pages_are_valid_and_lead_somewhere() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&documents(), folder.path());
    assert_eq!(faults(folder.path()), [""; 0]);
}

#[test]
fn foreign_documents_make_pages_too() {
    let some = support::shared("corpora", "xml").into_iter().step_by(20);
    let mut foreign: Vec<PathBuf> = some.collect();
    foreign.extend(support::files("tests/data/tei", "xml"));
    if foreign.is_empty() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&foreign, folder.path());
    assert_eq!(faults(folder.path()), [""; 0]);
}

#[test]
fn only_what_changed_is_written_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&documents(), folder.path());
    let said = write(&documents(), folder.path());
    assert!(said.contains(": 0 written, "), "{said}");
}

#[test]
fn pages_of_records_that_are_gone_are_removed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let all = support::files("encoded", "xml");
    write(&all, folder.path());
    let own = folder.path().join("records/own.html");
    std::fs::write(&own, "somebody's").expect("is writable");
    let said = write(&all[1..], folder.path());
    assert!(said.contains(", 1 removed"), "{said}");
    let stem = all[0].file_stem().expect("is a file").to_string_lossy();
    assert!(own.exists() && !folder.path().join(format!("records/{stem}.html")).exists());
}

#[test]
fn a_reply_and_what_it_answers_lead_to_each_other() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&support::files("tests/data/edition", "xml"), folder.path());
    for (record, selector, other) in [
        ("question", ".answered", "reply-by-number"),
        ("reply-by-number", ".answers", "question"),
        ("question", ".answered", "reply-by-day"),
        ("reply-by-day", ".answers", "question"),
        ("question", ".named", "reminder"),
    ] {
        let path = folder.path().join(format!("records/{record}.html"));
        let page = Html::parse_document(&std::fs::read_to_string(path).expect("is written"));
        let selector = Selector::parse(&format!("{selector} a")).expect("is a selector");
        let mut links = page.select(&selector).filter_map(|link| link.value().attr("href"));
        let other = format!("../records/{other}.html");
        assert_eq!(links.clone().filter(|link| *link == other).count(), 1, "{record}: {other}");
        assert!(links.all(|link| !link.ends_with("reminder.html") || other.contains("reminder")));
    }
}

#[test]
fn facts_stand_on_the_page() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&support::files("encoded", "xml"), folder.path());
    let page = |name: &str| {
        let path = folder.path().join(name);
        Html::parse_document(&std::fs::read_to_string(path).expect("is written"))
    };
    let record = page("records/1950-10-11-filippov-zhou-enlai.html");
    for (selector, words) in [
        ("h1", "Cable No. 4785"),
        ("aside.mark", "Top Secret"),
        (".witnesses li:nth-child(1)", "f. 45, op. 1, d. 334"),
        (".witnesses li:nth-child(2)", "f. 558, op. 11, d. 334"),
        (".apparatus li", "left out by the publisher"),
        ("section.disagreements .claim", "4784"),
        (".heading mark.place", "4784"),
        ("h1 mark.place", "4785"),
        ("nav .next", "25553"),
        ("nav .previous", "2171"),
    ] {
        assert!(text(&record, selector).contains(words), "{selector}: {words}");
    }
    assert!(text(&page("archives.html"), "h3").contains("fond 45, opis 1, delo 334"));
    assert!(text(&page("index.html"), "svg title").contains("October 1950: 5 records"));
    assert!(text(&page("network.html"), "svg title").contains("Stalin: 2 records"));
}

#[test]
fn a_text_is_put_between_its_marks() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&support::files("tests/data/edition", "xml"), folder.path());
    let path = folder.path().join("records/marked.html");
    let page = Html::parse_document(&std::fs::read_to_string(path).expect("is written"));
    let count = |selector: &str| {
        let selector = Selector::parse(selector).expect("is a selector");
        page.select(&selector).count()
    };
    // Five marks are too many for the margin of two lines; headings and the line below them stay in the column.
    assert_eq!((count(".marks .mark"), count(".text > p.heading"), count(".text > hr")), (5, 1, 1));
    // Brackets lead to the apparatus with what stands in them, and a printed `[sic]` is the sign of its words.
    assert_eq!(count("a.sign"), 2);
    assert_eq!(text(&page, ".supplied a.sign"), "[second]");
    assert_eq!(text(&page, ".note a.sign"), "[sic]");
}

#[test]
fn a_person_stands_once_in_the_index_and_under_the_surname() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&support::files("tests/data/edition", "xml"), folder.path());
    let page = |name: &str| {
        let path = folder.path().join(name);
        Html::parse_document(&std::fs::read_to_string(path).expect("is written"))
    };
    let index = page("persons.html");
    let heads = Selector::parse("h3 bdi").expect("is a selector");
    let heads: Vec<String> = index.select(&heads).map(|head| head.text().collect()).collect();
    for (head, times) in [
        ("Stalin, Iosif Vissarionovich", 1),
        ("Orlov, Andrei Iakovlevich", 1),
        ("Vyshinsky, Andrei Ianuarievich", 1),
        // By office and seat in one record, by name alone in another.
        ("Beispiel, Anna", 1),
        // By a pointer of others: called as in the header, not as in the text.
        ("Sample, Carl", 1),
        ("C. S.", 0),
        ("Li Kenong", 1),
        ("Kim Il Sung", 1),
        ("Semyonov", 1),
        ("Heads of Missions", 1),
        // Only a place that stands for somebody is none of the persons.
        ("Soviet Ambassador, Peking", 1),
        ("Washington", 0),
        ("Tehran", 0),
        ("Kuznetsov", 1),
    ] {
        assert_eq!(heads.iter().filter(|found| *found == head).count(), times, "{head}: {heads:?}");
    }
    let see = text(&index, "p.see");
    for reference in [
        "Filippov, see Stalin, Iosif Vissarionovich",
        "Terebin, see Orlov, Andrei Iakovlevich",
        "see also Stalin, Iosif Vissarionovich",
    ] {
        assert!(see.contains(reference), "{reference}: {see}");
    }
    assert!(text(&page("network.html"), ".names").contains("Washington"));
}

#[test]
fn what_stands_beside_the_text_is_shown_under_its_name() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let said = write(&[support::root().join("tests/data/edition/letter.xml")], folder.path());
    assert!(!said.contains("left-out-of-export"), "{said}");
    let path = folder.path().join("records/letter.html");
    let page = Html::parse_document(&std::fs::read_to_string(path).expect("is written"));
    for (selector, words) in [
        ("section[aria-label='Commentary'][lang='en'] p", "in haste"),
        ("section[aria-label='Front'] p", "Leipzig"),
        (".shelfmark", "Sample, B 8"),
        ("dl.facts", "6 September 1900"),
        ("p.verse", "Erste Zeile"),
        (".text .table th", "Briefe"),
    ] {
        assert!(text(&page, selector).contains(words), "{selector}: {words}");
    }
}

/// The text of all elements that a selector finds.
fn text(page: &Html, selector: &str) -> String {
    let selector = Selector::parse(selector).expect("is a selector");
    page.select(&selector).flat_map(|element| element.text()).collect()
}

/// What is wrong with the pages of a folder.
fn faults(folder: &Path) -> Vec<String> {
    let pages: BTreeMap<PathBuf, Page> = pages(folder).into_iter().collect();
    assert!(pages.len() > 5, "{} pages", pages.len());
    let mut faults = Vec::new();
    for (path, page) in &pages {
        let fault = |what: String| format!("{}: {what}", path.display());
        faults.extend(page.errors.iter().map(|error| fault(error.clone())));
        faults.extend(page.asked.iter().map(|address| fault(format!("asks for {address}"))));
        faults.extend(page.dead_links(path, &pages).map(fault));
    }
    faults
}

/// What is to be known of a page.
struct Page {
    errors: Vec<String>,
    ids: BTreeSet<String>,
    links: Vec<String>,
    /// Addresses of others that a browser would ask.
    asked: Vec<String>,
}

fn pages(folder: &Path) -> Vec<(PathBuf, Page)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("is a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|ending| ending == "html") {
            let text = std::fs::read_to_string(&path).expect("is text");
            found.push((path, Page::read(&text)));
        }
    }
    found
}

impl Page {
    fn read(text: &str) -> Page {
        let page = Html::parse_document(text);
        let attributes = |selector: &str, name: &str| -> Vec<String> {
            let selector = Selector::parse(selector).expect("is a selector");
            let values = page.select(&selector).filter_map(|element| element.value().attr(name));
            values.map(str::to_owned).collect()
        };
        let ids = attributes("[id]", "id");
        let mut errors: Vec<String> = page.errors.iter().map(ToString::to_string).collect();
        let mut seen = BTreeSet::new();
        errors.extend(ids.iter().filter(|id| !seen.insert(*id)).map(|id| format!("{id} twice")));
        errors.extend(skipped_headings(&page));
        let asked = [attributes("[src]", "src"), attributes("link", "href")].concat();
        let asked = asked.into_iter().filter(|address| address.contains("//")).collect();
        Page { errors, ids: ids.into_iter().collect(), links: attributes("a", "href"), asked }
    }

    fn dead_links<'a>(
        &'a self,
        path: &'a Path,
        pages: &'a BTreeMap<PathBuf, Page>,
    ) -> impl Iterator<Item = String> + 'a {
        let own = self.links.iter().filter(|link| !link.contains("://"));
        own.filter(|link| !leads(link, path, pages)).map(|link| format!("{link} leads nowhere"))
    }
}

/// Headings that stand below none of the level above them.
fn skipped_headings(page: &Html) -> Vec<String> {
    let selector = Selector::parse("h1, h2, h3, h4, h5, h6").expect("is a selector");
    let mut level = 0;
    let mut skipped = Vec::new();
    for heading in page.select(&selector) {
        let name = heading.value().name();
        let own = name[1..].parse().expect("ends in its level");
        if own > level + 1 {
            skipped
                .push(format!("{name} follows h{level}: {}", heading.text().collect::<String>()));
        }
        level = own;
    }
    skipped
}

fn leads(link: &str, from: &Path, pages: &BTreeMap<PathBuf, Page>) -> bool {
    let (file, place) = link.split_once('#').map_or((link, None), |(file, id)| (file, Some(id)));
    let folder = from.parent().expect("lies in a folder");
    let target = match (file.strip_prefix("../"), file) {
        (_, "") => from.to_owned(),
        (Some(file), _) => folder.parent().expect("lies deeper").join(file),
        (None, file) => folder.join(file),
    };
    let Some(page) = pages.get(&target) else { return false };
    place.is_none_or(|id| page.ids.contains(id))
}

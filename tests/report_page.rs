//! The page of findings: as a parser of HTML sees it, and at work in Chromium.

use std::collections::BTreeSet;
use std::path::Path;

use scraper::{Html, Selector};
use serde_json::json;

use crate::driver::Browser;
use crate::support;

#[test]
fn the_page_of_all_rules_is_valid_and_its_links_lead_somewhere() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = Html::parse_document(&write(folder.path()));
    assert_eq!(page.errors, [""; 0]);
    let values = |selector: &str, name: &str| -> Vec<String> {
        let selector = Selector::parse(selector).expect("is a selector");
        page.select(&selector).filter_map(|element| element.attr(name)).map(Into::into).collect()
    };
    let ids = values("[id]", "id");
    let anchors: BTreeSet<_> = ids.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(anchors.len(), ids.len(), "an id stands twice");
    let astray: Vec<_> =
        values("[href]", "href").into_iter().filter(|link| !anchors.contains(link)).collect();
    assert_eq!(astray, [""; 0]);
    assert!(values("details", "id").len() > 40, "the cases of all rules have findings");
    assert!(values("[src]", "src").is_empty());
}

#[test]
fn what_hides_findings_is_said_and_links_bring_them_back() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path());
    browser.open(&format!("file://{}/report.html", folder.path().display()));
    let total = browser.script("return document.querySelectorAll('article').length");
    let shows = |count: &serde_json::Value| {
        let said = format!("document.querySelector('output').value === '{count} of {total} shown'");
        assert!(browser.wait(&said), "{}", browser.script(SAID));
    };
    shows(&total);
    assert_eq!(browser.script("return document.querySelector('[type=reset]').hidden"), json!(true));

    browser.script("document.querySelector('.overview a[data-rule=unknown-fond]').click()");
    let cell = "[...document.querySelectorAll('.overview tr')]
        .find((row) => row.querySelector('[data-rule=unknown-fond]')).querySelector('.count')";
    shows(&browser.script(&format!("return Number({cell}.textContent)")));

    browser.script("document.querySelector('[name=words]').focus()");
    browser.keys("щщщ");
    let said = browser.script(SAID).to_string();
    assert!(
        said.contains(&format!("0 of {total} shown: all are hidden by weight (only ")),
        "{said}"
    );
    assert!(said.contains("and rule (unknown-fond) and words (“щщщ”)"), "{said}");
    browser.script("document.querySelector('[type=reset]').click()");
    shows(&total);

    browser.script("document.querySelector('[name=weight][value=error]').click()");
    browser.script("document.querySelector('article[hidden] .permalink').click()");
    shows(&total);
    browser.script("document.querySelector('article .rule').click()");
    assert!(browser.wait("document.querySelector('details[open]').matches(':target')"));
    browser.resize(390, 844);
    let spread =
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(browser.script(spread), json!(0));
    assert_eq!(browser.complaints(), json!([]));
}

/// What the page says of its filters.
const SAID: &str = "return document.querySelector('output').value";

/// Writes the page of a run over the cases of all rules into a folder.
fn write(folder: &Path) -> String {
    let page = folder.join("report.html");
    let mut program = support::shifr();
    program.args(["validate", "--quiet", "--no-cache", "--format", "html", "--output-file"]);
    let status = program.arg(&page).args(["tests/data/rules", "no/such file.xml"]).status();
    assert_eq!(status.expect("the program can be started").code(), Some(2));
    std::fs::read_to_string(page).expect("is written")
}

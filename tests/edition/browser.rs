//! The website in Chromium, opened from the disk.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{documents, write};
use crate::driver::Browser;
use crate::support;

#[test]
fn search_and_keys_work_from_the_disk() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&documents(), folder.path());
    let address = |page: &str| format!("file://{}/{page}", folder.path().display());
    browser.open(&address("index.html"));

    browser.keys("/щщщ");
    assert!(browser.wait("document.querySelector('#results p')?.textContent === 'Nothing found.'"));
    browser.keys(ESCAPE);
    browser.keys("/HÁNDED over shor");
    let found = "document.querySelector('#results a')?.textContent.startsWith('Cable No. 25629')";
    assert!(browser.wait(found), "{}", browser.complaints());
    browser.keys(DOWN);
    assert!(browser.wait("document.activeElement === document.querySelector('#results a')"));
    browser.keys(RETURN);
    assert!(browser.wait("document.title.startsWith('Cable No. 25629')"), "{}", browser.address());

    // By the words of an index and of the header, in the order of the days.
    browser.keys("/ciphered telegram");
    let dates = "[...document.querySelectorAll('#results .when')].map((when) => when.textContent)";
    assert!(browser.wait(&format!("{dates}.length > 2")));
    let dates = browser.script(&format!("return {dates}.map((date) => Date.parse(date))"));
    let dates: Vec<i64> = serde_json::from_value(dates).expect("all are days");
    assert!(dates.is_sorted(), "{dates:?}");
    browser.script("document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}))");
    assert!(browser.wait("document.getElementById('results').hidden"));
    browser.script("document.activeElement.blur()");

    browser.keys("k");
    assert!(browser.wait("document.title.startsWith('Ciphered Telegram No. 25553')"));
    browser.keys("j");
    assert!(browser.wait("document.title.startsWith('Cable No. 25629')"));
    browser.keys("d");
    assert!(browser.wait("document.documentElement.dataset.theme === 'dark'"));
    browser.keys("g");
    assert!(browser.wait("document.title.startsWith('By date')"));
    assert_eq!(browser.complaints(), json!([]));
}

#[test]
fn quoted_words_are_a_phrase_and_hits_are_shown_among_their_words() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&documents(), folder.path());
    browser.open(&format!("file://{}/index.html", folder.path().display()));
    let hits = "[...document.querySelectorAll('#results a')].map((a) => a.textContent).join('|')";
    let snippet = "document.querySelector('#results .snippet')?.textContent";
    browser.keys("/zweite erste");
    assert!(browser.wait(&format!("{hits} === 'Carl Sample an Anna Beispiel, 6. 9. 1900'")));
    browser.keys(ESCAPE);
    browser.keys("/\"zweite erste\"");
    let nothing = "document.querySelector('#results p')?.textContent === 'Nothing found.'";
    assert!(browser.wait(nothing), "{}", browser.complaints());
    browser.keys(ESCAPE);
    browser.keys("/\"ZEILE, zweite\" sample");
    assert!(browser.wait(&format!("{hits} === 'Carl Sample an Anna Beispiel, 6. 9. 1900'")));
    assert!(browser.wait(&format!("{snippet} === 'Erste Zeile, zweite Zeile.'")), "{snippet}");
    let marked = browser.script("return document.querySelector('#results mark').textContent");
    assert_eq!(marked, json!("Zeile, zweite"));
    // A phrase is of whole words.
    browser.keys(ESCAPE);
    browser.keys("/\"zeile, zwei\"");
    assert!(browser.wait(nothing));
    assert_eq!(browser.complaints(), json!([]));
}

#[test]
fn nothing_of_a_document_runs_or_spreads() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&documents(), folder.path());
    browser.open(&format!("file://{}/records/hostile.html", folder.path().display()));
    let count = browser.script("return document.querySelectorAll('img, main script, u').length");
    assert_eq!(count, json!(0));
    let wide = browser.script(
        "return document.documentElement.scrollWidth > document.documentElement.clientWidth",
    );
    assert_eq!(wide, json!(false));
    assert_eq!(browser.complaints(), json!([]));
}

#[test]
fn pages_fit_a_telephone_and_marks_stay_with_their_text() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(&documents(), folder.path());
    for (width, height) in [(390, 844), (1440, 900)] {
        browser.resize(width, height);
        for page in pages(folder.path()) {
            browser.open(&format!("file://{}/{page}", folder.path().display()));
            assert_eq!(browser.script("return innerWidth"), json!(width));
            let spread = browser.script(SPREAD);
            assert_eq!(spread, json!(0), "{page} at {width}");
            assert_eq!(browser.script(ASTRAY), json!([]), "{page} at {width}");
        }
    }
}

/// How far the page can be moved sideways.
const SPREAD: &str =
    "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

/// The words of all marks that end below the text that they belong to.
const ASTRAY: &str = "
    const ends = (element) => element.getBoundingClientRect().bottom;
    const marks = [...document.querySelectorAll('.text .mark')];
    const astray = marks.filter((mark) => ends(mark) > ends(mark.closest('.text')) + 1);
    return astray.map((mark) => mark.textContent)";

fn pages(folder: &Path) -> Vec<String> {
    let name = |path: &PathBuf| {
        let name = path.strip_prefix(folder).expect("lies in the folder");
        name.to_string_lossy().into_owned()
    };
    let inside = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).expect("is a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect::<Vec<_>>()
    };
    let files = [inside(folder.to_owned()), inside(folder.join("records"))].concat();
    let pages = files.iter().filter(|path| path.extension().is_some_and(|kind| kind == "html"));
    pages.map(name).collect()
}

#[test]
fn pages_for_ceteicean_say_what_they_lack() {
    let Some(browser) = Browser::start() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut program = support::shifr();
    let status = program.args(["export", "ceteicean", "-o"]).arg(folder.path()).status();
    assert!(status.expect("the program can be started").success());
    let pages = folder.path().join("ceteicean");
    let page = "records/1950-10-12-roshchin-filippov.html";
    let says = |words: &str| {
        let condition = format!("document.querySelector('[role=status]').textContent{words}");
        browser.open(&format!("file://{}/{page}", pages.display()));
        assert!(browser.wait(&condition), "{words}: {}", browser.complaints());
    };
    says(".startsWith('CETEI.js is missing')");
    // From a disk no script may read a file, whatever stands in the place of the library.
    std::fs::write(pages.join("CETEI.js"), "class CETEI {}").expect("is writable");
    says(".includes('from a web server only')");
}

// Keys without a letter are in a private area of Unicode (WebDriver, 17.4.2).
const ESCAPE: &str = "\u{e00c}";
const DOWN: &str = "\u{e015}";
const RETURN: &str = "\u{e007}";

//! CETEIcean: the documents as they are, and pages that have a browser show them.

mod page;

use super::slug::Slugs;
use super::words::single_blanks;
use super::{Collector, Edition, Export, Form, Output, Record};
use crate::diagnostic::Diagnostic;

/// For each document a copy and a page that shows it, and a page that leads to all. The library itself is not ours: the
/// pages want it beside them, as `CETEI.js`, say so where it is missing, and ask nobody else for it.
pub(super) static EXPORT: Export = Export {
    name: "ceteicean",
    summary: "the documents as they are, with pages for CETEIcean to show them",
    form: Form::Together { only: None, tells_findings: false, begin },
};

const FOLDER: &str = "ceteicean";

fn begin(edition: &Edition) -> Box<dyn Collector> {
    let title = edition.title.as_deref().unwrap_or("Records").to_owned();
    Box::new(Pages { title, slugs: Slugs::default(), members: Vec::new() })
}

struct Pages {
    title: String,
    slugs: Slugs,
    members: Vec<Member>,
}

/// A document, as the page that leads to all has it.
struct Member {
    slug: String,
    title: String,
    date: String,
}

impl Collector for Pages {
    fn add(&mut self, record: &Record<'_>, output: &mut dyn Output) -> Vec<Diagnostic> {
        let slug = self.slugs.give(record.stem());
        let date = record.date();
        let date = date.map(|date| single_blanks(&date.words.value)).unwrap_or_default();
        let member = Member { slug, title: record.title(), date };
        let Member { slug, .. } = &member;
        output.file(&format!("{FOLDER}/tei/{slug}.xml"), record.tei.as_bytes());
        let page = page::of(&member, &self.title);
        output.file(&format!("{FOLDER}/records/{slug}.html"), page.as_bytes());
        self.members.push(member);
        Vec::new()
    }

    fn finish(self: Box<Self>, output: &mut dyn Output) -> Vec<Diagnostic> {
        let index = page::index(&self.members, &self.title);
        output.file(&format!("{FOLDER}/index.html"), index.as_bytes());
        output.file(&format!("{FOLDER}/show.js"), include_bytes!("show.js"));
        output.file(&format!("{FOLDER}/tei.css"), include_bytes!("tei.css"));
        Vec::new()
    }
}

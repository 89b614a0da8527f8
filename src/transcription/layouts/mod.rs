//! The layouts in which transcriptions come: one file each, and their list.

mod front_matter;
mod sheet;
mod web_page;
mod older_page;
mod bulletin;
mod flattened;
mod cover_sheet;
mod web_copy;
mod plain;

mod labelled;
mod records;
mod page;

use std::fmt;

use super::{Form, RawLine, Transcription, lines};
use crate::cable::Cable;
use crate::diagnostic::Outcome;
use crate::nearest::did_you_mean_or_one_of;
use crate::source::Source;

/// How a transcription is laid out.
pub struct Layout {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub summary: &'static str,
    /// What it is recognised by; `None` if it must be asked for.
    pub mark: Option<Mark>,
    /// Which fields a page has, in which order.
    pub form: Form,
    /// Divides a text into records.
    pub read:
        for<'s> fn(&'static Layout, &'s Source, &[RawLine]) -> Outcome<Vec<Transcription<'s>>>,
    /// Writes a record again.
    pub write: fn(&'static Layout, &Cable) -> String,
}

/// What a layout is recognised by.
pub struct Mark {
    /// In words, as the end of a sentence that begins with "marks:".
    pub words: &'static str,
    /// Whether a text of these lines has it.
    pub recognise: fn(&Source, &[RawLine]) -> bool,
}

impl fmt::Debug for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Every layout; the first that recognises a text reads it, so narrow marks stand before wide ones.
pub static LAYOUTS: &[Layout] = &[
    front_matter::LAYOUT,
    sheet::LAYOUT,
    web_page::LAYOUT,
    older_page::LAYOUT,
    bulletin::LAYOUT,
    flattened::LAYOUT,
    cover_sheet::LAYOUT,
    web_copy::LAYOUT,
    plain::LAYOUT,
];

/// The layout of records that name none.
pub const USUAL: &str = "web-copy";

/// The layout that a text has the marks of.
pub fn recognised(source: &Source) -> Option<&'static Layout> {
    of_lines(source, &lines(source))
}

/// The same for a text whose lines are known.
pub(super) fn of_lines(source: &Source, lines: &[RawLine]) -> Option<&'static Layout> {
    let has_mark =
        |layout: &&Layout| layout.mark.as_ref().is_some_and(|mark| (mark.recognise)(source, lines));
    LAYOUTS.iter().find(has_mark)
}

/// The layout of that name.
pub fn named(name: &str) -> Result<&'static Layout, UnknownLayout> {
    let known = LAYOUTS.iter().find(|layout| layout.name == name);
    known.ok_or_else(|| UnknownLayout(name.to_owned()))
}

/// Writes a record again, in its own layout.
pub fn write(cable: &Cable) -> String {
    let own = cable.layout.as_ref().and_then(|layout| named(&layout.value).ok());
    let usual = || named(USUAL).expect("the usual layout is on the list");
    let layout = own.unwrap_or_else(usual);
    (layout.write)(layout, cable)
}

/// A name that no layout has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLayout(pub String);

impl fmt::Display for UnknownLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnknownLayout(name) = self;
        let names: Vec<&str> = LAYOUTS.iter().map(|layout| layout.name).collect();
        write!(f, "`{name}` is no layout{}", did_you_mean_or_one_of(name, &names))
    }
}

impl std::error::Error for UnknownLayout {}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../docs/layouts.md");

    #[test]
    fn every_layout_has_its_section_in_the_docs() {
        let sections: Vec<&str> =
            PAGE.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let names: Vec<&str> = LAYOUTS.iter().map(|layout| layout.name).collect();
        assert_eq!(sections, names);
    }

    #[test]
    fn names_are_known() {
        assert!(named(USUAL).is_ok());
        let unknown = named("cover-shet").expect_err("is none");
        assert_eq!(unknown.to_string(), "`cover-shet` is no layout; did you mean `cover-sheet`?");
    }
}

//! A website of the records: reading pages, indexes, pictures of the whole, and a search without server.
//!
//! Pages name each other, so a site is made in two goes over the documents. The first takes from each its
//! [`Entry`], the few facts that others show of it, and drops the text; then everybody's neighbours and the
//! targets of references are known. The second writes the page of each record ([`Site::record`]), one at a time
//! and in any order. What belongs to no record comes from [`Site::pages`].
//!
//! Nothing on a page is fetched from elsewhere, and every page can be read without its script.

mod surname;
mod personal;
mod who;
mod entry;
mod people;
mod contradiction;
mod words;
mod days;
mod replies;
mod site;
mod page;
mod index;
mod record;
mod overview;
mod timeline;
mod network;
mod search;

pub use contradiction::{Contradiction, Place};
pub use entry::{Entry, Names};
pub use page::Page;
pub use site::{Site, Survey};

use super::{Export, Form};

/// The website.
pub static EXPORT: Export = Export {
    name: "html",
    summary: "a website: reading pages, indexes, timeline, network and a search without server",
    form: Form::Linked,
};

//! The file itself.

use super::FILE;
use super::tree::{Item, Name, Unit};
use crate::cable::{Dating, PartialDate};
use crate::export::Edition;
use crate::shelfmark::Level;
use crate::xml::Writer;

/// The whole of it.
pub(super) fn write(edition: &Edition, archives: &Unit) -> String {
    let mut w = Writer::new();
    let title = edition.title.as_deref().unwrap_or(UNTITLED);
    w.block("ead", &[("xmlns", NAMESPACE)], |w| {
        control(edition, title, w);
        w.block("archdesc", &[("level", "collection")], |w| {
            w.block("did", &[], |w| {
                line("unittitle", title, w);
            });
            if !archives.units.is_empty() {
                w.block("dsc", &[("dsctype", "combined")], |w| units(archives, w));
            }
        });
    });
    w.finish()
}

const NAMESPACE: &str = "http://ead3.archivists.org/schema/";

/// What stands where the schema wants words and none are known.
const UNTITLED: &str = "Records";
const NOBODY: &str = "not named";

// control ::= recordid filedesc maintenancestatus maintenanceagency maintenancehistory
fn control(edition: &Edition, title: &str, w: &mut Writer) {
    w.block("control", &[], |w| {
        line("recordid", &edition.address(FILE).unwrap_or(FILE.to_owned()), w);
        w.block("filedesc", &[], |w| {
            w.block("titlestmt", &[], |w| line("titleproper", title, w));
        });
        w.empty_line("maintenancestatus", &[("value", "derived")]);
        w.block("maintenanceagency", &[], |w| {
            line("agencyname", edition.publisher.as_deref().unwrap_or(NOBODY), w);
        });
        w.block("maintenancehistory", &[], |w| {
            w.block("maintenanceevent", &[], |w| {
                w.empty_line("eventtype", &[("value", "derived")]);
                line("eventdatetime", edition.date.as_deref().unwrap_or_default(), w);
                w.empty_line("agenttype", &[("value", "machine")]);
                line("agent", concat!("shifr ", env!("CARGO_PKG_VERSION")), w);
            });
        });
    });
}

fn units(unit: &Unit, w: &mut Writer) {
    for (name, unit) in &unit.units {
        w.block("c", &level(name.level), |w| {
            w.block("did", &[], |w| described(name, w));
            unit.items.iter().for_each(|each| item(each, w));
            units(unit, w);
        });
    }
}

/// The levels that EAD has; the others by their own names.
fn level(level: Option<Level>) -> Vec<(&'static str, &'static str)> {
    let known = match level {
        Some(Level::Fond) => "fonds",
        Some(Level::Opis) => "series",
        Some(Level::Delo | Level::File) => "file",
        Some(
            Level::Papka | Level::Por | Level::List | Level::Box | Level::Item | Level::Document,
        )
        | None => "otherlevel",
    };
    let other = level.map_or("archive", Level::name);
    let other = (known == "otherlevel").then_some(("otherlevel", other));
    std::iter::once(("level", known)).chain(other).collect()
}

fn described(Name { level, words, .. }: &Name, w: &mut Writer) {
    match level {
        Some(level) => {
            line("unitid", words, w);
            line("unittitle", &format!("{} {words}", level.name()), w);
        }
        None => {
            line("unittitle", words, w);
            w.block("repository", &[], |w| w.block("corpname", &[], |w| line("part", words, w)));
        }
    }
}

fn item(item: &Item, w: &mut Writer) {
    w.block("c", &[("level", "item")], |w| {
        w.block("did", &[], |w| {
            line("unitid", &item.shelfmark, w);
            line("unittitle", &item.title, w);
            item.date.iter().for_each(|(words, dating)| date(words, *dating, w));
            for sender in &item.senders {
                w.block("origination", &[], |w| {
                    w.block("name", &[], |w| line("part", sender, w));
                });
            }
            if let Some(language) = item.language.as_deref().filter(|tag| *tag != "und") {
                w.block("langmaterial", &[], |w| line("language", language, w));
            }
            if let Some(address) = &item.address {
                w.empty_line("dao", &[("daotype", "derived"), ("href", address)]);
            }
        });
        if !item.summary.is_empty() {
            w.block("scopecontent", &[], |w| item.summary.iter().for_each(|p| line("p", p, w)));
        }
    });
}

fn date(words: &str, dating: Option<Dating>, w: &mut Writer) {
    let normal = dating.and_then(normal);
    let attributes: Vec<_> =
        normal.as_deref().map(|normal| ("normal", normal)).into_iter().collect();
    w.line("unitdate", &attributes, |w| w.text(words));
}

/// `@normal`: a date or an interval of ISO 8601, which has no day without year.
fn normal(dating: Dating) -> Option<String> {
    let day = |day: PartialDate| day.year.map(|_| day.to_string());
    match dating {
        Dating::When(when) => day(when),
        Dating::Range(first, last) | Dating::Between(first, last) => {
            Some(format!("{}/{}", day(first)?, day(last)?))
        }
    }
}

fn line(element: &str, words: &str, w: &mut Writer) {
    w.line(element, &[], |w| w.text(words));
}

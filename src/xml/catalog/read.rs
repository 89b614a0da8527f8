//! Reading a catalog file (XML Catalogs 1.1, section 6.5).

use super::entry::{Catalog, Entry, Kind};
use super::identifier::{public, unwrapped, uri};
use super::{CATALOG, UNREADABLE_CATALOG};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::xml::XML;
use crate::xml::reader::{Attribute, Event, Reader, Start};
use crate::xml::uri::resolve;

/// What holds inside an element: where references count from, and whether public identifiers win over
/// system identifiers.
#[derive(Clone)]
struct Scope {
    base: String,
    prefer_public: bool,
}

/// Reads the entries of a catalog. Elements of other namespaces are passed over with all they hold.
pub(super) fn read(source: &Source) -> Result<Catalog, Box<Diagnostic>> {
    let mut catalog = Catalog::default();
    let mut reader = Reader::new(source);
    let mut scopes = vec![Scope { base: source.name().to_owned(), prefer_public: true }];
    // How deep the outermost foreign element is.
    let mut foreign = None;
    loop {
        match reader.next()? {
            Event::Start(start) => {
                let outer = scopes.last().expect("the first scope stays");
                let scope = inner(start, outer);
                if start.name().namespace != CATALOG {
                    foreign = foreign.or(Some(start.depth()));
                    if start.depth() == 0 {
                        return Err(no_catalog(start));
                    }
                } else if foreign.is_none() {
                    catalog.entries.extend(entry(start, &scope)?);
                }
                scopes.push(scope);
            }
            Event::End(end) => {
                scopes.pop();
                foreign = foreign.filter(|&depth| depth != end.depth());
            }
            Event::Eof => return Ok(catalog),
            _ => {}
        }
    }
}

fn inner(start: Start<'_>, outer: &Scope) -> Scope {
    let base = start.attribute(XML, "base");
    let prefer = start.attribute("", "prefer").map(Attribute::value);
    Scope {
        base: base.map_or_else(|| outer.base.clone(), |base| resolve(&outer.base, base.value())),
        prefer_public: prefer.map_or(outer.prefer_public, |prefer| prefer == "public"),
    }
}

/// The entry that an element makes; `catalog`, `group` and unknown elements make none.
fn entry(start: Start<'_>, scope: &Scope) -> Result<Option<Entry>, Box<Diagnostic>> {
    let preferred = scope.prefer_public;
    let (kind, key, target) = match start.name().local {
        "public" => (Kind::Public { preferred }, "publicId", "uri"),
        "system" => (Kind::System, "systemId", "uri"),
        "rewriteSystem" => (Kind::RewriteSystem, "systemIdStartString", "rewritePrefix"),
        "systemSuffix" => (Kind::SystemSuffix, "systemIdSuffix", "uri"),
        "delegatePublic" => (Kind::DelegatePublic { preferred }, "publicIdStartString", "catalog"),
        "delegateSystem" => (Kind::DelegateSystem, "systemIdStartString", "catalog"),
        "uri" => (Kind::Uri, "name", "uri"),
        "rewriteURI" => (Kind::RewriteUri, "uriStartString", "rewritePrefix"),
        "uriSuffix" => (Kind::UriSuffix, "uriSuffix", "uri"),
        "delegateURI" => (Kind::DelegateUri, "uriStartString", "catalog"),
        "nextCatalog" => (Kind::NextCatalog, "", "catalog"),
        _ => return Ok(None),
    };
    let key = match kind {
        Kind::NextCatalog => String::new(),
        Kind::Public { .. } => identifier(value(start, key)?),
        Kind::DelegatePublic { .. } => public(value(start, key)?),
        _ => uri(value(start, key)?),
    };
    let target = resolve(&scope.base, value(start, target)?);
    Ok(Some(Entry { kind, key, target }))
}

/// A public identifier, which may be written as a URN.
fn identifier(value: &str) -> String {
    unwrapped(value).unwrap_or_else(|| public(value))
}

fn value<'r>(start: Start<'r>, attribute: &str) -> Result<&'r str, Box<Diagnostic>> {
    start.attribute("", attribute).map(Attribute::value).ok_or_else(|| {
        let message = format!("`{}` has no `{attribute}`", start.name().qualified);
        let finding = Diagnostic::new(&UNREADABLE_CATALOG, message)
            .at(start.tag_span(), "an entry of the catalog")
            .help("XML Catalogs 1.1, section 6.5, says which attributes an entry has");
        Box::new(finding)
    })
}

fn no_catalog(start: Start<'_>) -> Box<Diagnostic> {
    let message = format!("`{}` is not the root element of a catalog", start.name().qualified);
    let finding = Diagnostic::new(&UNREADABLE_CATALOG, message)
        .at(start.name_span(), "not in the namespace of catalogs")
        .help(format!("a catalog's elements are in the namespace `{CATALOG}`"));
    Box::new(finding)
}

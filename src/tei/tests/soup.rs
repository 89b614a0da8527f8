//! Elements that no schema would let stand together.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Elements of TEI in any order, with any attributes.
pub(super) fn elements() -> impl Strategy<Value = String> {
    let leaf =
        prop_oneof!["[a-z \n]{0,5}", Just("<lb/>".to_owned()), Just("<!-- x -->".to_owned())];
    leaf.prop_recursive(6, 60, 4, |inner| {
        let name = select(NAMES);
        let attribute = select(ATTRIBUTES);
        (name, attribute, vec(inner, 0..4)).prop_map(|(name, attribute, inside)| {
            format!("<{name} {attribute}>{}</{name}>", inside.concat())
        })
    })
}

const NAMES: &[&str] = &[
    "fileDesc",
    "titleStmt",
    "title",
    "respStmt",
    "resp",
    "persName",
    "sourceDesc",
    "msDesc",
    "msIdentifier",
    "repository",
    "idno",
    "profileDesc",
    "langUsage",
    "language",
    "correspDesc",
    "correspAction",
    "creation",
    "date",
    "div",
    "opener",
    "closer",
    "postscript",
    "note",
    "address",
    "addrLine",
    "p",
    "head",
    "list",
    "item",
    "label",
    "floatingText",
    "body",
    "gap",
    "desc",
    "seg",
    "choice",
    "sic",
    "corr",
    "expan",
    "abbr",
    "ex",
    "supplied",
    "unclear",
    "quote",
    "table",
    "hi",
];

const ATTRIBUTES: &[&str] = &[
    "",
    "type='cable'",
    "type='shelfmark'",
    "type='fond'",
    "type='message'",
    "type='number'",
    "n='1'",
    "type='sent'",
    "when='1950-02-30'",
    "rend='head'",
    "reason='completion'",
    "xml:lang='en'",
];

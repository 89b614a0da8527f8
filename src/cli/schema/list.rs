//! `shifr schema list`: what is pinned.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::arguments::Global;
use super::super::listing::listing;
use super::super::printer::Printer;
use super::super::refusal::Refusal;
use super::super::schemas;
use super::super::session::Session;
use super::super::verdict::Verdict;
use crate::config::NAME;
use crate::schemas::{Location, Pin, Pins, version};

pub(super) fn run(global: &Global, printer: &mut Printer) -> Result<Verdict, Refusal> {
    let session = Session::open(global, printer)?;
    let pins = schemas::pins(&session);
    if pins.pins.is_empty() {
        printer.remark(&format!("{NAME} pins no schema"));
    }
    let found: Vec<Row> = pins.pins.iter().map(|pin| row(pin, &pins, session.limit)).collect();
    printer.document(&listing(global.format, "shifr schema list", &found, || table(&found))?);
    Ok(Verdict::Clean)
}

/// The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Row {
    name: String,
    version: Option<String>,
    /// Whether it is a file of the project or comes from the network.
    #[serde(flatten)]
    place: Place,
    sha256: String,
    files: BTreeMap<String, String>,
    at_hand: bool,
    /// Why it is not at hand, if it is not.
    reason: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Url(String),
    Path(String),
}

fn row(pin: &Pin, pins: &Pins, limit: u64) -> Row {
    let read = pins.read(pin, limit);
    let schema = read.as_ref().ok().and_then(|files| files.first());
    let schema = schema.map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let Pin { name, place, sum, files } = pin;
    Row {
        name: name.to_string(),
        version: schema.as_deref().and_then(version).map(str::to_owned),
        place: match place {
            Location::File(_) => Place::Path(place.to_string()),
            Location::Network(_) | Location::Profile => Place::Url(place.to_string()),
        },
        sha256: sum.to_string(),
        files: files.iter().map(|(file, sum)| (file.clone(), sum.to_string())).collect(),
        at_hand: read.is_ok(),
        reason: read.err().map(|unheld| unheld.why),
    }
}

/// A line for each: name, version, the beginning of the checksum, whether it is at hand, and where it comes
/// from.
fn table(found: &[Row]) -> String {
    let version = |row: &Row| row.version.clone().unwrap_or_else(|| "-".to_owned());
    let width = |cell: &dyn Fn(&Row) -> usize| found.iter().map(cell).max().unwrap_or(0);
    let (names, versions) =
        (width(&|row| row.name.chars().count()), width(&|row| version(row).chars().count()));
    let line = |row: &Row| {
        let (name, sum, version) = (&row.name, &row.sha256[..SHORT], version(row));
        let state = if row.at_hand { "at hand    " } else { "not at hand" };
        let (Place::Url(place) | Place::Path(place)) = &row.place;
        format!("{name:names$}  {version:versions$}  {sum}  {state}  {place}\n")
    };
    found.iter().map(line).collect()
}

/// As many digits as nobody confuses by chance; JSON has them all.
const SHORT: usize = 12;

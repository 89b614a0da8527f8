//! `shifr schema fetch`: what is pinned is brought here.

use clap::Args;

use super::super::arguments::Global;
use super::super::printer::Printer;
use super::super::refusal::Refusal;
use super::super::schemas;
use super::super::session::Session;
use super::super::verdict::Verdict;
use super::{Reach, store, unknown};
use crate::config::NAME;
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::network::Client;
use crate::report::counted;
use crate::schemas::{Location, Pin, Pins, Store, Sum, Unheld, anew, differs, unavailable};

/// Fetch the pinned schemas that are not at hand yet
///
/// What arrives must have the checksum that shifr.toml pins; anything else is refused, and the run ends with
/// 2. Files of the project are compared with their checksums.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Names of pins [default: all]
    names: Vec<String>,

    #[command(flatten)]
    reach: Reach,
}

pub(super) fn run(
    global: &Global,
    arguments: &Arguments,
    printer: &mut Printer,
) -> Result<Verdict, Refusal> {
    let session = Session::open(global, printer)?;
    let pins = schemas::pins(&session);
    let chosen = chosen(&arguments.names, &pins)?;
    if chosen.is_empty() {
        printer.remark(&format!("{NAME} pins no schema"));
        return Ok(Verdict::Clean);
    }
    let fetcher = Fetcher {
        client: arguments.reach.client(&session)?,
        store: store(&pins)?,
        pins: &pins,
        limit: session.limit,
    };
    let mut findings = Vec::new();
    for pin in chosen {
        match fetcher.fetch(pin) {
            Ok(said) => printer.document(&format!("{}: {said}\n", pin.name)),
            Err(finding) => findings.push(*finding),
        }
    }
    if findings.is_empty() {
        Ok(Verdict::Clean)
    } else {
        Err(Refusal::Findings { findings, sources: Vec::new() })
    }
}

fn chosen<'p>(names: &[String], pins: &'p Pins) -> Result<Vec<&'p Pin>, Refusal> {
    if names.is_empty() {
        return Ok(pins.pins.iter().collect());
    }
    names.iter().map(|name| pins.named(name).ok_or_else(|| unknown(name, pins))).collect()
}

struct Fetcher<'p> {
    client: Client,
    store: &'p Store,
    pins: &'p Pins,
    limit: u64,
}

impl Fetcher<'_> {
    /// Brings the files of a pin here, and says what was to be done.
    fn fetch(&self, pin: &Pin) -> Result<String, Box<Diagnostic>> {
        let mut fetched = 0;
        for (place, sum) in pin.parts() {
            if matches!(place, Location::Network(_)) && self.store.read(sum).is_none() {
                self.fetch_part(pin, &place, sum)?;
                fetched += 1;
            }
        }
        self.pins
            .read(pin, self.limit)
            .map_err(|Unheld { place, why, help }| finding(&place, &why, &help))?;
        Ok(match fetched {
            0 => "is at hand".to_owned(),
            fetched => format!("fetched, {}", counted(fetched, "file")),
        })
    }

    fn fetch_part(&self, pin: &Pin, place: &Location, sum: Sum) -> Result<(), Box<Diagnostic>> {
        let retry = format!("look at the address in {NAME}, or try again");
        let bytes = self.client.get(&place.to_string());
        let bytes = bytes.map_err(|why| finding(place, &why, &retry))?;
        if Sum::of(&bytes) != sum {
            let anew = format!(
                "it has changed where it comes from; look at the change, and if it is meant: {}",
                anew(pin)
            );
            return Err(finding(place, &differs(pin, &bytes, sum), &anew));
        }
        let kept = self.store.keep(&bytes);
        kept.map_err(|(path, error)| Box::new(files::unwritable(&path, &error)))
    }
}

fn finding(place: &Location, why: &str, help: &str) -> Box<Diagnostic> {
    let what = format!("cannot be had: {why}");
    Box::new(unavailable(place, &what, Some(help)).of(place.to_string()))
}

//! `shifr schema add`: a schema gets a name and a checksum.

use std::path::Path;

use clap::Args;

use super::super::arguments::Global;
use super::super::printer::Printer;
use super::super::refusal::Refusal;
use super::super::schemas;
use super::super::session::Session;
use super::super::verdict::Verdict;
use super::{Reach, config_text, store, write_config};
use crate::config::with_pin;
use crate::diagnostic::Diagnostic;
use crate::files::{self, Root};
use crate::network::Client;
use crate::report::counted;
use crate::schemas::{
    Folders, Gathered, Location, Pin, PinName, Pins, Sum, Ungathered, gather, unavailable,
};

/// Fetch a schema with all that it includes, and pin it in shifr.toml
///
/// What was fetched is kept in the user's cache folder under its checksum, and never fetched again. A file of
/// the project stays where it is, and is used as long as it is the same. The schema must be correct RELAX NG;
/// it may include files of its own server or of the project.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What to call it: letters, digits, `.`, `-` and `_`
    name: PinName,

    /// Where it is: a web address, or a file of the project
    from: String,

    /// Pin it only if its SHA-256 is this
    #[arg(long, value_name = "HEX")]
    sha256: Option<Sum>,

    /// Take the place of what is pinned under that name
    #[arg(long)]
    replace: bool,

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
    let place = place(&arguments.from)?;
    check_free(arguments, &place, &pins)?;
    let gathered = gathered(arguments, &place, &session)?;
    let pin = pin(&arguments.name, place, &gathered);
    if let Location::Network(_) = pin.place {
        keep(&gathered, &pins)?;
    }
    let (file, text) = config_text(global)?;
    let folder = file.parent().unwrap_or(Path::new(""));
    write_config(&file, with_pin(&text, &pin, folder))?;
    printer.document(&said(&pin, &gathered, &files::shown(&file)));
    Ok(Verdict::Clean)
}

fn place(from: &str) -> Result<Location, Refusal> {
    let place = Location::of("", from);
    match &place {
        Location::Network(url) if !place.is_of_the_web() => Err(Refusal::Usage(format!(
            "`{url}` is no address of the web; it begins with `https://`"
        ))),
        Location::Network(_) | Location::File(_) | Location::Profile => Ok(place),
    }
}

/// A pin is replaced only if that is asked for: whoever reviews a project sees one change, not two.
fn check_free(arguments: &Arguments, place: &Location, pins: &Pins) -> Result<(), Refusal> {
    let Arguments { name, replace, .. } = arguments;
    if let Some(other) = pins.at(place).filter(|other| other.name != *name) {
        return Err(Refusal::Usage(format!("`{place}` is pinned already, as `{}`", other.name)));
    }
    match pins.named(name.as_str()) {
        Some(known) if !replace => Err(Refusal::Usage(format!(
            "`{name}` is pinned already: `{}`\n\n`--replace` pins it anew; `shifr schema fetch {name}` gets \
             what is pinned",
            known.place
        ))),
        Some(_) | None => Ok(()),
    }
}

fn gathered(
    arguments: &Arguments,
    place: &Location,
    session: &Session,
) -> Result<Gathered, Refusal> {
    let gathered = match place {
        Location::File(_) => from_files(arguments, place, session),
        Location::Network(_) | Location::Profile => {
            let client = arguments.reach.client(session)?;
            gather(place, arguments.sha256, session.limit, &|place| fetch(&client, place))
        }
    };
    gathered.map_err(|ungathered| refusal(ungathered, arguments, place))
}

fn fetch(client: &Client, place: &Location) -> Result<Vec<u8>, String> {
    client.get(&place.to_string())
}

/// A path in `shifr.toml` must lead to the file on every machine, so it lies in the project.
fn from_files(
    arguments: &Arguments,
    place: &Location,
    session: &Session,
) -> Result<Gathered, Ungathered> {
    let root = Root::find(None);
    let project = [session.config.folder.as_path()].into_iter().chain(root.folder());
    let project = Folders::new(project);
    let read = |place: &Location| {
        let Location::File(path) = place else { return Err("it is no file".to_owned()) };
        if !project.hold(path) {
            return Err("it lies outside the project, where others do not have it".to_owned());
        }
        files::read_bytes(path, session.limit).map_err(|finding| finding.message)
    };
    gather(place, arguments.sha256, session.limit, &read)
}

fn refusal(ungathered: Ungathered, arguments: &Arguments, schema: &Location) -> Refusal {
    match ungathered {
        Ungathered::Unread { place, why } => Refusal::of(unread(&place, &why, schema)),
        Ungathered::Differs { found } => Refusal::of(differs(arguments, schema, found)),
        Ungathered::Incorrect { findings, sources } => Refusal::Findings { findings, sources },
    }
}

fn unread(place: &Location, why: &str, schema: &Location) -> Diagnostic {
    let what = format!("cannot be had: {why}");
    let help = if place == schema {
        "nothing is pinned; correct the address, or try again".to_owned()
    } else {
        format!("`{schema}` includes it, so nothing is pinned")
    };
    unavailable(place, &what, Some(&help)).of(place.to_string())
}

fn differs(arguments: &Arguments, schema: &Location, found: Sum) -> Diagnostic {
    let wanted = arguments.sha256.map_or_else(String::new, |wanted| wanted.to_string());
    let what = format!("cannot be had: its SHA-256 is {found}, and {wanted} is asked for");
    let help = "nothing is pinned; ask who gave you the checksum, or look at what is there now";
    unavailable(schema, &what, Some(help)).of(schema.to_string())
}

fn pin(name: &PinName, place: Location, gathered: &Gathered) -> Pin {
    let mut sums = gathered.files.iter().map(|(file, bytes)| (file, Sum::of(bytes)));
    let (_, sum) = sums.next().expect("the schema itself is the first");
    let files = sums.map(|(file, sum)| (Pin::reference(&place, file), sum)).collect();
    Pin { name: name.clone(), sum, files, place }
}

fn keep(gathered: &Gathered, pins: &Pins) -> Result<(), Refusal> {
    let store = store(pins)?;
    for (_, bytes) in &gathered.files {
        store.keep(bytes).map_err(|(path, error)| Refusal::of(files::unwritable(&path, &error)))?;
    }
    Ok(())
}

fn said(pin: &Pin, gathered: &Gathered, file: &str) -> String {
    let Pin { name, sum, .. } = pin;
    let version = gathered.version.as_ref();
    let version = version.map_or_else(String::new, |version| format!(" {version}"));
    let files = counted(gathered.files.len(), "file");
    format!("pinned `{name}`{version} in {file}: {files}, SHA-256 {sum}\n")
}

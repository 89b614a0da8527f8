//! Whether a file is the same as before.

use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Outcome;
use crate::files::{self, Checksum, Stamp, Summing};
use crate::source::{Source, SourceId};

/// What a file was like when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// None if it was too young for its stamp to tell anything.
    stamp: Option<Stamp>,
    /// What [`checksum`] gives.
    pub text: Checksum,
}

impl Known {
    /// A file whose text was read after its stamp had been taken at `moment`.
    pub fn new(stamp: Stamp, moment: SystemTime, text: Checksum) -> Known {
        Known { stamp: Some(stamp).filter(|stamp| stamp.is_older_than(moment)), text }
    }

    /// Whether the stamp alone says that the file is the same.
    pub fn has(&self, stamp: Stamp) -> bool {
        self.stamp == Some(stamp)
    }
}

/// A file that verdicts depend on, and that is none of the documents; it may be missing.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dependency {
    pub(super) path: String,
    known: Option<Known>,
}

impl Dependency {
    /// The file as it is now; none if it may have been another one since `started`.
    pub(super) fn of(path: &Path, started: SystemTime, limit: u64) -> Option<Dependency> {
        let name = path.to_str()?.to_owned();
        let Ok(stamp) = Stamp::of(path) else {
            return Some(Dependency { path: name, known: None });
        };
        let text = checksum(&files::read(path, SourceId(0), limit).ok()?);
        let known = Known::new(stamp, started, text);
        known.stamp.is_some().then_some(Dependency { path: name, known: Some(known) })
    }

    /// Whether the file is as it was.
    pub(super) fn is_same(&self, limit: u64) -> bool {
        let path = Path::new(&self.path);
        match (Stamp::of(path), &self.known) {
            (Err(_), None) => true,
            (Ok(stamp), Some(known)) => {
                let read = || files::read(path, SourceId(0), limit);
                known.has(stamp) || read().is_ok_and(|read| checksum(&read) == known.text)
            }
            (Ok(_), None) | (Err(_), Some(_)) => false,
        }
    }
}

/// Takes the checksum of a text while it is read in pieces; nothing is odd about the encoding of such a text.
pub fn summing<R: Read>(lead: usize, length: usize, text: R) -> Summing<R> {
    Summing::new(&lead.to_le_bytes(), length, text)
}

/// The checksum of a file; a long one is not held for that.
pub fn checksum_of_file(path: &Path, limit: u64) -> Option<Checksum> {
    let Some(mut large) = files::large(path, SourceId(0), limit) else {
        return files::read(path, SourceId(0), limit).ok().map(|read| checksum(&read));
    };
    let mut text = summing(large.head.lead(), large.length, &mut large.text);
    io::copy(&mut text, &mut io::sink()).ok()?;
    Some(text.checksum())
}

/// The checksum of a text as it was read, with what was odd about its encoding.
pub fn checksum(read: &Outcome<Source>) -> Checksum {
    let Outcome { value: source, diagnostics } = read;
    let lead = source.lead().to_le_bytes();
    let odd = diagnostics.iter().map(|finding| finding.message.as_bytes());
    Checksum::of_parts([&lead[..], source.text().as_bytes()].into_iter().chain(odd))
}

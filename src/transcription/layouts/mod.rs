//! The layouts in which transcriptions come: one file each, and their list.

mod web_copy;

use super::Transcription;
use crate::cable::Cable;
use crate::diagnostic::Outcome;
use crate::source::Source;

/// How a transcription is laid out.
pub struct Layout {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub summary: &'static str,
    /// What it is recognised by, as the end of a sentence that begins with "looked for".
    pub marks: &'static str,
    /// Whether a text has the layout's marks.
    pub recognise: fn(&Source) -> bool,
    /// Divides a text into records.
    pub read: for<'s> fn(&'static Layout, &'s Source) -> Outcome<Vec<Transcription<'s>>>,
    /// Writes a record again.
    pub write: fn(&Cable) -> String,
}

impl std::fmt::Debug for Layout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Every layout; the first that recognises a text reads it.
pub static LAYOUTS: &[Layout] = &[web_copy::LAYOUT];

/// Writes a record again, in the layout of a web copy.
pub fn write(cable: &Cable) -> String {
    (web_copy::LAYOUT.write)(cable)
}

//! A record as the transcription it could have been read from.

use super::Export;
use crate::transcription::layouts;

/// Title, header fields and text in the layout of a web copy; encoded again, it gives the same record.
pub(super) static EXPORT: Export = Export {
    name: "transcription",
    summary: "title, header fields and text, laid out as a transcription that `encode` reads",
    extension: "txt",
    write: layouts::write,
};

//! A record as the transcription it could have been read from.

use super::{Export, Form};
use crate::transcription::layouts;

/// Title, header fields and text in the layout of a web copy; encoded again, it gives the same record.
pub(super) static EXPORT: Export = Export {
    name: "transcription",
    summary: "title, header fields and text, laid out as a transcription that `encode` reads",
    form: Form::Each { extension: "txt", write: layouts::write },
};

//! shifr turns plain transcriptions of archival cables, letters and records into TEI, and checks what
//! they say of archives, numbers and dates.
//!
//! Data goes one way, and findings go beside it:
//!
//! ```text
//! source -> transcription -> cable -> TEI        (encode)
//! TEI    -> cable                                 (tei::read)
//! cable  -> findings                              (rules)
//! ```
//!
//! The modules in reading order:

pub mod source;
pub mod diagnostic;

pub mod shelfmark;
pub mod archives;
pub mod cable;
pub mod dates;
pub mod persons;
pub mod xml;
pub mod tei;

pub mod transcription;

pub mod rules;
pub mod files;
pub mod report;

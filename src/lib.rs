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
pub mod nearest;
pub mod languages;

pub mod shelfmark;
pub mod register_file;
pub mod archives;
pub mod cable;
pub mod dates;
pub mod forms;
pub mod persons;
pub mod places;
pub mod xml;
pub mod xsd;
pub mod relaxng;

pub mod transcription;
pub mod encode;
pub mod trace;
pub mod tei;

pub mod suppression;
pub mod fix;
pub mod rules;
pub mod files;
pub mod network;
pub mod schemas;
pub mod report;
pub mod export;
pub mod pipeline;
pub mod cache;
pub mod config;
pub mod catalogue;
pub mod cli;

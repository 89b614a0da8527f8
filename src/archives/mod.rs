//! The register of archives: names, fonds, opisi, and the source of each fact.

/// What is known of archives.
#[derive(Debug)]
pub struct Register;

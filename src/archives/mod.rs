//! The register of archives: names, fonds, opisi, and the source of each fact.

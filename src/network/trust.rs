//! Who is trusted to vouch for a server.

use std::env;
use std::fs;
use std::path::Path;

use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

/// The authorities of the file that `SSL_CERT_FILE` names, as OpenSSL has it; without one, those that Mozilla
/// trusts, which are built in. A network that looks into encrypted connections has its own authority.
pub(super) fn roots() -> Result<RootCerts, String> {
    match env::var_os(VARIABLE).filter(|file| !file.is_empty()) {
        None => Ok(RootCerts::WebPki),
        Some(file) => certificates(Path::new(&file)).map(RootCerts::from),
    }
}

const VARIABLE: &str = "SSL_CERT_FILE";

fn certificates(file: &Path) -> Result<Vec<Certificate<'static>>, String> {
    let unusable = |why: &str| format!("{VARIABLE} names `{}`, {why}", file.display());
    let bytes = fs::read(file).map_err(|_| unusable("which cannot be read"))?;
    let items = parse_pem(&bytes).filter_map(|item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        _ => None,
    });
    let certificates: Vec<_> = items.collect();
    if certificates.is_empty() {
        Err(unusable("which holds no certificates"))
    } else {
        Ok(certificates)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_certificates_is_refused() {
        let said = certificates(Path::new("Cargo.toml")).expect_err("holds none");
        assert_eq!(said, "SSL_CERT_FILE names `Cargo.toml`, which holds no certificates");
        assert!(certificates(Path::new("no such file")).expect_err("is none").ends_with("be read"));
    }
}

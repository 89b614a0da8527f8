//! What is fetched from the network: the one door to ureq.
//!
//! Nothing but the command line may use this module, and of the commands only those that are called for it;
//! no run that looks at documents can reach the network.

mod failure;
mod trust;

use std::time::Duration;

use ureq::Agent;
use ureq::tls::TlsConfig;

/// Fetches files by GET, through the proxy that the environment names (`ALL_PROXY`, `HTTPS_PROXY`,
/// `HTTP_PROXY`, `NO_PROXY`).
pub struct Client {
    agent: Agent,
    limit: u64,
}

impl Client {
    /// A client that waits no longer than `patience` for the server's next sign of life, nor twenty times as long
    /// for the whole, and takes no more than `limit` bytes.
    ///
    /// # Errors
    ///
    /// If the file that `SSL_CERT_FILE` names holds no certificates.
    pub fn new(patience: Duration, limit: u64) -> Result<Client, String> {
        let config = Agent::config_builder()
            .user_agent(concat!("shifr/", env!("CARGO_PKG_VERSION")))
            .tls_config(TlsConfig::builder().root_certs(trust::roots()?).build())
            .timeout_resolve(Some(patience))
            .timeout_connect(Some(patience))
            .timeout_recv_response(Some(patience))
            .timeout_per_read(Some(patience))
            .timeout_global(Some(patience * WHOLE))
            .build();
        Ok(Client { agent: config.new_agent(), limit })
    }

    /// The body of what is at an address; redirections are followed, but none from HTTPS to HTTP.
    ///
    /// # Errors
    ///
    /// Why it could not be fetched, in words that can follow a colon.
    pub fn get(&self, url: &str) -> Result<Vec<u8>, String> {
        let is_secure = url.starts_with("https:");
        let request = self.agent.get(url).config().https_only(is_secure).build();
        let body = request.call().and_then(|response| {
            response.into_body().into_with_config().limit(self.limit).read_to_vec()
        });
        body.map_err(|error| failure::words(&error))
    }
}

/// A server that gives signs of life, but no more, is left after so many times the patience.
const WHOLE: u32 = 20;

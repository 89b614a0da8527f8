//! Why something could not be fetched.

use std::io::{self, ErrorKind};

use ureq::{Error, Timeout};

/// The failure in words that can follow a colon.
pub(super) fn words(error: &Error) -> String {
    match error {
        Error::StatusCode(404 | 410) => "the server has no such file (404)".to_owned(),
        Error::StatusCode(code @ (401 | 403)) => {
            format!("the server does not give it out ({code})")
        }
        Error::StatusCode(code @ 500..) => {
            format!("the server has failed ({code}); try again later")
        }
        Error::StatusCode(code) => format!("the server answers with {code}"),
        Error::HostNotFound => NO_HOST.to_owned(),
        Error::Timeout(timeout) => too_slow(*timeout),
        Error::BodyExceedsLimit(limit) => {
            format!(
                "it is larger than {limit} bytes; raise the limit with `--max-size` if it is meant"
            )
        }
        Error::TooManyRedirects => "the server redirects again and again".to_owned(),
        Error::RequireHttpsOnly(url) => {
            format!("it is redirected to `{url}`, which is not encrypted")
        }
        Error::InvalidProxyUrl => "the environment names a proxy that is none".to_owned(),
        Error::ConnectProxyFailed(why) => format!("the proxy does not connect: {why}"),
        Error::BadUri(_) | Error::Http(_) => "it is no address of the web".to_owned(),
        Error::Rustls(why) => insecure(&why.to_string()),
        Error::Tls(why) => insecure(why),
        Error::Io(error) => broken(error),
        Error::Protocol(_) => "the server does not speak HTTP".to_owned(),
        other => other.to_string(),
    }
}

fn too_slow(timeout: Timeout) -> String {
    let what = match timeout {
        Timeout::Resolve => "its host was not found",
        Timeout::Connect => "there was no connection",
        Timeout::RecvResponse => "the server did not answer",
        Timeout::Global => "the whole did not arrive",
        _ => "the server fell silent",
    };
    format!("{what} in time; `--timeout` waits longer")
}

const NO_HOST: &str = "there is no such host, or no network";

/// A server that is not trusted, or that does not speak TLS.
fn insecure(why: &str) -> String {
    if why.contains("certificate") {
        format!("the server is not trusted: {why}; `SSL_CERT_FILE` names other authorities")
    } else {
        format!("the encrypted connection fails: {why}")
    }
}

fn broken(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::ConnectionRefused => "the server does not accept connections".to_owned(),
        ErrorKind::UnexpectedEof => "the server ended before all was sent".to_owned(),
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            "the connection was broken".to_owned()
        }
        // The reason of rustls is wrapped where a handshake fails.
        ErrorKind::InvalidData => insecure(&error.to_string()),
        // The standard library has no kind for it.
        _ if error.to_string().contains("lookup address") => NO_HOST.to_owned(),
        _ => format!("the network fails: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_by_what_can_be_done() {
        let io = |kind, text: &str| Error::Io(io::Error::new(kind, text.to_owned()));
        for (error, said) in [
            (io(ErrorKind::Other, "failed to lookup address information: unknown"), NO_HOST),
            (Error::HostNotFound, NO_HOST),
            (
                io(ErrorKind::InvalidData, "invalid peer certificate: UnknownIssuer"),
                "the server is not trusted: invalid peer certificate: UnknownIssuer; `SSL_CERT_FILE` names \
                 other authorities",
            ),
            (
                io(ErrorKind::InvalidData, "received corrupt message"),
                "the encrypted connection fails: received corrupt message",
            ),
            (
                Error::RequireHttpsOnly("http://example.org/".to_owned()),
                "it is redirected to `http://example.org/`, which is not encrypted",
            ),
            (
                Error::Timeout(Timeout::Connect),
                "there was no connection in time; `--timeout` waits longer",
            ),
        ] {
            assert_eq!(words(&error), said);
        }
    }
}

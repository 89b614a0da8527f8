//! Chromium by its driver: as much of WebDriver as the tests need.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A browser with one window, which closes with it.
pub(crate) struct Browser {
    driver: Child,
    // The driver would fail if nobody held the other end.
    _said: BufReader<ChildStdout>,
    port: u16,
    session: String,
}

impl Browser {
    /// Starts a browser; `None` where there is none, which is said.
    #[expect(clippy::print_stderr, reason = "a check that was not made must say so")]
    pub(crate) fn start() -> Option<Browser> {
        let mut tries = (0..5).map(|_| launch());
        let launched = tries.find(|launched| !matches!(launched, Ok(None)));
        let Ok(launched) = launched.transpose() else {
            eprintln!("chromedriver is not installed: pages are not tried in a browser");
            return None;
        };
        let (driver, said, port) = launched.flatten().expect("one of some drivers gets a port");
        let mut browser = Browser { driver, _said: said, port, session: String::new() };
        let options = json!({ "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        ] });
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        } } });
        let answer = browser.ask("POST", "/session", Some(&wanted));
        browser.session = answer["sessionId"].as_str().unwrap_or_else(|| panic!("{answer}")).into();
        Some(browser)
    }

    pub(crate) fn open(&self, address: &str) {
        self.command("POST", "url", Some(&json!({ "url": address })));
    }

    pub(crate) fn address(&self) -> String {
        self.command("GET", "url", None).as_str().unwrap_or_default().to_owned()
    }

    /// Types on the page, wherever the focus is.
    pub(crate) fn keys(&self, keys: &str) {
        let press = |key: char| {
            ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }))
        };
        let actions: Vec<Value> = keys.chars().flat_map(press).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.command("POST", "actions", Some(&json!({ "actions": [keyboard] })));
    }

    /// Makes the page as large as that, as on a telephone.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size });
        self.command("POST", "goog/cdp/execute", Some(&command));
    }

    /// What a piece of JavaScript gives back.
    pub(crate) fn script(&self, script: &str) -> Value {
        let body = json!({ "script": script, "args": [] });
        self.command("POST", "execute/sync", Some(&body))
    }

    /// Asks again until the piece of JavaScript is true, for two seconds or so on an idle machine.
    pub(crate) fn wait(&self, condition: &str) -> bool {
        // A minute: the machine may have much else to do.
        (0..2400).any(|_| {
            let is_so = self.script(&format!("return Boolean({condition})")) == Value::Bool(true);
            if !is_so {
                std::thread::sleep(std::time::Duration::from_millis(25));
            }
            is_so
        })
    }

    /// What the browser has to complain of.
    pub(crate) fn complaints(&self) -> Value {
        self.command("POST", "se/log", Some(&json!({ "type": "browser" })))
    }

    fn command(&self, method: &str, name: &str, body: Option<&Value>) -> Value {
        self.ask(method, &format!("/session/{}/{name}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver listens");
        stream.write_all(request.as_bytes()).expect("the driver listens");
        let answer = answer(&mut BufReader::new(stream));
        let answer: Value = serde_json::from_slice(&answer).expect("the driver answers in JSON");
        answer["value"].clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !std::thread::panicking() && !self.session.is_empty() {
            self.ask("DELETE", &format!("/session/{}", self.session), None);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A driver and its port. It ends without one if another program takes the port that it has chosen.
fn launch() -> std::io::Result<Option<(Child, BufReader<ChildStdout>, u16)>> {
    let mut command = Command::new("chromedriver");
    let mut driver =
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut said = BufReader::new(driver.stdout.take().expect("its output is kept"));
    let port = port(&mut said);
    if port.is_none() {
        driver.wait()?;
    }
    Ok(port.map(|port| (driver, said, port)))
}

/// The port that the driver says it listens at.
fn port(said: &mut impl BufRead) -> Option<u16> {
    said.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.rsplit_once("successfully on port ")?;
        port.trim_end().trim_end_matches('.').parse().ok()
    })
}

/// The body of an answer.
fn answer(stream: &mut impl BufRead) -> Vec<u8> {
    let mut length = 0;
    for line in stream.by_ref().lines() {
        let line = line.expect("the driver answers");
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length is a number");
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).expect("the driver answers");
    body
}

//! A server on the loopback that gives out what a test wants, rightly or wrongly.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is given out under a path.
#[derive(Clone)]
pub(super) enum Answer {
    /// The text, all of it.
    Text(String),
    /// The text, after which more was promised.
    Truncated(String),
    /// Another address.
    Redirect(String),
    /// A status without text.
    Status(u16),
    /// Nothing, for longer than anybody waits.
    Silence,
}

/// A server by HTTP/1.1, which is a proxy by CONNECT as well: it answers for every host.
pub(super) struct Server {
    address: String,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    answers: HashMap<String, Answer>,
    /// The first line of each request.
    requests: Vec<String>,
}

impl Server {
    pub(super) fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("the loopback has a free port");
        let address = listener.local_addr().expect("it is bound").to_string();
        let shared = Arc::new(Mutex::new(Shared::default()));
        let served = Arc::clone(&shared);
        // It ends with the program.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&served);
                // A client that hangs up early has had enough.
                std::thread::spawn(move || _ = serve(&stream, &shared));
            }
        });
        Server { address, shared }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(super) fn answer(&self, path: &str, answer: Answer) {
        let mut shared = self.shared.lock().expect("no thread has panicked");
        shared.answers.insert(path.to_owned(), answer);
    }

    pub(super) fn text(&self, path: &str, text: &str) {
        self.answer(path, Answer::Text(text.to_owned()));
    }

    /// The first lines of the requests since this was asked last.
    pub(super) fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.lock().expect("no thread has panicked").requests)
    }
}

/// Answers the requests of a connection: a proxy's, then the one behind it.
fn serve(stream: &TcpStream, shared: &Mutex<Shared>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let line = request(&mut reader)?;
        let answer = {
            let mut shared = shared.lock().expect("no thread has panicked");
            shared.requests.push(line.clone());
            let path = line.split(' ').nth(1).unwrap_or_default();
            shared.answers.get(path).cloned().unwrap_or(Answer::Status(404))
        };
        if line.starts_with("CONNECT ") {
            // A tunnel has no length: what follows belongs to who is behind it.
            write(stream, "200 OK", "", "")?;
        } else {
            return give(stream, answer);
        }
    }
}

/// Reads a request as far as the empty line; its first line tells all.
fn request(reader: &mut impl BufRead) -> std::io::Result<String> {
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    Ok(first.trim_end().to_owned())
}

fn give(stream: &TcpStream, answer: Answer) -> std::io::Result<()> {
    match answer {
        Answer::Text(text) => write(stream, "200 OK", &length(text.len()), &text),
        Answer::Truncated(text) => write(stream, "200 OK", &length(text.len() + 100), &text),
        Answer::Redirect(to) => {
            write(stream, "302 Found", &format!("Location: {to}\r\n{}", length(0)), "")
        }
        Answer::Status(status) => write(stream, &format!("{status} No"), &length(0), ""),
        Answer::Silence => {
            std::thread::sleep(Duration::from_secs(60));
            Ok(())
        }
    }
}

/// The length of a text, after which the connection is closed.
fn length(length: usize) -> String {
    format!("Content-Length: {length}\r\nConnection: close\r\n")
}

fn write(mut stream: &TcpStream, status: &str, head: &str, text: &str) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 {status}\r\n{head}\r\n{text}")
}

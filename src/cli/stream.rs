//! The standard output and the error stream.

use std::io::{self, ErrorKind, IsTerminal, Write};

/// One of the two, with what has become of it.
#[derive(Debug)]
pub(super) struct Stream {
    target: Target,
    state: State,
    /// What has not been written yet.
    waiting: String,
    is_terminal: bool,
}

/// How many bytes wait at most.
const BLOCK: usize = 64 * 1024;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Stdout,
    Stderr,
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    Open,
    /// The reader has gone (`shifr ... | head`): it has seen enough, and nothing is wrong.
    Closed,
    /// Something else is wrong: a full disk.
    Failed,
}

impl Stream {
    pub(super) fn new(target: Target) -> Self {
        let is_terminal = match target {
            Target::Stdout => io::stdout().is_terminal(),
            Target::Stderr => io::stderr().is_terminal(),
        };
        Self { target, state: State::Open, waiting: String::new(), is_terminal }
    }

    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// Whether the terminal is known to take links (OSC 8).
    pub(super) fn has_links(&self) -> bool {
        supports_hyperlinks::on(match self.target {
            Target::Stdout => supports_hyperlinks::Stream::Stdout,
            Target::Stderr => supports_hyperlinks::Stream::Stderr,
        })
    }

    /// Writes the text unless an earlier one could not be written: remarks, and whatever people watch, at once, else with
    /// what comes next, for thousands of short texts take longer to hand over than to make.
    pub(super) fn write(&mut self, text: &str) {
        if text.len() >= BLOCK {
            self.flush();
            self.write_now(text);
        } else {
            self.waiting.push_str(text);
            if self.is_prompt() || self.waiting.len() >= BLOCK {
                self.flush();
            }
        }
    }

    fn is_prompt(&self) -> bool {
        self.is_terminal || self.target == Target::Stderr
    }

    /// Writes what has not been written yet.
    pub(super) fn flush(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        self.write_now(&waiting);
        waiting.clear();
        self.waiting = waiting;
    }

    fn write_now(&mut self, text: &str) {
        if self.state != State::Open || text.is_empty() {
            return;
        }
        match self.try_write(text) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.state = State::Closed,
            Err(_) => self.state = State::Failed,
        }
    }

    fn try_write(&self, text: &str) -> io::Result<()> {
        match self.target {
            Target::Stdout => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush())
            }
            Target::Stderr => io::stderr().lock().write_all(text.as_bytes()),
        }
    }

    /// Whether text was lost that somebody was waiting for.
    pub(super) fn failed(&self) -> bool {
        self.state == State::Failed
    }
}

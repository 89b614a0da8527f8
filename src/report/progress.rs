//! How far a long run has come: the one door to indicatif.

use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on the error stream, for runs that take more than a second at a terminal.
///
/// Short runs and runs without terminal show nothing. Threads may share it.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: Once,
}

/// A bar that flashes up and is gone is noise.
const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    /// A run over that many files begins now.
    pub fn new(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        Self { bar: bar.with_style(style()), start: Instant::now(), shown: Once::new() }
    }

    /// One more file is done.
    pub fn advance(&self) {
        self.bar.inc(1);
        if self.start.elapsed() > PATIENCE {
            // The target draws nothing if the error stream is no terminal.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }

    /// Takes the bar away while something else is printed.
    pub fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// The run is over, and the bar goes.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:32} {pos} of {len} files, {per_sec}, {eta} to go")
        .expect("the template names keys that indicatif has")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_run_shows_nothing() {
        let progress = Progress::new(2);
        progress.advance();
        assert_eq!(progress.suspend(|| 7), 7);
        assert!(progress.bar.is_hidden());
        progress.finish();
    }
}

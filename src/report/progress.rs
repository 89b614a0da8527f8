//! How far a long run has come: the one door to indicatif.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on the error stream, for runs that take more than a second at a terminal.
///
/// Short runs and runs without terminal show nothing. Threads may share it.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: Once,
    bytes: AtomicU64,
    findings: AtomicUsize,
}

/// A bar that flashes up and is gone is noise.
const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    /// A run over that many files begins now.
    pub fn new(files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        Self {
            bar: bar.with_style(style()),
            start: Instant::now(),
            shown: Once::new(),
            bytes: AtomicU64::new(0),
            findings: AtomicUsize::new(0),
        }
    }

    /// One more file is done; it had that many bytes and findings.
    pub fn advance(&self, bytes: usize, findings: usize) {
        let bytes = self.bytes.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        let findings = self.findings.fetch_add(findings, Ordering::Relaxed) + findings;
        if self.start.elapsed() > PATIENCE {
            // The target draws nothing if the error stream is no terminal.
            self.shown.call_once(|| {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
                *on_screen() = Some(self.bar.clone());
            });
            self.bar.set_message(words(bytes, findings, self.start.elapsed()));
        }
        self.bar.inc(1);
    }

    /// Takes the bar away while something else is printed.
    pub fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// The run is over, and the bar goes.
    pub fn finish(&self) {
        *on_screen() = None;
        self.bar.finish_and_clear();
    }
}

/// Leaves the line of the bar to the shell, if there is one on the screen: for runs that end before their end.
pub fn take_bar_away() {
    if let Some(bar) = on_screen().take() {
        bar.finish_and_clear();
    }
}

/// The bar that is drawn; a run has one at a time.
fn on_screen() -> MutexGuard<'static, Option<ProgressBar>> {
    static ON_SCREEN: Mutex<Option<ProgressBar>> = Mutex::new(None);
    // Whoever panicked has left a bar or none, and both are right.
    ON_SCREEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:32} {pos} of {len} files, {msg}, {eta} to go")
        .expect("the template names keys that indicatif has")
}

fn words(bytes: u64, findings: usize, elapsed: Duration) -> String {
    let speed = bytes as f64 / 1_000_000.0 / elapsed.as_secs_f64();
    let plural = if findings == 1 { "" } else { "s" };
    format!("{speed:.1} MB/s, {} finding{plural}", HumanCount(findings as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_run_shows_nothing() {
        let progress = Progress::new(2);
        progress.advance(10, 1);
        assert_eq!(progress.suspend(|| 7), 7);
        assert!(progress.bar.is_hidden());
        progress.finish();
    }

    #[test]
    fn speed_and_findings_have_words() {
        let words = |findings| words(4_500_000, findings, Duration::from_secs(3));
        assert_eq!(words(1), "1.5 MB/s, 1 finding");
        assert_eq!(words(1200), "1.5 MB/s, 1,200 findings");
    }
}

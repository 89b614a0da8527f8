//! Numbers for the texts that documents and schemas bring along, and a list of the files they come from.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::source::SourceId;

/// Gives every text a number. The inputs of a run are counted from 0; these begin far behind them, so that findings of
/// a document stand before those of what it includes.
#[derive(Debug)]
pub(super) struct Numbers {
    next: AtomicU32,
    asked: Mutex<BTreeSet<PathBuf>>,
}

const FIRST: u32 = 1 << 31;

impl Default for Numbers {
    fn default() -> Self {
        Self { next: AtomicU32::new(FIRST), asked: Mutex::default() }
    }
}

impl Numbers {
    pub(super) fn next(&self) -> SourceId {
        SourceId(self.next.fetch_add(1, Ordering::Relaxed))
    }

    /// Writes down that the answer depends on what stands in a file, or on its not being there.
    pub(super) fn ask(&self, path: &Path) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if !asked.contains(path) {
            asked.insert(path.to_owned());
        }
    }

    /// Every file that was asked for.
    pub(super) fn asked(&self) -> Vec<PathBuf> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().cloned().collect()
    }
}

//! Numbers for the texts that documents and schemas bring along.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::source::SourceId;

/// The next number. The inputs of a run are counted from 0; these begin far behind them, so that findings of
/// a document stand before those of what it includes.
#[derive(Debug)]
pub(super) struct Numbers(AtomicU32);

const FIRST: u32 = 1 << 31;

impl Default for Numbers {
    fn default() -> Self {
        Self(AtomicU32::new(FIRST))
    }
}

impl Numbers {
    pub(super) fn next(&self) -> SourceId {
        SourceId(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

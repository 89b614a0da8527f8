//! Where included sources stay while they are read.

use std::cell::OnceCell;
use std::iter;
use std::sync::Arc;

use crate::source::Source;

/// Sources that are added while others are in use. Those who show findings need them all.
#[derive(Debug, Default)]
pub struct Shelf {
    first: Slot,
}

/// A place for one source. It can be filled through a shared reference, and never emptied.
type Slot = OnceCell<Box<Filled>>;

#[derive(Debug)]
struct Filled {
    source: Arc<Source>,
    next: Slot,
}

impl Shelf {
    /// Adds a source, unless it is there.
    pub(super) fn keep(&self, source: Arc<Source>) -> &Source {
        let mut slot = &self.first;
        loop {
            let filled = slot.get_or_init(|| {
                Box::new(Filled { source: Arc::clone(&source), next: Slot::default() })
            });
            if Arc::ptr_eq(&filled.source, &source) {
                return &filled.source;
            }
            slot = &filled.next;
        }
    }

    /// All sources in the order in which they were included first.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        let slots = iter::successors(self.first.get(), |filled| filled.next.get());
        slots.map(|filled| &filled.source)
    }
}

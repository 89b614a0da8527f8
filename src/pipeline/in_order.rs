//! Many files side by side: the one door to rayon.

use std::sync::{LazyLock, mpsc};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Does the work for every input on all processors, and hands on what came out in the inputs' order.
///
/// The inputs are taken in batches, so that no more is held in memory than two batches give, however
/// many inputs there are. What `emit` sees is the same at any number of threads.
pub fn for_each_in_order<I: Sync, O: Send>(
    weight: Work,
    inputs: &[I],
    work: impl Fn(usize, &I) -> O + Sync,
    mut emit: impl FnMut(O),
) {
    if inputs.is_empty() {
        return;
    }
    let size = POOL.current_num_threads() * weight.batch_per_thread();
    let work = &work;
    POOL.in_place_scope(|scope| {
        let mut ready = Vec::new();
        for (batch, inputs) in inputs.chunks(size).enumerate() {
            let first = batch * size;
            let (sender, receiver) = mpsc::channel();
            scope.spawn(move |_| {
                let inputs = inputs.par_iter().enumerate().with_min_len(weight.at_once());
                let outputs = inputs.map(|(index, input)| work(first + index, input));
                // Nobody listens any more only if `emit` has panicked, and then nobody need.
                let _ = sender.send(outputs.collect::<Vec<O>>());
            });
            // One batch is written while the next is worked on.
            std::mem::take(&mut ready).into_iter().for_each(&mut emit);
            ready = receiver.recv().expect("the work itself is guarded against panics");
        }
        ready.into_iter().for_each(&mut emit);
    });
}

/// Does two things side by side. Neither may wait for work of its own, for there may be one processor only.
pub fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    POOL.join(one, other)
}

/// Does the work for every input on all processors, and gives what came out in the inputs' order. For a few inputs with
/// much work each: to wake a thread takes some microseconds.
pub(super) fn side_by_side<I: Sync, O: Send>(
    inputs: &[I],
    work: impl Fn(&I) -> O + Send + Sync,
) -> Vec<O> {
    POOL.install(|| inputs.par_iter().with_max_len(1).map(work).collect())
}

static POOL: LazyLock<ThreadPool> = LazyLock::new(|| {
    let pool = ThreadPoolBuilder::new().stack_size(STACK).build();
    pool.expect("a system that runs this program lets it start threads")
});

/// Readers of XML are recursive and go 256 elements deep; without optimisation a step takes a lot.
const STACK: usize = 16 * 1024 * 1024;

/// How much there is to do for an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A file is read, or more.
    Heavy,
    /// Some microseconds, which is less than it takes to wake a thread.
    Light,
}

impl Work {
    /// Enough that threads seldom wait for the slowest of a batch, few enough to keep.
    fn batch_per_thread(self) -> usize {
        match self {
            Work::Heavy => 32,
            Work::Light => 256,
        }
    }

    /// How many inputs a thread takes without looking whether others are idle.
    fn at_once(self) -> usize {
        match self {
            Work::Heavy => 1,
            Work::Light => 64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_come_in_the_order_of_inputs() {
        let inputs: Vec<usize> = (0..10_000).collect();
        let mut seen = Vec::new();
        let work = |index: usize, input: &usize| {
            assert_eq!(index, *input);
            input * 2
        };
        for weight in [Work::Heavy, Work::Light] {
            seen.clear();
            for_each_in_order(weight, &inputs, work, |output| seen.push(output));
            assert!(seen.iter().copied().eq((0..10_000).map(|input| input * 2)));
        }
    }

    #[test]
    fn no_input_is_no_work() {
        for_each_in_order(
            Work::Heavy,
            &[],
            |_, input: &u8| *input,
            |_| panic!("nothing comes out"),
        );
    }
}

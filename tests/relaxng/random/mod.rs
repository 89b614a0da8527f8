//! Small schemas and documents at random.

pub(super) mod schema;
pub(super) mod notations;
pub(super) mod document;

/// Decisions, taken from bytes that the property test chooses; when there are no more, all are 0, and
/// every way at 0 leads to an end.
pub(super) struct Dice<'b>(std::slice::Iter<'b, u8>);

impl<'b> Dice<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self(bytes.iter())
    }

    /// A number below `sides`.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0.next().map_or(0, |&byte| usize::from(byte) % sides)
    }

    pub(super) fn one_of<'o, T>(&mut self, options: &'o [T]) -> &'o T {
        &options[self.roll(options.len())]
    }
}

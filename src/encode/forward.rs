//! Looking up things in the order of a text by somebody who mostly reads forwards.

use std::cell::Cell;

/// Which item was found last: mostly the one asked for next is that or the one behind it.
///
/// To halve millions of items again and again costs more than all that is made of what is found.
#[derive(Debug, Default)]
pub(super) struct Forward(Cell<usize>);

impl Forward {
    /// Which item is the first that does not lie before some place; `is_before` holds for all items up to it and for
    /// none from there on.
    pub(super) fn first<T>(&self, items: &[T], is_before: impl Fn(&T) -> bool) -> usize {
        let last = self.0.get();
        let parts = |at: &usize| {
            items[..*at].last().is_none_or(&is_before) && !items.get(*at).is_some_and(&is_before)
        };
        let near = (last..=items.len().min(last + 1)).find(parts);
        let first = near.unwrap_or_else(|| items.partition_point(&is_before));
        self.0.set(first);
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_order_of_questions_has_the_answers_of_a_search() {
        let items = [3, 5, 5, 9];
        let forward = Forward::default();
        for from in [0, 3, 4, 5, 6, 9, 10, 0, 9, 4, 4, 10, 5] {
            let searched = items.partition_point(|&item| item < from);
            assert_eq!(forward.first(&items, |&item| item < from), searched, "{from}");
        }
        assert_eq!(forward.first(&[1], |_| false), 0);
        assert_eq!(Forward::default().first(&[], |_: &u8| true), 0);
    }
}

//! Numbers and names that differ by a slip.

use crate::shelfmark::same_number;

/// The entry whose number differs from `cited` by two signs that changed places, or by one sign.
/// Among several the first with as many signs is taken.
///
/// Short numbers are all one sign apart, and archives use most of them: up to two signs only a change
/// of places is taken for a slip.
pub(super) fn nearest_number<'a, T>(
    entries: &'a [T],
    number: impl Fn(&T) -> &String,
    cited: &str,
) -> Option<&'a T> {
    let length = cited.chars().count();
    let distance = |entry: &&T| number(entry).chars().count().abs_diff(length);
    entries.iter().filter(|entry| differ_by_a_slip(number(entry), cited)).min_by_key(distance)
}

fn differ_by_a_slip(own: &str, cited: &str) -> bool {
    // The comparison costs the product of both lengths; far apart they differ by more than a slip.
    if own.len().abs_diff(cited.len()) > 4 || same_number(own, cited) {
        return false;
    }
    let shorter = own.chars().count().min(cited.chars().count());
    let signs_differ = strsim::levenshtein(own, cited);
    strsim::osa_distance(own, cited) == 1 && (shorter > 2 || signs_differ == 2)
}

/// How many slips apart two names are, if they are close enough to be the same name.
pub(super) fn slips(name: &str, words: &str) -> Option<usize> {
    let (length, other) = (name.chars().count(), words.chars().count());
    let allowed = match length {
        0..=3 => 0,
        4..=9 => 1,
        10..=19 => 2,
        _ => 3,
    };
    if length.abs_diff(other) > allowed {
        return None;
    }
    Some(strsim::osa_distance(name, words)).filter(|&slips| slips <= allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_sign_or_two_that_changed_places() {
        let numbers = ["3", "45", "558", "059a"].map(str::to_owned);
        let nearest = |cited| nearest_number(&numbers, |number| number, cited);
        for (cited, expected) in [("54", "45"), ("585", "558"), ("5585", "558"), ("058a", "059a")] {
            assert_eq!(nearest(cited).map(String::as_str), Some(expected), "{cited}");
        }
        for cited in ["5", "46", "455", "58", "999", "059а", ""] {
            assert_eq!(nearest(cited), None, "{cited}");
        }
    }

    #[test]
    fn short_names_bear_no_slip() {
        assert_eq!(slips("mol", "mop"), None);
        assert_eq!(slips("rgaspi", "rgasip"), Some(1));
        assert_eq!(slips("rgaspi", "rgaps"), None);
    }
}

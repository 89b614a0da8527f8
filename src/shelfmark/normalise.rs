//! One way to write each number, so that two citations can be compared.

use super::scan::{DASHES, digits};
use super::{Level, leaves, same_number};

/// The number of a part as `@n` has it.
///
/// Leaves, dela and running numbers are counted, and lose leading zeros. In fonds, opisi and folders
/// zeros and letters belong to the name: fond `0100` is not fond `100`. What is no number keeps its
/// words.
pub fn normalise(level: Level, cited: &str) -> String {
    let plain = plain(cited);
    match level {
        Level::Fond | Level::Opis | Level::Papka | Level::File | Level::Box | Level::Item => plain,
        Level::Document => plain.replace(" /", "/").replace("/ ", "/"),
        Level::Delo | Level::Por => {
            plain.split('-').map(without_leading_zeros).collect::<Vec<_>>().join("-")
        }
        Level::List => leaves(&plain).map_or(plain, |leaves| leaves.to_string()),
    }
}

/// Dashes as hyphens, blanks as one space.
fn plain(cited: &str) -> String {
    cited.split_whitespace().collect::<Vec<_>>().join(" ").replace(DASHES, "-")
}

fn without_leading_zeros(number: &str) -> &str {
    let rest = number.trim_start_matches('0');
    if digits(rest).is_some() || rest.len() == number.len() {
        rest
    } else {
        &number[number.len() - rest.len() - 1..]
    }
}

/// Whether two normalised numbers of a level mean the same: letters may be of either alphabet, and
/// leaves may be cited one by one or as a range, which may be shortened.
pub fn agree(level: Level, a: &str, b: &str) -> bool {
    let same_leaves = || Some(leaves(a)?.are_those_of(&leaves(b)?));
    same_number(a, b) || level == Level::List && same_leaves().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_one_way() {
        for (level, cited, n) in [
            (Level::Fond, "059a", "059a"),
            (Level::Fond, "Р–1235", "Р-1235"),
            (Level::Papka, "011", "011"),
            (Level::Delo, "0334", "334"),
            (Level::Delo, "012–013", "12-13"),
            (Level::Delo, "00", "0"),
            (Level::Delo, "00a", "0a"),
            (Level::Por, "093", "93"),
            (Level::List, "0134–0135", "134-135"),
            (Level::List, "17- 18", "17-18"),
            (Level::List, "11,12", "11, 12"),
            (Level::List, "5 об.", "5ob"),
            (Level::List, "29-rev.", "29ob"),
            (Level::List, "18–18v", "18-18ob"),
            (Level::List, "202–202av", "202-202aob"),
            (Level::List, "134-5", "134-5"),
            (Level::List, " unnumbered \n page", "unnumbered page"),
        ] {
            assert_eq!(normalise(level, cited), n, "{cited}");
            assert_eq!(normalise(level, n), n, "normalising twice is normalising once");
        }
    }

    #[test]
    fn two_ways_to_write_a_number_agree() {
        assert!(agree(Level::List, "134-5", "134-135"));
        assert!(agree(Level::Fond, "059а", "059a"));
        assert!(!agree(Level::List, "134-5", "134-136"));
        assert!(!agree(Level::Fond, "134-5", "134-135"));
        assert!(!agree(Level::List, "x", "y"));
    }
}

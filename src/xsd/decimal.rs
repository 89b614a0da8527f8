//! `decimal` and the integers (part 2, 3.2.3): exact at any length.

use std::cmp::Ordering;

use super::reason::Flaw;
use super::scan::Scan;

/// A decimal number as the digits that matter, borrowed from where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal<'a> {
    negative: bool,
    /// Without zeros at the front; empty below 1.
    whole: &'a str,
    /// Without zeros at the end.
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    // decimal ::= ("+" | "-")? (digit+ ("." digit*)? | "." digit+)
    /// Reads a decimal number.
    pub(super) fn parse(text: &'a str) -> Result<Self, Flaw> {
        let mut scan = Scan::new(text);
        let sign = scan.one_of("+-");
        let whole = scan.digits();
        let fraction = if scan.eat(".") { scan.digits() } else { "" };
        if whole.len() + fraction.len() == 0 || !scan.is_done() {
            return Err(Flaw::Form);
        }
        Ok(Self::new(sign == Some('-'), whole, fraction))
    }

    // integer ::= ("+" | "-")? digit+
    /// Reads an integer; it has no point, not even before zeros.
    pub(super) fn parse_integer(text: &'a str) -> Result<Self, Flaw> {
        if text.contains('.') { Err(Flaw::Form) } else { Self::parse(text) }
    }

    fn new(negative: bool, whole: &'a str, fraction: &'a str) -> Self {
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        // Zero has one sign only, so that comparing the parts compares the numbers.
        let negative = negative && !(whole.is_empty() && fraction.is_empty());
        Self { negative, whole, fraction }
    }

    /// What `totalDigits` counts (part 2, 4.3.11).
    pub(super) fn total_digits(self) -> usize {
        self.whole.len() + self.fraction.len()
    }

    /// What `fractionDigits` counts (part 2, 4.3.12).
    pub(super) fn fraction_digits(self) -> usize {
        self.fraction.len()
    }

    fn magnitude(self) -> (usize, &'a str, &'a str) {
        (self.whole.len(), self.whole, self.fraction)
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.magnitude().cmp(&other.magnitude()),
            (true, true) => other.magnitude().cmp(&self.magnitude()),
            (negative, _) => {
                if negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal<'_> {
        Decimal::parse(text).expect("is a decimal number")
    }

    proptest! {
        #[test]
        fn order_is_that_of_the_numbers(a: i64, b: i64, scale in 0usize..30, zeros in 0usize..4) {
            let write = |number: i64, sign: &str| {
                let digits = format!("{:0>width$}", number.unsigned_abs(), width = scale + 1);
                let (whole, fraction) = digits.split_at(digits.len() - scale);
                let sign = if number < 0 { "-" } else { sign };
                let zeros = "0".repeat(zeros);
                format!("{sign}{zeros}{whole}.{fraction}{zeros}")
            };
            let (first, second) = (write(a, "+"), write(b, ""));
            prop_assert_eq!(decimal(&first).cmp(&decimal(&second)), a.cmp(&b));
            let again = write(a, "");
            prop_assert_eq!(decimal(&first), decimal(&again));
        }

        #[test]
        fn nothing_panics(text in "[-+.0-9a]{0,9}") {
            let _ = Decimal::parse(&text);
        }
    }

    #[test]
    fn digits_are_counted_by_value() {
        assert_eq!(decimal("-001.500").total_digits(), 2);
        assert_eq!(decimal("0.001").total_digits(), 3);
        assert_eq!(decimal("1.500").fraction_digits(), 1);
    }
}

//! `duration` (part 2, 3.2.6): months and seconds, which not always can be compared.

use std::cmp::Ordering;

use super::calendar::day_number;
use super::reason::Flaw;
use super::scan::Scan;

/// A duration as months and seconds; a year is twelve months, a day 86,400 seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Duration<'a> {
    negative: bool,
    months: i128,
    seconds: i128,
    /// Digits behind the point, without zeros at the end.
    fraction: &'a str,
}

impl<'a> Duration<'a> {
    // duration ::= "-"? "P" date ("T" time)?
    // date     ::= (n "Y")? (n "M")? (n "D")?
    // time     ::= (n "H")? (n "M")? (n ("." digit+)? "S")?
    // There is at least one number, and at least one behind "T".
    /// Reads a duration.
    pub(super) fn parse(text: &'a str) -> Result<Self, Flaw> {
        let mut scan = Scan::new(text);
        let negative = scan.eat("-");
        scan.expect("P").ok_or(Flaw::Form)?;
        let mut duration = Self { negative, months: 0, seconds: 0, fraction: "" };
        duration.parse_date(&mut scan)?;
        if scan.eat("T") {
            duration.parse_time(&mut scan)?;
        }
        let ends_well = scan.is_done() && !text.ends_with(['P', 'T']);
        if ends_well { Ok(duration) } else { Err(Flaw::Form) }
    }

    fn parse_date(&mut self, scan: &mut Scan<'a>) -> Result<(), Flaw> {
        self.months += part(scan, "Y")? * 12;
        self.months += part(scan, "M")?;
        self.seconds += part(scan, "D")? * DAY;
        Ok(())
    }

    fn parse_time(&mut self, scan: &mut Scan<'a>) -> Result<(), Flaw> {
        self.seconds += part(scan, "H")? * 3600;
        self.seconds += part(scan, "M")? * 60;
        let digits = scan.digits();
        if !digits.is_empty() {
            self.seconds += number(digits)?;
            self.fraction = scan.fraction().ok_or(Flaw::Form)?;
            scan.expect("S").ok_or(Flaw::Form)?;
        }
        Ok(())
    }

    /// The second that the duration reaches from a first of a month, and the fraction behind it.
    fn added_to(self, (year, month): (i128, u8)) -> (i128, &'a str) {
        let sign = if self.negative { -1 } else { 1 };
        let months = i128::from(month) - 1 + sign * self.months;
        let month = u8::try_from(months.rem_euclid(12) + 1).expect("a year has twelve months");
        let day = day_number(year + months.div_euclid(12), month, 1);
        (day * DAY + sign * self.seconds, self.fraction)
    }

    fn compare_from(self, other: Self, start: (i128, u8)) -> Ordering {
        let (a, b) = (self.added_to(start), other.added_to(start));
        let fractions = match (self.negative, other.negative) {
            (false, false) => a.1.cmp(b.1),
            (true, true) => b.1.cmp(a.1),
            (true, false) => below(a.1, b.1),
            (false, true) => below(b.1, a.1).reverse(),
        };
        a.0.cmp(&b.0).then(fractions)
    }
}

/// How `-0.a` stands to `0.b`.
fn below(a: &str, b: &str) -> Ordering {
    if a.is_empty() && b.is_empty() { Ordering::Equal } else { Ordering::Less }
}

const DAY: i128 = 86_400;

/// The first days from which part 2 has durations compared (3.2.6.2).
const STARTS: [(i128, u8); 4] = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)];

// part ::= n designator
/// A number with its designator, 0 if it does not stand here.
fn part(scan: &mut Scan<'_>, designator: &str) -> Result<i128, Flaw> {
    let mut ahead = *scan;
    let digits = ahead.digits();
    if digits.is_empty() || !ahead.eat(designator) {
        return Ok(0);
    }
    *scan = ahead;
    number(digits)
}

/// Numbers of 30 digits leave room for the sums.
fn number(digits: &str) -> Result<i128, Flaw> {
    let digits = digits.trim_start_matches('0');
    match digits.len() {
        0 => Ok(0),
        1..=30 => digits.parse().map_err(|_| Flaw::Form),
        _ => Err(Flaw::TooLarge),
    }
}

impl PartialOrd for Duration<'_> {
    /// Part 2, 3.2.6.2: longer is what is longer from each of four starts.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let mut orders = STARTS.map(|start| self.compare_from(*other, start)).into_iter();
        let first = orders.next()?;
        orders.all(|order| order == first).then_some(first)
    }
}

impl PartialEq for Duration<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(a: &str, b: &str) -> Option<Ordering> {
        let read = |text| Duration::parse(text).expect("is a duration");
        read(a).partial_cmp(&read(b))
    }

    #[test]
    fn fractions_count_towards_the_sign() {
        assert_eq!(compare("-PT1.5S", "-PT1.25S"), Some(Ordering::Less));
        assert_eq!(compare("-PT0.5S", "PT0.5S"), Some(Ordering::Less));
        assert_eq!(compare("PT0.5S", "-PT0.25S"), Some(Ordering::Greater));
        assert_eq!(compare("-PT0.0S", "PT0S"), Some(Ordering::Equal));
        assert_eq!(compare("P1M", "P30DT0.5S"), None);
    }
}

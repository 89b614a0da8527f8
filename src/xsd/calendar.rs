//! The Gregorian calendar, carried back before its time and beyond every year of four digits.

/// How many days a month has; the year is astronomical, with a year 0.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days from the first day of March of the year 0.
///
/// Years are taken to begin in March, so that the day which not every year has is the last one.
pub(super) fn day_number(year: i128, month: u8, day: u8) -> i128 {
    let (year, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    // From March on, months of 31 and 30 days alternate so that five of them have 153 days.
    let in_year = (i128::from(months) * 153 + 2) / 5 + i128::from(day) - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + in_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_numbered_without_a_gap() {
        let mut number = day_number(-5, 1, 1);
        for year in -5..2030 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(day_number(year.into(), month, day), number, "{year}-{month}-{day}");
                    number += 1;
                }
            }
        }
    }
}

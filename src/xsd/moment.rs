//! `dateTime`, `time`, `date` and the types of their parts (part 2, 3.2.7 to 3.2.14).

use std::cmp::Ordering;

use super::calendar::{day_number, days_in_month};
use super::reason::Flaw;
use super::scan::Scan;

/// Which parts a type of this family has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    DateTime,
    Time,
    Date,
    GYearMonth,
    GYear,
    GMonthDay,
    GDay,
    GMonth,
}

/// A point in time: of universal time if a zone was given, else of somebody's clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment<'a> {
    seconds: i128,
    /// Digits behind the point, without zeros at the end.
    fraction: &'a str,
    zoned: bool,
}

/// The numbers that a value gives; for the parts that its type lacks, those of a leap year's first day.
struct Fields<'a> {
    /// As written: there is no year 0, and 1 BC is -1.
    year: Option<i64>,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    fraction: &'a str,
    /// Minutes ahead of universal time.
    zone: Option<i32>,
}

impl<'a> Moment<'a> {
    /// Reads a value of a form; the day must be one of the calendar.
    pub(super) fn parse(form: Form, text: &'a str) -> Result<Self, Flaw> {
        let mut scan = Scan::new(text);
        let mut fields = Fields::new();
        fields.parse(form, &mut scan)?;
        fields.zone = parse_zone(&mut scan)?;
        if !scan.is_done() {
            return Err(Flaw::Form);
        }
        fields.check()?;
        Ok(fields.moment())
    }

    fn point(self) -> (i128, &'a str) {
        (self.seconds, self.fraction)
    }

    /// The point that a clock shows which differs from this one by so many seconds.
    fn shifted(self, seconds: i128) -> (i128, &'a str) {
        (self.seconds + seconds, self.fraction)
    }

    /// Part 2, 3.2.7.4: clocks differ from universal time by at most fourteen hours.
    fn compare_with_clock(self, clock: Self) -> Option<Ordering> {
        let fourteen_hours = 14 * 3600;
        if self.point() < clock.shifted(-fourteen_hours) {
            Some(Ordering::Less)
        } else if self.point() > clock.shifted(fourteen_hours) {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

impl PartialOrd for Moment<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.zoned, other.zoned) {
            (true, false) => self.compare_with_clock(*other),
            (false, true) => other.compare_with_clock(*self).map(Ordering::reverse),
            (true, true) | (false, false) => Some(self.point().cmp(&other.point())),
        }
    }
}

impl PartialEq for Moment<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl<'a> Fields<'a> {
    fn new() -> Self {
        Self {
            year: None,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
            fraction: "",
            zone: None,
        }
    }

    // dateTime   ::= date "T" time
    // date       ::= year "-" month "-" day
    // gYearMonth ::= year "-" month
    // gMonthDay  ::= "--" month "-" day
    // gMonth     ::= "--" month
    // gDay       ::= "---" day
    fn parse(&mut self, form: Form, scan: &mut Scan<'a>) -> Result<(), Flaw> {
        match form {
            Form::DateTime => {
                self.parse(Form::Date, scan)?;
                scan.expect("T").ok_or(Flaw::Form)?;
                self.parse_time(scan).ok_or(Flaw::Form)
            }
            Form::Time => self.parse_time(scan).ok_or(Flaw::Form),
            Form::Date => {
                self.parse(Form::GYearMonth, scan)?;
                part(scan, "-", &mut self.day)
            }
            Form::GYearMonth => {
                self.parse(Form::GYear, scan)?;
                part(scan, "-", &mut self.month)
            }
            Form::GYear => {
                self.year = Some(parse_year(scan)?);
                Ok(())
            }
            Form::GMonthDay => {
                self.parse(Form::GMonth, scan)?;
                part(scan, "-", &mut self.day)
            }
            Form::GDay => part(scan, "---", &mut self.day),
            Form::GMonth => part(scan, "--", &mut self.month),
        }
    }

    // time ::= hour ":" minute ":" second ("." digit+)?
    fn parse_time(&mut self, scan: &mut Scan<'a>) -> Option<()> {
        self.hour = scan.two_digits()?;
        scan.expect(":")?;
        self.minute = scan.two_digits()?;
        scan.expect(":")?;
        self.second = scan.two_digits()?;
        self.fraction = scan.fraction()?;
        Some(())
    }

    fn check(&self) -> Result<(), Flaw> {
        if !(1..=12).contains(&self.month) {
            return Err(Flaw::NoSuch("month", self.month));
        }
        if !(1..=31).contains(&self.day) {
            return Err(Flaw::NoSuch("day", self.day));
        }
        if self.day > days_in_month(self.astronomical_year(), self.month) {
            return Err(Flaw::NoSuchDay { year: self.year, month: self.month, day: self.day });
        }
        self.check_time()
    }

    /// Midnight may be called 24:00:00, and a leap second is the sixty-first (part 2, appendix D).
    fn check_time(&self) -> Result<(), Flaw> {
        let midnight = self.minute == 0 && self.second == 0 && self.fraction.is_empty();
        match (self.hour, self.minute, self.second) {
            (24, ..) if midnight => Ok(()),
            (24.., ..) => Err(Flaw::NoSuch("hour", self.hour)),
            (_, 60.., _) => Err(Flaw::NoSuch("minute", self.minute)),
            (_, _, 61..) => Err(Flaw::NoSuch("second", self.second)),
            _ => Ok(()),
        }
    }

    /// With a year 0, as calendars reckon; where no year is given, one that has all days.
    fn astronomical_year(&self) -> i64 {
        match self.year {
            Some(year) if year < 0 => year + 1,
            Some(year) => year,
            None => 1972,
        }
    }

    fn moment(&self) -> Moment<'a> {
        let day = day_number(self.astronomical_year().into(), self.month, self.day);
        let minute = i128::from(self.hour) * 60 + i128::from(self.minute);
        let minute = day * 24 * 60 + minute - i128::from(self.zone.unwrap_or(0));
        let seconds = minute * 60 + i128::from(self.second);
        Moment { seconds, fraction: self.fraction, zoned: self.zone.is_some() }
    }
}

fn part(scan: &mut Scan<'_>, mark: &str, part: &mut u8) -> Result<(), Flaw> {
    scan.expect(mark).ok_or(Flaw::Form)?;
    *part = scan.two_digits().ok_or(Flaw::Form)?;
    Ok(())
}

// year ::= "-"? digit digit digit digit+      no zero in front of five and more, and never 0000
fn parse_year(scan: &mut Scan<'_>) -> Result<i64, Flaw> {
    let negative = scan.eat("-");
    let digits = scan.digits();
    match digits.len() {
        ..=3 => return Err(Flaw::Form),
        5.. if digits.starts_with('0') => return Err(Flaw::LeadingZero),
        19.. => return Err(Flaw::TooLarge),
        _ => {}
    }
    let year: i64 = digits.parse().map_err(|_| Flaw::Form)?;
    match year {
        0 => Err(Flaw::YearZero),
        _ if negative => Ok(-year),
        _ => Ok(year),
    }
}

// zone ::= "Z" | ("+" | "-") hour ":" minute
fn parse_zone(scan: &mut Scan<'_>) -> Result<Option<i32>, Flaw> {
    if scan.eat("Z") {
        return Ok(Some(0));
    }
    let Some(sign) = scan.one_of("+-") else { return Ok(None) };
    let (hours, minutes) = parse_offset(scan).ok_or(Flaw::Form)?;
    let ahead = i32::from(hours) * 60 + i32::from(minutes);
    if minutes > 59 || ahead > 14 * 60 {
        return Err(Flaw::Zone);
    }
    Ok(Some(if sign == '-' { -ahead } else { ahead }))
}

fn parse_offset(scan: &mut Scan<'_>) -> Option<(u8, u8)> {
    let hours = scan.two_digits()?;
    scan.expect(":")?;
    Some((hours, scan.two_digits()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Result<Moment<'_>, Flaw> {
        Moment::parse(Form::Date, text)
    }

    proptest! {
        #[test]
        fn days_are_those_of_another_calendar(year in 1i16..=9999, month in 1i8..=13, day in 0i8..=32) {
            let real = jiff::civil::Date::new(year, month, day).is_ok();
            prop_assert_eq!(date(&format!("{year:04}-{month:02}-{day:02}")).is_ok(), real);
        }

        #[test]
        fn order_is_that_of_universal_time(
            a in -10_000_000_000i64..200_000_000_000,
            apart in -100_000i64..100_000,
            zones in (-840i32..=840, -840i32..=840),
        ) {
            let write = |second: i64, zone: i32| {
                let zone = jiff::tz::Offset::from_seconds(zone * 60).expect("is a zone");
                let time = zone.to_datetime(jiff::Timestamp::from_second(second).expect("is a time"));
                let sign = if zone.is_negative() { '-' } else { '+' };
                let minutes = zone.seconds().abs() / 60;
                format!("{time}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            };
            let (first, second) = (write(a, zones.0), write(a + apart, zones.1));
            let read = |text| Moment::parse(Form::DateTime, text).expect("is a date with time");
            prop_assert_eq!(read(&first).partial_cmp(&read(&second)), Some(0.cmp(&apart)));
        }

        #[test]
        fn a_clock_is_within_fourteen_hours(hours in -40i64..40) {
            let clock = jiff::civil::date(2000, 2, 28).at(12, 0, 0, 0);
            let zoned = clock + jiff::SignedDuration::from_hours(hours);
            let (clock, zoned) = (clock.to_string(), format!("{zoned}Z"));
            let read = |text| Moment::parse(Form::DateTime, text).expect("is a date with time");
            let expected = (hours.abs() > 14).then(|| hours.cmp(&0));
            prop_assert_eq!(read(&zoned).partial_cmp(&read(&clock)), expected);
        }

        #[test]
        fn nothing_panics(text in "[-+:.TZ0-9]{0,20}") {
            for form in [Form::DateTime, Form::Time, Form::GMonthDay, Form::GDay, Form::GYearMonth] {
                let _ = Moment::parse(form, &text);
            }
        }
    }
}

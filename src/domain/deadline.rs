//! Time limits, shown in Japan's time wherever the shopper is (DOMAIN.md 5.4). Knows no clock: "now" is given.

/// A point in time, in whole seconds since 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

/// A point in time as a clock and a calendar in Japan show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JapanTime {
    /// The year, Gregorian.
    pub year: i64,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1 to 31.
    pub day: u8,
    /// The hour, from 0 to 23.
    pub hour: u8,
    /// The minute, from 0 to 59.
    pub minute: u8,
    /// The day of the week, from 0 for Sunday to 6 for Saturday, as browsers count.
    pub weekday: u8,
}

const DAY: i64 = 24 * 60 * 60;

/// Japan is nine hours ahead and has no summer time.
const JAPAN: i64 = 9 * 60 * 60;

impl Moment {
    /// A point in time by its seconds since 1970 in UTC.
    pub const fn from_unix(seconds: i64) -> Moment {
        Moment(seconds)
    }

    /// So many seconds later, or earlier.
    pub const fn after(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds))
    }

    /// The seconds since 1970 in UTC.
    pub fn unix(self) -> i64 {
        self.0
    }

    /// Reads a time stamp as in RFC 3339: `2020-06-12T14:59:59Z`, with an offset such as `+09:00` and with a fraction
    /// of a second, which is dropped. `None` for anything else, a time without an offset included.
    pub fn parse(stamp: &str) -> Option<Moment> {
        let mut rest = Reader(stamp.as_bytes());
        let year = rest.number(4)?;
        rest.one_of(b"-")?;
        let month = rest.number(2)?;
        rest.one_of(b"-")?;
        let day = rest.number(2)?;
        rest.one_of(b"Tt ")?;
        let hour = rest.number(2)?;
        rest.one_of(b":")?;
        let minute = rest.number(2)?;
        rest.one_of(b":")?;
        let second = rest.number(2)?;
        if rest.one_of(b".").is_some() {
            rest.number(1)?;
            while rest.number(1).is_some() {}
        }
        let offset = match rest.one_of(b"Zz+-")? {
            b'+' => rest.offset()?,
            b'-' => -rest.offset()?,
            _ => 0,
        };
        let real = (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour <= 23
            && minute <= 59
            // A leap second counts as the first second after it.
            && second <= 60;
        if !real || !rest.0.is_empty() {
            return None;
        }
        Some(Moment(day_number(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset))
    }

    /// What a clock in Japan shows.
    pub fn in_japan(self) -> JapanTime {
        let day_number = self.day_in_japan();
        let second = self.0.saturating_add(JAPAN).rem_euclid(DAY);
        let (year, month, day) = self.date_at(JAPAN);
        JapanTime {
            year,
            month,
            day,
            hour: (second / 3600) as u8,
            minute: (second / 60 % 60) as u8,
            // 1 January 1970 was a Thursday.
            weekday: (day_number + 4).rem_euclid(7) as u8,
        }
    }

    /// How many Japanese calendar days lie between now and then: 0 today, 1 until tomorrow, less than 0 if it is over
    /// since yesterday. Whether today's hour has passed is told by comparing the two.
    pub fn days_left(self, now: Moment) -> i64 {
        self.day_in_japan() - now.day_in_japan()
    }

    /// Year, month and day where clocks are so many seconds ahead of UTC.
    pub(super) fn date_at(self, ahead: i64) -> (i64, u8, u8) {
        date_of(self.0.saturating_add(ahead).div_euclid(DAY))
    }

    fn day_in_japan(self) -> i64 {
        self.0.saturating_add(JAPAN).div_euclid(DAY)
    }
}

/// The part of a time stamp that is still to be read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        if !wanted.contains(&first) {
            return None;
        }
        self.0 = rest;
        Some(first)
    }

    fn number(&mut self, width: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(width)?;
        let mut number = 0;
        for digit in digits {
            if !digit.is_ascii_digit() {
                return None;
            }
            number = number * 10 + i64::from(digit - b'0');
        }
        self.0 = rest;
        Some(number)
    }

    /// Hours and minutes of an offset, in seconds; the colon may be missing.
    fn offset(&mut self) -> Option<i64> {
        let hours = self.number(2)?;
        self.one_of(b":");
        let minutes = self.number(2)?;
        (hours <= 23 && minutes <= 59).then_some(hours * 3600 + minutes * 60)
    }
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from the beginning of a year that starts on 1 March up to a month. With February at the end of the year, the
/// months before it always fall on the same days.
fn days_before(months_since_march: i64) -> i64 {
    (153 * months_since_march + 2) / 5
}

/// The number of a day, counted from 1 January 1970.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (year, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // 1 March of the year 0 was 719,468 days before 1970.
    year * 365 + leap_days + days_before(months) + day - 1 - 719_468
}

/// Year, month and day of a day number.
fn date_of(day_number: i64) -> (i64, u8, u8) {
    // The estimate is too late by one year at most, when it is still January or February or the year is a long one.
    let mut year = (day_number * 400).div_euclid(146_097) + 1970;
    while day_number < self::day_number(year, 1, 1) {
        year -= 1;
    }
    while day_number >= self::day_number(year + 1, 1, 1) {
        year += 1;
    }
    let mut rest = day_number - self::day_number(year, 1, 1);
    let mut month = 1;
    while rest >= days_in(year, month) {
        rest -= days_in(year, month);
        month += 1;
    }
    (year, month as u8, rest as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(stamp: &str) -> Moment {
        Moment::parse(stamp).expect(stamp)
    }

    fn shown(stamp: &str) -> (i64, u8, u8, u8, u8, u8) {
        let time = moment(stamp).in_japan();
        (time.year, time.month, time.day, time.hour, time.minute, time.weekday)
    }

    #[test]
    fn time_stamps_are_read_with_offset_and_fraction() {
        for (stamp, unix) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2020-06-12T14:59:59Z", 1_591_973_999),
            ("2020-06-12T23:59:59+09:00", 1_591_973_999),
            ("2020-06-12T23:59:59+0900", 1_591_973_999),
            ("2020-06-12T10:29:59-04:30", 1_591_973_999),
            ("2020-06-12T14:59:59.999Z", 1_591_973_999),
            ("2020-06-12t14:59:59.0z", 1_591_973_999),
            ("2020-06-12 14:59:59Z", 1_591_973_999),
            ("2000-02-29T00:00:00Z", 951_782_400),
            ("2016-12-31T23:59:60Z", 1_483_228_800),
            ("1969-12-31T23:59:59Z", -1),
            ("2038-01-19T03:14:08Z", 2_147_483_648),
        ] {
            assert_eq!(moment(stamp).unix(), unix, "{stamp}");
        }
    }

    #[test]
    fn other_texts_are_no_time_stamps() {
        for text in [
            "",
            "2020-06-12",
            "2020-06-12T14:59:59",
            "2020-06-12T14:59Z",
            "2020-13-12T14:59:59Z",
            "2020-00-12T14:59:59Z",
            "2020-06-31T14:59:59Z",
            "2021-02-29T14:59:59Z",
            "1900-02-29T14:59:59Z",
            "2020-06-12T24:00:00Z",
            "2020-06-12T14:60:00Z",
            "2020-06-12T14:59:61Z",
            "2020-06-12T14:59:59.Z",
            "2020-06-12T14:59:59+24:00",
            "2020-06-12T14:59:59+9",
            "2020-06-12T14:59:59Zx",
            "+020-06-12T14:59:59Z",
            "２０２０-06-12T14:59:59Z",
            "1591973999",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_deadline_is_shown_in_japans_time() {
        assert_eq!(shown("2020-06-12T14:59:59Z"), (2020, 6, 12, 23, 59, 5));
        assert_eq!(shown("2020-06-12T15:00:00Z"), (2020, 6, 13, 0, 0, 6));
        assert_eq!(shown("2023-12-31T15:00:00Z"), (2024, 1, 1, 0, 0, 1));
        assert_eq!(shown("2024-02-28T15:00:00Z"), (2024, 2, 29, 0, 0, 4));
        assert_eq!(shown("1969-12-31T14:59:59Z"), (1969, 12, 31, 23, 59, 3));
    }

    #[test]
    fn every_day_of_four_centuries_is_followed_by_the_next() {
        let mut expected = (1800, 1, 1);
        for number in day_number(1800, 1, 1)..=day_number(2200, 12, 31) {
            assert_eq!(date_of(number), expected);
            let (year, month, day) = expected;
            assert_eq!(day_number(year, month.into(), day.into()), number);
            expected = if i64::from(day) < days_in(year, month.into()) {
                (year, month, day + 1)
            } else if month < 12 {
                (year, month + 1, 1)
            } else {
                (year + 1, 1, 1)
            };
        }
    }

    #[test]
    fn days_are_counted_on_the_japanese_calendar() {
        let deadline = moment("2020-06-12T14:59:59Z");
        for (now, days) in [
            ("2020-06-12T14:00:00Z", 0),
            ("2020-06-11T15:00:00Z", 0),
            ("2020-06-11T14:59:59Z", 1),
            ("2020-06-09T15:00:00Z", 2),
            ("2020-06-12T15:00:00Z", -1),
            ("2020-05-12T14:59:59Z", 31),
        ] {
            assert_eq!(deadline.days_left(moment(now)), days, "{now}");
        }
        assert!(deadline > moment("2020-06-12T23:59:58+09:00"));
    }
}

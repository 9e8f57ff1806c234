//! A month of a year, as cards count time. Knows no clock: it is told what time it is.

use super::deadline::Moment;

/// A month of a year; earlier months are smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year, with its century: 2030.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: u8,
}

impl Month {
    /// The month it is where a day comes latest on earth, twelve hours behind UTC: until it is over there, a month is
    /// not over (DOMAIN.md 1.5).
    pub fn latest(now: Moment) -> Month {
        let (year, month, _) = now.date_at(-12 * 60 * 60);
        Month { year: year as u16, month }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_lasts_until_it_is_over_everywhere() {
        for (now, year, month) in [
            ("2026-12-01T11:59:59Z", 2026, 11),
            ("2026-12-01T12:00:00Z", 2026, 12),
            ("2027-01-01T00:00:00+09:00", 2026, 12),
            ("2027-01-01T00:00:00-12:00", 2027, 1),
        ] {
            assert_eq!(Month::latest(Moment::parse(now).expect(now)), Month { year, month }, "{now}");
        }
    }
}

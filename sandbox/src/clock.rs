//! The sandbox's own time: the machine's clock, moved as far as a test asked for.
//!
//! Also the only place that spells time stamps. It knows nothing of payments.

use std::sync::atomic::{AtomicI64, Ordering};

use time::format_description::well_known::Rfc3339;
use time::macros::{format_description, offset, time};
use time::{Duration, OffsetDateTime};

/// A moment. Always built by this module's functions or read from a document.
pub(crate) type Moment = OffsetDateTime;

/// The machine's clock plus a distance that only ever changes by order.
pub(crate) struct Clock {
    ahead_seconds: AtomicI64,
}

impl Clock {
    /// Starts at a Unix time in seconds, or now.
    pub(crate) fn starting_at(unix: Option<i64>) -> Clock {
        Clock { ahead_seconds: AtomicI64::new(ahead(unix)) }
    }

    pub(crate) fn now(&self) -> Moment {
        let ahead = Duration::seconds(self.ahead_seconds.load(Ordering::SeqCst));
        let now = OffsetDateTime::now_utc();
        now.checked_add(ahead).unwrap_or(now)
    }

    /// Moves the clock. It may be moved back as well; what has expired stays expired.
    pub(crate) fn advance(&self, seconds: i64) {
        self.ahead_seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Sets the clock to a Unix time in seconds, or to the machine's.
    pub(crate) fn set(&self, unix: Option<i64>) {
        self.ahead_seconds.store(ahead(unix), Ordering::SeqCst);
    }
}

/// How far a time is ahead of the machine's clock, in seconds.
fn ahead(unix: Option<i64>) -> i64 {
    unix.map_or(0, |unix| unix - OffsetDateTime::now_utc().unix_timestamp())
}

/// How payments spell time: `2020-06-09T07:42:03Z`.
pub(crate) fn utc(moment: Moment) -> String {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    moment.to_offset(offset!(UTC)).format(&format).unwrap_or_default()
}

/// How sessions spell time: `2020-08-17T18:03:53.000+09:00`.
pub(crate) fn japan(moment: Moment) -> String {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]+09:00");
    moment.to_offset(offset!(+9)).format(&format).unwrap_or_default()
}

/// How people in Japan read time: `2020/06/12 23:59`.
pub(crate) fn for_people(moment: Moment) -> String {
    let format = format_description!("[year]/[month]/[day] [hour]:[minute]");
    moment.to_offset(offset!(+9)).format(&format).unwrap_or_default()
}

/// The day in Japan so many months on, or the last day both months have: `2026-12-27`.
pub(crate) fn japan_date(from: Moment, months: i64) -> String {
    let today = from.to_offset(offset!(+9)).date();
    let month = i64::from(today.year()) * 12 + i64::from(u8::from(today.month())) - 1 + months;
    let day = today.day().min(28);
    format!("{:04}-{:02}-{day:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// Reads any ISO 8601 time stamp with an offset.
pub(crate) fn parse(text: &str) -> Option<Moment> {
    OffsetDateTime::parse(text, &Rfc3339).ok()
}

/// The last second of the Japanese day that many days on, which is when cash methods lapse (S2, S3).
pub(crate) fn end_of_day(from: Moment, days: i64) -> Moment {
    let today = from.to_offset(offset!(+9)).date();
    let day = today.checked_add(Duration::days(days)).unwrap_or(today);
    day.with_time(time!(23:59:59)).assume_offset(offset!(+9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_fall_on_the_end_of_a_japanese_day() {
        // The konbini sample of S2: made on 9 June, payable for three days.
        let made = parse("2020-06-09T07:42:03Z").unwrap();
        assert_eq!(utc(end_of_day(made, 3)), "2020-06-12T14:59:59Z");
        // Half an hour past midnight in Tokyo is still the day before in UTC.
        let night = parse("2020-06-09T15:30:00Z").unwrap();
        assert_eq!(utc(end_of_day(night, 3)), "2020-06-13T14:59:59Z");
    }

    #[test]
    fn sessions_and_payments_spell_the_same_moment_differently() {
        let moment = parse("2020-08-17T18:03:53+09:00").unwrap();
        assert_eq!(japan(moment), "2020-08-17T18:03:53.000+09:00");
        assert_eq!(utc(moment), "2020-08-17T09:03:53Z");
        assert_eq!(for_people(moment), "2020/08/17 18:03");
    }

    #[test]
    fn a_day_months_on_exists_in_every_month() {
        for (from, months, expected) in [
            ("2026-11-27T00:00:00Z", 0, "2026-11-27"),
            ("2026-11-27T15:00:00Z", 2, "2027-01-28"),
            ("2027-01-31T00:00:00Z", 1, "2027-02-28"),
        ] {
            assert_eq!(japan_date(parse(from).unwrap(), months), expected);
        }
    }

    #[test]
    fn the_clock_moves_by_order() {
        let clock = Clock::starting_at(Some(1_000_000_000));
        clock.advance(86_400);
        let seconds = clock.now().unix_timestamp();
        assert!((1_000_086_400..1_000_086_460).contains(&seconds), "{seconds}");
        clock.set(Some(5));
        assert!((5..65).contains(&clock.now().unix_timestamp()));
    }
}

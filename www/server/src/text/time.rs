//! A time stamp of the API as people in Japan read it.
//! It must not know what the time is for, nor what time it is now.

use super::Language;

/// Turns `2020-06-12T14:59:59Z` into `6月12日(金) 23:59` or `Fri, Jun 12, 23:59`: deadlines are Japanese law and
/// Japanese tills, so they are shown in Japan's time wherever the shopper is. Nothing, if it is no UTC time stamp.
///
/// The checkout's instructions write deadlines in the same way, so that a shopper reads one time and not two.
pub(crate) fn japan_time(stamp: &str, language: Language) -> Option<String> {
    let (date, time) = stamp.strip_suffix('Z')?.split_once('T')?;
    let [year, month, day] = numbers(date, '-')?;
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    let [hour, minute, _second] = numbers(time, ':')?;
    if !(1..=12).contains(&month) || !(1..=days(year, month)).contains(&day) || hour > 23 || minute > 59 {
        return None;
    }

    let hour = hour + 9;
    let (mut year, mut month, mut day) = (year, month, day);
    if hour > 23 {
        day += 1;
    }
    if day > days(year, month) {
        (month, day) = (month + 1, 1);
    }
    if month > 12 {
        (year, month) = (year + 1, 1);
    }
    let hour = hour % 24;

    let weekday = weekday(year, month, day);
    Some(match language {
        Language::Ja => format!("{month}月{day}日({}) {hour:02}:{minute:02}", WEEKDAYS[weekday].0),
        Language::En => {
            format!("{}, {} {day}, {hour:02}:{minute:02}", WEEKDAYS[weekday].1, MONTHS[month as usize - 1])
        }
    })
}

const WEEKDAYS: [(&str, &str); 7] =
    [("日", "Sun"), ("月", "Mon"), ("火", "Tue"), ("水", "Wed"), ("木", "Thu"), ("金", "Fri"), ("土", "Sat")];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn numbers(text: &str, separator: char) -> Option<[u32; 3]> {
    let mut parts = text.split(separator).map(|part| part.parse::<u32>().ok());
    let read = [parts.next()??, parts.next()??, parts.next()??];
    (parts.next().is_none() && read[0] < 10_000).then_some(read)
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// 0 is Sunday. Sakamoto's method; `month` from 1 to 12.
fn weekday(year: u32, month: u32, day: u32) -> usize {
    const SHIFTS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year.saturating_sub(1) } else { year };
    ((year + year / 4 - year / 100 + year / 400 + SHIFTS[month as usize - 1] + day) % 7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_shown_in_japan_time() {
        let check = |stamp, expected: &str| assert_eq!(japan_time(stamp, Language::Ja).as_deref(), Some(expected));
        check("2020-06-12T14:59:59Z", "6月12日(金) 23:59");
        check("2020-06-12T15:00:00Z", "6月13日(土) 00:00");
        check("2026-12-31T20:05:00.123Z", "1月1日(金) 05:05");
        check("2024-02-28T20:00:00Z", "2月29日(木) 05:00");
        check("2026-02-28T20:00:00Z", "3月1日(日) 05:00");
        assert_eq!(japan_time("2020-06-12T14:59:59Z", Language::En).as_deref(), Some("Fri, Jun 12, 23:59"));
    }

    #[test]
    fn anything_else_is_no_time() {
        for stamp in
            ["", "2020-06-12", "2020-13-12T14:59:59Z", "2020-06-31T00:00:00Z", "2020-06-12T14:59:59+09:00", "xZ"]
        {
            assert_eq!(japan_time(stamp, Language::Ja), None, "{stamp}");
        }
    }
}

//! What holds for every check and every text, tried on random ones.

use super::random::Random;
use super::*;

const TODAY: Month = Month { year: 2026, month: 11 };

/// Everything a check could print about a text.
fn debug_outputs(typed: &str) -> Vec<String> {
    let mut shown = vec![
        format!("{:?}", CardNumber::check(typed, &Accepted::any())),
        format!("{:?}", Expiry::check(typed, TODAY)),
        format!("{:?}", SecurityCode::check(typed, None)),
        format!("{:?}", HolderName::check(typed)),
        format!("{:?}", PersonName::check(typed)),
        format!("{:?}", Email::check(typed)),
        format!("{:?}", Secret::from(typed)),
        format!("{:?}", edit::number("", typed, typed.len(), Change::Other, &Accepted::any())),
    ];
    shown.extend(
        [Region::Japan, Region::Korea, Region::Elsewhere].map(|region| format!("{:?}", Phone::check(typed, region))),
    );
    shown
}

#[test]
fn no_check_panics_whatever_is_typed() {
    let mut random = Random::new(7);
    for _ in 0..5_000 {
        let typed = random.text(24);
        debug_outputs(&typed);
        text::scrub(&typed);
        Moment::parse(&typed);
        Currency::parse(&typed);
        money::parse_minor(&typed);
        money::parse_rate(&typed).map(money::rate_text);
    }
    for moment in [i64::MIN, i64::MAX].map(Moment::from_unix) {
        assert_eq!(moment.days_left(moment), 0);
        assert!(moment.in_japan().month <= 12);
    }
}

#[test]
fn no_debug_output_holds_what_was_typed() {
    for typed in
        ["4111111111111111", "12/99", "731", "0731", "QUENTIN", "quentin@example.jp", "090-1111-2222", "4111x", "73x"]
    {
        for shown in debug_outputs(typed) {
            let leaked =
                shown.contains(typed) || shown.contains("4111") || shown.contains("731") || shown.contains("99");
            assert!(!leaked, "{shown}");
        }
    }
}

#[test]
fn cleaning_and_folding_twice_is_doing_it_once() {
    let mut random = Random::new(11);
    for _ in 0..5_000 {
        let typed = random.text(24);
        let once = text::plain(&typed);
        assert_eq!(text::plain(&once), once);
        assert_eq!(once, text::fold(&text::clean(&typed)));
        let scrubbed = text::scrub(&typed);
        assert_eq!(text::scrub(&scrubbed), scrubbed);
        assert!(scrubbed.chars().count() <= 200);
    }
}

#[test]
fn separators_never_change_what_a_check_says() {
    let mut random = Random::new(13);
    for _ in 0..5_000 {
        let digits: String =
            (0..random.below(21)).map(|_| random.pick(&['0', '1', '2', '3', '4', '5', '6', '9'])).collect();
        let mut spaced = String::new();
        for digit in digits.chars() {
            spaced.push(digit);
            spaced.push(random.pick(&[' ', '-', 'ー', '\u{3000}', '\u{200b}', '－']));
        }
        assert_eq!(CardNumber::check(&spaced, &Accepted::any()), CardNumber::check(&digits, &Accepted::any()));
        assert_eq!(Phone::check(&spaced, Region::Japan), Phone::check(&digits, Region::Japan));
    }
}

//! What an edit costs: pasting ten thousand characters must not freeze the page, in any field.

use super::{Change, History, code, expiry, finished, kana, number};
use crate::domain::account::{AccountId, Password};
use crate::domain::brand::Accepted;
use crate::domain::kana::Reading;
use crate::domain::prepaid::{PrepaidKind, PrepaidNumber};
use crate::domain::{
    CardNumber, Email, Expiry, HolderName, KanaName, Month, PersonName, Phone, Region, Secret, SecurityCode,
};
use std::hint::black_box;
use std::time::{Duration, Instant};

const TODAY: Month = Month { year: 2026, month: 11 };

/// Everything that looks at a text while it is typed, and when it is left.
const LOOKS: &[(&str, fn(&str))] = &[
    ("number", |text| see(number("4111 ", text, text.len(), Change::Other, &Accepted::any()))),
    ("number, typed", |text| see(number(&text[1..], text, 1, Change::Insert, &Accepted::any()))),
    ("number, deleted", |text| see(number(text, text, 5, Change::DeleteBackward, &Accepted::any()))),
    ("expiry", |text| see(expiry("12 / ", text, text.len(), Change::Other))),
    ("expiry, typed", |text| see(expiry(&text[1..], text, 1, Change::Insert))),
    ("code", |text| see(code(text, text.len()))),
    ("kana", |text| see(kana(text, text.len()))),
    ("finished", |text| see(finished::number(text, &Accepted::any()))),
    ("history", |text| {
        let mut history = History::default();
        history.remember(Secret::default(), text, 0, Change::Other);
        history.remember(Secret::from(text), "", 0, Change::Other);
        see(history.undo(&Secret::default()));
    }),
    ("reading", |text| {
        let mut reading = Reading::default();
        reading.follow(text);
        see(reading.end(text));
    }),
    ("card number", |text| see(CardNumber::check(text, &Accepted::any()))),
    ("expiry date", |text| see(Expiry::check(text, TODAY))),
    ("security code", |text| see(SecurityCode::check(text, None))),
    ("name on the card", |text| see(HolderName::check(text))),
    ("name", |text| see(PersonName::check(text))),
    ("reading of a name", |text| see(KanaName::check(text))),
    ("e-mail", |text| see(Email::check(text))),
    ("phone", |text| see(Phone::check(text, Region::Japan))),
    ("prepaid number", |text| see(PrepaidNumber::check(text, PrepaidKind::WebMoney))),
    ("prepaid number in hiragana", |text| see(PrepaidNumber::check(text, PrepaidKind::BitCash))),
    ("account", |text| see(AccountId::check(text))),
    ("password", |text| see(Password::check(text))),
];

/// Makes the compiler believe that a result matters.
fn see<T>(result: T) {
    black_box(result);
}

/// Texts that the checks cannot turn away at their first characters.
fn long_texts(length: usize) -> Vec<String> {
    ["4", "4 ", "1/", "ｶﾞ", "a@", "Taro ", "\u{200b}4", "あ4 "]
        .map(|part| part.chars().cycle().take(length).collect())
        .into()
}

/// How many times as long it takes to look at one text as at another, at its quickest of several times: whatever else
/// the machine does only ever adds to it.
fn growth(look: fn(&str), short: &str, long: &str) -> f64 {
    let cost = |text| {
        let timed = |_| {
            let start = Instant::now();
            look(text);
            start.elapsed()
        };
        (0..3).map(timed).min().unwrap()
    };
    // A look that takes no time at all has nothing to be measured.
    cost(long).as_secs_f64() / cost(short).max(Duration::from_micros(20)).as_secs_f64()
}

#[test]
fn a_text_eight_times_as_long_costs_about_eight_times_as_much() {
    // Where each character looks at all the others it would be sixty-four times.
    const FAR_FROM_BOTH: f64 = 24.0;
    for (short, long) in long_texts(5_000).iter().zip(&long_texts(40_000)) {
        for (name, look) in LOOKS.iter().filter(|(name, _)| short.is_char_boundary(1) || !name.ends_with("typed")) {
            // A busy machine may spoil a comparison, but not five.
            let linear = (0..5).any(|_| growth(*look, short, long) < FAR_FROM_BOTH);
            assert!(linear, "{name} of {}…", short.chars().take(4).collect::<String>());
        }
    }
}

//! Everything that can be said has a sentence in every language and a stable word of its own.

use komoju_checkout::domain::kana::LookAlike;
use komoju_checkout::domain::money::{Currency, Money};
use komoju_checkout::i18n::{FieldProblem, Locale, Notice};
use std::collections::BTreeSet;

/// Every value of an enum. One that is not listed does not compile, so the list is complete.
macro_rules! every {
    ($type:ident { $($variant:ident $(($inside:expr))?),* $(,)? }) => {{
        let all = vec![$($type::$variant $(($inside))?),*];
        for one in &all {
            match one { $($type::$variant { .. } => (),)* }
        }
        all
    }};
}
pub(super) use every;

fn yen(minor: i64) -> Money {
    Money { minor, currency: Currency::parse("JPY").unwrap() }
}

pub(super) fn notices() -> Vec<Notice> {
    every!(Notice {
        Generic,
        CardDeclined,
        InsufficientFunds,
        ExceedsLimit,
        CardExpired,
        NumberRefused,
        NotAdded,
        UsedNumber,
        PasswordWrong,
        AccountUnknown,
        CodeWrong,
        MethodUnavailable,
        TryLater,
        Offline,
        OutcomeUnknown,
        OutcomeUnknownFinal,
        NothingCharged,
        ThreeDsFailed,
        ShortAmount(yen(1)),
        BitcashShort,
        PaidElsewhere,
        Unfinished,
        SessionExpired,
        SessionClosed,
        SessionMissing,
        MerchantConfig,
        Unreachable,
        NoMethod,
        ForeignPage,
    })
}

pub(super) fn problems() -> Vec<FieldProblem> {
    let mut problems = every!(FieldProblem {
        Required, StoreRequired, ChooseOne, NumberIncomplete, NumberInvalid, BrandUnsupported, ExpiryIncomplete,
        ExpiryMonth, ExpiryInvalid, ExpiryPast, CodeLength(3), NameIsNumber, NameInvalid, KanaOnly,
        KanaLookAlike(LookAlike { kanji: '二', kana: 'ニ' }), KanaRepeat, EmailInvalid, PhoneInvalid, Prepaid16,
        PrepaidLength, Bitcash16, CodeWrong, CardExpired, NumberRefused, UsedNumber, PasswordWrong, AccountUnknown,
        CheckField,
    });
    problems.push(FieldProblem::CodeLength(4));
    problems
}

#[test]
fn everything_that_can_be_said_has_a_sentence_in_every_language() {
    for locale in Locale::ALL {
        let texts = locale.messages();
        let notices = notices().into_iter().map(|notice| (notice.reason(), notice.sentence(texts).to_owned()));
        let problems = problems().into_iter().map(|problem| (problem.reason(), problem.sentence(texts)));
        for (reason, sentence) in notices.chain(problems) {
            let place = format!("{reason} in {}: {sentence}", locale.tag());
            // Thai has no full stop.
            let ends = locale == &Locale::Th || sentence.ends_with(['.', '。']);
            assert!(ends, "no sentence: {place}");
            // The amount is filled in where it can be written as a language writes it.
            let sentence = if reason == "short_amount" { sentence.replace("{amount}", "1") } else { sentence };
            assert!(!sentence.contains(['{', '}']), "a place was left open: {place}");
        }
    }
}

#[test]
fn a_look_alike_is_named_to_the_shopper_and_not_to_the_page() {
    let problem = FieldProblem::KanaLookAlike(LookAlike { kanji: '二', kana: 'ニ' });
    for locale in Locale::ALL {
        let sentence = problem.sentence(locale.messages());
        assert!(sentence.contains('二') && sentence.contains('ニ'), "{sentence}");
        assert!(!problem.untyped().sentence(locale.messages()).contains('二'));
    }
    assert_eq!(problem.reason(), problem.untyped().reason());
}

#[test]
fn a_codes_length_is_said_in_digits() {
    for locale in Locale::ALL {
        for digits in [3, 4] {
            let sentence = FieldProblem::CodeLength(digits).sentence(locale.messages());
            assert!(sentence.contains(&digits.to_string()), "{sentence}");
        }
    }
}

#[test]
fn the_words_in_events_are_stable_and_tell_apart() {
    let notices: Vec<_> = notices().into_iter().map(Notice::reason).collect();
    // The two lengths of a code are one reason, and so is what is no katakana and what was left out.
    let is_finer = |problem: &FieldProblem| {
        use FieldProblem::*;
        matches!(problem, CodeLength(4) | KanaLookAlike(_) | KanaRepeat | ChooseOne)
    };
    let problems: Vec<_> =
        problems().into_iter().filter(|problem| !is_finer(problem)).map(FieldProblem::reason).collect();
    for words in [notices, problems] {
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len(), "{words:?}");
        for word in words {
            assert!(
                word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'),
                "{word}"
            );
        }
    }
}

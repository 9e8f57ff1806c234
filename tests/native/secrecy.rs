//! What a shopper typed cannot be printed or serialised, and no debug output of it says anything: the first the compiler
//! holds, here and in the examples of `domain::Secret`.

use komoju_checkout::domain::{
    AccountId, CardNumber, Edit, Email, Expiry, HolderName, KanaName, Password, PersonName, Phone, PostalCode,
    PrepaidNumber, Secret, SecurityCode,
};
use komoju_checkout::flow::{Effect, Event, Form, State};
use komoju_checkout::rules::{Answer, card};
use komoju_checkout::wire::request::Body;
use komoju_checkout::wire::{Call, PaymentDetails, Reply};
use serde::Serialize;
use static_assertions::assert_not_impl_any;
use std::fmt::{Debug, Display, LowerHex};

macro_rules! neither_printed_nor_serialised {
    ($($secret:ty),+ $(,)?) => { $(assert_not_impl_any!($secret: Display, LowerHex, ToString, Serialize, AsRef<str>);)+ };
}

neither_printed_nor_serialised!(
    Secret,
    CardNumber,
    SecurityCode,
    Expiry,
    HolderName,
    PersonName,
    KanaName,
    Email,
    Phone,
    PostalCode,
    PrepaidNumber,
    AccountId,
    Password,
    Edit,
    Answer,
    card::NumberAnswer,
    card::ExpiryAnswer,
    PaymentDetails,
    Body,
    Form,
    State,
    Call,
    Event,
    Effect,
);

// What holds more than what was typed has not even a debug output. An answer of the API may say all of it back.
assert_not_impl_any!(Event: Debug);
assert_not_impl_any!(Effect: Debug);
assert_not_impl_any!(State: Debug);
assert_not_impl_any!(Reply: Debug, Display, Serialize);

#[test]
fn no_debug_output_says_what_was_typed() {
    let typed = "4111111111111111";
    let outputs = [
        format!("{:?}", Secret::from(typed)),
        format!("{:?}", CardNumber::check(typed, &komoju_checkout::domain::Accepted::any())),
        format!("{:?}", card::number(typed, &komoju_checkout::domain::Accepted::any())),
        format!("{:?}", AccountId::check(typed)),
        format!("{:?}", Password::check(typed)),
        format!("{:?}", PrepaidNumber::check(typed, komoju_checkout::domain::PrepaidKind::WebMoney)),
        format!("{:?}", SecurityCode::check("4111", None)),
        format!("{:?}", Phone::check("09041111111", komoju_checkout::domain::Region::Japan)),
        format!("{:?}", Email::check("a4111@example.jp")),
        format!("{:?}", PostalCode::check("4111111")),
        format!("{:?}", PersonName::check("Taro 4111")),
        format!("{:?}", komoju_checkout::domain::edit::code(typed, 16)),
    ];
    for output in outputs {
        assert!(!output.contains("4111"), "a debug output says it");
    }
    for name in [format!("{:?}", HolderName::check("HANAKO")), format!("{:?}", KanaName::check("ハナコ"))] {
        assert!(!name.contains("HANAKO") && !name.contains("ハナコ"), "a debug output says it");
    }
}

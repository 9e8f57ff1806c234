//! While loading, and the list of methods before one is chosen.

use super::samples::{TYPES, WALLETS, konbini, offer, usual, with_fee};
use crate::face::Face;
use crate::story::{session, with};
use serde_json::{Value, json};

const LOADING: &str = "Loading";
const PICKER: &str = "Picker";

pub(crate) fn faces() -> Vec<Face> {
    let expires = |seconds: i64| {
        let stamp = ["2026-11-21T03:04:59Z", "2026-11-21T03:00:40Z"][usize::from(seconds < 60)];
        with(session(json!([offer("credit_card")])), json!({"expires_at": stamp}))
    };
    vec![
        Face::new(LOADING, "loading", |story| story.begin()),
        Face::new(PICKER, "picker", |story| story.about(&session(usual()))),
        Face::new(PICKER, "picker-one-method", |story| story.of(konbini())),
        Face::new(PICKER, "picker-one-method-without-form", |story| story.of(offer("paypay"))),
        Face::new(PICKER, "picker-every-method", |story| story.about(&session(every(&TYPES)))),
        Face::new(PICKER, "picker-every-wallet", |story| story.about(&session(every(&WALLETS)))),
        Face::new(PICKER, "picker-wallet-chosen", |story| story.about(&session(every(&WALLETS))).choose(4)),
        Face::new(PICKER, "picker-fees", |story| {
            let offers = json!([offer("credit_card"), with_fee(konbini(), 190), with_fee(offer("pay_easy"), 330)]);
            story.about(&session(offers))
        }),
        Face::new(PICKER, "picker-fee-chosen", |story| {
            story.about(&session(json!([offer("credit_card"), with_fee(konbini(), 190)]))).choose(1)
        }),
        Face::new(PICKER, "picker-over-limit", |story| {
            let offers = json!([offer("credit_card"), konbini(), offer("pay_easy")]);
            story.about(&with(session(offers), json!({"amount": 1_300_000})))
        }),
        Face::new(PICKER, "picker-all-over-limit", |story| {
            story.about(&with(session(json!([konbini(), offer("pay_easy")])), json!({"amount": 1_300_000})))
        }),
        Face::new(PICKER, "picker-more-elsewhere", |story| {
            story.about(&session(json!([offer("credit_card"), konbini(), {"type": "something_new"}])))
        }),
        Face::new(PICKER, "picker-more-elsewhere-one-here", |story| {
            story.about(&session(json!([offer("credit_card"), {"type": "something_new"}])))
        }),
        Face::new(PICKER, "picker-konbini-without-pictures", |story| {
            story.of(json!({"type": "konbini", "brands": super::samples::CHAINS}))
        }),
        Face::new(PICKER, "picker-converted", |story| story.about(&converted(json!(150.2537))).choose(1)),
        Face::new(PICKER, "picker-converted-without-rate", |story| story.about(&converted(json!(null))).choose(1)),
        Face::new(PICKER, "picker-amount-unreadable", |story| {
            story.of(json!({"type": "credit_card", "amount": "a lot"}))
        }),
        Face::new(PICKER, "picker-known-shopper", |story| {
            let known = json!({"email": "taro.yamada@example.jp", "name": "山田 太郎"});
            story.about(&with(session(json!([konbini()])), known))
        }),
        Face::new(PICKER, "picker-minutes-left", move |story| story.about(&expires(300))),
        Face::new(PICKER, "picker-a-minute-left", move |story| story.about(&expires(40))),
        Face::new(PICKER, "picker-to-be-saved", |story| {
            story.about(&with(session(json!([offer("credit_card"), offer("paypay")])), json!({"mode": "customer"})))
        }),
    ]
}

fn every(types: &[&str]) -> Value {
    types.iter().map(|payment_type| offer(payment_type)).collect()
}

/// Prices in dollars, paid in yen at the konbini.
fn converted(rate: Value) -> Value {
    let mut konbini = with_fee(konbini(), 190);
    konbini["currency"] = json!("JPY");
    konbini["amount"] = json!(8_865);
    konbini["exchange_rate"] = rate;
    with(session(json!([offer("credit_card"), konbini])), json!({"currency": "USD", "amount": 5_900}))
}

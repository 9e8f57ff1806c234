//! What is said above the button: each notice on an open form, by a way that leads to it.

use super::samples::{konbini, offer};
use super::shortfall::{SHORT, pays_too_little};
use crate::face::Face;
use crate::story::{Story, error, session, with};
use komoju_checkout::flow::{Event, Returned};
use komoju_checkout::wire::Failure;
use serde_json::{Value, json};

const GROUP: &str = "Notices";

/// What the API says of a payment as a whole, with a form of which it says nothing more.
const CODES: [(&str, &str); 13] = [
    ("generic", "request_failed"),
    ("card-declined", "card_declined"),
    ("insufficient-funds", "insufficient_funds"),
    ("exceeds-limit", "exceeds_limit"),
    ("method-unavailable", "invalid_currency"),
    ("setting-of-the-shop", "invalid_parameter"),
    ("card-expired", "card_expired"),
    ("number-refused", "invalid_number"),
    ("used-number", "used_number"),
    ("password-wrong", "invalid_password"),
    ("account-unknown", "invalid_account"),
    ("code-wrong", "bad_verification_value"),
    ("brand-unsupported", "unsupported_card_brand"),
];

pub(crate) fn faces() -> Vec<Face> {
    let mut faces: Vec<_> = CODES
        .iter()
        .map(|(name, code)| {
            Face::new(GROUP, format!("notice-{name}"), |story| {
                story.of(konbini()).fill_in().pay().paid(422, &error(code))
            })
        })
        .collect();
    faces.extend([
        Face::new(GROUP, "notice-declined-card", |story| card(story).pay().paid(502, &error("card_declined"))),
        Face::new(GROUP, "notice-declined-wallet", |story| {
            story.of(offer("paypay")).pay().paid(422, &error("card_declined"))
        }),
        Face::new(GROUP, "notice-try-later", |story| {
            card(story).pay().paid(503, &error("service_unavailable")).read(200, &open())
        }),
        Face::new(GROUP, "notice-offline", |story| {
            let story = card(story);
            let now = story.state.now;
            story.send(Event::PayPressed { now, online: false })
        }),
        Face::new(GROUP, "notice-nothing-charged", |story| {
            card(story).pay().pay_replied(Err(Failure::Network)).look(&open())
        }),
        Face::new(GROUP, "notice-paid-elsewhere", |story| {
            card(story).pay().pay_replied(Err(Failure::Busy)).look(&open())
        }),
        Face::new(GROUP, "notice-three-ds-failed", |story| {
            let story = card(story.asking(|options| options.token = true)).pay();
            story.token(200, &json!({"id": "tok_1", "verification_status": "ERRORED"}))
        }),
        Face::new(GROUP, "notice-unfinished", |story| {
            story.asking(|options| options.returned = Returned::Cancelled).about(&open())
        }),
        Face::new(GROUP, "notice-not-added", |story| {
            let story = pays_too_little(story.asking(|options| options.continues = true), SHORT).fill_in().pay();
            let short = short_session();
            story.token(200, &json!({"id": "tok_1"})).continued(false).look(&short)
        }),
        Face::new(GROUP, "notice-bitcash-short", |story| {
            story.of(offer("bit_cash")).fill_in().pay().paid(422, &error("insufficient_funds"))
        }),
    ]);
    faces
}

fn card(story: Story) -> Story {
    story.about(&open()).fill_in()
}

fn open() -> Value {
    session(json!([offer("credit_card")]))
}

fn short_session() -> Value {
    with(session(json!([offer("web_money")])), json!({"payment": super::shortfall::payment(SHORT)}))
}

//! Prepaid payments that one number was not enough for.

use super::samples::offer;
use crate::face::Face;
use crate::story::{Story, session, with};
use serde_json::{Value, json};

const GROUP: &str = "Shortfall";

/// What is missing, in yen, and the cards used: their last characters, and what each gave.
pub(crate) type Short = (i64, &'static [(&'static str, i64)]);

pub(crate) const SHORT: Short = (3_888, &[("2345", 5_000)]);
const SHORTER: Short = (888, &[("2345", 5_000), ("A1b9", 3_000)]);

pub(crate) fn faces() -> Vec<Face> {
    let here = |story: Story| story.asking(|options| options.continues = true);
    vec![
        Face::new(GROUP, "short", move |story| pays_too_little(here(story), SHORT)),
        Face::new(GROUP, "short-by-two-cards", move |story| pays_too_little(here(story), SHORTER)),
        Face::new(GROUP, "short-filled-in", move |story| pays_too_little(here(story), SHORT).fill_in()),
        Face::new(GROUP, "short-required", move |story| pays_too_little(here(story), SHORT).press()),
        Face::new(GROUP, "short-asking", move |story| pays_too_little(here(story), SHORT).fill_in().press()),
        Face::new(GROUP, "short-tokenising", move |story| pays_too_little(here(story), SHORT).fill_in().pay()),
        Face::new(GROUP, "short-continuing", move |story| {
            pays_too_little(here(story), SHORT).fill_in().pay().token(200, &json!({"id": "tok_1"}))
        }),
        Face::new(GROUP, "short-looking", move |story| {
            pays_too_little(here(story), SHORT).fill_in().pay().token(200, &json!({"id": "tok_1"})).continued(true)
        }),
        Face::new(GROUP, "short-elsewhere", |story| pays_too_little(story, SHORT)),
        Face::new(GROUP, "short-without-cards", |story| pays_too_little(story, (500, &[]))),
        Face::new(GROUP, "short-already", |story| {
            let session = session(json!([offer("web_money")]));
            story.about(&with(session, json!({"payment": payment(SHORT)})))
        }),
        Face::new(GROUP, "short-of-something-to-be-saved", move |story| {
            let session = with(session(json!([offer("web_money")])), json!({"mode": "customer"}));
            here(story).about(&with(session, json!({"payment": payment(SHORT)})))
        }),
        Face::new(GROUP, "short-of-an-unknown-currency", |story| {
            let payment = with(payment(SHORT), json!({"currency": "?"}));
            story.about(&with(session(json!([offer("web_money")])), json!({"payment": payment})))
        }),
    ]
}

/// The shopper pays with a number, and it is not enough.
pub(crate) fn pays_too_little(story: Story, short: Short) -> Story {
    let story = story.about(&session(json!([offer("web_money"), offer("konbini")]))).choose(0).fill_in().pay();
    let url = "https://komoju.com/sessions/e9x5mvx3jkpkofzcg7umfael6";
    story.paid(202, &json!({"status": "pending", "redirect_url": url, "payment": payment(short)}))
}

/// The payment that is short.
pub(crate) fn payment((missing, cards): Short) -> Value {
    let cards: Vec<_> =
        cards.iter().map(|(last, points)| json!({"last_four_digits": last, "points": points})).collect();
    json!({
        "id": "pay1", "status": "pending", "total": 8888, "currency": "JPY",
        "payment_details": {"type": "web_money", "short_amount": missing, "prepaid_cards": cards},
    })
}

//! The steps of a submission, and tokens.

use super::samples::{offer, usual};
use crate::face::Face;
use crate::story::{Story, session, with};
use komoju_checkout::wire::Failure;
use serde_json::{Value, json};

const GROUP: &str = "Submitting";

pub(crate) fn faces() -> Vec<Face> {
    let asked = |story: Story| story.about(&session(usual())).choose(0).fill_in().press();
    let paying = |story: Story| story.about(&session(usual())).choose(0).fill_in().pay();
    let looking = move |story: Story| paying(story).pay_replied(Err(Failure::Network));
    let token = |story: Story| story.asking(|options| options.token = true);
    vec![
        Face::new(GROUP, "submitting-asking", asked),
        Face::new(GROUP, "submitting-paying", paying),
        Face::new(GROUP, "submitting-looking", looking),
        Face::new(GROUP, "submitting-looking-alone", |story| {
            story.of(offer("credit_card")).fill_in().pay().pay_replied(Err(Failure::Network))
        }),
        Face::new(GROUP, "submitting-lost", move |story| looking(story).look(&garbled())),
        Face::new(GROUP, "submitting-lost-without-way-back", move |story| {
            let session = with(session(usual()), json!({"return_url": null}));
            let story = story.about(&session).choose(0).fill_in().pay().pay_replied(Err(Failure::Network));
            story.look(&garbled())
        }),
        Face::new(GROUP, "submitting-after-reload", |story| {
            story.asking(|options| options.paying = true).about(&session(usual()))
        }),
        Face::new(GROUP, "submitting-after-reload-lost", |story| {
            story.asking(|options| options.paying = true).about(&session(usual())).look(&garbled())
        }),
        Face::new(GROUP, "token-form", move |story| token(story).of(offer("credit_card"))),
        Face::new(GROUP, "token-asking", move |story| token(story).of(offer("credit_card")).fill_in().press()),
        Face::new(GROUP, "token-making", move |story| token(story).of(offer("credit_card")).fill_in().pay()),
        Face::new(GROUP, "tokenised", move |story| {
            token(story).of(offer("konbini")).fill_in().pay().token(200, &json!({"id": "tok_1"}))
        }),
    ]
}

/// A word nobody knows: money may have moved.
fn garbled() -> Value {
    with(session(usual()), json!({"status": "on_hold"}))
}

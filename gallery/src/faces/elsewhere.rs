//! What happens on other pages: the bank's in a frame, a wallet's page, and its app.

use super::samples::offer;
use crate::face::Face;
use crate::story::Story;
use komoju_checkout::flow::Event;
use serde_json::json;

const CHALLENGE: &str = "3-D Secure";
const REDIRECT: &str = "Another page";

pub(crate) fn faces() -> Vec<Face> {
    vec![
        Face::new(CHALLENGE, "challenge", challenge),
        Face::new(CHALLENGE, "challenge-really-cancel", |story| challenge(story).send(Event::StepBackPressed)),
        Face::new(CHALLENGE, "challenge-of-a-token", token_challenge),
        Face::new(CHALLENGE, "challenge-of-a-token-really-cancel", |story| {
            token_challenge(story).send(Event::StepBackPressed)
        }),
        Face::new(CHALLENGE, "challenge-left", |story| {
            challenge(story).send(Event::StepBackPressed).send(Event::StepBackPressed)
        }),
        Face::new(REDIRECT, "redirecting", |story| wallet(story, "paypay")),
        Face::new(REDIRECT, "redirecting-to-an-app", |story| {
            wallet(story.asking(|options| options.phone = true), "paypay")
        }),
        Face::new(REDIRECT, "redirecting-to-an-app-of-a-long-name", |story| {
            wallet(story.asking(|options| options.phone = true), "rakutenpay")
        }),
    ]
}

/// The bank's page of the gallery.
fn bank(story: &Story) -> String {
    [&story.origin, "/gallery/bank.html"].concat()
}

fn challenge(story: Story) -> Story {
    let url = bank(&story);
    let payment = json!({
        "id": "pay1", "status": "pending", "total": 8888, "currency": "JPY", "payment_details": {"type": "credit_card"},
    });
    let answer = json!({"status": "pending", "redirect_url": url, "payment": payment});
    story.of(offer("credit_card")).fill_in().pay().paid(200, &answer)
}

fn token_challenge(story: Story) -> Story {
    let url = bank(&story);
    let answer = json!({"id": "tok_1", "verification_status": "NEEDS_VERIFY", "authentication_url": url});
    story.asking(|options| options.token = true).of(offer("credit_card")).fill_in().pay().token(200, &answer)
}

fn wallet(story: Story, payment_type: &str) -> Story {
    let answer = json!({
        "status": "pending", "redirect_url": "https://wallet.example/pay", "app_url": "paypay://pay",
        "payment": {"id": "pay1", "status": "pending", "payment_details": {"type": payment_type}},
    });
    story.of(offer(payment_type)).pay().paid(200, &answer)
}

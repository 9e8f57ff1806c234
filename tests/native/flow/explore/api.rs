//! What the API can say: where the session stands in truth, what it may become, and every class of answer.

use super::truth::{TRUTHS, Truth, success};
use super::worlds::World;
use crate::conversation::{NOW, answer, unreadable};
use crate::fixtures::{fixture, json, with};
use komoju_checkout::domain::deadline::Moment;
use komoju_checkout::wire::{Failure, Reply};
use serde_json::{Value, json as value};

/// What an answer to "pay" says to somebody who reads it by the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// It is done.
    Success,
    /// It was refused for certain, goes on elsewhere, or was never sent: no charge is in doubt.
    Certain,
    /// It was refused, and one look must make sure.
    LookOnce,
    /// Nobody knows.
    Nothing,
}

/// A class of answer.
pub(super) struct Answer {
    /// In words.
    pub(super) name: &'static str,
    /// From which truths it can come; empty for all.
    from: fn(Truth) -> bool,
    /// What it makes of the truth.
    pub(super) becomes: Option<Truth>,
    /// What it says.
    pub(super) says: Says,
    /// It.
    pub(super) reply: Result<Reply, Failure>,
}

/// Every answer of one world, made once.
pub(super) struct Api {
    sessions: Vec<(Truth, Vec<Truth>)>,
    session_replies: Vec<(Truth, Result<Reply, Failure>)>,
    strange: Vec<(&'static str, Result<Reply, Failure>)>,
    pub(super) pay: Vec<Answer>,
    pub(super) token: Vec<(&'static str, Result<Reply, Failure>)>,
    pub(super) barcode: Vec<(&'static str, Result<Reply, Failure>)>,
}

/// What a shopper typed, said back by the API where it says such things: none of it may go on from there.
fn echo() -> Value {
    value!({"code": "card_declined", "param": "number", "message": format!("{} was refused", super::happening::NUMBER)})
}

impl Api {
    pub(super) fn new(world: &World) -> Api {
        Api {
            sessions: TRUTHS.iter().map(|truth| (*truth, truth.later(world))).collect(),
            session_replies: TRUTHS.iter().map(|truth| (*truth, answer(200, &session(world, *truth)))).collect(),
            strange: vec![
                ("the connection breaks", Err(Failure::Network)),
                ("the API is busy", Ok(Reply { status: 503, body: None, retry_after: Some(3) })),
                ("garbage", unreadable(200)),
                ("a word nobody knows", answer(200, &with(world.session.clone(), value!({"status": "on_hold"})))),
                ("not found", answer(404, &fixture("error_not_found.json"))),
            ],
            pay: pay(world),
            token: tokens(),
            barcode: barcodes(),
        }
    }

    /// What reading the session can be answered: each with its name, and what the truth then is.
    pub(super) fn session(&self, truth: Truth) -> Vec<(usize, Truth)> {
        let later = &self.sessions.iter().find(|(found, _)| *found == truth).expect("all are there").1;
        let mut answers: Vec<_> = later
            .iter()
            .map(|later| {
                let at = self.session_replies.iter().position(|(found, _)| found == later);
                (at.expect("all are there"), *later)
            })
            .collect();
        answers.extend((0..self.strange.len()).map(|at| (TRUTHS.len() + at, truth)));
        answers
    }

    /// The name, what it says of the session if it is one, and the reply itself.
    pub(super) fn session_answer(&self, at: usize) -> (String, Option<Truth>, &Result<Reply, Failure>) {
        match self.session_replies.get(at) {
            Some((truth, reply)) => (format!("{truth:?}").to_lowercase(), Some(*truth), reply),
            None => {
                let (name, reply) = &self.strange[at - TRUTHS.len()];
                ((*name).to_owned(), None, reply)
            }
        }
    }

    /// Which answers "pay" can have.
    pub(super) fn pay_answers(&self, truth: Truth) -> impl Iterator<Item = usize> {
        (0..self.pay.len()).filter(move |at| (self.pay[*at].from)(truth))
    }
}

/// The session as the API shows it while this is the truth.
fn session(world: &World, truth: Truth) -> Value {
    let (status, payment) = match truth {
        Truth::Open => ("pending", value!(null)),
        Truth::Begun => ("pending", payment(world, "pending")),
        Truth::Short => ("pending", fixture("pay_pending_short.json")["payment"].clone()),
        Truth::Failed => ("pending", payment(world, "failed")),
        Truth::Captured => ("completed", payment(world, "captured")),
        Truth::Reserved => ("completed", payment(world, "authorized")),
        Truth::Cash => ("completed", cash()),
        Truth::Saved => ("completed", value!(null)),
        Truth::Expired => ("pending", value!(null)),
        Truth::Cancelled => ("cancelled", value!(null)),
        Truth::Over => ("completed", payment(world, "refunded")),
    };
    let expired = truth == Truth::Expired;
    with(world.session.clone(), value!({"status": status, "payment": payment, "expired": expired}))
}

fn payment(world: &World, status: &str) -> Value {
    let payment_type = &world.session["payment_methods"][0]["type"];
    let email = super::happening::EMAIL;
    value!({"id": "pay1", "status": status, "total": 8888, "currency": "JPY",
        "payment_details": {"type": payment_type, "email": email}})
}

fn cash() -> Value {
    let mut payment = fixture("session_awaiting_cash.json")["payment"].clone();
    payment["payment_details"]["email"] = value!(super::happening::EMAIL);
    payment["payment_details"]["barcode_url"] = value!("/api/v1/barcodes/abc");
    payment
}

fn pay(world: &World) -> Vec<Answer> {
    let open: fn(Truth) -> bool = Truth::takes_payment;
    let any: fn(Truth) -> bool = |_| true;
    let error = |code: &str| value!({"error": with(echo(), value!({"code": code}))});
    let mut answers = Vec::new();
    let mut add = |name, from, becomes, says, reply| answers.push(Answer { name, from, becomes, says, reply });
    let method = world.session["payment_methods"][0]["type"].as_str().unwrap_or_default();
    let both = world.session["payment_methods"].as_array().is_some_and(|methods| methods.len() > 1);
    let charged = success(world);
    let done = match charged {
        Truth::Saved => value!({"status": "completed", "payment": null}),
        Truth::Cash => value!({"status": "completed", "payment": cash()}),
        Truth::Reserved => value!({"status": "completed", "payment": payment(world, "authorized")}),
        _ => value!({"status": "completed", "payment": payment(world, "captured")}),
    };
    add("done", open, Some(charged), Says::Success, answer(200, &done));
    if both {
        let cash = value!({"status": "completed", "payment": cash()});
        add("cash is awaited", open, Some(Truth::Cash), Says::Success, answer(200, &cash));
    }
    let pending = |url: &str| value!({"status": "pending", "redirect_url": url, "payment": payment(world, "pending")});
    match method {
        "credit_card" => {
            let asked = answer(200, &pending("https://bank.example.com/ask"));
            add("the bank asks", open, Some(Truth::Begun), Says::Certain, asked);
        }
        "paypay" => {
            let away = with(pending("https://wallet.example.com/"), value!({"app_url": "paypay://pay"}));
            add("go to the wallet", open, Some(Truth::Begun), Says::Certain, answer(200, &away));
        }
        "web_money" => {
            let short = answer(202, &fixture("pay_pending_short.json"));
            add("the card is not enough", open, Some(Truth::Short), Says::Certain, short);
        }
        _ => {}
    }
    add("declined", open, Some(Truth::Failed), Says::Certain, answer(502, &error("card_declined")));
    add("a wrong code", open, None, Says::Certain, answer(502, &error("bad_verification_value")));
    add("a setting of the shop", open, None, Says::Certain, answer(422, &error("invalid_currency")));
    add("the key is refused", any, None, Says::Certain, answer(401, &error("unauthorized")));
    add("unprocessable", any, None, Says::LookOnce, answer(422, &error("unprocessable_entity")));
    add("unavailable", any, None, Says::LookOnce, answer(503, &error("service_unavailable")));
    add("500", any, None, Says::Nothing, answer(500, &error("internal_server_error")));
    add("500, but charged", open, Some(charged), Says::Nothing, unreadable(500));
    add("the connection breaks", any, None, Says::Nothing, Err(Failure::Network));
    add("the connection breaks, but charged", open, Some(charged), Says::Nothing, Err(Failure::Network));
    add("no answer in time", any, None, Says::Nothing, Err(Failure::Timeout));
    add("garbage", any, None, Says::Nothing, unreadable(200));
    let contradiction = with(done, value!({"error": echo()}));
    add("done and refused at once", open, Some(charged), Says::Nothing, answer(200, &contradiction));
    let cancelled = value!({"status": "cancelled"});
    add("cancelled", open, Some(Truth::Cancelled), Says::Certain, answer(200, &cancelled));
    // Nothing has left this window; and while the other one pays, it holds the claim.
    add("another window is paying", any, None, Says::Certain, Err(Failure::Busy));
    answers
}

fn tokens() -> Vec<(&'static str, Result<Reply, Failure>)> {
    let verification = |word: &str| {
        let url = "https://bank.example.com/ask";
        answer(200, &value!({"id": "tok_1", "verification_status": word, "authentication_url": url}))
    };
    vec![
        ("a token", answer(200, &value!({"id": "tok_1"}))),
        ("verified", verification("OK")),
        ("the bank asks", verification("NEEDS_VERIFY")),
        ("the bank asks nowhere", answer(200, &value!({"id": "tok_1", "verification_status": "NEEDS_VERIFY"}))),
        ("not verified", verification("ERRORED")),
        ("refused", answer(422, &value!({"error": with(echo(), value!({"code": "invalid_number"}))}))),
        ("the key is refused", answer(401, &value!({"error": echo()}))),
        ("500", unreadable(500)),
        ("garbage", unreadable(200)),
        ("the connection breaks", Err(Failure::Network)),
    ]
}

fn barcodes() -> Vec<(&'static str, Result<Reply, Failure>)> {
    let lapses = Moment::from_unix(NOW.unix() + 600).unix();
    let ready = value!({"status": "ready", "image": "iVBORw0KGgoAAAA=", "expires_at": lapses});
    vec![
        ("ready", answer(200, &ready)),
        ("not yet", answer(200, &value!({"status": "pending", "retry_after": 2}))),
        ("garbage", answer(200, &value!({"status": "ready", "image": "<svg>"}))),
        ("the connection breaks", Err(Failure::Network)),
    ]
}

/// The session as the page brings it along.
pub(super) fn brought(world: &World) -> komoju_checkout::wire::Json {
    json(&session(world, world.truth))
}

//! Replies for the random walk: what the API says, the same with something broken in it, and plain garbage.

use crate::conversation::{SESSION, answer, unreadable};
use crate::fixtures::{fixture, with};
use crate::random::Random;
use komoju_checkout::wire::{Failure, Reply};
use serde_json::{Map, Value, json as value};

/// Keys and words of the API, so that garbage has a chance to be taken for an answer.
const WORDS: &[&str] = &[
    "status",
    "payment",
    "payment_methods",
    "payment_details",
    "error",
    "code",
    "redirect_url",
    "instructions_url",
    "mode",
    "type",
    "brands",
    "expired",
    "pending",
    "completed",
    "captured",
    "authorized",
    "failed",
    "cancelled",
    "customer",
    "credit_card",
    "konbini",
    "card_declined",
    "https://example.com/",
    "javascript:alert(1)",
    "8888",
    "",
];

const SESSIONS: &[&str] = &[
    "session.json",
    "session_konbini_icons.json",
    "session_wallets.json",
    "session_customer.json",
    "session_unfinished.json",
    "session_failed_before.json",
    "session_completed.json",
    "session_authorized.json",
    "session_awaiting_cash.json",
    "session_expired.json",
    "session_refunded.json",
    "session_customer_saved.json",
    "session_no_known_method.json",
    "session_cancelled_with_payment.json",
];

const PAY_ANSWERS: &[&str] = &[
    "pay_completed_captured.json",
    "pay_completed_manual.json",
    "pay_completed_customer.json",
    "pay_completed_instructions.json",
    "pay_completed_seven_eleven.json",
    "pay_completed_unvisited.json",
    "pay_pending_wallet.json",
    "pay_pending_challenge.json",
    "pay_pending_short.json",
    "pay_error_object.json",
    "pay_error_text.json",
    "pay_contradiction_error.json",
    "pay_contradiction_pending.json",
    "pay_cancelled.json",
    "error_card_declined.json",
    "error_bad_verification_value.json",
    "error_invalid_email.json",
];

const STATUSES: &[u16] =
    &[200, 200, 200, 200, 201, 202, 204, 302, 400, 401, 402, 404, 408, 422, 429, 500, 502, 503, 504];

/// Everything a reply can be made of, read once.
pub(super) struct Replies {
    open: Vec<Value>,
    sessions: Vec<Value>,
    pay_answers: Vec<Value>,
    tokens: Vec<Value>,
    barcodes: Vec<Value>,
}

impl Replies {
    pub(super) fn new() -> Replies {
        // The samples are of many sessions: here they are all of this one.
        let session = |name: &&str| with(fixture(name), value!({"id": SESSION}));
        // The first three can be paid: a walk that never gets to a form shows little.
        let mut open: Vec<_> = SESSIONS[..3].iter().map(session).collect();
        open.push(with(open[0].clone(), value!({"payment_methods": [{"type": "web_money"}, {"type": "credit_card"}]})));
        let mut sessions: Vec<_> = SESSIONS.iter().map(session).collect();
        let mut cash = session(&"session_awaiting_cash.json");
        cash["payment"]["payment_details"]["barcode_url"] = value!("/api/v1/barcodes/abc");
        sessions.push(cash);
        sessions.push(with(open[3].clone(), value!({"payment": fixture("pay_pending_short.json")["payment"]})));
        let token = |word: &str| {
            let url = "https://bank.example.com/ask";
            value!({"id": "tok_1", "verification_status": word, "authentication_url": url})
        };
        Replies {
            open,
            sessions,
            pay_answers: PAY_ANSWERS.iter().map(|name| fixture(name)).collect(),
            tokens: vec![value!({"id": "tok_1"}), token("OK"), token("NEEDS_VERIFY"), token("ERRORED")],
            barcodes: vec![
                value!({"status": "ready", "image": "iVBORw0KGgoAAAA=", "expires_at": "2026-11-21T03:10:00Z"}),
                value!({"status": "pending", "retry_after": 2}),
            ],
        }
    }

    /// What making a token may answer, or reading one.
    pub(super) fn token(&self, random: &mut Random) -> Value {
        self.broken(&self.tokens, random)
    }

    /// What asking for a barcode may answer.
    pub(super) fn barcode(&self, random: &mut Random) -> Value {
        self.broken(&self.barcodes, random)
    }

    /// A session, more often than not one that can be paid.
    pub(super) fn session(&self, random: &mut Random) -> Value {
        if random.once_in(3) { self.broken(&self.sessions, random) } else { random.pick(&self.open).clone() }
    }

    /// What paying may answer.
    pub(super) fn pay_answer(&self, random: &mut Random) -> Value {
        self.broken(&self.pay_answers, random)
    }

    /// One of the answers as it is, or with something broken, or garbage.
    fn broken(&self, answers: &[Value], random: &mut Random) -> Value {
        let mut value = random.pick(answers).clone();
        match random.below(6) {
            0 => garbage(random, 4),
            1 | 2 => {
                spoil(&mut value, random);
                value
            }
            _ => value,
        }
    }
}

/// An answer with this body, whatever its status; or one without a body, or none at all.
pub(super) fn deliver(body: &Value, random: &mut Random) -> Result<Reply, Failure> {
    match random.below(12) {
        0 => Err(*random.pick(&[Failure::Network, Failure::Timeout])),
        1 => unreadable(*random.pick(STATUSES)),
        2 | 3 => answer(*random.pick(STATUSES), body),
        _ => answer(200, body),
    }
}

/// Puts garbage somewhere into a value.
fn spoil(value: &mut Value, random: &mut Random) {
    let inside: Vec<&mut Value> = match value {
        Value::Object(entries) => entries.values_mut().collect(),
        Value::Array(list) => list.iter_mut().collect(),
        _ => Vec::new(),
    };
    let count = inside.len();
    match inside.into_iter().nth(random.below(count.max(1))) {
        Some(found) if !random.once_in(3) => spoil(found, random),
        Some(found) => *found = garbage(random, 2),
        None => *value = garbage(random, 2),
    }
}

fn garbage(random: &mut Random, depth: usize) -> Value {
    let word = |random: &mut Random| (*random.pick(WORDS)).to_owned();
    match random.below(if depth == 0 { 5 } else { 8 }) {
        0 => Value::Null,
        1 => Value::Bool(random.once_in(2)),
        2 => (*random.pick(&[0_i64, 1, -1, 8888, i64::MAX, i64::MIN])).into(),
        3 => 0.5.into(),
        4 => Value::String(word(random)),
        5 => (0..random.below(4)).map(|_| garbage(random, depth - 1)).collect(),
        _ => {
            let entries = (0..random.below(6)).map(|_| (word(random), garbage(random, depth - 1)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

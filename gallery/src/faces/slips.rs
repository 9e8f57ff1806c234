//! Instructions: what a shopper needs in order to bring the cash.

use super::samples::{CHAINS, konbini, offer, usual};
use crate::face::Face;
use crate::story::{Story, session, with};
use serde_json::{Value, json};

const GROUP: &str = "Instructions";

/// A barcode: 750 by 150, a PNG in base 64.
const BARCODE: &str = include_str!("barcode.txt");

/// When slips lapse: the end of a day in Japan.
const IN_THREE_DAYS: &str = "2026-11-24T14:59:59Z";

pub(crate) fn faces() -> Vec<Face> {
    let mut faces = Vec::new();
    for chain in CHAINS {
        faces.push(Face::new(GROUP, format!("slip-{chain}"), move |story| slip(story, chain, json!({}))));
    }
    let with_barcode = |story: Story, chain: &str| {
        let path = json!({"barcode_url": "/api/v1/barcodes/pay1"});
        slip(story, chain, json!({"payment_details": path}))
    };
    for chain in ["seven-eleven", "family-mart", "lawson"] {
        faces.push(Face::new(GROUP, format!("slip-{chain}-barcode-awaited"), move |story| with_barcode(story, chain)));
        faces.push(Face::new(GROUP, format!("slip-{chain}-barcode"), move |story| {
            with_barcode(story, chain).barcode(&json!({"status": "ready", "image": BARCODE}))
        }));
    }
    for (name, deadline) in [
        ("today", json!("2026-11-21T14:59:59Z")),
        ("tomorrow", json!("2026-11-22T14:59:59Z")),
        ("in-ten-days", json!("2026-12-01T14:59:59Z")),
        ("passed", json!("2026-11-19T14:59:59Z")),
        ("none", json!(null)),
    ] {
        faces.push(Face::new(GROUP, format!("slip-deadline-{name}"), move |story| {
            slip(story, "lawson", json!({"payment_deadline": deadline}))
        }));
    }
    faces.extend([
        // The page presses the first button: what was copied the screen alone knows.
        Face::new(GROUP, "slip-copied", |story| slip(story, "lawson", json!({}))),
        Face::new(GROUP, "slip-with-fee", |story| {
            slip(story, "lawson", json!({"payment_method_fee": 190, "total": 9_078}))
        }),
        Face::new(GROUP, "slip-without-amount", |story| slip(story, "lawson", json!({"total": null}))),
        Face::new(GROUP, "slip-without-confirmation-code", |story| {
            slip(story, "seicomart", json!({"payment_details": {"confirmation_code": null}}))
        }),
        Face::new(GROUP, "slip-without-store", |story| slip(story, "", json!({}))),
        Face::new(GROUP, "slip-without-link", |story| {
            slip(story, "lawson", json!({"payment_details": {"instructions_url": null}}))
        }),
        Face::new(GROUP, "slip-without-way-back", |story| {
            let session = with(session(json!([konbini()])), json!({"return_url": null}));
            story.about(&with(session, json!({"status": "completed", "payment": payment("lawson", json!({}))})))
        }),
        Face::new(GROUP, "slip-pay-easy", |story| {
            let details = json!({
                "type": "pay_easy", "bank_id": "58191", "customer_id": "20001900030947960025", "confirmation_id": "288916",
            });
            awaiting(story, "pay_easy", details)
        }),
        Face::new(GROUP, "slip-bank-transfer", |story| {
            let details = json!({
                "type": "bank_transfer", "order_id": "K6685338853", "bank_name": "三井住友銀行",
                "account_branch_name": "ひなぎく", "account_number": "0000085", "account_type": "普通預金",
                "account_name": "株式会社DEGICA(カブシキガイシャ デジカ)",
            });
            awaiting(story, "bank_transfer", details)
        }),
        Face::new(GROUP, "slip-of-a-method-nobody-knows", |story| {
            awaiting(story, "seven_bank", json!({"type": "seven_bank"}))
        }),
    ]);
    faces
}

/// A payment at a konbini is awaited; with changes to it, and to its details.
fn slip(story: Story, chain: &str, changes: Value) -> Story {
    let paid = json!({"status": "completed", "payment": payment(chain, changes)});
    story.about(&session(usual())).choose(1).fill_in().pay().paid(200, &paid)
}

fn payment(chain: &str, mut changes: Value) -> Value {
    let details = json!({
        "type": "konbini", "store": chain, "confirmation_code": "22223", "receipt": "90865708838",
        "instructions_url": "https://komoju.com/ja/instructions/pay1",
    });
    let details = with(details, changes.get_mut("payment_details").map_or(json!({}), Value::take));
    let payment = json!({
        "id": "pay1", "status": "authorized", "total": 8888, "currency": "JPY", "payment_deadline": IN_THREE_DAYS,
        "payment_method_fee": 0,
    });
    with(with(payment, changes), json!({"payment_details": details}))
}

/// A session whose payment is awaited in another way.
fn awaiting(story: Story, payment_type: &str, details: Value) -> Story {
    let details = with(details, json!({"instructions_url": "https://komoju.com/ja/instructions/pay1"}));
    let payment = with(payment("", json!({})), json!({"payment_details": details}));
    let session = session(json!([offer(payment_type)]));
    story.about(&with(session, json!({"status": "completed", "payment": payment})))
}

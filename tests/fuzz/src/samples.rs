//! Sessions as they are documented, in which an answer is awaited.

use serde_json::{Value, json as value};

/// A session that offers a method of each kind.
pub(crate) fn all_methods() -> Value {
    value!({
        "id": "s", "resource": "session", "mode": "payment", "amount": 8888, "currency": "JPY", "status": "pending",
        "session_url": "https://komoju.com/sessions/s", "return_url": "https://shop.example/thanks",
        "default_locale": "ja", "payment": null,
        "payment_methods": [
            {"type": "credit_card", "brands": ["visa", "master", "jcb"], "amount": 8888, "currency": "JPY"},
            {"type": "konbini", "brands": {"lawson": {}, "family-mart": {}}, "customer_fee": 190},
            {"type": "pay_easy"}, {"type": "web_money"}, {"type": "paypay"}, {"type": "bank_transfer"}
        ]
    })
}

/// A session whose payment waits for cash, with a barcode for the till.
pub(crate) fn awaiting_cash() -> Value {
    let mut session = all_methods();
    session["payment"] = value!({
        "id": "p", "status": "authorized", "total": 9078, "currency": "JPY", "amount": 8888,
        "payment_deadline": "2026-11-25T14:59:59Z",
        "payment_details": {"type": "konbini", "store": "lawson", "confirmation_code": "1234", "receipt": "12345678",
            "instructions_url": "https://komoju.com/i/p", "barcode_url": "/api/v1/barcodes/p"}
    });
    session["status"] = value!("completed");
    session
}

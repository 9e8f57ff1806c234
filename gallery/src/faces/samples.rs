//! An offer of each payment type, as sessions have them.

use serde_json::{Value, json};

/// The types: one for each method of the registry, and those whose forms are their own.
pub(crate) const TYPES: [&str; 16] = [
    "credit_card",
    "konbini",
    "pay_easy",
    "bank_transfer",
    "web_money",
    "net_cash",
    "nanaco",
    "bit_cash",
    "culture_voucher",
    "happy_money",
    "dospara",
    "japan_mobile",
    "mobile",
    "paidy",
    "paypay",
    "grab_pay",
];

/// The wallets that are known by name.
pub(crate) const WALLETS: [&str; 12] = [
    "alipay",
    "au",
    "aupay",
    "docomo",
    "line_pay",
    "linepay",
    "merpay",
    "paypay",
    "rakutenpay",
    "softbank",
    "unionpay",
    "wechatpay",
];

/// The konbini chains, those that have closed too, and one that nobody knows.
pub(crate) const CHAINS: [&str; 9] = [
    "seven-eleven",
    "lawson",
    "family-mart",
    "ministop",
    "daily-yamazaki",
    "seicomart",
    "circle-k",
    "sunkus",
    "corner-shop",
];

/// An offer of a type.
pub(crate) fn offer(payment_type: &str) -> Value {
    match payment_type {
        "credit_card" => json!({
            "type": "credit_card", "brands": ["visa", "master", "jcb", "american_express", "diners_club"],
        }),
        "konbini" => konbini(),
        "culture_voucher" | "happy_money" => json!({"type": payment_type, "currency": "KRW", "amount": 83_000}),
        "japan_mobile" => json!({"type": "japan_mobile", "brands": ["docomo", "au", "softbank"]}),
        // One nobody here knows, which asks for all there is to ask for.
        "grab_pay" => {
            json!({"type": "grab_pay", "offsite": true, "additional_fields": ["name", "email", "phone"]})
        }
        _ => json!({"type": payment_type}),
    }
}

/// Konbini with their pictures: those of the gallery.
pub(crate) fn konbini() -> Value {
    let brands: serde_json::Map<String, Value> = CHAINS[..6]
        .iter()
        .map(|chain| ((*chain).to_owned(), json!({"icon": format!("/gallery/pictures/{chain}.svg")})))
        .collect();
    json!({"type": "konbini", "brands": brands})
}

/// A card and a konbini, as most shops have them.
pub(crate) fn usual() -> Value {
    json!([offer("credit_card"), konbini(), offer("paypay")])
}

/// The same offer with a fee on top.
pub(crate) fn with_fee(mut offer: Value, fee: i64) -> Value {
    offer["customer_fee"] = json!(fee);
    offer
}

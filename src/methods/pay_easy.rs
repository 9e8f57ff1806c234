//! Pay-easy: pay with three numbers at a cash machine or by online banking (S3 "PayEasy"; DOMAIN.md 5.4).

use super::instructions::{Instructions, Line};
use super::{Method, Paid, Picture, Title, payer};
use crate::wire::Payment;

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "pay_easy",
    title: |_, texts| Title::Text(texts.pay_easy),
    hint: Some(|texts| texts.pay_easy_hint),
    picture: Picture::Bank,
    fields: payer::fields,
    details: payer::details,
    most_yen: Some(999_999),
    paid: Paid::Cash,
    instructions: Some(instructions),
};

fn instructions(payment: &Payment) -> Instructions {
    let lines = [
        Line::of(payment, "bank_id", |texts| texts.payee_code),
        Line::of(payment, "customer_id", |texts| texts.customer_number),
        Line::of(payment, "confirmation_id", |texts| texts.confirmation_number),
    ];
    Instructions {
        heading: |texts| texts.awaiting_pay_easy,
        store: None,
        lines: lines.into_iter().flatten().collect(),
        place: Some(|texts| texts.at_atm),
        link_label: |texts| texts.show_instructions,
    }
}

//! Bank transfer: pay into an account, with a sender's name that tells which payment it is (S3 "Bank Transfer";
//! DOMAIN.md 5.4).

use super::instructions::{Instructions, Line};
use super::{Method, Paid, Picture, Title, payer};
use crate::wire::Payment;

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "bank_transfer",
    title: |_, texts| Title::Text(texts.bank_transfer),
    hint: Some(|texts| texts.bank_transfer_hint),
    picture: Picture::Bank,
    fields: payer::fields,
    details: payer::details,
    most_yen: None,
    paid: Paid::Cash,
    instructions: Some(instructions),
};

fn instructions(payment: &Payment) -> Instructions {
    let lines = [
        Line::of(payment, "bank_name", |texts| texts.bank_name),
        Line::of(payment, "account_branch_name", |texts| texts.branch_name),
        Line::of(payment, "account_type", |texts| texts.account_type),
        Line::of(payment, "account_number", |texts| texts.account_number),
        Line::of(payment, "account_name", |texts| texts.account_name),
        Line::of(payment, "order_id", |texts| texts.sender_name),
    ];
    Instructions {
        heading: |texts| texts.awaiting_transfer,
        store: None,
        lines: lines.into_iter().flatten().collect(),
        place: Some(|texts| texts.at_bank),
        link_label: |texts| texts.show_instructions,
    }
}

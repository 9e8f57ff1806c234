//! Pay-easy: pay with three numbers at a cash machine or by online banking (S3 "PayEasy"; DOMAIN.md 5.4).

use super::instructions::{Instructions, Line};
use super::{Method, Paid, Picture, payer};
use crate::i18n::Text;
use crate::wire::Payment;

pub(super) static METHOD: Method = Method {
    title: Some(Text::PayEasy),
    hint: Some(Text::PayEasyHint),
    picture: Picture::Bank,
    most_yen: Some(999_999),
    button: Text::GetSlip,
    paid: Paid::Cash,
    instructions: Some(instructions),
    ..Method::new(&["pay_easy"], payer::asks, payer::details)
};

fn instructions(payment: &Payment) -> Instructions {
    let lines = [
        ("bank_id", Text::PayeeCode),
        ("customer_id", Text::CustomerNumber),
        ("confirmation_id", Text::ConfirmationNumber),
    ];
    Instructions {
        heading: Text::AwaitingPayEasy,
        store: None,
        lines: Line::all(payment, &lines),
        place: Some(Text::AtAtm),
        link_label: Text::ShowInstructions,
    }
}

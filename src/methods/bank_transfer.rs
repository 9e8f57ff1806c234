//! Bank transfer: pay into an account, with a sender's name that tells which payment it is (S3 "Bank Transfer";
//! DOMAIN.md 5.4).

use super::instructions::{Instructions, Line};
use super::{Method, Paid, Picture, payer};
use crate::i18n::Text;
use crate::wire::Payment;

pub(super) static METHOD: Method = Method {
    title: Some(Text::BankTransfer),
    hint: Some(Text::BankTransferHint),
    picture: Picture::Bank,
    button: Text::GetAccount,
    paid: Paid::Cash,
    instructions: Some(instructions),
    ..Method::new(&["bank_transfer"], payer::asks, payer::details)
};

fn instructions(payment: &Payment) -> Instructions {
    let lines = [
        ("bank_name", Text::BankName),
        ("account_branch_name", Text::BranchName),
        ("account_type", Text::AccountType),
        ("account_number", Text::AccountNumber),
        ("account_name", Text::AccountName),
        ("order_id", Text::SenderName),
    ];
    let mut lines = Line::all(payment, &lines);
    // Without the sender's name nobody can tell which payment a transfer is (S3).
    for line in lines.iter_mut().filter(|line| line.label == Text::SenderName) {
        line.warning = Some(Text::AtBank);
    }
    Instructions {
        heading: Text::AwaitingTransfer,
        store: None,
        lines,
        place: None,
        link_label: Text::ShowInstructions,
    }
}

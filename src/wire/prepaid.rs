//! KOMOJU's words for what is paid from at once: prepaid numbers, and accounts with a password (DOMAIN.md 3.4).

use crate::domain::prepaid::PrepaidKind;

/// The kind of number a payment type asks for.
pub fn prepaid_kind(payment_type: &str) -> Option<PrepaidKind> {
    match payment_type {
        "web_money" => Some(PrepaidKind::WebMoney),
        "net_cash" => Some(PrepaidKind::NetCash),
        "nanaco" => Some(PrepaidKind::Nanaco),
        "bit_cash" => Some(PrepaidKind::BitCash),
        _ => None,
    }
}

/// The two fields of an account, as they are called in a payment's details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountFields {
    /// The one with the id.
    pub id: &'static str,
    /// The one with the password.
    pub password: &'static str,
}

/// The fields a payment type asks for.
pub fn account_fields(payment_type: &str) -> Option<AccountFields> {
    let (id, password) = match payment_type {
        "culture_voucher" => ("culture_id", "culture_password"),
        "happy_money" => ("happy_money_id", "happy_money_password"),
        "dospara" => ("user_no", "user_password"),
        _ => return None,
    };
    Some(AccountFields { id, password })
}

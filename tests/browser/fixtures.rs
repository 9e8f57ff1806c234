//! The fixtures, inside the test itself: a browser reads no files. A native test keeps the list complete.

/// The fixtures as `(name, text)`.
macro_rules! fixtures {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../fixtures/api/", $name))),)*]
    };
}

/// All of them, by name.
pub(crate) const ALL: &[(&str, &str)] = fixtures![
    "error_bad_verification_value.json",
    "error_card_declined.json",
    "error_invalid_email.json",
    "error_missing_parameter.json",
    "error_not_found.json",
    "error_unauthorized.json",
    "pay_cancelled.json",
    "pay_completed_captured.json",
    "pay_completed_customer.json",
    "pay_completed_instructions.json",
    "pay_completed_manual.json",
    "pay_completed_seven_eleven.json",
    "pay_completed_unvisited.json",
    "pay_contradiction_error.json",
    "pay_contradiction_pending.json",
    "pay_error_object.json",
    "pay_error_text.json",
    "pay_pending_challenge.json",
    "pay_pending_short.json",
    "pay_pending_wallet.json",
    "payment_cancelled_bank_transfer.json",
    "payment_cancelled_credit_card.json",
    "payment_cancelled_japan_mobile.json",
    "payment_cancelled_konbini.json",
    "payment_cancelled_line_pay.json",
    "payment_cancelled_merpay.json",
    "payment_cancelled_paidy.json",
    "payment_cancelled_pay_easy.json",
    "payment_captured.json",
    "payment_created_2017_bank_transfer.json",
    "payment_created_2017_bit_cash.json",
    "payment_created_2017_credit_card.json",
    "payment_created_2017_culture_voucher.json",
    "payment_created_2017_konbini.json",
    "payment_created_2017_nanaco.json",
    "payment_created_2017_net_cash.json",
    "payment_created_2017_pay_easy.json",
    "payment_created_2017_web_money.json",
    "payment_created_bank_transfer.json",
    "payment_created_bit_cash.json",
    "payment_created_credit_card.json",
    "payment_created_culture_voucher.json",
    "payment_created_happy_money.json",
    "payment_created_japan_mobile.json",
    "payment_created_konbini.json",
    "payment_created_line_pay.json",
    "payment_created_merpay.json",
    "payment_created_mobile.json",
    "payment_created_nanaco.json",
    "payment_created_net_cash.json",
    "payment_created_paidy.json",
    "payment_created_pay_easy.json",
    "payment_created_web_money.json",
    "payment_list.json",
    "payment_refund_requested.json",
    "payment_refunded_bank_transfer.json",
    "payment_refunded_bit_cash.json",
    "payment_refunded_credit_card.json",
    "payment_refunded_japan_mobile.json",
    "payment_refunded_konbini.json",
    "payment_refunded_line_pay.json",
    "payment_refunded_merpay.json",
    "payment_refunded_nanaco.json",
    "payment_refunded_net_cash.json",
    "payment_refunded_paidy.json",
    "payment_refunded_pay_easy.json",
    "payment_shown.json",
    "payment_updated.json",
    "samples.json",
    "session.json",
    "session_authorized.json",
    "session_awaiting_cash.json",
    "session_cancelled_with_payment.json",
    "session_completed.json",
    "session_customer.json",
    "session_customer_saved.json",
    "session_expired.json",
    "session_failed_before.json",
    "session_konbini_icons.json",
    "session_konbini_list.json",
    "session_no_known_method.json",
    "session_refunded.json",
    "session_unfinished.json",
    "session_wallets.json",
    "token_bank_transfer.json",
    "token_bit_cash.json",
    "token_credit_card.json",
    "token_culture_voucher.json",
    "token_dospara.json",
    "token_konbini.json",
    "token_nanaco.json",
    "token_net_cash.json",
    "token_pay_easy.json",
    "token_web_money.json",
];

/// The session that is paid for in these tests: the documents' sample, paid by now. (The documents' own paid session is
/// another one, and nobody believes an answer about another session.)
pub(crate) fn paid() -> String {
    text("session_completed.json").replace("63r9bjkqklasnofxttq7z9abc", crate::shop::SESSION)
}

/// The text of one.
pub(crate) fn text(name: &str) -> &'static str {
    ALL.iter().find(|(found, _)| *found == name).unwrap_or_else(|| panic!("no {name}")).1
}

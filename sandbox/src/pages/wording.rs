//! What the hosted page tells a shopper about an error, in two languages and by code alone.

use super::layout::Locale;
use crate::api::error::ApiError;

/// One sentence on the problem and one on what to do.
pub(crate) fn sentence(error: &ApiError, locale: Locale) -> &'static str {
    let (ja, en) = match error.code {
        "insufficient_funds" => (
            "残高が不足しています。別のお支払い方法をお試しください。",
            "There is not enough balance. Please try another payment method.",
        ),
        "exceeds_limit" => (
            "ご利用限度額を超えています。別のお支払い方法をお試しください。",
            "This is over your limit. Please try another payment method.",
        ),
        "bad_verification_value" => (
            "セキュリティコードが正しくありません。もう一度ご入力ください。",
            "The security code is wrong. Please enter it again.",
        ),
        "card_expired" => (
            "カードの有効期限が切れています。別のカードをお使いください。",
            "The card has expired. Please use another one.",
        ),
        "card_declined" | "fraudulent" => (
            "お支払いが承認されませんでした。別のお支払い方法をお試しください。",
            "The payment was not approved. Please try another payment method.",
        ),
        "invalid_number" => {
            ("番号が正しくありません。もう一度ご確認ください。", "The number is not right. Please check it.")
        }
        "used_number" => (
            "この番号はすでに使われています。別の番号をご入力ください。",
            "This number has been used already. Please enter another one.",
        ),
        "missing_parameter" | "invalid_parameter" => match error.param() {
            Some("amount") => (
                "この金額ではご利用いただけません。別のお支払い方法をお選びください。",
                "This method does not take this amount. Please choose another one.",
            ),
            _ => ("入力内容をご確認ください。", "Please check what you entered."),
        },
        "invalid_payment_type" | "invalid_currency" => (
            "このお支払い方法はご利用いただけません。別の方法をお選びください。",
            "This method cannot be used here. Please choose another one.",
        ),
        _ => (
            "お支払いを完了できませんでした。もう一度お試しください。",
            "The payment could not be completed. Please try again.",
        ),
    };
    locale.say(ja, en)
}

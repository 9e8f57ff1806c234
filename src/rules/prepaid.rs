//! Prepaid numbers, and accounts with a password (DOMAIN.md 3.4), under the words of KOMOJU's payment types.

use super::{Answer, Reason};
use crate::domain::account::TooLong;
use crate::domain::text::is_blank;
use crate::domain::{AccountId, Password, PrepaidKind, PrepaidNumber};

/// What is said of every number of a kind that is not valid; of a type nobody knows too.
pub fn reason(kind: Option<PrepaidKind>) -> Reason {
    match kind {
        Some(PrepaidKind::WebMoney | PrepaidKind::Nanaco) => Reason::Prepaid16,
        Some(PrepaidKind::BitCash) => Reason::BitCash16,
        Some(PrepaidKind::NetCash) | None => Reason::PrepaidLength,
    }
}

/// Checks a prepaid number. Without a kind there is no rule it could keep.
pub fn number(typed: &str, kind: Option<PrepaidKind>) -> Answer {
    let reason = reason(kind);
    let Some(kind) = kind else { return Answer::refused(reason) };
    Answer::of(PrepaidNumber::check(typed, kind), is_blank(typed), reason, PrepaidNumber::text, |_| reason)
}

/// Checks the id of an account.
pub fn account_id(typed: &str) -> Answer {
    Answer::of(AccountId::check(typed), is_blank(typed), Reason::Required, AccountId::text, |TooLong| {
        Reason::PrepaidLength
    })
}

/// Checks the password of an account. A blank is a password.
pub fn password(typed: &str) -> Answer {
    Answer::of(Password::check(typed), typed.is_empty(), Reason::Required, Password::text, |TooLong| {
        Reason::PrepaidLength
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::State::*;
    use crate::rules::expect::check;
    use crate::wire::{account_fields, prepaid_kind};

    #[test]
    fn each_type_has_its_word_for_a_number_that_is_not_valid() {
        for (payment_type, word) in [
            ("web_money", "prepaid_16"),
            ("nanaco", "prepaid_16"),
            ("net_cash", "prepaid_length"),
            ("bit_cash", "bitcash_16"),
        ] {
            let kind = prepaid_kind(payment_type);
            assert!(kind.is_some());
            check(number("", kind), Empty, None, "required");
            check(number("1111", kind), Incomplete, None, word);
            check(number("1111-1111-1111-1111", kind), Valid, Some("1111111111111111"), "");
            check(number("1111.", kind), Invalid, None, word);
        }
        check(number("1111111111111111", prepaid_kind("edy")), Invalid, None, "prepaid_length");
    }

    #[test]
    fn accounts_have_the_fields_of_the_documents() {
        let fields = account_fields("culture_voucher").unwrap();
        assert_eq!((fields.id, fields.password), ("culture_id", "culture_password"));
        assert_eq!(account_fields("happy_money").unwrap().password, "happy_money_password");
        assert_eq!(account_fields("dospara").unwrap().id, "user_no");
        assert_eq!(account_fields("credit_card"), None);
    }

    #[test]
    fn an_id_is_trimmed_and_a_password_is_not() {
        check(account_id(" "), Empty, None, "required");
        check(account_id(" 11111111\u{200b}"), Valid, Some("11111111"), "");
        check(password(""), Empty, None, "required");
        check(password(" \u{200b}"), Valid, Some(" \u{200b}"), "");
    }
}

//! Wallets and carriers we know by their slug, whether or not the session marks them `offsite` (DOMAIN.md 7), and what
//! every brand is called.

use super::{Method, offsite};
use crate::i18n::{Messages, Text};

pub(super) static METHOD: Method =
    Method { can_serve: |offer| WALLETS.contains(&offer.payment_type.as_str()), ..offsite::method(&[]) };

/// One wallet may have two slugs: the documents say `line_pay`, the API `linepay`.
const WALLETS: [&str; 12] = [
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

/// What brands are called.
const NAMES: [(&str, Text); 19] = [
    ("alipay", Text::Alipay),
    ("au", Text::AuEasy),
    ("aupay", Text::AuPay),
    ("bit_cash", Text::BitCash),
    ("docomo", Text::DBarai),
    ("dospara", Text::Dospara),
    ("happy_money", Text::HappyMoney),
    ("line_pay", Text::LinePay),
    ("linepay", Text::LinePay),
    ("merpay", Text::Merpay),
    ("nanaco", Text::Nanaco),
    ("net_cash", Text::NetCash),
    ("paidy", Text::Paidy),
    ("paypay", Text::PayPay),
    ("rakutenpay", Text::RakutenPay),
    ("softbank", Text::SoftbankBill),
    ("unionpay", Text::UnionPay),
    ("web_money", Text::WebMoney),
    ("wechatpay", Text::WechatPay),
];

/// The name of a payment type or a brand; a slug nobody named is made readable.
pub fn name(slug: &str, texts: &Messages) -> String {
    match NAMES.iter().find(|(known, _)| *known == slug) {
        Some((_, name)) => texts.get(*name).to_owned(),
        None => readable(slug),
    }
}

/// `grab_pay` is "Grab Pay".
pub(super) fn readable(slug: &str) -> String {
    let mut name = String::with_capacity(slug.len());
    for c in slug.chars().take(40) {
        match c {
            '_' | '-' => name.push(' '),
            c if name.is_empty() || name.ends_with(' ') => name.push(c.to_ascii_uppercase()),
            c => name.push(c),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn a_brand_has_its_name_and_an_unknown_slug_becomes_readable() {
        for (slug, ja, en) in [
            ("paypay", "PayPay", "PayPay"),
            ("merpay", "メルペイ", "Merpay"),
            ("grab_pay-otp", "Grab Pay Otp", "Grab Pay Otp"),
        ] {
            assert_eq!(name(slug, Locale::Ja.messages()), ja);
            assert_eq!(name(slug, Locale::En.messages()), en);
        }
    }

    #[test]
    fn every_wallet_has_a_name() {
        assert!(WALLETS.iter().all(|wallet| NAMES.iter().any(|(slug, _)| slug == wallet)));
    }
}

//! Wallets and carriers we know by their slug, whether or not the session marks them `offsite` (DOMAIN.md 7), and what
//! every brand is called.

use super::{Method, offsite};

pub(super) static METHOD: Method = Method {
    can_serve: |offer| {
        let is_wallet = WALLETS.iter().any(|(slug, _)| *slug == offer.payment_type);
        is_wallet && offsite::can_ask(offer)
    },
    ..offsite::method(&[])
};

/// Each as it writes itself. One wallet may have two slugs: the documents say `line_pay`, the API `linepay`.
const WALLETS: [(&str, &str); 12] = [
    ("alipay", "Alipay"),
    ("au", "auかんたん決済"),
    ("aupay", "au PAY"),
    ("docomo", "d払い（ドコモ）"),
    ("line_pay", "LINE Pay"),
    ("linepay", "LINE Pay"),
    ("merpay", "メルペイ"),
    ("paypay", "PayPay"),
    ("rakutenpay", "楽天ペイ"),
    ("softbank", "ソフトバンクまとめて支払い"),
    ("unionpay", "UnionPay（銀聯）"),
    ("wechatpay", "WeChat Pay"),
];

/// The names of other methods that are not translated.
const NAMES: [(&str, &str); 7] = [
    ("bit_cash", "BitCash"),
    ("dospara", "ドスパラ"),
    ("happy_money", "Happy Money"),
    ("nanaco", "nanacoギフト"),
    ("net_cash", "NET CASH"),
    ("paidy", "ペイディ"),
    ("web_money", "WebMoney"),
];

/// The name of a payment type or a brand that no text of ours names: as it writes itself, else the slug made readable.
pub(super) fn name(slug: &str) -> String {
    if let Some((_, name)) = WALLETS.iter().chain(&NAMES).find(|(known, _)| *known == slug) {
        return (*name).to_owned();
    }
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

    #[test]
    fn a_slug_becomes_a_readable_name() {
        assert_eq!(name("paypay"), "PayPay");
        assert_eq!(name("grab_pay-otp"), "Grab Pay Otp");
    }
}

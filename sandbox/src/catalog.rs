//! The payment methods the sandbox plays, one row each. What a kind asks for is `details`'s
//! affair, what comes of it `processor`'s.

/// A payment method.
pub(crate) struct Method {
    /// Its slug, as in `payment_types[]` and `payment_details[type]`.
    pub(crate) slug: &'static str,
    pub(crate) kind: Kind,
    /// The one currency it takes, where the documents tie it to one.
    pub(crate) currency: Option<&'static str>,
    pub(crate) ja: &'static str,
    pub(crate) en: &'static str,
    pub(crate) ko: &'static str,
}

/// How a method works.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Card,
    Konbini,
    PayEasy,
    BankTransfer,
    /// A number with a balance. Where it `continues`, further numbers may make up a shortfall.
    Prepaid {
        continues: bool,
    },
    /// An id and a password; the id comes back in the answer where the samples show it.
    Account {
        id: &'static str,
        password: &'static str,
        shows_id: bool,
    },
    /// A phone bill: needs to know the carrier, then works on a page of its own.
    Carrier {
        asks: bool,
    },
    /// Needs a name, then works on a page of its own.
    Paidy,
    /// Works on a page of its own.
    Offsite,
}

impl Kind {
    /// Whether the shopper leaves for another page, which is what the session tells as `offsite`.
    pub(crate) fn is_offsite(self) -> bool {
        matches!(self, Kind::Offsite | Kind::Paidy | Kind::Carrier { .. })
    }

    /// Whether it is cash in the end: paid days later, and paid back through a page or a bank.
    pub(crate) fn is_cash(self) -> bool {
        matches!(self, Kind::Konbini | Kind::PayEasy | Kind::BankTransfer)
    }
}

impl Method {
    /// What an offer tells a widget to ask for beforehand (FEATURES.md 2.2); everything else asks on its own page.
    pub(crate) fn additional_fields(&self) -> &'static [&'static str] {
        match (self.kind, self.slug) {
            (Kind::Paidy, _) => &["name", "email", "phone"],
            (_, "alipay") => &["name"],
            _ => &[],
        }
    }

    /// Whether it has an app of its own that a phone can open (FEATURES.md 2.3 "Response").
    pub(crate) fn has_app(&self) -> bool {
        let apps =
            ["paypay", "linepay", "line_pay", "merpay", "rakutenpay", "aupay", "alipay", "alipay_hk", "wechatpay"];
        apps.contains(&self.slug)
    }
}

/// The method with this slug.
pub(crate) fn find(slug: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.slug == slug)
}

/// Stands for a type the sandbox does not know, where a shopper pays it on the hosted page all the
/// same: it then works like any page of somebody else.
pub(crate) static UNKNOWN: Method = row("", Kind::Offsite, None, "", "", "");

/// The types a session offers when the shop lists none.
pub(crate) const DEFAULT_TYPES: &[&str] = &["credit_card", "konbini", "paypay"];

/// Card brands as sessions spell them (DOMAIN.md 1.1).
pub(crate) const CARD_BRANDS: &[&str] = &["visa", "master", "jcb", "american_express", "diners_club"];

/// The carriers behind `japan_mobile`, with what people call them.
pub(crate) const CARRIERS: &[(&str, &str)] = &[("docomo", "docomo"), ("au", "au"), ("softbank", "SoftBank")];

const YEN: Option<&str> = Some("JPY");
const WON: Option<&str> = Some("KRW");
const CONTINUED: Kind = Kind::Prepaid { continues: true };

/// Every method, in the order the list of methods answers.
pub(crate) const METHODS: &[Method] = &[
    row("credit_card", Kind::Card, None, "クレジットカード", "Credit card", "신용카드"),
    row("konbini", Kind::Konbini, YEN, "コンビニ払い", "Convenience store", "편의점"),
    row("pay_easy", Kind::PayEasy, YEN, "ペイジー", "Pay-easy", "페이지"),
    row("bank_transfer", Kind::BankTransfer, YEN, "銀行振込", "Bank transfer", "계좌이체"),
    row("web_money", CONTINUED, YEN, "ウェブマネー", "WebMoney", "웹머니"),
    row("net_cash", CONTINUED, YEN, "ネットキャッシュ", "NET CASH", "넷캐시"),
    row("nanaco", CONTINUED, YEN, "nanacoギフト", "nanaco", "나나코"),
    row("bit_cash", Kind::Prepaid { continues: false }, YEN, "ビットキャッシュ", "BitCash", "비트캐시"),
    row("culture_voucher", CULTURE, WON, "カルチャー商品券", "Culture voucher", "문화상품권"),
    row("happy_money", HAPPY, WON, "ハッピーマネー", "Happy Money", "해피머니"),
    row("dospara", DOSPARA, YEN, "ドスパラ", "Dospara", "도스파라"),
    row("japan_mobile", Kind::Carrier { asks: true }, YEN, "キャリア決済", "Mobile carrier", "휴대폰 결제"),
    row("mobile", Kind::Carrier { asks: false }, None, "携帯電話決済", "Mobile phone", "휴대폰 결제"),
    row("docomo", Kind::Offsite, YEN, "d払い", "docomo", "도코모"),
    row("au", Kind::Offsite, YEN, "auかんたん決済", "au", "au"),
    row("softbank", Kind::Offsite, YEN, "ソフトバンクまとめて支払い", "SoftBank", "소프트뱅크"),
    row("paypay", Kind::Offsite, YEN, "PayPay", "PayPay", "페이페이"),
    row("linepay", Kind::Offsite, YEN, "LINE Pay", "LINE Pay", "라인페이"),
    row("line_pay", Kind::Offsite, YEN, "LINE Pay", "LINE Pay", "라인페이"),
    row("merpay", Kind::Offsite, YEN, "メルペイ", "Merpay", "메르페이"),
    row("rakutenpay", Kind::Offsite, YEN, "楽天ペイ", "Rakuten Pay", "라쿠텐페이"),
    row("aupay", Kind::Offsite, YEN, "au PAY", "au PAY", "au PAY"),
    row("paidy", Kind::Paidy, YEN, "あと払い（ペイディ）", "Paidy", "페이디"),
    row("alipay", Kind::Offsite, None, "Alipay", "Alipay", "알리페이"),
    row("alipay_hk", Kind::Offsite, None, "AlipayHK", "AlipayHK", "알리페이 홍콩"),
    row("wechatpay", Kind::Offsite, None, "WeChat Pay", "WeChat Pay", "위챗페이"),
    row("unionpay", Kind::Offsite, None, "UnionPay", "UnionPay", "유니온페이"),
    row("kakaopay", Kind::Offsite, None, "カカオペイ", "KakaoPay", "카카오페이"),
    row("naverpay", Kind::Offsite, None, "NAVER Pay", "NAVER Pay", "네이버페이"),
    row("payco", Kind::Offsite, None, "PAYCO", "PAYCO", "페이코"),
    row("toss", Kind::Offsite, None, "Toss", "Toss", "토스"),
    row("gcash", Kind::Offsite, None, "GCash", "GCash", "GCash"),
    row("dana", Kind::Offsite, None, "DANA", "DANA", "DANA"),
    row("tng", Kind::Offsite, None, "Touch 'n Go", "Touch 'n Go", "Touch 'n Go"),
    row("truemoney", Kind::Offsite, None, "TrueMoney", "TrueMoney", "TrueMoney"),
];

const CULTURE: Kind = Kind::Account { id: "culture_id", password: "culture_password", shows_id: true };
const HAPPY: Kind = Kind::Account { id: "happy_money_id", password: "happy_money_password", shows_id: true };
const DOSPARA: Kind = Kind::Account { id: "user_no", password: "user_password", shows_id: false };

const fn row(
    slug: &'static str,
    kind: Kind,
    currency: Option<&'static str>,
    ja: &'static str,
    en: &'static str,
    ko: &'static str,
) -> Method {
    Method { slug, kind, currency, ja, en, ko }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slug_is_there_once() {
        for method in METHODS {
            let same = METHODS.iter().filter(|other| other.slug == method.slug).count();
            assert_eq!(same, 1, "{}", method.slug);
        }
        assert!(DEFAULT_TYPES.iter().all(|slug| find(slug).is_some()));
    }
}

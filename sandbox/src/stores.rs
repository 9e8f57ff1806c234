//! The konbini chains: names, which codes their tills ask for, and the colour of our own badge.

/// A chain.
pub(crate) struct Store {
    pub(crate) slug: &'static str,
    pub(crate) ja: &'static str,
    pub(crate) en: &'static str,
    /// Digits of `receipt`, which every chain has.
    pub(crate) receipt_digits: usize,
    /// Digits of `confirmation_code`, for the chains that have one (DOMAIN.md 5.4).
    pub(crate) confirmation_digits: Option<usize>,
    /// Labels of the two codes on the instructions page, Japanese and English.
    pub(crate) labels: [(&'static str, &'static str); 2],
    /// Whether the chain still exists; the others are only ever met in old requests (S3).
    pub(crate) open: bool,
    /// The badge's lines and its own calm colour; no logo is imitated.
    pub(crate) badge: (&'static [&'static str], &'static str),
}

/// The chain with this slug. An old document writes `family_mart`, so both spellings find it.
pub(crate) fn find(slug: &str) -> Option<&'static Store> {
    let slug = slug.replace('_', "-");
    STORES.iter().find(|store| store.slug == slug)
}

/// The chains a session offers, in the documents' order.
pub(crate) fn on_offer() -> impl Iterator<Item = &'static Store> {
    STORES.iter().filter(|store| store.open)
}

const CUSTOMER: (&str, &str) = ("お客様番号", "Customer number");
const CONFIRMATION: (&str, &str) = ("確認番号", "Confirmation number");
const PAYMENT: (&str, &str) = ("お支払い番号", "Payment number");

const STORES: &[Store] = &[
    Store {
        slug: "seven-eleven",
        ja: "セブン-イレブン",
        en: "7-Eleven",
        receipt_digits: 13,
        confirmation_digits: None,
        labels: [("払込票番号", "Payment slip number"), CONFIRMATION],
        open: true,
        badge: (&["セブン", "イレブン"], "#4c6b57"),
    },
    Store {
        slug: "lawson",
        ja: "ローソン",
        en: "Lawson",
        receipt_digits: 11,
        confirmation_digits: Some(6),
        labels: [CUSTOMER, CONFIRMATION],
        open: true,
        badge: (&["ローソン"], "#3f6a93"),
    },
    Store {
        slug: "family-mart",
        ja: "ファミリーマート",
        en: "FamilyMart",
        receipt_digits: 11,
        confirmation_digits: Some(6),
        labels: [("お客様番号（第1番号）", "First number"), ("確認番号（第2番号）", "Second number")],
        open: true,
        badge: (&["ファミリー", "マート"], "#3d7f8c"),
    },
    Store {
        slug: "ministop",
        ja: "ミニストップ",
        en: "Ministop",
        receipt_digits: 11,
        confirmation_digits: Some(6),
        labels: [CUSTOMER, CONFIRMATION],
        open: true,
        badge: (&["ミニ", "ストップ"], "#8a6a3b"),
    },
    Store {
        slug: "daily-yamazaki",
        ja: "デイリーヤマザキ",
        en: "Daily Yamazaki",
        receipt_digits: 11,
        confirmation_digits: None,
        labels: [("オンライン決済番号", "Online payment number"), CONFIRMATION],
        open: true,
        badge: (&["デイリー", "ヤマザキ"], "#a1585a"),
    },
    Store {
        slug: "seicomart",
        ja: "セイコーマート",
        en: "Seicomart",
        receipt_digits: 10,
        confirmation_digits: Some(4),
        labels: [("受付番号", "Reception number"), CONFIRMATION],
        open: true,
        badge: (&["セイコー", "マート"], "#a5663f"),
    },
    Store {
        slug: "circle-k",
        ja: "サークルK",
        en: "Circle K",
        receipt_digits: 11,
        confirmation_digits: None,
        labels: [PAYMENT, CONFIRMATION],
        open: false,
        badge: (&["サークルK"], "#7d6472"),
    },
    Store {
        slug: "sunkus",
        ja: "サンクス",
        en: "Sunkus",
        receipt_digits: 11,
        confirmation_digits: None,
        labels: [PAYMENT, CONFIRMATION],
        open: false,
        badge: (&["サンクス"], "#5f7a4f"),
    },
];

//! BitCash: a prepaid number of 16 hiragana, as printed on the card (S3 "BitCash"; DOMAIN.md 3.4).

use super::field::Kind;
use super::{Method, prepaid};

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "bit_cash",
    fields: |_| vec![prepaid::field(Kind::Hiragana, |texts| texts.bitcash_hint)],
    ..prepaid::SHARED
};

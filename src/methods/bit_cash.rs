//! BitCash: a prepaid number of 16 hiragana, as printed on the card (S3 "BitCash"; DOMAIN.md 3.4).

use super::field::{Ask, Field, Kind};
use super::{Method, prepaid};
use crate::i18n::Text;

static NUMBER: Field = prepaid::number(Kind::Hiragana, Text::HiraganaId, Text::BitcashHint);

pub(super) static METHOD: Method = Method {
    hint: Some(Text::BitcashMethodHint),
    asks: |setting| Ask::all(setting, &[&NUMBER]),
    ..prepaid::method(&["bit_cash"])
};

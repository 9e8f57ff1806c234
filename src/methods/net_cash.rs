//! NET CASH: a prepaid number of 16 to 20 letters or digits (S3 "NET CASH"; DOMAIN.md 3.4).

use super::field::Kind;
use super::{Method, prepaid};

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "net_cash",
    fields: |_| vec![prepaid::field(Kind::Prepaid, |texts| texts.prepaid_20_hint)],
    ..prepaid::SHARED
};

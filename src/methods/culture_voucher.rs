//! Culture Voucher: an id and a password, paid in won (S2 "Culture Voucher").

use super::{Method, Title, account};

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "culture_voucher",
    title: |_, texts| Title::Text(texts.culture_voucher),
    details: |setting, values| account::details(setting, values, "culture_id", "culture_password"),
    ..account::SHARED
};

//! Dospara: a member number and a password (S3, "Create a token").

use super::{Method, account};

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "dospara",
    fields: |_| account::fields(|texts| texts.user_no),
    details: |setting, values| account::details(setting, values, "user_no", "user_password"),
    ..account::SHARED
};

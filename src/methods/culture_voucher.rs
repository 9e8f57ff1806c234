//! Culture Voucher: an id and a password, paid in won (S2 "Culture Voucher").

use super::{Method, account};
use crate::i18n::Text;

pub(super) static METHOD: Method =
    Method { title: Some(Text::CultureVoucher), ..account::method(&["culture_voucher"]) };

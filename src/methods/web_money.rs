//! WebMoney: a prepaid number of 16 letters or digits (S3 "WebMoney").

use super::{Method, prepaid};

pub(super) static METHOD: Method = prepaid::method(&["web_money"]);

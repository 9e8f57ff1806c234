//! NET CASH: a prepaid number of 16 to 20 letters or digits (S3 "NET CASH"; DOMAIN.md 3.4).

use super::field::{Ask, Field, Kind};
use super::{Method, prepaid};
use crate::i18n::Text;

static NUMBER: Field = prepaid::number(Kind::Prepaid, Text::PrepaidNumber, Text::Prepaid20Hint);

pub(super) static METHOD: Method =
    Method { asks: |setting| Ask::all(setting, &[&NUMBER]), ..prepaid::method(&["net_cash"]) };

//! Dospara: a member number and a password (S3, "Create a token").

use super::field::Field;
use super::{Method, account};
use crate::i18n::Text;

static NUMBER: Field = account::id(Text::UserNo);

pub(super) static METHOD: Method =
    Method { asks: |setting| account::asks(setting, &NUMBER), ..account::method(&["dospara"]) };

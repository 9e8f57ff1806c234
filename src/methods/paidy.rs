//! Paidy: a name, and whatever helps it to know the shopper; the rest happens on its page (S2 "Paidy"; DOMAIN.md 3.4).

use super::field::{Ask, Field};
use super::field_name::FieldName;
use super::{Method, Setting, contact, offsite};
use crate::i18n::Text;

pub(super) static METHOD: Method = Method {
    hint: Some(Text::PaidyHint),
    asks,
    details: |setting, values| {
        contact::details(
            setting,
            values,
            &[
                ("customer_name", FieldName::Name),
                ("customer_name_kana", FieldName::NameKana),
                ("email", FieldName::Email),
                ("phone", FieldName::Phone),
            ],
        )
    },
    ..offsite::method(&["paidy"])
};

static KANA: Field = contact::kana(FieldName::NameKana, Text::NameKana, Text::NameKanaHint);

fn asks(setting: &Setting<'_>) -> Vec<Ask> {
    vec![
        Ask::required(setting, &contact::NAME),
        Ask::optional(setting, &KANA),
        Ask::optional(setting, &contact::PLAIN_EMAIL),
        Ask::optional(setting, &contact::PHONE),
    ]
}

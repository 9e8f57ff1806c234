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

/// Only the name is required, and what the offer itself lists.
fn asks(setting: &Setting<'_>) -> Vec<Ask> {
    let listed = |name: &str| setting.offer.additional_fields.iter().any(|field| field == name);
    let may = |name: &str, field| Ask { required: listed(name), ..Ask::optional(setting, field) };
    vec![
        Ask::required(setting, &contact::NAME),
        Ask::optional(setting, &KANA),
        may("email", &contact::PLAIN_EMAIL),
        may("phone", &contact::PHONE),
    ]
}

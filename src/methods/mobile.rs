//! Paying with a phone bill on a page of somebody else; an address is required (S2 "Mobile").

use super::field_name::FieldName;
use super::{Method, Picture, contact, offsite};
use crate::i18n::Text;

pub(super) static METHOD: Method = Method {
    title: Some(Text::Mobile),
    hint: Some(Text::JapanMobileHint),
    picture: Picture::Phone,
    asks: |setting| vec![contact::email(setting, &contact::PLAIN_EMAIL)],
    details: |setting, values| contact::details(setting, values, &[("email", FieldName::Email)]),
    ..offsite::method(&["mobile"])
};

//! Paying with a Japanese carrier's bill: the carrier is chosen here, the rest happens on its page (S2 "Japan Mobile").

use super::field::{Field, Kind, Pick, Values};
use super::field_name::FieldName;
use super::{Method, Paid, Picture, Setting, Title, wallets};
use crate::wire::{Offer, PaymentDetails};

pub(super) static METHOD: Method = Method {
    serves: |offer| offer.payment_type == "japan_mobile",
    title: |_, texts| Title::Text(texts.japan_mobile),
    hint: Some(|texts| texts.offsite_hint),
    picture: Picture::Phone,
    fields,
    details,
    most_yen: None,
    paid: Paid::Elsewhere,
    instructions: None,
};

/// The carriers there are, for an offer that lists none.
const CARRIERS: [&str; 3] = ["docomo", "au", "softbank"];

fn fields(setting: &Setting<'_>) -> Vec<Field> {
    let label = |texts: &crate::i18n::Messages| texts.carrier;
    vec![Field::choice(FieldName::Brand, Kind::Tiles, label, picks(setting.offer), |slug, _| wallets::name(slug))]
}

fn picks(offer: &Offer) -> Vec<Pick> {
    match Pick::brands(offer) {
        listed if !listed.is_empty() => listed,
        _ => CARRIERS.map(|slug| Pick { value: slug.to_owned(), icon: None, each: None }).into(),
    }
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    Some(
        PaymentDetails::new("japan_mobile")
            .with("brand", values.get(FieldName::Brand))
            .with_some("email", setting.known.email().map(|email| email.text().clone())),
    )
}

//! Paying with a Japanese carrier's bill: the carrier is chosen here, the rest happens on its page (S2 "Japan Mobile").

use super::field::{Ask, Field, Kind, Pick, Values};
use super::field_name::FieldName;
use super::{Method, Picture, Setting, offsite, wallets};
use crate::i18n::Text;
use crate::wire::{Offer, PaymentDetails};

pub(super) static METHOD: Method = Method {
    title: Some(Text::JapanMobile),
    hint: Some(Text::JapanMobileHint),
    picture: Picture::Phone,
    asks: |setting| vec![Ask { picks: picks(setting.offer), ..Ask::required(setting, &CARRIER) }],
    details,
    ..offsite::method(&["japan_mobile"])
};

static CARRIER: Field = Field::choice(FieldName::Brand, Kind::Tiles, Text::Carrier, |slug, texts| {
    // The carriers themselves: their slugs are also those of their own ways to pay.
    let name = match slug {
        "docomo" => Text::Docomo,
        "au" => Text::Au,
        "softbank" => Text::Softbank,
        other => return wallets::readable(other),
    };
    texts.get(name).to_owned()
});

fn picks(offer: &Offer) -> Vec<Pick> {
    let mut picks = Pick::brands(offer);
    if picks.is_empty() {
        // Those there are, for an offer that lists none.
        for slug in ["docomo", "au", "softbank"] {
            picks.push(Pick::plain(slug.to_owned()));
        }
    }
    picks
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    Some(
        PaymentDetails::new("japan_mobile")
            .with("brand", values.get(FieldName::Brand))
            .with_some("email", setting.known.email()),
    )
}

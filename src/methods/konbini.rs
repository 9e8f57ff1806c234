//! Konbini: pay in cash at a convenience store (S3 "Convenience Store"; DOMAIN.md 3.5 and 5.4).

use super::field::{Ask, Field, Kind, Pick, Values};
use super::field_name::FieldName;
use super::instructions::{Instructions, Line};
use super::{Method, Paid, Picture, Setting, contact, wallets};
use crate::i18n::{FieldProblem, Messages, Text};
use crate::wire::{Payment, PaymentDetails};

pub(super) static METHOD: Method = Method {
    // Without stores there is nothing to choose: the hosted page may know more.
    can_serve: |offer| offer.brands.as_ref().is_some_and(|brands| !brands.is_empty()),
    title: Some(Text::Konbini),
    hint: Some(Text::KonbiniHint),
    picture: Picture::Store,
    most_yen: Some(299_999),
    button: Text::GetSlip,
    paid: Paid::Cash,
    instructions: Some(instructions),
    ..Method::new(&["konbini"], asks, details)
};

static STORE: Field = Field {
    missing: FieldProblem::StoreRequired,
    ..Field::choice(FieldName::Store, Kind::Tiles, Text::Store, Store::name)
};

fn asks(setting: &Setting<'_>) -> Vec<Ask> {
    vec![
        Ask { picks: Pick::brands(setting.offer), ..Ask::required(setting, &STORE) },
        contact::email(setting, &contact::EMAIL),
        Ask::optional(setting, &contact::NAME),
        Ask::optional(setting, &contact::PHONE),
    ]
}

fn details(setting: &Setting<'_>, values: &Values<'_>) -> Option<PaymentDetails> {
    Some(
        PaymentDetails::new("konbini")
            .with("store", values.get(FieldName::Store))
            .with_some("email", contact::value(setting, values, FieldName::Email).ok()?)
            .with_some("name", contact::value(setting, values, FieldName::Name).ok()?)
            .with_some("phone", contact::value(setting, values, FieldName::Phone).ok()?),
    )
}

/// A konbini chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// 7-Eleven: pays with the linked slip alone; its receipt number is shown to nobody.
    SevenEleven,
    /// Lawson.
    Lawson,
    /// FamilyMart.
    FamilyMart,
    /// Ministop.
    Ministop,
    /// Daily Yamazaki.
    DailyYamazaki,
    /// Seicomart.
    Seicomart,
    /// Circle K, closed since; only old sessions list it.
    CircleK,
    /// Sunkus, closed since; only old sessions list it.
    Sunkus,
}

impl Store {
    /// The chain of a slug, written with `-` or `_` (an old document has both).
    pub fn of_slug(slug: &str) -> Option<Store> {
        match slug {
            "seven-eleven" | "seven_eleven" => Some(Store::SevenEleven),
            "lawson" => Some(Store::Lawson),
            "family-mart" | "family_mart" => Some(Store::FamilyMart),
            "ministop" => Some(Store::Ministop),
            "daily-yamazaki" | "daily_yamazaki" => Some(Store::DailyYamazaki),
            "seicomart" => Some(Store::Seicomart),
            "circle-k" | "circle_k" => Some(Store::CircleK),
            "sunkus" => Some(Store::Sunkus),
            _ => None,
        }
    }

    /// What a chain of this slug is called; a slug nobody knows is made readable.
    pub fn name(slug: &str, texts: &Messages) -> String {
        let text = match Store::of_slug(slug) {
            Some(Store::SevenEleven) => Text::SevenEleven,
            Some(Store::Lawson) => Text::Lawson,
            Some(Store::FamilyMart) => Text::FamilyMart,
            Some(Store::Ministop) => Text::Ministop,
            Some(Store::DailyYamazaki) => Text::DailyYamazaki,
            Some(Store::Seicomart) => Text::Seicomart,
            Some(Store::CircleK) => Text::CircleK,
            Some(Store::Sunkus) => Text::Sunkus,
            None => return wallets::readable(slug),
        };
        texts.get(text).to_owned()
    }
}

/// What a store's numbers are called and where they are used (DOMAIN.md 5.4): the receipt's label, the confirmation
/// code's label, and where to go. A chain without a receipt label has no number to show.
fn words(store: Option<Store>) -> (Option<Text>, Text, Text) {
    match store {
        Some(Store::SevenEleven) => (None, Text::ConfirmationNumber, Text::AtSevenEleven),
        Some(Store::Lawson | Store::Ministop) => (Some(Text::CustomerNumber), Text::ConfirmationNumber, Text::AtLoppi),
        Some(Store::FamilyMart) => (Some(Text::FirstNumber), Text::SecondNumber, Text::AtFamilyMart),
        Some(Store::DailyYamazaki) => (Some(Text::OnlineNumber), Text::ConfirmationNumber, Text::AtDailyYamazaki),
        Some(Store::Seicomart) => (Some(Text::ReceptionNumber), Text::ConfirmationNumber, Text::AtSeicomart),
        Some(Store::CircleK | Store::Sunkus) | None => {
            (Some(Text::PaymentNumber), Text::ConfirmationNumber, Text::AtStore)
        }
    }
}

fn instructions(payment: &Payment) -> Instructions {
    let slug = payment.details.get("store").text().unwrap_or_default();
    let store = Store::of_slug(slug);
    let (receipt_label, code_label, place) = words(store);
    let lines = receipt_label.map(|label| Line::all(payment, &[("receipt", label), ("confirmation_code", code_label)]));
    Instructions {
        // It names the store.
        heading: if slug.is_empty() { Text::Awaiting } else { Text::AwaitingKonbini },
        store: Some(slug.to_owned()).filter(|slug| !slug.is_empty()),
        lines: lines.unwrap_or_default(),
        place: Some(place),
        link_label: if store == Some(Store::SevenEleven) { Text::ShowSlip } else { Text::ShowInstructions },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    fn shown(store: &str) -> Vec<(&'static str, String)> {
        let text = format!(
            r#"{{"status":"authorized","payment_details":{{"type":"konbini","store":"{store}","receipt":"00123","confirmation_code":"0456"}}}}"#
        );
        let payment = Payment::read(&serde_json::from_str(&text).unwrap()).unwrap();
        let lines = instructions(&payment).lines;
        lines.into_iter().map(|line| (Locale::En.messages().get(line.label), line.value)).collect()
    }

    #[test]
    fn each_store_has_its_own_words_and_keeps_leading_zeros() {
        for (store, labels) in [
            ("seven-eleven", &[][..]),
            ("lawson", &["Customer number", "Confirmation number"]),
            ("family_mart", &["First number", "Second number"]),
            ("daily-yamazaki", &["Online payment number", "Confirmation number"]),
            ("unheard-of", &["Payment number", "Confirmation number"]),
        ] {
            let expected: Vec<_> = labels.iter().copied().zip(["00123".to_owned(), "0456".to_owned()]).collect();
            assert_eq!(shown(store), expected, "{store}");
        }
    }

    #[test]
    fn a_slip_that_names_no_store_does_not_ask_for_one() {
        let text = r#"{"status":"authorized","payment_details":{"type":"konbini"}}"#;
        let payment = Payment::read(&serde_json::from_str(text).unwrap()).unwrap();
        assert_eq!(instructions(&payment).heading, Text::Awaiting);
    }

    #[test]
    fn a_missing_number_leaves_no_empty_line() {
        let text =
            r#"{"status":"authorized","payment_details":{"store":"lawson","receipt":"1","confirmation_code":null}}"#;
        let payment = Payment::read(&serde_json::from_str(text).unwrap()).unwrap();
        assert_eq!(instructions(&payment).lines.len(), 1);
    }
}

//! What a session offers to pay with (S0 "Session Resource", FEATURES.md 2.2).

use super::instalments::Instalments;
use super::json::Json;

/// One payment method on offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The payment type's slug, such as `credit_card`.
    pub payment_type: String,
    /// Its own amount, where it differs from the session's (another currency).
    pub amount: Option<i64>,
    /// Whether its amount or fee is there and cannot be read: then no total is shown (DOMAIN.md 4).
    pub is_unreadable: bool,
    /// Its own currency.
    pub currency: Option<String>,
    /// What one unit of the session's currency is worth in the offer's own, in ten-thousandths.
    pub rate: Option<u64>,
    /// What paying this way costs on top, in the offer's currency.
    pub fee: Option<i64>,
    /// Whether it is paid on a page of somebody else.
    pub offsite: bool,
    /// What an offsite method asks for beforehand.
    pub additional_fields: Vec<String>,
    /// Card brands or konbini chains; `None` when the offer does not list any.
    pub brands: Option<Vec<BrandOffer>>,
    /// In how many parts a card payment may be paid; empty where only at once.
    pub instalments: Vec<Instalments>,
}

/// A brand on offer: a card brand or a konbini chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandOffer {
    /// Its slug, such as `seven-eleven` or `master`.
    pub slug: String,
    /// Where its picture is, as it came.
    pub icon: Option<String>,
}

impl Offer {
    /// `None` for an entry without a type: it cannot be paid with.
    pub(super) fn read(json: &Json) -> Option<Offer> {
        let amount = |name| json.get(name).whole().filter(|amount| *amount >= 0);
        Some(Offer {
            payment_type: json.get("type").owned_text()?,
            amount: amount("amount"),
            is_unreadable: ["amount", "customer_fee"]
                .iter()
                .any(|name| !json.get(name).is_null() && amount(name).is_none()),
            currency: json.get("currency").owned_text(),
            rate: json.get("exchange_rate").ten_thousandths().filter(|rate| *rate > 0),
            fee: amount("customer_fee").filter(|fee| *fee > 0),
            offsite: json.get("offsite").is_true(),
            additional_fields: additional_fields(json.get("additional_fields")),
            brands: BrandOffer::read_all(json.get("brands")),
            instalments: Instalments::read_all(json.get("installments")),
        })
    }
}

/// Each name once. An entry that is none stands as a name nobody knows: something is asked for, and not by us.
fn additional_fields(json: &Json) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in json.list().iter().map(|entry| entry.text().unwrap_or("?")) {
        if !names.iter().any(|found| found == name) {
            names.push(name.to_owned());
        }
    }
    names
}

impl BrandOffer {
    /// Brands come as `{slug: path}` (S0), as `{slug: {icon}}` (HF) and as a list of slugs (SDK): DOMAIN.md 3.5.
    fn read_all(json: &Json) -> Option<Vec<BrandOffer>> {
        match json {
            Json::Map(entries) => Some(entries.iter().map(|(slug, icon)| BrandOffer::new(slug, icon)).collect()),
            Json::List(_) => Some(json.each(|entry| {
                let slug = entry.text().or_else(|| entry.get("slug").text()).or_else(|| entry.get("type").text())?;
                Some(BrandOffer::new(slug, entry.get("icon")))
            })),
            _ => None,
        }
    }

    fn new(slug: &str, icon: &Json) -> BrandOffer {
        let icon = icon.owned_text().or_else(|| icon.get("icon").owned_text());
        BrandOffer { slug: slug.to_owned(), icon }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Session;

    fn read(text: &str) -> Session {
        Session::read(serde_json::from_str(text).unwrap()).unwrap()
    }

    #[test]
    fn the_three_shapes_of_brands_read_alike() {
        for brands in [
            r#"{"lawson":"/images/konbini/lawson.svg"}"#,
            r#"{"lawson":{"icon":"/images/konbini/lawson.svg"}}"#,
            r#"[{"slug":"lawson","icon":"/images/konbini/lawson.svg"}]"#,
        ] {
            let text = format!(r#"{{"status":"pending","payment_methods":[{{"type":"konbini","brands":{brands}}}]}}"#);
            let session = read(&text);
            let expected = BrandOffer { slug: "lawson".into(), icon: Some("/images/konbini/lawson.svg".into()) };
            assert_eq!(session.offers[0].brands, Some(vec![expected]), "{brands}");
        }
        let listed = read(r#"{"status":"pending","payment_methods":[{"type":"konbini","brands":["lawson"]}]}"#);
        assert_eq!(listed.offers[0].brands, Some(vec![BrandOffer { slug: "lawson".into(), icon: None }]));
    }

    #[test]
    fn an_amount_or_fee_that_cannot_be_read_is_told_apart_from_none() {
        for (offer, amount, is_unreadable) in [
            (r#""amount":1200"#, Some(1200), false),
            (r#""amount":"1200","customer_fee":"190""#, Some(1200), false),
            (r#""amount":null,"customer_fee":null"#, None, false),
            (r#""amount":-500"#, None, true),
            (r#""amount":"1.5""#, None, true),
            (r#""amount":1200,"customer_fee":"x""#, Some(1200), true),
        ] {
            let text = format!(r#"{{"status":"pending","payment_methods":[{{"type":"konbini",{offer}}}]}}"#);
            let offer = &read(&text).offers[0];
            assert_eq!((offer.amount, offer.is_unreadable), (amount, is_unreadable), "{text}");
        }
    }

    #[test]
    fn additional_fields_are_listed_once_and_what_is_no_name_is_not_overlooked() {
        for (fields, names) in [
            (r#"["email","phone","email"]"#, &["email", "phone"][..]),
            (r#"[{"name":"email"}]"#, &["?"]),
            ("null", &[]),
        ] {
            let text =
                format!(r#"{{"status":"pending","payment_methods":[{{"type":"x","additional_fields":{fields}}}]}}"#);
            assert_eq!(read(&text).offers[0].additional_fields, names);
        }
    }

    #[test]
    fn an_exchange_rate_is_read_to_four_places() {
        for (rate, read_as) in [
            ("0.0473", Some(473)),
            ("1", Some(10_000)),
            ("1.0", Some(10_000)),
            ("150.25374", Some(1_502_537)),
            ("150.25375", Some(1_502_538)),
            ("\"150.25\"", Some(1_502_500)),
            ("0.00001", None),
            ("-1", None),
            ("\"x\"", None),
            ("null", None),
        ] {
            let text =
                format!(r#"{{"status":"pending","payment_methods":[{{"type":"konbini","exchange_rate":{rate}}}]}}"#);
            assert_eq!(read(&text).offers[0].rate, read_as, "{rate}");
        }
    }
}

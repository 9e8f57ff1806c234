//! What a shop orders of its session's offers, mostly through metadata that only the sandbox understands:
//!
//! | metadata | is | for example |
//! |---|---|---|
//! | `sandbox_fee` | what paying costs on top, at a konbini or with the types named | `220`, `pay_easy:220,paypay:50` |
//! | `sandbox_rate` | what one of the session's currency is worth in a method's own | `150.2537` |
//! | `sandbox_installments` | in how many parts cards may be paid, or `schedule`: a plan of three parts | `3,6,revolving` |
//! | `sandbox_offsite` | types on pages of somebody else that nobody has heard of, with what they ask for | `pix,giropay:name+email` |
//! | `sandbox_brands` | the shape of brands: `path`, `icon` or `list` | `icon` |
//!
//! It knows nothing of what the offers look like.

use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::money;
use crate::api::params::text_or_number;
use crate::currency::Rate;
use crate::details::INSTALLMENTS;

/// What the offers of one session have in common.
pub(crate) struct Terms<'a> {
    pub(crate) amount: i64,
    pub(crate) currency: &'a str,
    /// What paying costs on top, by type.
    pub(crate) fees: Vec<(String, i64)>,
    pub(crate) rate: Option<Rate>,
    pub(crate) installments: Option<Installments>,
    /// Types the sandbox does not know, each with what it asks for.
    pub(crate) offsite: Vec<(String, Vec<String>)>,
    /// The shape of brands; each method has one of its own otherwise.
    pub(crate) brands: Option<String>,
}

/// How a card may be paid in parts.
pub(crate) enum Installments {
    /// In as many parts as the shopper chooses of these words.
    Choice(Vec<String>),
    /// By a plan with dates.
    Schedule,
}

impl<'a> Terms<'a> {
    /// # Errors
    /// `invalid_parameter`, about the metadata that cannot be understood.
    pub(crate) fn read(amount: i64, currency: &'a str, metadata: &Value) -> Result<Terms<'a>, ApiError> {
        Ok(Terms {
            amount,
            currency,
            fees: fees(metadata)?,
            rate: rate(metadata)?,
            installments: installments(metadata)?,
            offsite: offsite(metadata),
            brands: text_or_number(&metadata["sandbox_brands"]),
        })
    }

    /// What paying with that type costs on top.
    pub(crate) fn fee(&self, slug: &str) -> Option<i64> {
        self.fees.iter().find(|(of, _)| of == slug).map(|(_, fee)| *fee)
    }
}

fn invalid(key: &str) -> ApiError {
    ApiError::invalid(&format!("metadata[{key}]"))
}

/// The parts of a list, without what is empty.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|part| !part.is_empty())
}

fn fees(metadata: &Value) -> Result<Vec<(String, i64)>, ApiError> {
    let Some(list) = text_or_number(&metadata["sandbox_fee"]) else { return Ok(Vec::new()) };
    let fee = |part: &str| {
        let (slug, fee) = part.split_once(':').unwrap_or(("konbini", part));
        let fee = money::read(&Value::from(fee), "metadata[sandbox_fee]")?.ok_or_else(|| invalid("sandbox_fee"))?;
        Ok((slug.to_owned(), fee))
    };
    parts(&list).map(fee).collect()
}

fn rate(metadata: &Value) -> Result<Option<Rate>, ApiError> {
    let Some(rate) = text_or_number(&metadata["sandbox_rate"]) else { return Ok(None) };
    Rate::read(&rate).map(Some).ok_or_else(|| invalid("sandbox_rate"))
}

fn installments(metadata: &Value) -> Result<Option<Installments>, ApiError> {
    let Some(list) = text_or_number(&metadata["sandbox_installments"]) else { return Ok(None) };
    if list == "schedule" {
        return Ok(Some(Installments::Schedule));
    }
    let words: Vec<String> = parts(&list).map(str::to_owned).collect();
    if words.iter().all(|word| INSTALLMENTS.contains(&word.as_str())) {
        Ok(Some(Installments::Choice(words)))
    } else {
        Err(invalid("sandbox_installments"))
    }
}

fn offsite(metadata: &Value) -> Vec<(String, Vec<String>)> {
    let list = text_or_number(&metadata["sandbox_offsite"]).unwrap_or_default();
    let entry = |part: &str| {
        let (slug, fields) = part.split_once(':').unwrap_or((part, ""));
        (slug.to_owned(), fields.split('+').filter(|field| !field.is_empty()).map(str::to_owned).collect())
    };
    parts(&list).map(entry).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(metadata: &Value) -> Result<Terms<'static>, ApiError> {
        Terms::read(1_000, "JPY", metadata)
    }

    #[test]
    fn a_bare_fee_is_for_konbini_and_others_name_their_type() {
        for (given, konbini, pay_easy) in [
            (json!(220), Some(220), None),
            (json!("220"), Some(220), None),
            (json!("pay_easy:330"), None, Some(330)),
            (json!("220, pay_easy:330"), Some(220), Some(330)),
            (json!(null), None, None),
        ] {
            let terms = read(&json!({ "sandbox_fee": given })).ok().unwrap();
            assert_eq!((terms.fee("konbini"), terms.fee("pay_easy")), (konbini, pay_easy), "{given}");
        }
    }

    #[test]
    fn types_nobody_has_heard_of_say_what_they_ask_for() {
        let terms = read(&json!({ "sandbox_offsite": "pix, giropay:name+email" })).ok().unwrap();
        let expected =
            [("pix".to_owned(), vec![]), ("giropay".to_owned(), vec!["name".to_owned(), "email".to_owned()])];
        assert_eq!(terms.offsite, expected);
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for (key, odd) in [
            ("sandbox_fee", "konbini:"),
            ("sandbox_fee", "-1"),
            ("sandbox_rate", "many"),
            ("sandbox_installments", "3,4"),
            ("sandbox_installments", "often"),
        ] {
            let error = read(&json!({ key: odd })).err();
            assert_eq!(error, Some(invalid(key)), "{odd}");
        }
    }
}

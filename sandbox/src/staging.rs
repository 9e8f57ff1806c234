//! How a session's payments are to go, as a test or a shop in development orders it through metadata that only the
//! sandbox understands:
//!
//! | metadata | is | for example |
//! |---|---|---|
//! | `sandbox_bank` | how the bank's 3-D Secure page behaves: a word of [`Manner`] | `refuses_framing` |
//! | `sandbox_bank_ms` | how long a `slow` page takes, in milliseconds | `2000` |
//! | `sandbox_app_url` | the `app_url` of a wallet, whatever it is; `none` for none | `paypay://payment?id=1` |
//! | `sandbox_barcode` | which konbini payments have a barcode: a word of [`BarcodeOrder`] | `1` |
//! | `sandbox_barcode_seconds` | how long a barcode is good | `30` |
//! | `sandbox_short` | `no_redirect`: a prepaid payment that is short names no page to go on | |
//!
//! What the session offers is `terms`'s affair, what goes wrong with a request `faults`'s.

use std::time::Duration;

use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::params::{text, text_or_number, whole};
use crate::barcode::LIFE_SECONDS;

/// How the bank's page behaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Manner {
    /// It asks, and may be framed.
    Plain,
    /// `refuses_framing`: it asks, and no browser shows it in a frame.
    RefusesFraming,
    /// `never_loads`: it takes the request and never answers.
    NeverLoads,
    /// `slow`: it answers after so long.
    Slow(Duration),
    /// `messages`: it asks, and posts messages to whoever opened or framed it, one of them a lie.
    Messages,
    /// `popup`: it asks in a window of its own, and moves on once that has been answered.
    Popup,
    /// `breaks_out`: it asks, and a script of it wants the whole window.
    BreaksOut,
    /// `app`: it waits for an approval in the bank's app, which a test gives through `/sandbox`.
    App,
}

/// The longest a page can be ordered to take.
const LONGEST_WAIT: i64 = 600_000;

/// How long a `slow` page takes if the order does not say.
const USUAL_WAIT: i64 = 2_000;

/// # Errors
/// `invalid_parameter`, about the metadata that cannot be understood.
pub(crate) fn check(metadata: &Value) -> Result<(), ApiError> {
    manner(metadata)?;
    barcode(metadata)?;
    barcode_seconds(metadata)?;
    short_leads_on(metadata)?;
    Ok(())
}

/// How the bank's page behaves.
pub(crate) fn manner(metadata: &Value) -> Result<Manner, ApiError> {
    Ok(match text(&metadata["sandbox_bank"]) {
        None => Manner::Plain,
        Some("refuses_framing") => Manner::RefusesFraming,
        Some("never_loads") => Manner::NeverLoads,
        Some("slow") => Manner::Slow(wait(&metadata["sandbox_bank_ms"])?),
        Some("messages") => Manner::Messages,
        Some("popup") => Manner::Popup,
        Some("breaks_out") => Manner::BreaksOut,
        Some("app") => Manner::App,
        Some(_) => return Err(invalid("sandbox_bank")),
    })
}

/// What a wallet's `app_url` is to be.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum AppUrl<'a> {
    /// Our own page that plays the app.
    Usual,
    /// None.
    Never,
    /// This text, as it was given.
    Given(&'a str),
}

pub(crate) fn app_url(metadata: &Value) -> AppUrl<'_> {
    match metadata["sandbox_app_url"].as_str() {
        None | Some("") => AppUrl::Usual,
        Some("none") => AppUrl::Never,
        Some(other) => AppUrl::Given(other),
    }
}

/// Which payments at a konbini have a barcode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BarcodeOrder {
    /// Those of the chain whose tills are known to scan one, FamilyMart (DOMAIN.md 5.4).
    Usual,
    /// `1`: those of every chain.
    Always,
    /// `pending`: those of every chain, and it is not ready when it is first asked for.
    Pending,
    /// `none`: no chain's.
    Never,
}

impl BarcodeOrder {
    /// Whether payments at that chain have one.
    pub(crate) fn covers(self, store: &str) -> bool {
        match self {
            BarcodeOrder::Usual => store == "family-mart",
            BarcodeOrder::Always | BarcodeOrder::Pending => true,
            BarcodeOrder::Never => false,
        }
    }
}

pub(crate) fn barcode(metadata: &Value) -> Result<BarcodeOrder, ApiError> {
    Ok(match text_or_number(&metadata["sandbox_barcode"]).as_deref() {
        None => BarcodeOrder::Usual,
        Some("1") => BarcodeOrder::Always,
        Some("pending") => BarcodeOrder::Pending,
        Some("none") => BarcodeOrder::Never,
        Some(_) => return Err(invalid("sandbox_barcode")),
    })
}

/// How many seconds a barcode is good.
pub(crate) fn barcode_seconds(metadata: &Value) -> Result<i64, ApiError> {
    match (&metadata["sandbox_barcode_seconds"], whole(&metadata["sandbox_barcode_seconds"])) {
        (Value::Null, _) => Ok(LIFE_SECONDS),
        (_, Some(seconds @ 1..=LIFE_SECONDS)) => Ok(seconds),
        _ => Err(invalid("sandbox_barcode_seconds")),
    }
}

/// Whether a prepaid payment that was not enough leads to a page that takes another number.
pub(crate) fn short_leads_on(metadata: &Value) -> Result<bool, ApiError> {
    match text(&metadata["sandbox_short"]) {
        None => Ok(true),
        Some("no_redirect") => Ok(false),
        Some(_) => Err(invalid("sandbox_short")),
    }
}

fn wait(given: &Value) -> Result<Duration, ApiError> {
    let milliseconds = if given.is_null() { Some(USUAL_WAIT) } else { whole(given) };
    let milliseconds = milliseconds.filter(|milliseconds| (0..=LONGEST_WAIT).contains(milliseconds));
    let milliseconds = milliseconds.and_then(|milliseconds| u64::try_from(milliseconds).ok());
    milliseconds.map(Duration::from_millis).ok_or_else(|| invalid("sandbox_bank_ms"))
}

fn invalid(key: &str) -> ApiError {
    ApiError::invalid(&format!("metadata[{key}]"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_bank_behaves_as_ordered() {
        for (metadata, expected) in [
            (json!({}), Manner::Plain),
            (json!({ "sandbox_bank": "" }), Manner::Plain),
            (json!({ "sandbox_bank": "app" }), Manner::App),
            (json!({ "sandbox_bank": "slow" }), Manner::Slow(Duration::from_secs(2))),
            (json!({ "sandbox_bank": "slow", "sandbox_bank_ms": "50" }), Manner::Slow(Duration::from_millis(50))),
        ] {
            assert_eq!(manner(&metadata), Ok(expected), "{metadata}");
        }
    }

    #[test]
    fn any_text_can_stand_for_an_app() {
        for (given, expected) in [
            (json!(null), AppUrl::Usual),
            (json!(""), AppUrl::Usual),
            (json!("none"), AppUrl::Never),
            (json!(" javascript:alert(1)"), AppUrl::Given(" javascript:alert(1)")),
        ] {
            assert_eq!(app_url(&json!({ "sandbox_app_url": given })), expected, "{given}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for (metadata, key) in [
            (json!({ "sandbox_bank": "closed" }), "sandbox_bank"),
            (json!({ "sandbox_bank": "slow", "sandbox_bank_ms": "soon" }), "sandbox_bank_ms"),
            (json!({ "sandbox_bank": "slow", "sandbox_bank_ms": -1 }), "sandbox_bank_ms"),
            (json!({ "sandbox_short": "yes" }), "sandbox_short"),
            (json!({ "sandbox_barcode": "maybe" }), "sandbox_barcode"),
            (json!({ "sandbox_barcode_seconds": 601 }), "sandbox_barcode_seconds"),
        ] {
            assert_eq!(check(&metadata), Err(invalid(key)), "{metadata}");
        }
    }
}

//! Amounts of money as requests give them: whole, not negative, and small enough to be added up.
//!
//! Every amount, tax and fee is read here, so that nothing behind it has to fear an overflow.

use serde_json::Value;

use super::error::ApiError;
use super::params::whole;

/// The most that can be given, in the currency's smallest unit. The documents name no bound; a
/// trillion yen is far past anything a shop sells.
const MOST: i64 = 1_000_000_000_000;

/// The amount given under this name, in the currency's smallest unit; `None` if there is none.
///
/// # Errors
/// `invalid_parameter`, about `param`, the name in full.
pub(crate) fn read(given: &Value, param: &str) -> Result<Option<i64>, ApiError> {
    match (given, whole(given)) {
        (Value::Null, _) => Ok(None),
        (_, Some(amount @ 0..=MOST)) => Ok(Some(amount)),
        _ => Err(ApiError::invalid(param)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn amounts_are_whole_and_within_one_bound() {
        for (given, expected) in [(json!(0), 0), (json!("8888"), 8_888), (json!(MOST), MOST)] {
            assert_eq!(read(&given, "amount"), Ok(Some(expected)), "{given}");
        }
        for given in [json!(-1), json!("1.5"), json!(MOST + 1), json!(i64::MAX), json!(u64::MAX), json!("9".repeat(30))]
        {
            assert_eq!(read(&given, "tax"), Err(ApiError::invalid("tax")), "{given}");
        }
        assert_eq!(read(&Value::Null, "amount"), Ok(None));
    }
}

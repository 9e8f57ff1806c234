//! A shopper's `payment_details`, field by field: reads one and says which is missing or odd. It knows no method.

use serde_json::Value;

use crate::api::error::ApiError;
use crate::api::params::{text, whole};
use crate::secret::Secret;

/// Access to `payment_details` by name, with errors that name the parameter in full.
pub(crate) struct Form<'a>(pub(crate) &'a Value);

impl<'a> Form<'a> {
    pub(crate) fn optional(&self, name: &str) -> Option<&'a str> {
        text(&self.0[name])
    }

    pub(crate) fn required(&self, name: &str) -> Result<&'a str, ApiError> {
        self.optional(name).ok_or_else(|| self.missing(name))
    }

    pub(crate) fn present(&self, name: &str) -> Result<&'a Value, ApiError> {
        match &self.0[name] {
            Value::Null => Err(self.missing(name)),
            value => Ok(value),
        }
    }

    /// Exactly as it was sent, blanks included.
    pub(crate) fn password(&self, name: &str) -> Result<Secret, ApiError> {
        let password = self.0[name].as_str().filter(|password| !password.is_empty());
        password.map(|password| Secret::new(password.to_owned())).ok_or_else(|| self.missing(name))
    }

    pub(crate) fn email(&self) -> Result<Option<String>, ApiError> {
        let Some(email) = self.optional("email") else { return Ok(None) };
        let plausible = email
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !email.contains(' '));
        if plausible { Ok(Some(email.to_owned())) } else { Err(self.invalid("email")) }
    }

    pub(crate) fn phone(&self, required: bool) -> Result<(), ApiError> {
        let Some(phone) = self.optional("phone") else {
            return if required { Err(self.missing("phone")) } else { Ok(()) };
        };
        let digits = phone.bytes().filter(u8::is_ascii_digit).count();
        let others = phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ' '));
        if others && (7..=15).contains(&digits) { Ok(()) } else { Err(self.invalid("phone")) }
    }

    /// Names that a bank must be able to print: katakana, its long mark and middle dot, and blanks.
    pub(crate) fn kana(&self, name: &str) -> Result<(), ApiError> {
        let katakana = |c: char| matches!(c, '\u{30a1}'..='\u{30fc}' | ' ' | '\u{3000}');
        if self.required(name)?.chars().all(katakana) { Ok(()) } else { Err(self.invalid(name)) }
    }

    /// At most 59 days (S3).
    pub(crate) fn expiry_days(&self) -> Result<Option<i64>, ApiError> {
        match (&self.0["expiry_days"], whole(&self.0["expiry_days"])) {
            (Value::Null, _) => Ok(None),
            (_, Some(days @ 1..=59)) => Ok(Some(days)),
            _ => Err(self.invalid("expiry_days")),
        }
    }

    pub(crate) fn missing(&self, name: &str) -> ApiError {
        ApiError::missing(&format!("payment_details[{name}]"))
    }

    pub(crate) fn invalid(&self, name: &str) -> ApiError {
        ApiError::invalid(&format!("payment_details[{name}]"))
    }
}

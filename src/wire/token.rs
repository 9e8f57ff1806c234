//! Tokens (S3 "Tokens") and secure tokens, whose card the bank has been asked about (FEATURES.md 2.3).

use super::credential::TokenId;
use super::json::Json;

/// A token as the API shows it, secure or not.
#[derive(Debug, Clone, PartialEq)]
pub struct SecureToken {
    /// Its id.
    pub id: TokenId,
    /// What the bank says.
    pub verification: Verification,
    /// Where the bank asks the shopper.
    pub authentication_url: Option<String>,
}

/// How far 3-D Secure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verification {
    /// This is a token that knows of none.
    None,
    /// The bank agreed, or there was nothing to ask: `OK`, `SKIPPED`.
    Passed,
    /// The bank wants to ask the shopper: `NEEDS_VERIFY`.
    Wanted,
    /// The bank did not agree: `ERRORED`. So does a word that nobody knows.
    Failed,
}

impl SecureToken {
    /// `None` when the answer has no id to pay with.
    pub fn read(json: &Json) -> Option<SecureToken> {
        let id = json.get("id").text().or_else(|| json.get("secure_token").text())?;
        Some(SecureToken {
            id: TokenId::parse(id)?,
            verification: match json.get("verification_status") {
                Json::Null => Verification::None,
                word => match word.text().unwrap_or_default() {
                    "OK" | "SKIPPED" => Verification::Passed,
                    "NEEDS_VERIFY" => Verification::Wanted,
                    _ => Verification::Failed,
                },
            },
            authentication_url: json.get("authentication_url").owned_text(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_verification_is_read_and_a_new_one_is_no_success() {
        for (text, expected) in [
            (r#"{"id":"tok_1"}"#, Some(Verification::None)),
            (r#"{"id":"st_1","verification_status":"OK"}"#, Some(Verification::Passed)),
            (r#"{"secure_token":"st_1","verification_status":"SKIPPED"}"#, Some(Verification::Passed)),
            (r#"{"id":"st_1","verification_status":"NEEDS_VERIFY"}"#, Some(Verification::Wanted)),
            (r#"{"id":"st_1","verification_status":"ERRORED"}"#, Some(Verification::Failed)),
            (r#"{"id":"st_1","verification_status":"PERHAPS"}"#, Some(Verification::Failed)),
            (r#"{"id":"a/b","verification_status":"OK"}"#, None),
            (r#"{"verification_status":"OK"}"#, None),
            ("[]", None),
        ] {
            let token = SecureToken::read(&serde_json::from_str(text).unwrap());
            assert_eq!(token.map(|token| token.verification), expected, "{text}");
        }
    }
}

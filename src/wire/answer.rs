//! What comes back from a call: an answer of whatever status, or none at all.

use super::json::Json;
use super::payment::Payment;

/// An HTTP answer. There is no `Debug`: what the shopper typed may be said back in it.
#[derive(Clone, PartialEq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body, if it could be read as JSON.
    pub body: Option<Json>,
    /// `Retry-After` in seconds, if it was given as a number.
    pub retry_after: Option<u32>,
}

impl Reply {
    /// How long the server wants to be left alone, in milliseconds: it is heeded for ten seconds (DOMAIN.md 6.4).
    pub fn pause_asked(&self) -> u32 {
        self.retry_after.unwrap_or(0).min(10) * 1000
    }
}

/// Why there is no answer. Unless it was not sent at all, whether the request arrived is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The connection could not be made, or broke, or was blocked by the page's policy.
    Network,
    /// No answer within the time limit.
    Timeout,
    /// It was not sent: another window, or another checkout of this page, is paying the same session.
    Busy,
}

/// The answer to "pay" (S1 step 3).
#[derive(Debug, Clone, PartialEq)]
pub struct PayAnswer {
    /// What came of it.
    pub status: PayStatus,
    /// Where the shopper goes next; may be absent.
    pub redirect_url: Option<String>,
    /// The wallet's app, where there is one; may be absent.
    pub app_url: Option<String>,
    /// The payment, if one was made.
    pub payment: Option<Payment>,
    /// What went wrong, if something did.
    pub error: Option<ApiError>,
}

/// What came of paying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayStatus {
    /// Paid, authorised, or instructions are ready.
    Completed,
    /// The shopper must go somewhere else first.
    Pending,
    /// Refused.
    Error,
    /// The session was closed.
    Cancelled,
    /// A word the documents do not have.
    Unknown(String),
}

/// An error of the API (S3 "Errors"). Its message is left where it came from: it is English, it is shown to nobody, and
/// it may repeat what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// The code, such as `card_declined`; empty if none came.
    pub code: String,
    /// The parameter it is about.
    pub param: Option<String>,
}

impl PayAnswer {
    /// Reads any JSON: what is missing shows in the status.
    pub fn read(json: &Json) -> PayAnswer {
        PayAnswer {
            status: match json.get("status").text().unwrap_or_default() {
                "completed" => PayStatus::Completed,
                "pending" => PayStatus::Pending,
                "error" => PayStatus::Error,
                "cancelled" => PayStatus::Cancelled,
                other => PayStatus::Unknown(other.to_owned()),
            },
            redirect_url: json.get("redirect_url").owned_text(),
            app_url: json.get("app_url").owned_text(),
            payment: Payment::read(json.get("payment")),
            error: ApiError::read(json),
        }
    }
}

impl ApiError {
    /// The error of an answer: `{"error": {code, message, param}}`, or a text in its place; `null` is none.
    pub fn read(json: &Json) -> Option<ApiError> {
        match json.get("error") {
            Json::Null | Json::Bool(false) => None,
            // A text is a code if it is spelled like one, else it is a message.
            Json::Text(text) if text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {
                Some(ApiError { code: text.clone(), param: None })
            }
            Json::Text(_) => Some(ApiError { code: String::new(), param: None }),
            error => Some(ApiError {
                code: error.get("code").owned_text().unwrap_or_default(),
                param: error.get("param").owned_text(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_as_objects_or_texts() {
        for (text, code) in [
            (r#"{"error":{"code":"card_declined","message":"no","details":{},"details":[]}}"#, Some("card_declined")),
            (r#"{"error":"card_declined"}"#, Some("card_declined")),
            (r#"{"error":"Something went wrong."}"#, Some("")),
            (r#"{"error":{}}"#, Some("")),
            (r#"{"error":[]}"#, Some("")),
            (r#"{"error":null}"#, None),
            ("{}", None),
            ("[]", None),
        ] {
            let error = ApiError::read(&serde_json::from_str(text).unwrap());
            assert_eq!(error.as_ref().map(|error| error.code.as_str()), code, "{text}");
        }
    }
}

//! The error envelope and its codes (S3 "Errors"), in words of our own.
//!
//! A message names parameters and never repeats what was sent for them.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Every documented code with its HTTP status and a sentence.
const CODES: &[(&str, u16, &str)] = &[
    ("bad_request", 400, "The request could not be read."),
    ("unauthorized", 401, "The API key is missing or wrong."),
    ("request_failed", 402, "This could not be done."),
    ("forbidden", 403, "This key may not do that."),
    ("not_found", 404, "There is no such thing."),
    ("unprocessable_entity", 422, "The request cannot be carried out in the present state."),
    ("invalid_payment_type", 422, "This payment type is not on offer."),
    ("invalid_token", 422, "The token is unknown, used or too old."),
    ("invalid_currency", 422, "The payment type does not take this currency."),
    ("not_refundable", 422, "The payment cannot be refunded."),
    ("not_capturable", 422, "The payment cannot be captured."),
    ("not_cancellable", 422, "The payment cannot be cancelled."),
    ("unsupported_card_brand", 422, "This card brand is not taken."),
    ("fraudulent", 422, "The payment was judged fraudulent."),
    ("invalid_parameter", 422, "A parameter is not valid."),
    ("missing_parameter", 422, "A required parameter is missing."),
    ("too_many_requests", 429, "Too many requests."),
    ("internal_server_error", 500, "Something broke."),
    ("bad_gateway", 502, "The processor gave no usable answer."),
    ("insufficient_funds", 502, "There is not enough money."),
    ("used_number", 502, "The number has been used."),
    ("card_declined", 502, "The card was declined."),
    ("invalid_password", 502, "The password is wrong."),
    ("bad_verification_value", 502, "The security code is wrong."),
    ("exceeds_limit", 502, "The amount is over the limit."),
    ("card_expired", 502, "The card has expired."),
    ("invalid_number", 502, "The number is not valid."),
    ("invalid_account", 502, "The account is not valid."),
    // Seen in public clients, not in the documents (DOMAIN.md 6.1, "TP").
    ("restricted_account", 502, "The account is restricted."),
    ("other_invalid", 502, "The card is not valid."),
    ("other_error", 502, "The processor reported another error."),
    ("invalid_user_key", 502, "The user key is not valid."),
    ("service_unavailable", 503, "The service is down for the moment."),
    ("gateway_timeout", 504, "The processor did not answer in time. Nothing was charged."),
];

/// An error as the API answers it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ApiError {
    pub(crate) code: &'static str,
    pub(crate) status: u16,
    message: String,
    param: Option<String>,
}

impl ApiError {
    /// The error with this code; an unknown one is a mistake of ours and says so.
    pub(crate) fn of(code: &str) -> ApiError {
        ApiError::known(code).unwrap_or_else(|| ApiError::of("internal_server_error"))
    }

    /// The error with this code, if there is one: the code may come from outside.
    pub(crate) fn known(code: &str) -> Option<ApiError> {
        CODES.iter().find(|(known, ..)| *known == code).map(|(code, status, message)| ApiError {
            code,
            status: *status,
            message: (*message).to_owned(),
            param: None,
        })
    }

    /// The error that stands for a bare HTTP status.
    pub(crate) fn for_status(status: u16) -> ApiError {
        let code = match status {
            502 => "bad_gateway",
            422 => "unprocessable_entity",
            _ => CODES.iter().find(|(_, known, _)| *known == status).map_or("bad_gateway", |row| row.0),
        };
        ApiError { status, ..ApiError::of(code) }
    }

    pub(crate) fn missing(param: &str) -> ApiError {
        let message = format!("{param} has to be given.");
        ApiError { message, param: Some(param.to_owned()), ..ApiError::of("missing_parameter") }
    }

    pub(crate) fn invalid(param: &str) -> ApiError {
        let message = format!("{param} cannot be what was sent.");
        ApiError { message, param: Some(param.to_owned()), ..ApiError::of("invalid_parameter") }
    }

    /// The same error in a sentence of the caller's own.
    pub(crate) fn saying(mut self, message: String) -> ApiError {
        self.message = message;
        self
    }

    /// What is wrong, as a sentence for a developer.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    pub(crate) fn about(mut self, param: &str) -> ApiError {
        self.param = Some(param.to_owned());
        self
    }

    /// The parameter it is about, such as `payment_details[store]`.
    pub(crate) fn param(&self) -> Option<&str> {
        self.param.as_deref()
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_GATEWAY);
        let body = json!({
            "error": { "code": self.code, "message": self.message, "param": self.param }
        });
        (status, Json(body)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_find_a_code_and_keep_their_number() {
        assert_eq!(ApiError::for_status(503).code, "service_unavailable");
        assert_eq!(ApiError::for_status(429).code, "too_many_requests");
        assert_eq!((ApiError::for_status(599).code, ApiError::for_status(599).status), ("bad_gateway", 599));
    }

    #[test]
    fn an_unknown_code_from_outside_is_no_error_of_ours() {
        assert_eq!(ApiError::known("nonsense"), None);
        assert_eq!(ApiError::of("nonsense").status, 500);
    }
}

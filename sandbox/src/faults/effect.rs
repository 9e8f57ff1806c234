//! What a fault does to a request and its answer, once it strikes. What was done behind an answer stays done, however
//! the answer is spoilt.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use crate::api::error::ApiError;
use crate::random;

/// What happens to one request.
#[derive(Clone)]
pub(super) enum Effect {
    None,
    /// The connection breaks, before the work is done or after.
    Cut {
        after: bool,
    },
    /// The answer's headers come, and its body never does.
    Stall,
    /// The answer comes in small pieces, over so long.
    Drip(Duration),
    /// An HTTP status with the error that belongs to it, or with nothing at all; without doing the work.
    Status {
        status: StatusCode,
        retry_after: Option<String>,
        bare: bool,
    },
    /// A documented error, about a parameter if one is given, without doing the work.
    Error(ApiError),
    /// The answer stops in the middle of the JSON.
    Malformed,
    /// The answer is called JSON and is noise.
    Garbage,
    /// The answer is a page, as of a proxy that knows better.
    WrongType,
    /// There is nothing in the answer.
    Empty(StatusCode),
    /// The answer is right, and so many bytes long.
    Huge(usize),
    /// The answer names another session.
    WrongSession,
    /// The answer has this status, and an `error` or a payment's status that cannot be with it.
    Contradiction {
        status: String,
        against: String,
    },
    /// Any answer at all.
    Answer {
        body: String,
        status: StatusCode,
        work: bool,
    },
}

impl Effect {
    pub(super) async fn act(self, session: Option<String>, request: Request, next: Next) -> Response {
        match self {
            Effect::None => next.run(request).await,
            Effect::Cut { after: false } => cut(),
            Effect::Status { status, bare: true, .. } => status.into_response(),
            Effect::Status { status, retry_after, bare: false } => refuse(status, retry_after),
            Effect::Error(error) => error.into_response(),
            Effect::Answer { body, status, work } => {
                if work {
                    next.run(request).await;
                }
                (status, json_body(body)).into_response()
            }
            done => done.spoil(session, next.run(request).await).await,
        }
    }

    /// The work is done: what is left of its answer.
    async fn spoil(self, session: Option<String>, answer: Response) -> Response {
        let status = answer.status();
        let whole = to_bytes(answer.into_body(), usize::MAX).await.unwrap_or_default();
        let spoilt = match self {
            Effect::Cut { .. } => cut(),
            Effect::Stall => json_body(Body::from_stream(stream::pending::<Result<Bytes, Infallible>>())),
            Effect::Drip(time) => drip(whole, time),
            Effect::Malformed => json_body(whole.slice(..whole.len() / 2)),
            Effect::Garbage => json_body(noise()),
            Effect::WrongType => return ([(CONTENT_TYPE, "text/html; charset=utf-8")], PAGE).into_response(),
            Effect::Empty(status) => return status.into_response(),
            Effect::Huge(bytes) => json_body(padded(&whole, bytes)),
            Effect::WrongSession => json_body(renamed(&whole, session.as_deref())),
            Effect::Contradiction { status, against } => return json_body(contradicted(&whole, &status, &against)),
            // These have no answer of the work's to spoil.
            Effect::None | Effect::Status { .. } | Effect::Error(_) | Effect::Answer { .. } => json_body(whole),
        };
        (status, spoilt).into_response()
    }
}

/// What a hotel's network or a proxy answers in place of others.
const PAGE: &str = "<!DOCTYPE html><html><head><title>Welcome</title></head>\
     <body><h1>Please accept our terms of use</h1><script>document.title = 'spoilt'</script></body></html>";

/// An answer that begins and never ends. It has to begin: a browser quietly sends a request again,
/// a payment too, when a connection it had used before closes without a single byte of answer.
fn cut() -> Response {
    let body = stream::unfold(0, |step| async move {
        match step {
            0 => Some((Ok(Bytes::from_static(b"{\"sta")), 1)),
            1 => {
                // Gives the server the moment it needs to send the beginning off.
                tokio::task::yield_now().await;
                Some((Err(io::Error::other("cut on purpose")), 2))
            }
            _ => None,
        }
    });
    json_body(Body::from_stream(body))
}

/// The answer in pieces of equal size, the last of them after that time.
fn drip(whole: Bytes, time: Duration) -> Response {
    const PIECES: usize = 20;
    let size = whole.len().div_ceil(PIECES).max(1);
    let pieces: Vec<Bytes> = whole.chunks(size).map(Bytes::copy_from_slice).collect();
    let wait = time / u32::try_from(pieces.len().max(1)).unwrap_or(1);
    let dripping = stream::iter(pieces).then(move |piece| async move {
        tokio::time::sleep(wait).await;
        Ok::<_, Infallible>(piece)
    });
    json_body(Body::from_stream(dripping))
}

fn refuse(status: StatusCode, retry_after: Option<String>) -> Response {
    let mut response = ApiError::for_status(status.as_u16()).into_response();
    if let Some(value) = retry_after.and_then(|text| HeaderValue::from_str(&text).ok()) {
        response.headers_mut().insert(RETRY_AFTER, value);
    }
    response
}

/// Bytes that are no UTF-8 and hold everything a text must not.
fn noise() -> Vec<u8> {
    (0..=255_u8).rev().cycle().take(2_048).collect()
}

/// The same object with a member more, which makes it so long at least.
fn padded(whole: &[u8], bytes: usize) -> Vec<u8> {
    let mut object: Value = serde_json::from_slice(whole).unwrap_or_default();
    let missing = bytes.saturating_sub(whole.len() + r#","padding":"""#.len());
    if object.is_object() {
        object["padding"] = Value::String("x".repeat(missing));
    }
    object.to_string().into_bytes()
}

/// The answer as if it were about another session, whose id it has wherever this one's stood.
fn renamed(whole: &[u8], session: Option<&str>) -> Vec<u8> {
    let text = String::from_utf8_lossy(whole).into_owned();
    session.map_or(text.clone(), |id| text.replace(id, &random::id())).into_bytes()
}

fn contradicted(whole: &[u8], status: &str, against: &str) -> Vec<u8> {
    let mut object: Value = serde_json::from_slice(whole).unwrap_or_default();
    object["status"] = json!(status);
    if against == "error" {
        let error = ApiError::of("card_declined");
        object["error"] = json!({ "code": error.code, "message": "The card was declined.", "param": null });
    } else {
        if !object["payment"].is_object() {
            object["payment"] = json!({ "id": random::id(), "resource": "payment" });
        }
        object["payment"]["status"] = json!(against);
    }
    object.to_string().into_bytes()
}

fn json_body(body: impl Into<Body>) -> Response {
    ([(CONTENT_TYPE, "application/json")], body.into()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_padded_answer_is_as_long_as_ordered_and_says_the_same() {
        let whole = br#"{"status":"completed"}"#;
        let long = padded(whole, 1_000);
        assert_eq!(long.len(), 1_000);
        assert_eq!(serde_json::from_slice::<Value>(&long).unwrap()["status"], "completed");
        assert_eq!(serde_json::from_slice::<Value>(&padded(whole, 3)).unwrap()["padding"], "");
    }

    #[test]
    fn another_session_has_another_id_everywhere() {
        let text = String::from_utf8(renamed(br#"{"id":"abc","session_url":"/s/abc","x":1}"#, Some("abc"))).unwrap();
        assert!(!text.contains("abc") && text.contains("\"x\":1"), "{text}");
    }

    #[test]
    fn a_contradiction_keeps_the_rest() {
        let whole = br#"{"status":"pending","payment":{"id":"p","status":"captured"}}"#;
        let read = |against| serde_json::from_slice::<Value>(&contradicted(whole, "completed", against)).unwrap();
        let failed = json!({"status": "completed", "payment": {"id": "p", "status": "failed"}});
        assert_eq!(read("failed"), failed);
        assert_eq!(read("error")["payment"]["status"], "captured");
        assert_eq!(read("error")["error"]["code"], "card_declined");
    }

    #[test]
    fn noise_is_no_text() {
        assert!(String::from_utf8(noise()).is_err());
    }
}

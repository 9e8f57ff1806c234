//! The shop's side of the KOMOJU API: three calls, made with the secret key.
//! It must not know pages or orders' states.

mod answer;
mod request;

use std::fmt;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use ureq::Agent;
use url::Url;

use crate::settings::base;

pub(crate) use answer::{Session, payment, public_part};
pub(crate) use request::{Extras, Mode, NewSession};

/// The longest a shopper waits for a page because of the API.
const TIME_LIMIT: Duration = Duration::from_secs(15);

/// A caller of the API.
#[derive(Clone)]
pub(crate) struct Komoju {
    agent: Agent,
    sessions: String,
    payments: String,
    authorization: String,
}

/// Why a call brought nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ApiError {
    /// No answer: an address that is wrong, or a service that is down.
    Unreachable,
    /// The API said no, with a status and one of its documented codes.
    Refused { status: u16, code: String },
    /// An answer that is not what was asked for.
    Unreadable,
}

/// For the log: the merchant's next step follows from it, and it holds neither keys nor anybody's data.
impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => formatter.write_str("unreachable"),
            Self::Refused { status, code } => write!(formatter, "refused with {status} {code}"),
            Self::Unreadable => formatter.write_str("unreadable answer"),
        }
    }
}

impl Komoju {
    pub(crate) fn new(api_url: &Url, secret_key: &str) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(TIME_LIMIT))
            .http_status_as_error(false)
            // The key goes to the address that was configured and nowhere else.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        Self {
            agent: config.into(),
            sessions: format!("{}/api/v1/sessions", base(api_url)),
            payments: format!("{}/api/v1/payments", base(api_url)),
            // HTTP Basic: the key is the user, the password is empty (guide, "Authentication").
            authorization: format!("Basic {}", STANDARD.encode(format!("{secret_key}:"))),
        }
    }

    /// `POST /sessions`: opens a session in which an order can be paid.
    pub(crate) async fn create(&self, session: &NewSession<'_>) -> Result<Session, ApiError> {
        let body = session.to_json();
        let send = move |komoju: &Self| {
            let request = komoju.agent.post(&komoju.sessions);
            request.header("Authorization", &komoju.authorization).send_json(body)
        };
        Session::read(&self.call(send).await?).ok_or(ApiError::Unreadable)
    }

    /// `GET /sessions/{id}`: what has become of a session. `id` is one the API gave us.
    pub(crate) async fn show(&self, id: &str) -> Result<Session, ApiError> {
        let address = format!("{}/{id}", self.sessions);
        let send =
            move |komoju: &Self| komoju.agent.get(&address).header("Authorization", &komoju.authorization).call();
        Session::read(&self.call(send).await?).ok_or(ApiError::Unreadable)
    }

    /// `PATCH /payments/{id}`: adds another prepaid number, by its token, to a payment that was short. `id` is one the
    /// API gave us, and so is the payment that comes back.
    pub(crate) async fn add_number(&self, id: &str, token: &str) -> Result<Value, ApiError> {
        let address = format!("{}/{id}", self.payments);
        let body = json!({ "payment_details": token });
        let send = move |komoju: &Self| {
            let request = komoju.agent.patch(&address);
            request.header("Authorization", &komoju.authorization).send_json(body)
        };
        self.call(send).await
    }

    /// The HTTP client blocks, which keeps it small; so each call gets a thread that may be blocked.
    async fn call<F>(&self, send: F) -> Result<Value, ApiError>
    where
        F: FnOnce(&Self) -> Result<ureq::http::Response<ureq::Body>, ureq::Error> + Send + 'static,
    {
        let komoju = self.clone();
        let called = tokio::task::spawn_blocking(move || {
            let mut response = send(&komoju).map_err(|_| ApiError::Unreachable)?;
            let status = response.status().as_u16();
            let body = response.body_mut().read_json::<Value>().unwrap_or_default();
            if (200..300).contains(&status) {
                return Ok(body);
            }
            Err(ApiError::Refused { status, code: answer::error_code(&body) })
        });
        called.await.unwrap_or(Err(ApiError::Unreachable))
    }
}

//! A running sandbox with a small client, and the requests most tests begin with.

use komoju_sandbox::{Options, Sandbox};
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap};
use serde_json::{Value, json};

/// Who is calling.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Secret,
    Publishable,
    Text(&'static str),
    None,
}

/// What is sent.
pub(crate) enum Body<'a> {
    Nothing,
    Json(&'a Value),
    Form(&'a str),
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    /// `null` when it was not JSON.
    pub(crate) json: Value,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn code(&self) -> &str {
        self.json["error"]["code"].as_str().unwrap_or_default()
    }

    pub(crate) fn param(&self) -> &str {
        self.json["error"]["param"].as_str().unwrap_or_default()
    }
}

/// A sandbox and a client that follows no redirect.
pub(crate) struct Running {
    pub(crate) sandbox: Sandbox,
    client: reqwest::Client,
}

pub(crate) async fn start() -> Running {
    start_with(Options::default()).await
}

pub(crate) async fn start_with(options: Options) -> Running {
    let sandbox = Sandbox::start(options).await.unwrap();
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        // Each request on a connection of its own, so that a cut one is the only one cut.
        .pool_max_idle_per_host(0)
        .build()
        .unwrap();
    Running { sandbox, client }
}

impl Running {
    /// Sends a request. `to` is a path on the API's address, or a whole address.
    pub(crate) async fn try_send(
        &self,
        method: Method,
        to: &str,
        key: Key,
        headers: &[(&str, &str)],
        body: Body<'_>,
    ) -> reqwest::Result<Answer> {
        let address = if to.starts_with('/') { format!("{}{to}", self.sandbox.api()) } else { to.to_owned() };
        let mut request = self.client.request(method, address);
        let key = match key {
            Key::Secret => Some("sk_test_sandbox"),
            Key::Publishable => Some("pk_test_sandbox"),
            Key::Text(text) => Some(text),
            Key::None => None,
        };
        if let Some(key) = key {
            request = request.basic_auth(key, Some(""));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request = match body {
            Body::Nothing => request,
            Body::Json(json) => request.header(CONTENT_TYPE, "application/json").body(json.to_string()),
            Body::Form(form) => request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(form.to_owned()),
        };
        assert!(request.try_clone().unwrap().build().unwrap().headers().get_all(AUTHORIZATION).iter().count() <= 1);
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Ok(Answer { status, headers, text, json })
    }

    pub(crate) async fn send(&self, method: Method, to: &str, key: Key, body: Body<'_>) -> Answer {
        self.try_send(method, to, key, &[], body).await.unwrap()
    }

    pub(crate) async fn get(&self, to: &str) -> Answer {
        self.send(Method::GET, to, Key::Secret, Body::Nothing).await
    }

    pub(crate) async fn post(&self, to: &str, body: Value) -> Answer {
        self.send(Method::POST, to, Key::Secret, Body::Json(&body)).await
    }

    /// Posts a form as a browser does, without a key.
    pub(crate) async fn press(&self, to: &str, form: &str) -> Answer {
        self.send(Method::POST, to, Key::None, Body::Form(form)).await
    }

    /// Creates a session of 1,000 yen, changed by `extra`, and answers it.
    pub(crate) async fn session(&self, extra: Value) -> Value {
        let mut body = json!({
            "amount": 1000,
            "currency": "JPY",
            "return_url": "https://shop.example.com/return/1?lang=ja",
        });
        body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        let answer = self.post("/api/v1/sessions", body).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json
    }

    /// The id of a session made by [`Running::session`].
    pub(crate) async fn session_id(&self, extra: Value) -> String {
        self.session(extra).await["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn show(&self, session: &str) -> Value {
        self.get(&format!("/api/v1/sessions/{session}")).await.json
    }

    /// Pays as a browser does.
    pub(crate) async fn pay(&self, session: &str, details: Value) -> Answer {
        let body = json!({ "payment_details": details });
        let path = format!("/api/v1/sessions/{session}/pay");
        self.send(Method::POST, &path, Key::Publishable, Body::Json(&body)).await
    }

    /// How often a session was charged, and how many payments were tried.
    pub(crate) async fn charges(&self, session: &str) -> (u64, u64) {
        let list = self.get(&format!("/sandbox/payments?session={session}")).await.json;
        (list["charges"].as_u64().unwrap(), list["total"].as_u64().unwrap())
    }

    pub(crate) async fn advance(&self, seconds: i64) {
        let answer = self.post("/sandbox/clock", json!({ "advance_seconds": seconds })).await;
        assert_eq!(answer.status, 200);
    }
}

/// Payment details of a card that has not expired.
pub(crate) fn card(number: &str) -> Value {
    json!({
        "type": "credit_card", "number": number, "month": "12", "year": "2099",
        "verification_value": "123", "name": "TARO YAMADA",
    })
}

/// The card that always works.
pub(crate) fn good_card() -> Value {
    card("4111111111111111")
}

/// Payment details for a store.
pub(crate) fn konbini(store: &str) -> Value {
    json!({ "type": "konbini", "store": store, "email": "taro@example.com" })
}

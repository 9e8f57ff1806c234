//! What the tests of the shop share: a KOMOJU that answers what it is told, and a shopper with cookies.
//! It must not know the sandbox, which is written from the documents on its own and tested on its own.

#![allow(dead_code, reason = "each test file uses its part of this")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, patch, post};
use axum::{Json, Router};
use komoju_shop::{Keys, Running, Settings, start};
use serde_json::{Value, json};
use tokio::net::TcpListener;

pub(crate) const WEBHOOK_SECRET: &str = "whsec_test";

/// What the fake API was asked, and what it answers.
#[derive(Default)]
struct Script {
    created: Vec<(Option<String>, Value)>,
    /// The payments that were updated: whose credentials, which payment, with what.
    updated: Vec<(Option<String>, String, Value)>,
    /// The answer to updating a payment.
    update: Option<(u16, Value)>,
    /// The answer to everything, in place of a session.
    refusal: Option<(u16, Value)>,
    /// What is different about each session when it is read.
    session: Value,
}

/// A KOMOJU on a port of its own.
#[derive(Clone)]
pub(crate) struct FakeApi {
    pub(crate) url: String,
    script: Arc<Mutex<Script>>,
}

impl FakeApi {
    pub(crate) async fn start() -> Self {
        let script = Arc::new(Mutex::new(Script { session: json!({}), ..Script::default() }));
        let router = Router::new()
            .route("/api/v1/sessions", post(create))
            .route("/api/v1/sessions/{id}", get(show))
            .route("/api/v1/payments/{id}", patch(update))
            .with_state(script.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, script }
    }

    /// From now on sessions read like this, as far as they differ from a fresh one.
    pub(crate) fn session_reads(&self, session: Value) {
        self.script.lock().unwrap().session = session;
    }

    /// From now on updating a payment is answered so.
    pub(crate) fn update_reads(&self, status: u16, body: Value) {
        self.script.lock().unwrap().update = Some((status, body));
    }

    /// Every update of a payment so far.
    pub(crate) fn updates(&self) -> Vec<(Option<String>, String, Value)> {
        self.script.lock().unwrap().updated.clone()
    }

    /// From now on every call is refused.
    pub(crate) fn refuses(&self, status: u16, body: Value) {
        self.script.lock().unwrap().refusal = Some((status, body));
    }

    /// How many sessions were opened.
    pub(crate) fn count(&self) -> usize {
        self.script.lock().unwrap().created.len()
    }

    /// The `Authorization` header and the body of the latest request for a session.
    pub(crate) fn latest(&self) -> (String, Value) {
        let (authorization, body) = self.script.lock().unwrap().created.last().cloned().unwrap();
        (authorization.unwrap_or_default(), body)
    }

    /// Our number of the latest order.
    pub(crate) fn order(&self) -> String {
        self.latest().1["payment_data"]["external_order_num"].as_str().unwrap().to_owned()
    }

    /// The id of the latest session.
    pub(crate) fn session(&self) -> String {
        format!("session{}", self.count())
    }
}

async fn create(
    State(script): State<Arc<Mutex<Script>>>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> (StatusCode, Json<Value>) {
    let mut script = script.lock().unwrap();
    let authorization = headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
    script.created.push((authorization, body));
    let id = format!("session{}", script.created.len());
    answer(&script, &id, &json!({}))
}

async fn update(
    State(script): State<Arc<Mutex<Script>>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> (StatusCode, Json<Value>) {
    let mut script = script.lock().unwrap();
    let authorization = headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
    script.updated.push((authorization, id, body));
    let (status, body) = script.update.clone().unwrap();
    (StatusCode::from_u16(status).unwrap(), Json(body))
}

async fn show(State(script): State<Arc<Mutex<Script>>>, Path(id): Path<String>) -> (StatusCode, Json<Value>) {
    let script = script.lock().unwrap();
    answer(&script, &id, &script.session)
}

fn answer(script: &Script, id: &str, different: &Value) -> (StatusCode, Json<Value>) {
    if let Some((status, body)) = &script.refusal {
        return (StatusCode::from_u16(*status).unwrap(), Json(body.clone()));
    }
    let mut session = json!({
        "id": id, "resource": "session", "status": "pending", "expired": false, "payment": null,
        "session_url": format!("https://komoju.example/sessions/{id}"),
    });
    for (name, value) in different.as_object().unwrap() {
        session[name] = value.clone();
    }
    (StatusCode::OK, Json(session))
}

/// A shop that is open, its API, and one shopper in it.
pub(crate) struct Visit {
    pub(crate) api: FakeApi,
    pub(crate) running: Running,
    cookies: BTreeMap<String, String>,
}

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// One header, empty if it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it redirects to.
    #[track_caller]
    pub(crate) fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.body);
        self.header("location")
    }
}

pub(crate) fn settings(api: &str) -> Settings {
    Settings {
        port: 0,
        checkout_port: 0,
        package: Some(PathBuf::from("no-package")),
        gallery: None,
        checkout_url: None,
        api_url: api.parse().unwrap(),
        public_url: None,
        keys: Keys {
            secret: "sk_test_shop".to_owned(),
            publishable: "pk_test_shop".to_owned(),
            webhook_secret: Some(WEBHOOK_SECRET.to_owned()),
        },
        dev: false,
        exit_with_stdin: false,
    }
}

impl Visit {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn dev() -> Self {
        Self::with(|settings| settings.dev = true).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let api = FakeApi::start().await;
        let mut settings = settings(&api.url);
        change(&mut settings);
        Self { api, running: start(settings).await.unwrap(), cookies: BTreeMap::new() }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], String::new()).await
    }

    /// Sends a form, as a page's button would.
    pub(crate) async fn submit(&mut self, path: &str, form: &str) -> Answer {
        let kind = ("content-type", "application/x-www-form-urlencoded".to_owned());
        self.send("POST", path, &[kind], form.to_owned()).await
    }

    /// Puts something into the cart and goes to the checkout.
    pub(crate) async fn check_out(&mut self) -> Answer {
        self.submit("/cart", "product=yunomi&quantity=2&action=add").await;
        let page = self.get("/checkout").await;
        assert_eq!(page.status, 200, "{}", page.body);
        page
    }

    /// Opens a second browser: nothing is remembered.
    pub(crate) fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    /// The state the order's page would show.
    pub(crate) async fn state_of(&mut self, order: &str) -> String {
        let answer = self.get(&format!("/orders/{order}/state")).await;
        let answer: Value = serde_json::from_str(&answer.body).unwrap();
        answer["state"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn send(&mut self, method: &str, path: &str, headers: &[(&str, String)], body: String) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.running.shop))
            .header("cookie", cookies.join("; "));
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let answer = fetch(request.body(body).unwrap()).await;
        for cookie in answer.headers.get_all("set-cookie") {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
        }
        answer
    }
}

/// Sends one request without following where it leads.
pub(crate) async fn fetch(request: ureq::http::Request<String>) -> Answer {
    let fetched = tokio::task::spawn_blocking(move || {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
        let agent: ureq::Agent = config.max_redirects_will_error(false).build().into();
        let mut response = agent.run(request).unwrap();
        let body = response.body_mut().read_to_string().unwrap();
        Answer { status: response.status().as_u16(), headers: response.headers().clone(), body }
    });
    fetched.await.unwrap()
}

/// A package folder of this test's own.
pub(crate) fn package_folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("komoju-shop-test-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, content) in files {
        std::fs::write(folder.join(name), content).unwrap();
    }
    folder
}

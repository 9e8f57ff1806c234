//! The bank's 3-D Secure page, on an origin of its own. Usually it may be framed, runs no script and sends no message:
//! when it is over, the frame is on the shop's return address (S1). A test may order other manners, since real
//! banks have them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::layout::{Framing, Locale, Page, allowing, leave, money, notice};
use crate::api::error::ApiError;
use crate::api::params::Params;
use crate::app::App;
use crate::bank::{self, Inquiry};
use crate::payment::Challenge;
use crate::staging::Manner;

pub(crate) async fn show(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    match manner(&app, &id) {
        Some(Manner::NeverLoads) => return std::future::pending().await,
        Some(Manner::Slow(wait)) => tokio::time::sleep(wait).await,
        _ => {}
    }
    let (mut store, now) = app.open();
    let Some(inquiry) = bank::inquiry(&app, &store, &id, now) else { return unknown(params.text("locale")) };
    let locale = Locale::choose(params.text("locale"), &inquiry.locale);
    match inquiry.challenge {
        Some(Challenge::Refuses) => {
            let _ = bank::decide(&app, &mut store, &id, false, now);
            leave(locale, inquiry.back, failed(locale))
        }
        Some(_) => ask(&id, &inquiry, locale),
        // These pages look for themselves whether the answer has come, and then lead back.
        None if matches!(inquiry.manner, Manner::Popup | Manner::App) => leave(locale, inquiry.back, over(locale)),
        None => notice(locale, StatusCode::OK, over(locale), inquiry.back.as_deref()).into_response(),
    }
}

/// A button of the page itself was pressed.
pub(crate) async fn decide(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (locale, back, outcome) = press(&app, &id, &params);
    match outcome {
        Ok(true) => leave(locale, back, locale.say("本人認証が完了しました", "Authentication complete")),
        Ok(false) => leave(locale, back, failed(locale)),
        Err(error) if error.code == "not_found" => unknown(params.text("locale")),
        Err(_) => notice(locale, StatusCode::OK, over(locale), back.as_deref()).into_response(),
    }
}

/// The window in which a `popup` bank asks.
pub(crate) async fn show_window(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (store, now) = app.open();
    let Some(inquiry) = bank::inquiry(&app, &store, &id, now) else { return unknown(params.text("locale")) };
    let locale = Locale::choose(params.text("locale"), &inquiry.locale);
    if inquiry.challenge.is_none() {
        return notice(locale, StatusCode::OK, over(locale), None).into_response();
    }
    let action = format!("/challenge/{id}/window");
    page(locale, Framing::Refused, html! { (question(&inquiry, locale)) (choices(&action, locale)) }).into_response()
}

/// A button of that window was pressed. It leads nowhere: the page that opened it does.
pub(crate) async fn decide_window(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (locale, _, outcome) = press(&app, &id, &params);
    match outcome {
        Err(error) if error.code == "not_found" => unknown(params.text("locale")),
        _ => {
            let sentence = locale.say("この画面を閉じてください", "You can close this window now");
            notice(locale, StatusCode::OK, sentence, None).into_response()
        }
    }
}

/// Whether an answer is still awaited, for the pages that wait for one from elsewhere.
pub(crate) async fn state(State(app): State<Arc<App>>, Path(id): Path<String>) -> Json<Value> {
    let (store, now) = app.open();
    let open = bank::inquiry(&app, &store, &id, now).is_some_and(|inquiry| inquiry.challenge.is_some());
    Json(json!({ "open": open }))
}

/// The bank's scripts, for the manners that have one.
pub(crate) async fn script(Path(file): Path<String>) -> Response {
    let text = match file.as_str() {
        "messages.js" => include_str!("scripts/messages.js"),
        "breaks_out.js" => include_str!("scripts/breaks_out.js"),
        "waits.js" => include_str!("scripts/waits.js"),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], text).into_response()
}

/// How the page behaves, as long as there is something to ask.
fn manner(app: &App, id: &str) -> Option<Manner> {
    let (store, now) = app.open();
    let inquiry = bank::inquiry(app, &store, id, now)?;
    inquiry.challenge.map(|_| inquiry.manner)
}

fn press(app: &App, id: &str, params: &Params) -> (Locale, Option<String>, Result<bool, ApiError>) {
    let (mut store, now) = app.open();
    let Some(inquiry) = bank::inquiry(app, &store, id, now) else {
        return (Locale::choose(params.text("locale"), "ja"), None, Err(ApiError::of("not_found")));
    };
    let locale = Locale::choose(params.text("locale"), &inquiry.locale);
    let approved = params.text("result") == Some("approve");
    (locale, inquiry.back, bank::decide(app, &mut store, id, approved, now))
}

fn ask(id: &str, inquiry: &Inquiry, locale: Locale) -> Response {
    let action = format!("/challenge/{id}");
    let (framing, script, way) = match inquiry.manner {
        Manner::RefusesFraming => (Framing::Refused, None, choices(&action, locale)),
        Manner::Messages => (Framing::Allowed, Some("messages"), choices(&action, locale)),
        Manner::BreaksOut => {
            let way = html! {
                (choices(&action, locale))
                p { a.quiet #out href=(action) target="_top" { (locale.say("画面全体で開く", "Open in the whole window")) } }
            };
            (Framing::Allowed, Some("breaks_out"), way)
        }
        Manner::Popup => {
            let way = html! {
                p { a.button #open href={ (action) "/window" } target="_blank" { (locale.say("認証画面を開く", "Open the identity check")) } }
            };
            (Framing::Allowed, Some("waits"), way)
        }
        Manner::App => {
            let sentence = locale.say("銀行のアプリで承認してください。", "Please approve it in your bank's app.");
            (Framing::Allowed, Some("waits"), html! { p #app { (sentence) } })
        }
        Manner::Plain | Manner::NeverLoads | Manner::Slow(_) => (Framing::Allowed, None, choices(&action, locale)),
    };
    let body = html! {
        (question(inquiry, locale))
        (way)
        @if let Some(back) = &inquiry.back {
            p { a.quiet #back href=(back) { (locale.say("認証せずに戻る", "Leave without answering")) } }
        }
        @if let Some(script) = script { script src={ "/bank/" (script) ".js" } {} }
    };
    let shown = page(locale, framing, body).into_response();
    if script.is_some() { allowing(shown, "script-src 'self'; connect-src 'self'") } else { shown }
}

fn question(inquiry: &Inquiry, locale: Locale) -> Markup {
    html! {
        h1 { (locale.say("本人認証", "Identity check")) }
        p {
            (locale.say("次のお支払いはご本人によるものですか。", "Is it you who is paying?"))
        }
        dl {
            dt { (locale.say("金額", "Amount")) }
            dd { (money(inquiry.amount, &inquiry.currency)) }
            dt { (locale.say("カード", "Card")) }
            dd.code { "•••• " (inquiry.last_four) }
        }
    }
}

fn choices(action: &str, locale: Locale) -> Markup {
    html! {
        form.choices method="post" action=(action) {
            input type="hidden" name="locale" value=(locale.tag());
            button.button #approve name="result" value="approve" { (locale.say("承認する", "Approve")) }
            button.button.plain #fail name="result" value="fail" { (locale.say("認証に失敗する", "Fail")) }
        }
    }
}

fn page(locale: Locale, framing: Framing, body: Markup) -> Page {
    let title = locale.say("本人認証", "Identity check").to_owned();
    Page { locale, title, speaker: "サンドボックス銀行 Sandbox Bank", framing, status: StatusCode::OK, body }
}

fn failed(locale: Locale) -> &'static str {
    locale.say("本人認証ができませんでした", "Authentication failed")
}

fn over(locale: Locale) -> &'static str {
    locale.say("このお手続きは終了しています", "This is over")
}

fn unknown(asked: Option<&str>) -> Response {
    let locale = Locale::choose(asked, "ja");
    let sentence = locale.say("お手続きが見つかりません", "There is nothing to confirm here");
    notice(locale, StatusCode::NOT_FOUND, sentence, None).into_response()
}

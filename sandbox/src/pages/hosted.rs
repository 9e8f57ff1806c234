//! The hosted page, `session_url`: any method of a session can be paid here, without a script.
//! It is where a widget sends whoever it cannot serve.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde_json::Value;

use super::fields;
use super::layout::{Framing, Locale, Page, go, money, notice};
use super::wording::sentence;
use crate::api::error::ApiError;
use crate::api::params::{Params, text};
use crate::api::pay;
use crate::api::sessions::give_up;
use crate::app::App;
use crate::catalog;
use crate::payment::Next;
use crate::session::Session;
use crate::store::Store;

pub(crate) async fn show(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let asked = params.text("locale").map(str::to_owned);
    render(&app, &id, asked.as_deref(), None, &Value::Null)
}

pub(crate) async fn pay(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let given = &params.0["payment_details"];
    let slug = text(&given["type"]).unwrap_or_default();
    let outcome = match catalog::find(slug) {
        Some(_) => pay::attempt(&app, &id, &params.0),
        None => pay::attempt_unknown(&app, &id, given),
    };
    let asked = params.text("locale");
    match outcome {
        Ok((_, answer)) => match answer["redirect_url"].as_str() {
            Some(address) => go(address),
            None => render(&app, &id, asked, None, &Value::Null),
        },
        Err(error) => render(&app, &id, asked, Some(&error), given),
    }
}

/// "Return to the shop" cancels the session (S4).
pub(crate) async fn cancel(State(app): State<Arc<App>>, Path(id): Path<String>) -> Response {
    let (mut store, now) = app.open();
    // Pressed on a page that was open too long, it still leads back to the shop.
    let _ = give_up(&mut store, &id, now);
    match store.sessions.get(&id).and_then(|session| app.return_address(session)) {
        Some(address) => go(&address),
        None => {
            drop(store);
            render(&app, &id, None, None, &Value::Null)
        }
    }
}

fn render(app: &App, id: &str, asked: Option<&str>, error: Option<&ApiError>, given: &Value) -> Response {
    let (store, now) = app.open();
    let Some(session) = store.sessions.get(id) else {
        let locale = Locale::choose(asked, "ja");
        let sentence = locale.say("お支払い情報が見つかりません", "This checkout does not exist");
        return notice(locale, StatusCode::NOT_FOUND, sentence, None).into_response();
    };
    let locale = Locale::choose(asked, &session.locale);
    if !session.is_open(now) {
        return closed(app, &store, session, locale).into_response();
    }
    Page {
        locale,
        title: locale.say("お支払い", "Payment").to_owned(),
        speaker: "サンドボックス商店",
        framing: Framing::Refused,
        status: error.map_or(StatusCode::OK, |_| StatusCode::UNPROCESSABLE_ENTITY),
        body: form(&store, session, locale, error, given),
    }
    .into_response()
}

fn form(store: &Store, session: &Session, locale: Locale, error: Option<&ApiError>, given: &Value) -> Markup {
    let chosen = text(&given["type"]);
    let short = store
        .payment_of(session)
        .filter(|payment| payment.next == Next::AnotherNumber)
        .and_then(|payment| payment.details["short_amount"].as_i64());
    html! {
        h1 { (locale.say("お支払い方法", "Payment method")) }
        p.amount { (money(session.amount, &session.currency)) }
        @if let Some(error) = error { p.problem #problem role="alert" { (sentence(error, locale)) } }
        @if let Some(short) = short {
            p.problem #short role="alert" {
                @match locale {
                    Locale::Ja => { "あと" (money(short, &session.currency)) "不足しています。別の番号をご入力ください。" }
                    Locale::En => { (money(short, &session.currency)) " is still missing. Please enter another number." }
                }
            }
        }
        @for (index, offer) in session.offers.iter().enumerate() {
            @let slug = text(&offer["type"]).unwrap_or_default();
            details.method name="method" open[chosen.map_or(index == 0, |chosen| chosen == slug)] {
                summary {
                    img src={ "/payment_methods/" (slug) ".svg" } width="48" height="32" alt="";
                    (name(slug, locale))
                }
                form method="post" action={ "/sessions/" (session.id) } data-type=(slug) {
                    input type="hidden" name="payment_details[type]" value=(slug);
                    input type="hidden" name="locale" value=(locale.tag());
                    (fields::fields(slug, session, locale, if chosen == Some(slug) { given } else { &Value::Null }))
                    button.button type="submit" {
                        @let price = session.price(slug);
                        @let total = money(price.total(), price.currency);
                        @match locale {
                            Locale::Ja => { (total) "を支払う" }
                            Locale::En => { "Pay " (total) }
                        }
                    }
                }
            }
        }
        form method="post" action={ "/sessions/" (session.id) "/cancel" } {
            button.quiet #back type="submit" { (locale.say("支払わずにお店に戻る", "Return without paying")) }
        }
    }
}

fn closed(app: &App, store: &Store, session: &Session, locale: Locale) -> Page {
    let sentence = match session.status() {
        "completed" => locale.say("お手続きは完了しています", "This checkout is complete"),
        "cancelled" => locale.say("このお手続きは取り消されました", "This checkout was cancelled"),
        _ => locale.say("お手続きの有効時間が過ぎました", "This checkout has expired"),
    };
    // What was completed may still have to be paid in cash: then its instructions come first.
    let onward = store.payment_of(session).and_then(|payment| app.next_address(store, payment));
    let onward = onward.filter(|_| session.status() == "completed");
    let back = onward.or_else(|| app.return_address(session));
    notice(locale, StatusCode::OK, sentence, back.as_deref())
}

/// A method's name; one the sandbox does not know is named as the shop named it.
fn name(slug: &str, locale: Locale) -> &str {
    catalog::find(slug).map_or(slug, |method| locale.say(method.ja, method.en))
}

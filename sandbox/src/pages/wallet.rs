//! The page of somebody else where an offsite method is approved, declined or walked away from; and the page that
//! plays a wallet's app. The first leads back to the shop, the second nowhere: whoever pays in an app goes back to
//! their browser by themselves.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::layout::{Framing, Locale, Page, leave, money, nothing_here, notice};
use crate::api::params::Params;
use crate::app::App;
use crate::catalog;
use crate::clock::Moment;
use crate::payment::{Next, Payment, Status};
use crate::store::Store;

pub(crate) async fn show(State(app): State<Arc<App>>, params: Params) -> Response {
    let (store, now) = app.open();
    match asked_about(&app, &store, &params, now) {
        Ok((payment, locale)) => {
            page(payment, locale, "Wallet sandbox", &format!("/offsite/{}", payment.id)).into_response()
        }
        Err((locale, None)) => missing(locale),
        Err((locale, Some(payment))) => {
            notice(locale, StatusCode::OK, over(locale), app.way_back(&store, payment).as_deref()).into_response()
        }
    }
}

pub(crate) async fn decide(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (mut store, now) = app.open();
    let Some(payment) = store.payment(&id) else {
        return nothing_here().into_response();
    };
    let locale = Locale::choose(None, &payment.locale);
    let back = app.way_back(&store, payment);
    let sentence = take(&app, &mut store, &id, params.text("result"), locale, now);
    leave(locale, back, sentence)
}

/// The app, as far as a browser can show one.
pub(crate) async fn show_app(State(app): State<Arc<App>>, params: Params) -> Response {
    let (store, now) = app.open();
    match asked_about(&app, &store, &params, now) {
        Ok((payment, locale)) => {
            page(payment, locale, "Wallet app sandbox", &format!("/offsite/app/{}", payment.id)).into_response()
        }
        Err((locale, None)) => missing(locale),
        Err((locale, Some(_))) => go_back(locale, over(locale)).into_response(),
    }
}

pub(crate) async fn decide_in_app(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (mut store, now) = app.open();
    let Some(payment) = store.payment(&id) else {
        return nothing_here().into_response();
    };
    let locale = Locale::choose(None, &payment.locale);
    let sentence = take(&app, &mut store, &id, params.text("result"), locale, now);
    go_back(locale, sentence).into_response()
}

/// The payment a page is asked for, while a decision is awaited; or the one that waits for none, if there is one.
fn asked_about<'a>(
    app: &App,
    store: &'a Store,
    params: &Params,
    now: Moment,
) -> Result<(&'a Payment, Locale), (Locale, Option<&'a Payment>)> {
    let asked = params.text("locale");
    let payment = store.payment(params.text("uuid").unwrap_or_default());
    let payment = payment.ok_or_else(|| (Locale::choose(asked, "ja"), None))?;
    let locale = Locale::choose(asked, &payment.locale);
    let open = payment.next == Next::Wallet && app.is_awaited(store, payment, now);
    if open { Ok((payment, locale)) } else { Err((locale, Some(payment))) }
}

/// Does what was pressed and says so.
fn take(app: &App, store: &mut Store, id: &str, pressed: Option<&str>, locale: Locale, now: Moment) -> &'static str {
    let payment = store.payment(id);
    if !payment.is_some_and(|payment| payment.next == Next::Wallet && app.is_awaited(store, payment, now)) {
        return over(locale);
    }
    // Whoever declines or leaves has not ended the session: another try is possible.
    match pressed {
        Some("approve") => {
            store.settle(id, now);
            locale.say("お支払いが完了しました", "The payment is complete")
        }
        Some("decline") => {
            store.turn(id, Status::Failed, now);
            locale.say("お支払いは承認されませんでした", "The payment was declined")
        }
        _ => {
            store.turn(id, Status::Cancelled, now);
            locale.say("お支払いを取りやめました", "The payment was cancelled")
        }
    }
}

fn page(payment: &Payment, locale: Locale, speaker: &'static str, action: &str) -> Page {
    let slug = payment.payment_type();
    let name = catalog::find(slug).map_or(slug, |method| locale.say(method.ja, method.en));
    Page {
        locale,
        title: name.to_owned(),
        speaker,
        framing: Framing::Refused,
        status: StatusCode::OK,
        body: html! {
            p.place {
                img src={ "/payment_methods/" (slug) ".svg" } width="96" height="64" alt="";
                (name)
            }
            h1 { (locale.say("お支払いの確認", "Confirm the payment")) }
            p.amount { (money(payment.total(), &payment.currency)) }
            (choices(locale, action))
        },
    }
}

fn choices(locale: Locale, action: &str) -> Markup {
    html! {
        form.choices method="post" action=(action) {
            button.button #approve name="result" value="approve" { (locale.say("支払う", "Pay")) }
            button.button.plain #decline name="result" value="decline" {
                (locale.say("承認しない", "Decline"))
            }
            button.quiet #back name="result" value="back" {
                (locale.say("やめてお店に戻る", "Leave and go back to the shop"))
            }
        }
    }
}

/// The app's last word. It has no way back to a browser's page.
fn go_back(locale: Locale, sentence: &str) -> Page {
    let mut page = notice(locale, StatusCode::OK, sentence, None);
    page.speaker = "Wallet app sandbox";
    page.framing = Framing::Refused;
    page.body = html! {
        (page.body)
        p #onward { (locale.say("ブラウザーにお戻りください。", "Please go back to your browser.")) }
    };
    page
}

fn missing(locale: Locale) -> Response {
    let sentence = locale.say("お支払いが見つかりません", "This payment does not exist");
    notice(locale, StatusCode::NOT_FOUND, sentence, None).into_response()
}

fn over(locale: Locale) -> &'static str {
    locale.say("このお手続きは終了しています", "This is over")
}

//! The page of somebody else where an offsite method is approved, declined or walked away from.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::layout::{Framing, Locale, Page, leave, money, notice};
use crate::api::params::Params;
use crate::app::App;
use crate::catalog;
use crate::payment::{Next, Status};

pub(crate) async fn show(State(app): State<Arc<App>>, params: Params) -> Response {
    let (store, now) = app.open();
    let id = params.text("uuid").unwrap_or_default();
    let Some(payment) = store.payment(id) else {
        let locale = Locale::choose(params.text("locale"), "ja");
        let sentence = locale.say("お支払いが見つかりません", "This payment does not exist");
        return notice(locale, StatusCode::NOT_FOUND, sentence, None).into_response();
    };
    let locale = Locale::choose(params.text("locale"), &payment.locale);
    if payment.next != Next::Wallet || !app.is_awaited(&store, payment, now) {
        let sentence = locale.say("このお手続きは終了しています", "This is over");
        let back = app.way_back(&store, payment);
        return notice(locale, StatusCode::OK, sentence, back.as_deref()).into_response();
    }
    let slug = payment.payment_type();
    let name = catalog::find(slug).map_or(slug, |method| locale.say(method.ja, method.en));
    Page {
        locale,
        title: name.to_owned(),
        speaker: "Wallet sandbox",
        framing: Framing::Refused,
        status: StatusCode::OK,
        body: html! {
            p.place {
                img src={ "/payment_methods/" (slug) ".svg" } width="96" height="64" alt="";
                (name)
            }
            h1 { (locale.say("お支払いの確認", "Confirm the payment")) }
            p.amount { (money(payment.total(), &payment.currency)) }
            form.choices method="post" action={ "/offsite/" (payment.id) } {
                button.button #approve name="result" value="approve" { (locale.say("支払う", "Pay")) }
                button.button.plain #decline name="result" value="decline" {
                    (locale.say("承認しない", "Decline"))
                }
                button.quiet #back name="result" value="back" {
                    (locale.say("やめてお店に戻る", "Leave and go back to the shop"))
                }
            }
        },
    }
    .into_response()
}

pub(crate) async fn decide(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (mut store, now) = app.open();
    let Some(payment) = store.payment(&id) else {
        return super::layout::nothing_here().into_response();
    };
    let locale = Locale::choose(None, &payment.locale);
    let back = app.way_back(&store, payment);
    if payment.next != Next::Wallet || !app.is_awaited(&store, payment, now) {
        return leave(locale, back, locale.say("このお手続きは終了しています", "This is over"));
    }
    // Whoever declines or leaves has not ended the session: another try is possible.
    let sentence = match params.text("result") {
        Some("approve") => {
            store.settle(&id, now);
            locale.say("お支払いが完了しました", "The payment is complete")
        }
        Some("decline") => {
            store.turn(&id, Status::Failed, now);
            locale.say("お支払いは承認されませんでした", "The payment was declined")
        }
        _ => {
            store.turn(&id, Status::Cancelled, now);
            locale.say("お支払いを取りやめました", "The payment was cancelled")
        }
    };
    leave(locale, back, sentence)
}

//! The bank's 3-D Secure page, on an origin of its own. It may be framed, runs no script and sends
//! no message: when it is over, the frame is on the shop's return address (S1).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::layout::{Framing, Locale, Page, leave, money, notice};
use crate::api::params::{Params, text};
use crate::app::App;
use crate::payment::{Challenge, Next, Payment, Status};

pub(crate) async fn show(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (mut store, now) = app.open();
    let Some(payment) = store.payment(&id) else { return unknown(params.text("locale")) };
    let locale = Locale::choose(params.text("locale"), &payment.locale);
    let back = app.way_back(&store, payment);
    match payment.next {
        Next::Bank(challenge) if app.is_awaited(&store, payment, now) => {
            if challenge == Challenge::Refuses {
                store.turn(&id, Status::Failed, now);
                let sentence = locale.say("本人認証ができませんでした", "Authentication failed");
                return leave(locale, back, sentence);
            }
            ask(payment, locale, back.as_deref()).into_response()
        }
        _ => over(locale, back.as_deref()).into_response(),
    }
}

pub(crate) async fn decide(State(app): State<Arc<App>>, Path(id): Path<String>, params: Params) -> Response {
    let (mut store, now) = app.open();
    let Some(payment) = store.payment(&id) else { return unknown(params.text("locale")) };
    let locale = Locale::choose(params.text("locale"), &payment.locale);
    let back = app.way_back(&store, payment);
    let Next::Bank(challenge) = payment.next else {
        return over(locale, back.as_deref()).into_response();
    };
    if !app.is_awaited(&store, payment, now) {
        return over(locale, back.as_deref()).into_response();
    }
    if challenge == Challenge::Asks && params.text("result") == Some("approve") {
        store.settle(&id, now);
        leave(locale, back, locale.say("本人認証が完了しました", "Authentication complete"))
    } else {
        store.turn(&id, Status::Failed, now);
        leave(locale, back, locale.say("本人認証ができませんでした", "Authentication failed"))
    }
}

fn ask(payment: &Payment, locale: Locale, back: Option<&str>) -> Page {
    Page {
        locale,
        title: locale.say("本人認証", "Identity check").to_owned(),
        speaker: "サンドボックス銀行 Sandbox Bank",
        framing: Framing::Allowed,
        status: StatusCode::OK,
        body: html! {
            h1 { (locale.say("本人認証", "Identity check")) }
            p {
                (locale.say("次のお支払いはご本人によるものですか。", "Is it you who is paying?"))
            }
            dl {
                dt { (locale.say("金額", "Amount")) }
                dd { (money(payment.total(), &payment.currency)) }
                dt { (locale.say("カード", "Card")) }
                dd.code { "•••• " (text(&payment.details["last_four_digits"]).unwrap_or_default()) }
            }
            form.choices method="post" action={ "/challenge/" (payment.id) } {
                input type="hidden" name="locale" value=(locale.tag());
                button.button #approve name="result" value="approve" { (locale.say("承認する", "Approve")) }
                button.button.plain #fail name="result" value="fail" { (locale.say("認証に失敗する", "Fail")) }
            }
            @if let Some(back) = back {
                p { a.quiet #back href=(back) { (locale.say("認証せずに戻る", "Leave without answering")) } }
            }
        },
    }
}

fn over(locale: Locale, back: Option<&str>) -> Page {
    notice(locale, StatusCode::OK, locale.say("このお手続きは終了しています", "This is over"), back)
}

fn unknown(asked: Option<&str>) -> Response {
    let locale = Locale::choose(asked, "ja");
    let sentence = locale.say("お手続きが見つかりません", "There is nothing to confirm here");
    notice(locale, StatusCode::NOT_FOUND, sentence, None).into_response()
}

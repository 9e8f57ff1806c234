//! `instructions_url`: how to pay in cash, and the button that plays the till.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::layout::{Framing, Locale, Page, go, money, notice};
use crate::api::params::text;
use crate::app::App;
use crate::catalog;
use crate::charge::take_cash;
use crate::clock::for_people;
use crate::payment::{Payment, Status};
use crate::stores;

pub(crate) async fn show(State(app): State<Arc<App>>, Path((tag, id)): Path<(String, String)>) -> Response {
    let locale = Locale::choose(Some(&tag), "ja");
    let (store, _) = app.open();
    let Some(payment) = store.payment(&id).filter(|payment| is_cash(payment)) else {
        let sentence = locale.say("お支払いが見つかりません", "This payment does not exist");
        return notice(locale, StatusCode::NOT_FOUND, sentence, None).into_response();
    };
    let back = app.way_back(&store, payment);
    Page {
        locale,
        title: locale.say("お支払いのご案内", "How to pay").to_owned(),
        speaker: "KOMOJU sandbox",
        framing: Framing::Allowed,
        status: StatusCode::OK,
        body: body(payment, locale, &tag, back.as_deref()),
    }
    .into_response()
}

/// The cash arrives; the page is shown again and says so.
pub(crate) async fn pay(State(app): State<Arc<App>>, Path((tag, id)): Path<(String, String)>) -> Response {
    let (mut store, now) = app.open();
    // A payment that cannot be paid any more says why on the page itself.
    let _ = take_cash(&mut store, &id, now);
    let known = if tag == "ja" { "ja" } else { "en" };
    go(&format!("/{known}/instructions/{}", url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>()))
}

fn is_cash(payment: &Payment) -> bool {
    catalog::find(payment.payment_type()).is_some_and(|method| method.kind.is_cash())
}

fn body(payment: &Payment, locale: Locale, tag: &str, back: Option<&str>) -> Markup {
    let waiting = matches!(payment.status, Status::Authorized | Status::Pending);
    let store = text(&payment.details["store"]).and_then(stores::find);
    html! {
        h1 { (heading(payment.status, locale)) }
        p.amount { (money(payment.total(), &payment.currency)) }
        @if let Some(store) = store {
            p.place {
                img src={ "/images/konbini/" (store.slug) ".svg" } width="96" height="64" alt="";
                (locale.say(store.ja, store.en))
            }
        }
        @if waiting {
            dl {
                @for (label, value) in lines(payment, locale) {
                    dt { (label) } dd.code { (value) }
                }
                @if let Some(deadline) = payment.deadline {
                    dt { (locale.say("お支払い期限", "Pay by")) }
                    dd { (for_people(deadline)) (locale.say("（日本時間）", " (Japan time)")) }
                }
            }
            form method="post" action={ "/" (tag) "/instructions/" (payment.id) } {
                button.button.big #till type="submit" { (till(payment, locale)) }
            }
            p.note {
                (locale.say("このボタンはテスト環境だけのものです。", "This button exists in test mode only."))
            }
        }
        @if let Some(back) = back {
            p { a.quiet #back href=(back) { (locale.say("お店に戻る", "Back to the shop")) } }
        }
    }
}

fn heading(status: Status, locale: Locale) -> &'static str {
    match status {
        Status::Authorized | Status::Pending => locale.say("お支払いのご案内", "How to pay"),
        Status::Captured => locale.say("お支払い済みです", "Paid. Thank you."),
        Status::Expired => locale.say("お支払い期限が過ぎました", "It is too late to pay"),
        Status::Refunded => locale.say("返金済みです", "This payment was refunded"),
        Status::Cancelled | Status::Failed => {
            locale.say("このお支払いは取り消されました", "This payment was cancelled")
        }
    }
}

fn till(payment: &Payment, locale: Locale) -> &'static str {
    match payment.payment_type() {
        "konbini" => locale.say("レジで支払う", "Pay at the till"),
        "bank_transfer" => locale.say("振り込む", "Make the transfer"),
        _ => locale.say("ATMで支払う", "Pay at the cash machine"),
    }
}

/// The numbers to type or tell, with their labels (DOMAIN.md 5.4). Those that are null are left out.
fn lines(payment: &Payment, locale: Locale) -> Vec<(&'static str, String)> {
    let details = &payment.details;
    let konbini = text(&details["store"]).and_then(stores::find).map(|store| store.labels);
    let [receipt, confirmation] =
        konbini.unwrap_or([("お支払い番号", "Payment number"), ("確認番号", "Confirmation number")]);
    let rows = [
        ("receipt", receipt),
        ("confirmation_code", confirmation),
        ("bank_id", ("収納機関番号", "Payee code")),
        ("customer_id", ("お客様番号", "Customer number")),
        ("confirmation_id", ("確認番号", "Confirmation number")),
        ("bank_name", ("銀行名", "Bank")),
        ("account_branch_name", ("支店名", "Branch")),
        ("account_type", ("口座種別", "Account type")),
        ("account_number", ("口座番号", "Account number")),
        ("account_name", ("口座名義", "Account holder")),
        ("order_id", ("振込依頼人名", "Sender name")),
    ];
    let shown =
        rows.into_iter().filter_map(|(key, (ja, en))| Some((locale.say(ja, en), text(&details[key])?.to_owned())));
    shown.collect()
}

//! The sessions, newest first, each with its payments, and what can be done to them now.

use maud::{Markup, html};

use super::view::{View, here};
use crate::acts::Act;
use crate::api::params::text;
use crate::app::App;
use crate::clock::{Moment, for_people};
use crate::pages::layout::money;
use crate::payment::{Next, Payment};
use crate::session::{Mode, Session};
use crate::store::Store;

/// More than anybody has in mind at once; the rest is a link away.
const MOST: usize = 25;

/// The newest sessions, or the one asked about, or all; and payments that have none.
pub(super) fn list(app: &App, store: &Store, view: View, now: Moment) -> Markup {
    let mut all = store.newest_sessions();
    all.retain(|session| view.about().is_none_or(|id| session.id == id));
    let most = if view == View::Everything { usize::MAX } else { MOST };
    let alone: Vec<&Payment> = store.payments.iter().rev().filter(|payment| payment.session.is_none()).collect();
    html! {
        section #sessions aria-labelledby="sessions-title" {
            h2 #sessions-title { "Sessions" }
            @if all.is_empty() {
                p.note {
                    "There are none: your shop makes them by " code { "POST /api/v1/sessions" } ", or you make some below."
                }
            }
            ul.rows { @for session in all.iter().take(most) { (row(app, store, session, view, now)) } }
            @if all.len() > most {
                p { a href="/sandbox?all=1#sessions" { "And " (all.len() - most) " older ones" } }
            }
            @if view.about().is_none() && !alone.is_empty() {
                h3 { "Payments without a session" }
                ul.rows {
                    @for payment in alone.iter().take(most) { li.row { (attempt(app, store, payment, view, now)) } }
                }
            }
        }
    }
}

fn row(app: &App, store: &Store, session: &Session, view: View, now: Moment) -> Markup {
    let status = if session.is_expired(now) { "expired" } else { session.status() };
    let mine = |payment: &&Payment| payment.session.as_deref() == Some(&session.id);
    html! {
        li.row id=(session.id) {
            div.head {
                a.id href={ "/sandbox?session=" (session.id) } { (session.id) }
                (badge(status))
                span.sum {
                    @if session.mode == Mode::Customer { "a card to be saved" }
                    @else { (money(session.amount, &session.currency)) }
                }
                span.what { (offers(session)) }
                time.when { (for_people(session.created_at)) }
            }
            div.do {
                a href={ "/sessions/" (session.id) } { "Hosted page" }
                @if session.is_open(now) {
                    (button(&format!("sessions/{}/cancel", session.id), "Cancel", &session.id, view))
                    (button(&format!("sessions/{}/expire", session.id), "Let it expire", &session.id, view))
                }
            }
            @for payment in store.payments.iter().rev().filter(mine) { (attempt(app, store, payment, view, now)) }
        }
    }
}

/// A payment, and what can be done to it.
fn attempt(app: &App, store: &Store, payment: &Payment, view: View, now: Moment) -> Markup {
    let left = payment.total() - payment.amount_refunded;
    let possible = Act::ALL.iter().filter(|(_, act)| act.is_possible(app, store, payment, now));
    html! {
        div.attempt id=(payment.id) {
            div.head {
                span.id { (payment.id) }
                (badge(payment.status.word()))
                span.sum {
                    (money(payment.total(), &payment.currency))
                    @if payment.fee > 0 { " with a fee of " (money(payment.fee, &payment.currency)) }
                    @if payment.amount_refunded > 0 { ", " (money(left, &payment.currency)) " kept" }
                }
                span.what { (means(payment)) }
                time.when { (for_people(payment.created_at)) }
            }
            div.do {
                @for (words, address) in links(app, store, payment) { a href=(address) { (words) } }
                @for (name, act) in possible {
                    (button(&format!("payments/{}/{name}", payment.id), label(*act, payment), &payment.id, view))
                }
            }
        }
    }
}

/// Where the shopper of this payment is expected.
fn links(app: &App, store: &Store, payment: &Payment) -> Vec<(&'static str, String)> {
    let words = match payment.next {
        Next::Wallet => Some("Wallet’s page"),
        Next::Bank(_) => Some("Bank’s page"),
        Next::AnotherNumber => Some("Page for another number"),
        Next::Nowhere => None,
    };
    let mut links = Vec::new();
    links.extend(words.zip(app.next_address(store, payment)));
    links.extend(text(&payment.details["instructions_url"]).map(|address| ("Instructions", address.to_owned())));
    let waits = payment.refunds.iter().filter(|refund| refund["status"] == "pending");
    links.extend(waits.filter_map(|refund| Some(("Refund’s page", text(&refund["redirect_url"])?.to_owned()))));
    links
}

/// What it is paid with, as far as the API shows that.
fn means(payment: &Payment) -> String {
    let mut words = payment.payment_type().to_owned();
    for key in ["brand", "store", "provider"] {
        if let Some(more) = text(&payment.details[key]) {
            words.push(' ');
            words.push_str(more);
        }
    }
    if let Some(digits) = text(&payment.details["last_four_digits"]) {
        words.push_str(" •••• ");
        words.push_str(digits);
    }
    words
}

fn offers(session: &Session) -> String {
    const MOST_NAMED: usize = 3;
    let types: Vec<&str> = session.offers.iter().filter_map(|offer| text(&offer["type"])).collect();
    let named = types[..types.len().min(MOST_NAMED)].join(", ");
    match types.len().saturating_sub(MOST_NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

fn label(act: Act, payment: &Payment) -> &'static str {
    match act {
        Act::Pay if payment.payment_type() == "konbini" => "Pay at the till",
        Act::Pay => "Pay in cash",
        Act::Approve => "Approve",
        Act::Fail => "Fail",
        Act::Capture => "Capture",
        Act::Refund => "Refund",
        Act::Cancel => "Cancel",
        Act::Expire => "Let it expire",
    }
}

fn badge(status: &str) -> Markup {
    html! { span class={ "badge " (status) } { (status) } }
}

/// A form of one button. Whoever hears the page is told what it is about.
fn button(path: &str, label: &str, id: &str, view: View) -> Markup {
    html! {
        form method="post" action={ "/sandbox/desk/" (path) } {
            (here(view))
            button.small type="submit" aria-label={ (label) " " (id) } { (label) }
        }
    }
}

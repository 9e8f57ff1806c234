//! The forms that change what comes: the clock, faults, and the world.

use maud::{Markup, html};
use serde_json::Value;

use super::view::{View, here};
use crate::app::App;
use crate::clock::{Moment, japan};
use crate::faults::{named, places};
use crate::seed::scenarios;
use crate::store::Store;

/// How far one press moves the clock, in seconds. Cash is awaited for 3, 10 or 14 days.
const STEPS: &[(&str, &str)] =
    &[("60", "+1 minute"), ("3600", "+1 hour"), ("86400", "+1 day"), ("345600", "+4 days"), ("1296000", "+15 days")];

/// The currencies to choose from; the API takes any.
const CURRENCIES: &[&str] = &["JPY", "USD", "EUR", "KRW", "TWD"];

/// Sessions a fault can be ordered for by choosing; more would be hard to find in a list.
const MOST_NAMED: usize = 30;

/// The sandbox's time, and the ways to move it.
pub(super) fn clock(view: View, now: Moment) -> Markup {
    let shown = japan(now);
    html! {
        section #clock aria-labelledby="clock-title" {
            h2 #clock-title { "Time" }
            form.line method="post" action="/sandbox/desk/clock" {
                (here(view))
                label {
                    span { "In Japan it is" }
                    input type="datetime-local" name="japan" step="1" required value=(shown.get(..19).unwrap_or_default());
                }
                button.small type="submit" { "Set" }
            }
            form.line method="post" action="/sandbox/desk/clock" {
                (here(view))
                @for (seconds, words) in STEPS {
                    button.small type="submit" name="advance_seconds" value=(seconds) { (words) }
                }
            }
        }
    }
}

/// What is ordered to go wrong, and the form that orders it.
pub(super) fn faults(app: &App, store: &Store, view: View) -> Markup {
    let concerns = |order: &&Value| {
        let of = order["session"].as_str();
        view.about().is_none() || of.is_none() || of == view.about()
    };
    let all = app.faults.show();
    let waiting: Vec<&Value> = all.as_array().into_iter().flatten().filter(concerns).collect();
    let newest = store.newest_sessions();
    let named = newest.iter().map(|session| session.id.as_str()).filter(|id| Some(*id) != view.about());
    html! {
        section #faults aria-labelledby="faults-title" {
            h2 #faults-title { "Faults" }
            form.line method="post" action="/sandbox/desk/faults" {
                (here(view))
                label { span { "What happens" }
                    select name="fault" { @for named in named::NAMED { option value=(named.name) { (named.words) } } }
                }
                label { span { "to" }
                    select name="on" { @for (name, words) in places() { option value=(name) { (words) } } }
                }
                label { span { "of session" }
                    select name="about" {
                        option value="" { "any" }
                        @if let Some(id) = view.about() { option selected { (id) } }
                        @for id in named.take(MOST_NAMED) { option { (id) } }
                    }
                }
                label { span { "how often" }
                    select name="times" {
                        option value="1" { "once" }
                        option value="2" { "twice" }
                        option value="3" { "three times" }
                        option value="" { "always" }
                    }
                }
                button.small.strong type="submit" { "Order it" }
            }
            @if waiting.is_empty() {
                p.note { "Nothing is ordered to go wrong here." }
            } @else {
                ol.lines { @for order in waiting { li { span { (ordered(order)) } } } }
                form method="post" action="/sandbox/desk/faults/clear" {
                    (here(view))
                    button.small type="submit" { "Take all orders back" }
                }
            }
        }
    }
}

fn ordered(order: &Value) -> Markup {
    let words = named::NAMED.iter().find(|named| named.order() == order["fault"]).map(|named| named.words);
    let place = places().find(|(name, _)| order["on"] == *name).map_or("any request", |(_, words)| words);
    html! {
        @match words { Some(words) => (words), None => code { (order["fault"]) } }
        " – " (place) ", "
        @match order["session"].as_str() { Some(id) => { "only of session " code { (id) } }, None => "of any session" }
        ", "
        @match order["times"].as_i64() { None => "always", Some(1) => "once", Some(times) => { (times) " times" } }
    }
}

/// What makes the world: a session, a scenario, a new beginning; and what a shop has to know of it.
pub(super) fn world(app: &App, view: View) -> Markup {
    html! {
        section #world aria-labelledby="world-title" {
            h2 #world-title { "World" }
            form.line method="post" action="/sandbox/desk/sessions" {
                (here(view))
                label { span { "A session of" } input type="text" inputmode="numeric" name="amount" value="1200" required; }
                label { span { "in" }
                    select name="currency" { @for currency in CURRENCIES { option { (currency) } } }
                }
                label.grow { span { "paid with" } input type="text" name="payment_types" value="credit_card, konbini, paypay"; }
                button.small.strong type="submit" { "Make it" }
            }
            form.line method="post" action="/sandbox/desk/seed" {
                (here(view))
                label.grow { span { "A scenario" }
                    select name="scenario" {
                        @for scenario in scenarios() {
                            option value=(scenario.name) { (scenario.name) " – " (scenario.about()) }
                        }
                    }
                }
                button.small.strong type="submit" { "Add it" }
            }
            form.line method="post" action="/sandbox/desk/reset" {
                (here(view))
                p.note { "Everything above is forgotten, and the world is as it was when the sandbox started." }
                button.small type="submit" { "Start over" }
            }
            dl {
                dt { "API" } dd { code { (app.api) "/api/v1" } }
                dt { "Publishable key" } dd { code { (app.options.publishable_key) } }
                dt { "The bank’s pages" } dd { code { (app.bank) } }
                dt { "Webhooks" } dd { code { (app.options.webhook_url.as_deref().unwrap_or("nowhere")) } }
            }
        }
    }
}

//! What was called and what was told, newest first. There is no body and nothing that was typed in either.

use maud::{Markup, html};
use serde_json::Value;

use super::view::{View, here};
use crate::api::params::text;
use crate::app::App;
use crate::clock::{japan, parse};

/// More than anybody reads; `GET /sandbox/requests` and `GET /sandbox/webhooks` have more.
const MOST: usize = 20;

/// The last requests to the API.
pub(super) fn requests(app: &App, about: Option<&str>) -> Markup {
    let all = app.journal.show(about);
    html! {
        section #requests aria-labelledby="requests-title" {
            h2 #requests-title { "Requests" }
            p.note { "The last ones to reach the API: method, path and status, and nothing that was said in them." }
            ol.lines {
                @for entry in newest(&all) {
                    @let status = entry["status"].as_u64();
                    li {
                        (when(&entry["at"]))
                        span.status.bad[status.is_some_and(|status| status >= 400)] {
                            @match status { Some(status) => (status), None => "…" }
                        }
                        code { (entry["method"].as_str().unwrap_or_default()) " " (entry["path"].as_str().unwrap_or_default()) }
                    }
                }
            }
        }
    }
}

/// The last events there were to tell the shop.
pub(super) fn webhooks(app: &App, view: View) -> Markup {
    let all = app.sent.show(view.about());
    html! {
        section #webhooks aria-labelledby="webhooks-title" {
            h2 #webhooks-title { "Webhooks" }
            p.note {
                @match &app.options.webhook_url {
                    Some(address) => { "They are posted to " code { (address) } "; here is what it answered, try by try." }
                    None => { "They are posted nowhere: start the sandbox with " code { "--webhook-url" } " to have them." }
                }
            }
            ol.lines {
                @for event in newest(&all) {
                    li {
                        (when(&event["created_at"]))
                        @let tried = event["tries"].as_array().is_some_and(|tries| !tries.is_empty());
                        span.status.bad[tried && event["taken"] != true] { (tries(event)) }
                        code { (event["type"].as_str().unwrap_or_default()) }
                        a href=(place(event)) { (event["payment"].as_str().unwrap_or_default()) }
                        @if app.options.webhook_url.is_some() {
                            form method="post" action={ "/sandbox/desk/webhooks/" (event["id"].as_str().unwrap_or_default()) } {
                                (here(view))
                                button.small type="submit" aria-label={ "Send again " (event["id"].as_str().unwrap_or_default()) } {
                                    "Send again"
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where the event's payment is sure to be seen.
fn place(event: &Value) -> String {
    let payment = event["payment"].as_str().unwrap_or_default();
    let page = event["session"].as_str().map(|id| View::One(id).address()).unwrap_or_default();
    format!("{page}#{payment}")
}

fn newest(all: &Value) -> impl Iterator<Item = &Value> {
    all.as_array().into_iter().flatten().rev().take(MOST)
}

/// What each try came to; `…` before the first.
fn tries(event: &Value) -> String {
    let all = event["tries"].as_array().into_iter().flatten();
    let told = all.map(|status| status.as_u64().map_or("no answer".to_owned(), |status| status.to_string()));
    let told: Vec<String> = told.collect();
    if told.is_empty() { "…".to_owned() } else { told.join(", ") }
}

/// To the second, in Japan: `2026-11-21 18:03:53`.
fn when(stamp: &Value) -> Markup {
    let shown = text(stamp).and_then(parse).map(japan).unwrap_or_default();
    html! { time.when { (shown.get(..19).unwrap_or_default().replace('T', " ")) } }
}

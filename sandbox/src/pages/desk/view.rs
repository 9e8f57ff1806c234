//! The page as a whole: what stands at the top, and the parts in their order.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::{lists, sessions, tools};
use crate::api::params::Params;
use crate::app::App;
use crate::pages::layout::{Framing, Locale, Page, allowing};

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum View<'a> {
    /// What is new.
    Newest,
    /// Every session.
    Everything,
    /// One session, and what is about it.
    One(&'a str),
}

impl<'a> View<'a> {
    pub(super) fn asked(params: &'a Params) -> View<'a> {
        match (params.text("session"), params.text("all")) {
            (Some(id), _) => View::One(id),
            (None, Some(_)) => View::Everything,
            (None, None) => View::Newest,
        }
    }

    /// The one session it is about.
    pub(super) fn about(self) -> Option<&'a str> {
        match self {
            View::One(id) => Some(id),
            View::Newest | View::Everything => None,
        }
    }

    /// The page's address.
    pub(super) fn address(self) -> String {
        match self {
            View::Newest => "/sandbox".to_owned(),
            View::Everything => "/sandbox?all=1".to_owned(),
            View::One(id) => {
                format!("/sandbox?session={}", url::form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>())
            }
        }
    }
}

/// The hidden field that leads a form back to the page it stands on.
pub(super) fn here(view: View) -> Markup {
    html! {
        @match view {
            View::Newest => {}
            View::Everything => input type="hidden" name="all" value="1";,
            View::One(id) => input type="hidden" name="session" value=(id);,
        }
    }
}

/// The page, with what went wrong with a form.
pub(super) fn page(app: &App, view: View, problem: Option<&str>) -> Response {
    let page = Page {
        locale: Locale::En,
        title: "KOMOJU sandbox".to_owned(),
        speaker: "KOMOJU sandbox",
        framing: Framing::Refused,
        status: StatusCode::OK,
        body: body(app, view, problem),
    };
    // No form leads away from here, as the pages for shoppers must.
    allowing(page.into_response(), "form-action 'self'")
}

fn body(app: &App, view: View, problem: Option<&str>) -> Markup {
    let (store, now) = app.open();
    let about = view.about();
    html! {
        link rel="stylesheet" href="/sandbox/desk.css";
        div.desk {
            @match about {
                None => h1 { "What happens here" },
                Some(id) => h1 { "Session " code { (id) } },
            }
            @if let Some(problem) = problem { p.problem #problem role="alert" { (problem) } }
            nav aria-label="Parts of this page" {
                @if about.is_some() { a href="/sandbox" { "All sessions" } } @else { a href="#sessions" { "Sessions" } }
                a href="#faults" { "Faults" }
                a href="#requests" { "Requests" }
                a href="#webhooks" { "Webhooks" }
                @if about.is_none() { a href="#world" { "World" } }
                a href=(view.address()) { "Look again" }
            }
            (tools::clock(view, now))
            (sessions::list(app, &store, view, now))
            (tools::faults(app, &store, view))
            (lists::requests(app, about))
            (lists::webhooks(app, view))
            @if about.is_none() { (tools::world(app, view)) }
        }
    }
}

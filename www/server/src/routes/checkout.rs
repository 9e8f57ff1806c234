//! The checkout page: opens a session for the order and hands it to the checkout element.
//! It must not know how a payment is made; that is the element's.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Shop, page, page_with_api, redirect, with_cookies};
use crate::cart::Line;
use crate::komoju::{ApiError, Extras, NewSession};
use crate::money::Currency;
use crate::order::Order;
use crate::orders::new_number;
use crate::pages::{CheckoutPage, Element, Frame, ProblemPage};
use crate::settings::{DEFAULT_API_URL, base};
use crate::text::{Language, Notice};
use crate::trial::Trial;
use crate::visitor::{Visitor, order_cookie};

pub(super) async fn show(State(shop): State<Arc<Shop>>, visitor: Visitor) -> Response {
    let trial = if shop.dev { Trial::read(&visitor.query) } else { None };
    match prepare(&shop, &visitor, trial.as_ref()).await {
        Ok(Prepared::Orders(orders)) => checkout(&shop, &visitor, orders, &trial.unwrap_or_default()),
        Ok(Prepared::Elsewhere(path)) => redirect(&path),
        Err(error) => {
            eprintln!("KOMOJU session: {error}");
            trouble(&shop, &visitor)
        }
    }
}

enum Prepared {
    /// Orders to be paid on this page: one, or two in a trial.
    Orders(Vec<Order>),
    /// There is nothing to pay here.
    Elsewhere(String),
}

/// Goes on with the order the shopper was paying, or opens one for what is in the cart.
async fn prepare(shop: &Shop, visitor: &Visitor, trial: Option<&Trial>) -> Result<Prepared, ApiError> {
    let cart = visitor.cart.lines();
    if let Some(trial) = trial {
        let lines = trial.lines(cart);
        let mut orders = vec![open(shop, visitor.language, lines.clone(), &trial.extras).await?];
        if trial.two {
            orders.push(open(shop, visitor.language, lines, &trial.extras).await?);
        }
        return Ok(Prepared::Orders(orders));
    }

    // A shopper who comes back names the order in the address, since a payment app may open another browser than
    // the one that has the cookie.
    let named = visitor.asked("order").and_then(|id| shop.orders.find(&id));
    let remembered = visitor.order.as_ref().and_then(|id| shop.orders.find(id));
    let unchanged = remembered.filter(|order| cart.is_empty() || order.lines == cart);
    let lines = match named.or(unchanged) {
        None => cart.to_vec(),
        Some(order) => {
            // The cart of an order that is placed must not be ordered again by a reload, so the API is asked first.
            let session = shop.komoju.show(&order.session).await?;
            let payable = session.is_payable();
            let order = match session.payment {
                Some(payment) => shop.orders.update(&order.id, |order| order.learn(payment)).unwrap_or(order),
                None => order,
            };
            if !order.state().is_payable() || session.status == "completed" {
                return Ok(Prepared::Elsewhere(format!("/orders/{}", order.id)));
            }
            if payable {
                return Ok(Prepared::Orders(vec![order]));
            }
            order.lines
        }
    };
    if lines.is_empty() {
        return Ok(Prepared::Elsewhere("/cart".to_owned()));
    }
    let order = open(shop, visitor.language, lines, &Extras::default()).await?;
    Ok(Prepared::Orders(vec![order]))
}

/// Opens an order and the session it is paid in.
async fn open(shop: &Shop, language: Language, lines: Vec<Line>, extras: &Extras) -> Result<Order, ApiError> {
    // A machine without randomness can take no order; it is as good as unreachable.
    let id = new_number().map_err(|_| ApiError::Unreachable)?;
    let return_url = format!("{}/return/{id}", shop.public_url);
    let wanted = NewSession { order: &id, lines: &lines, language, return_url, extras };
    let session = shop.komoju.create(&wanted).await?;
    let currency = extras.currency.unwrap_or_default();
    let order =
        Order { id, lines, currency, session: session.id, session_url: session.session_url, payments: Vec::new() };
    shop.orders.insert(order.clone());
    Ok(order)
}

fn checkout(shop: &Shop, visitor: &Visitor, orders: Vec<Order>, trial: &Trial) -> Response {
    let frame = Frame::new(visitor, shop.dev);
    let notice = visitor.asked("notice").as_deref().and_then(Notice::parse);
    let elements = orders.iter().map(|order| element(shop, order, trial)).collect();
    // All orders of a page are alike, so the first one's summary is everyone's.
    let cookies = orders.first().map(|order| order_cookie(Some(&order.id)));
    let first = orders.into_iter().next();
    let (total, currency) = first.as_ref().map_or((0, Currency::YEN), |order| (order.total(), order.currency));
    let content = CheckoutPage {
        notice: notice.map(|notice| frame.texts.notice(notice)),
        frame,
        lines: first.map_or_else(Vec::new, |order| order.lines),
        total,
        currency,
        checkout_url: shop.checkout_url.clone(),
        elements,
    };
    let response = page_with_api(shop, visitor, &content, trial.api.as_deref());
    with_cookies(response, cookies.as_slice())
}

fn element(shop: &Shop, order: &Order, trial: &Trial) -> Element {
    let api = base(&shop.api_url);
    let hosted = || format!("{api}/sessions/{}", order.session);
    Element {
        session: trial.session.clone().unwrap_or_else(|| order.session.clone()),
        publishable_key: trial.key.clone().unwrap_or_else(|| shop.publishable_key.clone()),
        session_url: order.session_url.clone().unwrap_or_else(hosted),
        api_url: trial.api.clone().or_else(|| (api != DEFAULT_API_URL).then_some(api)),
        token: trial.token,
        mode: trial.place.clone().unwrap_or_else(|| "inline".to_owned()),
        order_url: format!("/orders/{}", order.id),
    }
}

/// The page for when no session could be opened. The reason is in the log: the shopper cannot act on it.
fn trouble(shop: &Shop, visitor: &Visitor) -> Response {
    let frame = Frame::new(visitor, shop.dev);
    let texts = frame.texts;
    let problem = ProblemPage {
        frame,
        title: texts.trouble,
        lead: texts.trouble_lead,
        way_on: ("/checkout", texts.try_again),
        checks: &texts.checks,
    };
    (StatusCode::BAD_GATEWAY, page(shop, visitor, &problem)).into_response()
}

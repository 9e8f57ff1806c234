//! The pages of an order that was placed, and its state for the script that watches it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{Shop, missing, page, redirect, with_cookies};
use crate::cart::Cart;
use crate::order::Order;
use crate::pages::{Frame, OrderPage, ThanksPage};
use crate::visitor::{Visitor, cart_cookie, order_cookie};

pub(super) async fn thanks(State(shop): State<Arc<Shop>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    match shop.orders.find(&id) {
        None => missing(&shop, &visitor),
        // An address is no payment: who has not paid sees the state instead of thanks.
        Some(order) if !order.state().is_settled() => redirect(&format!("/orders/{id}")),
        Some(order) => placed(visitor, &order.clone(), |visitor| {
            let frame = Frame::new(visitor, shop.dev);
            page(&shop, visitor, &ThanksPage { frame, order })
        }),
    }
}

pub(super) async fn show(State(shop): State<Arc<Shop>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let Some(order) = shop.orders.find(&id) else {
        return missing(&shop, &visitor);
    };
    placed(visitor, &order.clone(), |visitor| {
        let frame = Frame::new(visitor, shop.dev);
        page(&shop, visitor, &OrderPage { frame, order })
    })
}

pub(super) async fn state(State(shop): State<Arc<Shop>>, Path(id): Path<String>) -> Response {
    match shop.orders.find(&id) {
        Some(order) => Json(json!({ "state": order.state().word() })).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// An order that is placed is done with: the next checkout is another order's. What was ordered leaves the cart,
/// unless the shopper has meanwhile chosen something else.
fn placed(mut visitor: Visitor, order: &Order, show: impl FnOnce(&Visitor) -> Response) -> Response {
    let mut cookies = Vec::new();
    if !order.state().is_payable() {
        if visitor.order.as_ref() == Some(&order.id) {
            cookies.push(order_cookie(None));
        }
        if visitor.cart.lines() == order.lines {
            visitor.cart = Cart::default();
            cookies.push(cart_cookie(&visitor.cart));
        }
    }
    with_cookies(show(&visitor), &cookies)
}

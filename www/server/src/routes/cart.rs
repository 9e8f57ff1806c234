//! The cart's page, and the form posts that change it.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::response::Response;
use serde::Deserialize;

use super::{Shop, missing, page, redirect, with_cookies};
use crate::cart;
use crate::catalog;
use crate::pages::{CartPage, Frame};
use crate::visitor::{Visitor, cart_cookie, order_cookie};

pub(super) async fn show(State(shop): State<Arc<Shop>>, visitor: Visitor) -> Response {
    let lines = visitor.cart.lines();
    let frame = Frame::new(&visitor, shop.dev);
    page(&shop, &visitor, &CartPage { frame, lines, total: cart::total(lines) })
}

/// One product and what to do with it.
#[derive(Deserialize)]
pub(super) struct Change {
    product: String,
    #[serde(default = "one")]
    quantity: u32,
    action: Action,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Action {
    Add,
    Set,
    Remove,
}

fn one() -> u32 {
    1
}

pub(super) async fn change(
    State(shop): State<Arc<Shop>>,
    mut visitor: Visitor,
    Form(change): Form<Change>,
) -> Response {
    let Some(product) = catalog::find(&change.product) else {
        return missing(&shop, &visitor);
    };
    match change.action {
        Action::Add => visitor.cart.add(product, change.quantity),
        Action::Set => visitor.cart.set(product, change.quantity),
        Action::Remove => visitor.cart.set(product, 0),
    }
    // Another cart is another order.
    with_cookies(redirect("/cart"), &[cart_cookie(&visitor.cart), order_cookie(None)])
}

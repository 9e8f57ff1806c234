//! The front page and the product pages.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;

use super::{Shop, missing, page};
use crate::catalog;
use crate::pages::{Frame, Home, ProductPage};
use crate::visitor::Visitor;

pub(super) async fn home(State(shop): State<Arc<Shop>>, visitor: Visitor) -> Response {
    let frame = Frame::new(&visitor, shop.dev);
    page(&shop, &visitor, &Home { frame, products: &catalog::PRODUCTS })
}

pub(super) async fn product(State(shop): State<Arc<Shop>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let Some(product) = catalog::find(&id) else {
        return missing(&shop, &visitor);
    };
    let frame = Frame::new(&visitor, shop.dev);
    page(&shop, &visitor, &ProductPage { frame, product })
}

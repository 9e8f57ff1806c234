//! The shop's style sheet, scripts and pictures, compiled in: the binary needs no folder beside it.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::static_file;

/// One line for each file of `www/assets`.
macro_rules! assets {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../assets/", $name)).as_slice())),*]
    };
}

static ASSETS: &[(&str, &[u8])] = assets![
    "shop.css",
    "mark.svg",
    "checkout.js",
    "order.js",
    "products/akari.svg",
    "products/warosoku.svg",
    "products/binsen.svg",
    "products/yunomi.svg",
    "products/sencha.svg",
    "products/techo.svg",
];

pub(super) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    match ASSETS.iter().find(|(known, _)| *known == name) {
        Some((name, content)) => static_file::respond(&headers, name, *content),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::ASSETS;
    use crate::catalog::PRODUCTS;

    #[test]
    fn every_product_has_its_picture() {
        for product in &PRODUCTS {
            let image = product.image();
            assert!(ASSETS.iter().any(|(name, _)| image == format!("/assets/{name}")), "{image}");
        }
    }
}

//! Webhooks: what the API tells the shop by itself. They are the word that counts, for a shopper may never come back.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use super::Shop;
use crate::webhook::{PaymentNews, SIGNATURE_HEADER, is_signed};

/// 401 for what is not signed with our secret, 200 for everything else: an event we do not know, or about an order
/// we do not have, would not get better by being sent again. Events may be repeated and arrive in any order.
pub(super) async fn receive(State(shop): State<Arc<Shop>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers.get(SIGNATURE_HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Some(secret) = &shop.webhook_secret else {
        eprintln!("KOMOJU webhook: refused, since no webhook secret is set");
        return StatusCode::UNAUTHORIZED;
    };
    if !is_signed(secret, &body, signature) {
        return StatusCode::UNAUTHORIZED;
    }
    if let Some(news) = PaymentNews::read(&body) {
        let by_session = news.session.as_deref().and_then(|session| shop.orders.of_session(session));
        let order = news.orders.into_iter().chain(by_session).find(|id| shop.orders.find(id).is_some());
        match order.and_then(|id| shop.orders.update(&id, |order| order.learn(news.payment))) {
            Some(order) => eprintln!("KOMOJU webhook: an order is {}", order.state().word()),
            None => eprintln!("KOMOJU webhook: not about an order of ours"),
        }
    }
    StatusCode::OK
}

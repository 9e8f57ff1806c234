//! The return URL: the shopper is back, and the API says how it went.
//! It must not believe the address: `session_id` in it could name anybody's session, so the order's own is asked for.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;

use super::{Shop, missing, redirect};
use crate::komoju::Session;
use crate::order::{Order, Progress};
use crate::text::Notice;
use crate::visitor::Visitor;

pub(super) async fn come_back(State(shop): State<Arc<Shop>>, visitor: Visitor, Path(id): Path<String>) -> Response {
    let Some(order) = shop.orders.find(&id) else {
        return missing(&shop, &visitor);
    };
    let session = match shop.komoju.show(&order.session).await {
        Ok(session) => session,
        Err(error) => {
            // The webhook will tell, and the order's page waits for it.
            eprintln!("KOMOJU session: {error}");
            return redirect(&format!("/orders/{}", order.id));
        }
    };
    let payment = session.payment.clone();
    let order = payment.and_then(|payment| shop.orders.update(&id, |order| order.learn(payment))).unwrap_or(order);
    redirect(&next(&order, &session))
}

/// Where the shopper goes on: thanks for what is paid or held, the order's page for what is to be paid in cash or is
/// over, and the checkout, with a calm word, for what can still be paid.
fn next(order: &Order, session: &Session) -> String {
    if order.state().is_settled() {
        return format!("/thanks/{}", order.id);
    }
    if !order.state().is_payable() {
        return format!("/orders/{}", order.id);
    }
    let progress = session.payment.as_ref().map(|payment| payment.progress);
    let notice = match (session.status.as_str(), session.expired, progress) {
        // Completed, and still no payment we understand: nothing is claimed, and nothing is charged again.
        ("completed", _, _) => return format!("/orders/{}", order.id),
        ("cancelled", _, _) | (_, false, Some(Progress::Cancelled)) => Notice::Cancelled,
        (_, true, _) => Notice::Expired,
        (_, false, Some(Progress::Failed)) => Notice::Failed,
        _ => Notice::Pending,
    };
    format!("/checkout?order={}&notice={}", order.id, notice.word())
}

//! Tells the shop's server what became of payments: signed, in order at the first try, and tried
//! again when the shop does not answer with a 2xx.

mod sent;

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::clock::{self, Moment};
use crate::options::Options;
use crate::random;
use crate::return_url::hmac_hex;

pub(crate) use sent::Sent;

/// Tries after the first; five in all.
const MORE_TRIES: u32 = 4;

/// A shop that takes longer than this has not answered.
const PATIENCE: Duration = Duration::from_secs(10);

/// Something that happened to a payment.
#[derive(Clone)]
pub(crate) struct Event {
    id: String,
    kind: String,
    /// The payment's id.
    payment: Option<String>,
    session: Option<String>,
    created_at: String,
    body: String,
}

impl Event {
    /// `what` is the word after the dot: `captured` makes `payment.captured`.
    pub(crate) fn about(what: &str, payment: Value, now: Moment) -> Event {
        let (id, kind, created_at) = (random::id(), format!("payment.{what}"), clock::utc(now));
        let name = |key: &str| payment[key].as_str().map(str::to_owned);
        let (of, session) = (name("id"), name("session"));
        let body = json!({
            "id": id,
            "type": kind,
            "resource": "event",
            "data": payment,
            "created_at": created_at,
        });
        Event { body: body.to_string(), id, kind, payment: of, session, created_at }
    }
}

/// Where events are dropped, to be sent from elsewhere.
#[derive(Clone)]
pub(crate) struct Outbox {
    events: UnboundedSender<Event>,
    sent: Arc<Sent>,
}

impl Outbox {
    /// Never waits. Once the sandbox has stopped, events go nowhere, which is as it should be.
    pub(crate) fn put(&self, event: Event) {
        self.sent.add(event.clone());
        self.again(event);
    }

    /// Sends an event that was sent before.
    pub(crate) fn again(&self, event: Event) {
        let _ = self.events.send(event);
    }
}

/// An outbox that writes down what it is given, and the end its events come out of.
pub(crate) fn outbox(sent: Arc<Sent>) -> (Outbox, UnboundedReceiver<Event>) {
    let (events, receiver) = unbounded_channel();
    (Outbox { events, sent }, receiver)
}

/// Sends events until the outbox is gone. Only first tries keep the order: one shop that is down
/// for a moment must not hold back everything that happens meanwhile.
pub(crate) async fn deliver(mut events: UnboundedReceiver<Event>, sent: Arc<Sent>, options: Options) {
    let Some(address) = options.webhook_url.clone() else { return };
    let Ok(client) = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build() else { return };
    let post = Post { client, address, secret: options.webhook_secret, log: options.log, sent };
    while let Some(event) = events.recv().await {
        if !post.attempt(&event, 1).await {
            tokio::spawn(post.clone().insist(event, options.webhook_wait));
        }
    }
}

#[derive(Clone)]
struct Post {
    client: reqwest::Client,
    address: String,
    secret: String,
    log: bool,
    sent: Arc<Sent>,
}

impl Post {
    async fn insist(self, event: Event, first_wait: Duration) {
        for (number, wait) in (2..).zip(waits(first_wait)) {
            tokio::time::sleep(wait).await;
            if self.attempt(&event, number).await {
                return;
            }
        }
    }

    /// Whether the shop took the event.
    async fn attempt(&self, event: &Event, number: u32) -> bool {
        let request = self
            .client
            .post(&self.address)
            .header(CONTENT_TYPE, "application/json")
            .header("X-Komoju-Event", &event.kind)
            .header("X-Komoju-Id", &event.id)
            .header("X-Komoju-Signature", hmac_hex(&self.secret, event.body.as_bytes()))
            .body(event.body.clone());
        let status = request.send().await.ok().map(|answer| answer.status().as_u16());
        self.sent.tried(event, status);
        if self.log {
            let outcome = status.map_or("no answer".to_owned(), |status| status.to_string());
            eprintln!("webhook {} try {number}: {outcome}", event.kind);
        }
        status.is_some_and(|status| (200..300).contains(&status))
    }
}

/// The waits before each further try, every one twice as long as the last.
fn waits(first: Duration) -> impl Iterator<Item = Duration> {
    (0..MORE_TRIES).map(move |doublings| first * 2_u32.pow(doublings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_grow_and_end() {
        let seconds: Vec<u64> = waits(Duration::from_secs(1)).map(|wait| wait.as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8]);
    }
}

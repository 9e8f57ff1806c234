//! Starting and stopping: two listeners on 127.0.0.1, one for the API and its pages, one for the bank.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::options::Options;
use crate::payment::Payment;
use crate::store::Store;
use crate::webhook::Sent;
use crate::{api, control, pages, webhook};

/// How long open connections may finish when the sandbox stops.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// A running sandbox. It stops when it is dropped; [`Sandbox::stop`] also waits until it has.
pub struct Sandbox {
    app: Arc<App>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Sandbox {
    /// Binds both ports, lays out the seeds and begins to serve.
    ///
    /// # Errors
    /// When a port is taken; and of the kind `InvalidInput`, with a sentence, when a seed cannot be laid out.
    pub async fn start(options: Options) -> io::Result<Sandbox> {
        let api_listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let bank_listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.bank_port)).await?;
        let own = |listener: &TcpListener| {
            listener.local_addr().map(|address| format!("http://127.0.0.1:{}", address.port()))
        };
        let local = own(&api_listener)?;
        let api = options.public_url.clone().unwrap_or_else(|| local.clone());
        let bank = own(&bank_listener)?;
        let sent = Arc::new(Sent::default());
        let (outbox, events) = webhook::outbox(sent.clone());
        let mut tasks = vec![tokio::spawn(webhook::deliver(events, sent.clone(), options.clone()))];
        let app = Arc::new(App::new(options, [local, api, bank], Store::new(outbox), sent));
        app.reset().map_err(|problem| io::Error::new(io::ErrorKind::InvalidInput, problem))?;
        let (stop, stopped) = watch::channel(false);
        let front = Router::new()
            .nest("/api/v1", api::routes(app.clone()))
            .nest("/sandbox", control::routes(app.clone()))
            .merge(pages::routes());
        for (listener, routes) in [(api_listener, front), (bank_listener, pages::bank_routes())] {
            let routes = routes.layer(from_fn_with_state(app.clone(), log)).with_state(app.clone());
            let mut stopped = stopped.clone();
            let until = async move {
                // An error means that the sandbox was dropped, which is as good an order.
                let _ = stopped.wait_for(|stop| *stop).await;
            };
            tasks.push(tokio::spawn(async move {
                let _ = axum::serve(listener, routes).with_graceful_shutdown(until).await;
            }));
        }
        Ok(Sandbox { app, stop, tasks })
    }

    /// The API's address, without a trailing slash.
    pub fn api(&self) -> &str {
        &self.app.api
    }

    /// The bank's address, without a trailing slash.
    pub fn bank(&self) -> &str {
        &self.app.bank
    }

    /// Puts a payment in as if it had been made before, in the shape the API shows (S0 "Payment
    /// Resource"). The error names the key that is missing or odd.
    pub fn seed_payment(&self, shown: &Value) -> Result<(), String> {
        let payment = Payment::read(shown).map_err(|key| format!("the payment's {key}"))?;
        let (mut store, _) = self.app.open();
        store.payments.push(payment);
        Ok(())
    }

    /// Stops serving and waits until both ports are free again.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let mut tasks = std::mem::take(&mut self.tasks);
        // The webhooks' task would wait for ever: its outbox lives as long as the sandbox.
        tasks.remove(0).abort();
        for mut task in tasks {
            if tokio::time::timeout(LAST_WORDS, &mut task).await.is_err() {
                task.abort();
            }
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

/// Method, path and status. The query stays out: it is the caller's business.
async fn log(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let line = app.options.log.then(|| format!("{} {}", request.method(), request.uri().path()));
    let response = next.run(request).await;
    if let Some(line) = line {
        eprintln!("{line} {}", response.status().as_u16());
    }
    response
}

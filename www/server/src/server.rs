//! Opens and closes the shop's two doors: its own pages, and the checkout's origin beside them.
//! It must not know what is served behind either.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use url::Url;

use crate::komoju::Komoju;
use crate::orders::Orders;
use crate::reload::Reload;
use crate::routes::{self, Shop};
use crate::settings::{Settings, base};
use crate::{access_log, package};

/// How long open connections may take to end before they are cut.
const PATIENCE: Duration = Duration::from_secs(2);

/// A shop that is open. It stays open until [`Running::stop`], or until the runtime it was started in ends.
#[derive(Debug)]
pub struct Running {
    /// Where the shop listens, without a trailing slash.
    pub shop: String,
    /// Where the package is: our second port, or the address the settings gave.
    pub checkout: String,
    closing: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Running {
    /// Closes the doors and waits for the last visitors, a moment at most.
    pub async fn stop(mut self) {
        // Nobody listens if the servers have ended by themselves.
        let _ = self.closing.send(true);
        let _ = tokio::time::timeout(PATIENCE, async { while self.tasks.join_next().await.is_some() {} }).await;
    }
}

/// Opens the shop on 127.0.0.1 and, unless the package is hosted elsewhere, the checkout's origin.
///
/// # Errors
///
/// A port that cannot be listened on.
pub async fn start(settings: Settings) -> io::Result<Running> {
    let (closing, closed) = watch::channel(false);
    let mut tasks = JoinSet::new();

    let shop_listener = listen(settings.port).await?;
    let shop_url = format!("http://{}", shop_listener.local_addr()?);
    let public_url = settings.public_url.as_ref().map_or_else(|| shop_url.clone(), base);

    let checkout_url = match (&settings.checkout_url, &settings.package) {
        (Some(url), _) => base(url),
        (None, None) => return Err(io::Error::other("neither a package nor its address was given")),
        (None, Some(folder)) => {
            let listener = listen(settings.checkout_port).await?;
            let address = format!("http://{}", listener.local_addr()?);
            let policy = crate::policy::of_the_frame(&settings.api_url, &public_url, settings.dev);
            let router = package::router(folder.clone(), policy, settings.gallery.clone());
            serve(&mut tasks, listener, access_log::layered(router), closed.clone());
            address
        }
    };
    let checkout_origin = Url::parse(&checkout_url).map_err(io::Error::other)?.origin().ascii_serialization();

    let reload = settings.package.clone().filter(|_| settings.dev).map(|folder| {
        let reload = Reload::new(closed.clone());
        tasks.spawn(reload.watch(folder));
        reload
    });
    let shop = Shop {
        komoju: Komoju::new(&settings.api_url, &settings.keys.secret),
        orders: Orders::default(),
        publishable_key: settings.keys.publishable,
        webhook_secret: settings.keys.webhook_secret,
        api_url: settings.api_url,
        checkout_url: checkout_url.clone(),
        checkout_origin,
        public_url,
        dev: settings.dev,
        reload,
    };
    serve(&mut tasks, shop_listener, access_log::layered(routes::router(Arc::new(shop))), closed);

    Ok(Running { shop: shop_url, checkout: checkout_url, closing, tasks })
}

async fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
}

fn serve(tasks: &mut JoinSet<()>, listener: TcpListener, router: Router, closed: watch::Receiver<bool>) {
    tasks.spawn(async move {
        // Serving on a bound listener ends only when asked to; there is no error to hand on.
        let _ = axum::serve(listener, router).with_graceful_shutdown(until(closed)).await;
    });
}

/// Ends when the shop closes.
pub(crate) async fn until(mut closed: watch::Receiver<bool>) {
    // An error means that the shop itself was dropped, which is closing too.
    let _ = closed.wait_for(|closed| *closed).await;
}

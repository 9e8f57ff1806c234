//! What every handler shares: the options, the two addresses, the clock, the store and the faults.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::catalog::{self, Method};
use crate::clock::{Clock, Moment};
use crate::faults::Faults;
use crate::journal::Journal;
use crate::options::Options;
use crate::payment::{Next, Payment, Status};
use crate::return_url;
use crate::seed;
use crate::session::Session;
use crate::staging::{self, AppUrl};
use crate::store::Store;
use crate::webhook::Sent;

/// A running sandbox, as its handlers see it.
pub(crate) struct App {
    pub(crate) options: Options,
    /// Where the API listens, without a trailing slash.
    pub(crate) local: String,
    /// The API's address as others see it, without a trailing slash.
    pub(crate) api: String,
    /// The bank's address without a trailing slash.
    pub(crate) bank: String,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) journal: Journal,
    /// What the shop was told.
    pub(crate) sent: Arc<Sent>,
    store: Mutex<Store>,
}

impl App {
    /// The addresses are where it listens, where others see it, and the bank's.
    pub(crate) fn new(options: Options, [local, api, bank]: [String; 3], store: Store, sent: Arc<Sent>) -> App {
        App {
            clock: Clock::starting_at(options.starts_at),
            options,
            local,
            api,
            bank,
            faults: Faults::default(),
            journal: Journal::default(),
            sent,
            store: Mutex::new(store),
        }
    }

    /// The store as it is at this moment: whatever should have expired by now has.
    pub(crate) fn open(&self) -> (MutexGuard<'_, Store>, Moment) {
        let now = self.clock.now();
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        store.sweep(now);
        (store, now)
    }

    /// Makes the world as it was when the sandbox started: its seeds and its clock, and nothing else.
    ///
    /// # Errors
    /// A sentence about a seed that cannot be laid out.
    pub(crate) fn reset(&self) -> Result<(), String> {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        store.clear();
        self.faults.clear();
        self.journal.clear();
        self.sent.clear();
        self.clock.set(self.options.starts_at);
        for seed in &self.options.seeds {
            if self.options.starts_at.is_none()
                && let Some(moment) = seed.clock()
            {
                self.clock.set(Some(moment.unix_timestamp()));
            }
            seed::lay_in(self, &mut store, seed, self.clock.now())?;
        }
        Ok(())
    }

    /// Where a session's shopper goes back to, if the shop said so.
    pub(crate) fn return_address(&self, session: &Session) -> Option<String> {
        Some(return_url::with_session(session.return_url.as_deref()?, &session.id))
    }

    /// Where a payment's shopper goes back to.
    pub(crate) fn way_back(&self, store: &Store, payment: &Payment) -> Option<String> {
        match payment.session.as_ref().and_then(|id| store.sessions.get(id)) {
            Some(session) => self.return_address(session),
            None => {
                let address = payment.return_url.as_deref()?;
                Some(return_url::with_hmac(address, &payment.id, &self.options.secret_key))
            }
        }
    }

    /// Where a payment's shopper goes next: the table of S1 step 3.
    pub(crate) fn next_address(&self, store: &Store, payment: &Payment) -> Option<String> {
        match payment.next {
            Next::Wallet => Some(format!("{}/offsite/new?uuid={}", self.api, payment.id)),
            Next::Bank(_) => Some(format!("{}/challenge/{}", self.bank, payment.id)),
            // Our own page can take another number; a shop's server can do it by `PATCH`.
            Next::AnotherNumber => {
                let session =
                    payment.session.as_ref().filter(|_| staging::short_leads_on(&payment.metadata) != Ok(false));
                session.map(|id| format!("{}/sessions/{id}", self.api))
            }
            Next::Nowhere => {
                let instructions = payment.details["instructions_url"].as_str();
                match payment.status {
                    Status::Authorized if instructions.is_some() => instructions.map(str::to_owned),
                    _ => self.way_back(store, payment),
                }
            }
        }
    }

    /// Where a wallet's own app takes over, for the wallets that have one, while it is awaited.
    pub(crate) fn app_address(&self, payment: &Payment) -> Option<String> {
        let has_app = catalog::find(payment.payment_type()).is_some_and(Method::has_app);
        match staging::app_url(&payment.metadata) {
            _ if payment.next != Next::Wallet || !has_app => None,
            AppUrl::Never => None,
            AppUrl::Usual => Some(format!("{}/offsite/app?uuid={}", self.api, payment.id)),
            AppUrl::Given(address) => Some(address.to_owned()),
        }
    }

    /// Whether a pending payment may still go through: its session must be waiting for it.
    pub(crate) fn is_awaited(&self, store: &Store, payment: &Payment, now: Moment) -> bool {
        let session = payment.session.as_ref().and_then(|id| store.sessions.get(id));
        payment.status == Status::Pending && session.is_none_or(|session| session.is_open(now))
    }
}

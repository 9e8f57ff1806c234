//! What the sandbox can be told when it starts.

use std::time::Duration;

use crate::seed::Seed;

/// How to run a sandbox. `Default` is what the documents and the demo shop assume, on free ports.
#[derive(Clone)]
pub struct Options {
    /// Port of the API and the hosted pages on 127.0.0.1; 0 picks a free one.
    pub port: u16,
    /// Port of the bank's 3-D Secure page, which is another origin on purpose; 0 picks a free one.
    pub bank_port: u16,
    /// The address others reach the API under, without a trailing slash; by default 127.0.0.1 and the port.
    pub public_url: Option<String>,
    /// The key a shop's server uses.
    pub secret_key: String,
    /// The key a browser uses.
    pub publishable_key: String,
    /// Where webhooks go; none are sent without it.
    pub webhook_url: Option<String>,
    /// The key webhooks are signed with.
    pub webhook_secret: String,
    /// The wait before a webhook's second try; each further wait is twice as long.
    pub webhook_wait: Duration,
    /// What the sandbox takes for the present when it starts, in Unix seconds; by default the machine's clock. It
    /// outweighs the clock of a seed.
    pub starts_at: Option<i64>,
    /// The worlds it begins with, laid out one after the other, and again at every reset.
    pub seeds: Vec<Seed>,
    /// Whether a line per request goes to stderr: method, path and status, nothing else.
    pub log: bool,
    /// End when stdin does, so that a runner that dies does not leave the sandbox behind (binary only).
    pub exit_with_stdin: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            port: 0,
            bank_port: 0,
            public_url: None,
            secret_key: "sk_test_sandbox".to_owned(),
            publishable_key: "pk_test_sandbox".to_owned(),
            webhook_url: None,
            webhook_secret: "whsec_sandbox".to_owned(),
            webhook_wait: Duration::from_secs(1),
            starts_at: None,
            seeds: Vec::new(),
            log: false,
            exit_with_stdin: false,
        }
    }
}

//! The two servers of the project, as `serve` and the end-to-end tests run them: the sandbox
//! that stands for KOMOJU, and the demo shop.
//!
//! Here are their flags, and nothing of what they do.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::process::Server;
use crate::run::{run, say};
use crate::{dist, project};

const SANDBOX_SECRET_KEY: &str = "sk_test_sandbox";
const SANDBOX_PUBLISHABLE_KEY: &str = "pk_test_sandbox";

/// The ports to listen on; 0 lets the system choose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Ports {
    pub(crate) shop: u16,
    pub(crate) checkout: u16,
    pub(crate) api: u16,
    pub(crate) bank: u16,
}

impl Ports {
    /// Four ports in a row.
    ///
    /// # Errors
    /// When the row would pass the last port there is, or begin at 0.
    pub(crate) fn from(first: u16) -> Result<Ports> {
        if first == 0 || first > u16::MAX - 3 {
            bail!("four ports cannot start at {first}");
        }
        Ok(Ports { shop: first, checkout: first + 1, api: first + 2, bank: first + 3 })
    }

    /// Ports that nobody uses. The sandbox must know the shop's before the shop runs, so this
    /// one is asked of the system first; the others are chosen as the servers start.
    pub(crate) fn free() -> Result<Ports> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        Ok(Ports { shop: listener.local_addr()?.port(), checkout: 0, api: 0, bank: 0 })
    }

    pub(crate) fn of_shop(self) -> [u16; 2] {
        [self.shop, self.checkout]
    }

    pub(crate) fn of_sandbox(self) -> [u16; 2] {
        [self.api, self.bank]
    }
}

/// The running servers. Dropping them ends them, the shop first.
pub(crate) struct Servers {
    pub(crate) shop: Server,
    /// Absent when the shop speaks to the real service.
    pub(crate) sandbox: Option<Server>,
}

/// Compiles both servers.
pub(crate) fn build() -> Result<()> {
    say("Building the shop and the sandbox (about 1 minute at first, then seconds).");
    run(Command::new("cargo")
        .args(["build", "--quiet"])
        .args(["--package", "komoju-sandbox", "--package", "komoju-shop"])
        .current_dir(project::root()))
}

/// Compiles the sandbox.
pub(crate) fn build_sandbox() -> Result<()> {
    say("Building the sandbox (about 1 minute at first, then seconds).");
    run(Command::new("cargo").args(["build", "--quiet", "--package", "komoju-sandbox"]).current_dir(project::root()))
}

/// Starts a sandbox without a shop, on ports that nobody uses. Its line per request is not shown.
pub(crate) fn sandbox_alone() -> Result<Server> {
    let mut sandbox = Command::new(project::program("komoju-sandbox")?);
    sandbox.args(["--port", "0", "--bank-port", "0"]).stderr(Stdio::null()).current_dir(project::root());
    Server::start("sandbox", &mut sandbox)
}

impl Servers {
    /// Starts the sandbox, and the shop against it; with the gallery, if there is one.
    pub(crate) fn with_sandbox(ports: Ports, gallery: Option<&Path>) -> Result<Servers> {
        let webhook_url = format!("http://127.0.0.1:{}/webhooks/komoju", ports.shop);
        let webhook_secret = secret_of_this_run();
        let [api, bank] = ports.of_sandbox().map(|port| port.to_string());
        let mut sandbox = Command::new(project::program("komoju-sandbox")?);
        sandbox
            .args(["--port", &api, "--bank-port", &bank])
            .args(["--webhook-url", &webhook_url])
            .args(["--webhook-secret", &webhook_secret])
            .current_dir(project::root());
        let sandbox = Server::start("sandbox", &mut sandbox)?;

        let mut shop = shop(ports, gallery)?;
        shop.args(["--api-url", sandbox.address("api")?])
            .args(["--webhook-secret", &webhook_secret])
            .env("KOMOJU_SECRET_KEY", SANDBOX_SECRET_KEY)
            .env("KOMOJU_PUBLISHABLE_KEY", SANDBOX_PUBLISHABLE_KEY);
        Ok(Servers { shop: Server::start("shop", &mut shop)?, sandbox: Some(sandbox) })
    }

    /// Starts the shop against the real service, with the keys in our own environment.
    pub(crate) fn with_real_service(ports: Ports, gallery: Option<&Path>) -> Result<Servers> {
        Ok(Servers { shop: Server::start("shop", &mut shop(ports, gallery)?)?, sandbox: None })
    }

    /// How one of them ended, if one did.
    pub(crate) fn ended(&mut self) -> Result<Option<String>> {
        if let Some(how) = self.shop.ended()? {
            return Ok(Some(how));
        }
        match &mut self.sandbox {
            Some(sandbox) => sandbox.ended(),
            None => Ok(None),
        }
    }
}

fn shop(ports: Ports, gallery: Option<&Path>) -> Result<Command> {
    let [port, checkout] = ports.of_shop().map(|port| port.to_string());
    let mut shop = Command::new(project::program("komoju-shop")?);
    shop.args(["--port", &port, "--checkout-port", &checkout])
        .arg("--pkg")
        .arg(dist::folder())
        .arg("--dev")
        .current_dir(project::root());
    if let Some(gallery) = gallery {
        shop.arg("--gallery").arg(gallery);
    }
    Ok(shop)
}

/// Says before anything is built, and in a sentence, what a server would say late and in the
/// system's words.
///
/// # Errors
/// When somebody listens on one of the ports.
pub(crate) fn check_free(ports: [u16; 2]) -> Result<()> {
    for port in ports {
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
            bail!(
                "port {port} is taken by another program; stop it, \
                 or choose others with --ports-from"
            );
        }
    }
    Ok(())
}

/// Signs the webhooks between two programs of this machine, for as long as they run. The
/// standard library's hash keys come from the system's random source.
fn secret_of_this_run() -> String {
    let half = || RandomState::new().hash_one("webhooks");
    format!("{:016x}{:016x}", half(), half())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_come_in_a_row_of_four_that_exists() {
        let ports = Ports::from(4000).unwrap();
        assert_eq!(ports.of_shop(), [4000, 4001]);
        assert_eq!(ports.of_sandbox(), [4002, 4003]);
        assert!(Ports::from(65_532).is_ok());
        assert!(Ports::from(65_533).is_err());
        assert!(Ports::from(0).is_err());
    }

    #[test]
    fn a_taken_port_is_named() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let message = check_free([0, port]).unwrap_err().to_string();
        assert!(message.contains(&format!("port {port} is taken")));
    }

    #[test]
    fn every_run_signs_with_a_secret_of_its_own() {
        assert_eq!(secret_of_this_run().len(), 32);
        assert_ne!(secret_of_this_run(), secret_of_this_run());
    }
}

//! A Rust compiler that can make WebAssembly: three routes, tried in order.
//!
//! Says in one line which way it went. Knows nothing of what is compiled.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::debian_rust;
use crate::run::{output, say, succeeds_within};

/// The target's name.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may take before the next route is tried. On a machine that cannot reach
/// its server it would otherwise retry for minutes.
const RUSTUP_LIMIT: Duration = Duration::from_secs(15);

/// The compiler to use for WebAssembly.
pub(crate) enum Toolchain {
    /// The one in use already, which has the target.
    Current,
    /// One in this folder, to be named in `RUSTUP_TOOLCHAIN`.
    At(PathBuf),
}

impl Toolchain {
    /// The folder for `RUSTUP_TOOLCHAIN`, when it must be set.
    pub(crate) fn folder(&self) -> Option<&PathBuf> {
        match self {
            Toolchain::Current => None,
            Toolchain::At(folder) => Some(folder),
        }
    }

    /// `cargo` and its subcommands with this compiler.
    pub(crate) fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        if let Some(folder) = self.folder() {
            command.env("RUSTUP_TOOLCHAIN", folder);
        }
        command
    }

    /// Where the compiler keeps its libraries and sources.
    pub(crate) fn sysroot(&self) -> Result<PathBuf> {
        let mut rustc = Command::new("rustc");
        Ok(output(self.apply(rustc.args(["--print", "sysroot"])))?.into())
    }
}

/// Finds or installs the compiler. `KOMOJU_CHECKOUT_RUST=debian` goes straight to the last
/// route, for whoever wants to try it on a machine that has the others.
///
/// # Errors
/// When no route works; the message says what to do by hand.
pub(crate) fn toolchain() -> Result<Toolchain> {
    if std::env::var_os("KOMOJU_CHECKOUT_RUST").is_some_and(|route| route == "debian") {
        return debian();
    }
    if has_target()? {
        say("WebAssembly: the Rust in use has the target.");
        return Ok(Toolchain::Current);
    }
    // Found before rustup is asked, so that a machine without its server waits only once.
    if let Some(folder) = debian_rust::kept()? {
        say("WebAssembly: Debian's compiler from the cache.");
        return Ok(Toolchain::At(folder));
    }
    say("WebAssembly: asking rustup for the target (15 seconds at most).");
    let mut rustup = Command::new("rustup");
    if succeeds_within(rustup.args(["target", "add", WASM]), RUSTUP_LIMIT) && has_target()? {
        say("WebAssembly: rustup added the target.");
        return Ok(Toolchain::Current);
    }
    if debian_rust::is_possible() {
        say("WebAssembly: rustup could not add the target; using Debian's compiler instead.");
        return debian();
    }
    bail!(
        "Rust cannot make WebAssembly here. Run `rustup target add {WASM}`, \
         or install a Rust that has this target."
    )
}

fn debian() -> Result<Toolchain> {
    Ok(Toolchain::At(debian_rust::toolchain()?))
}

fn has_target() -> Result<bool> {
    let libraries = Toolchain::Current.sysroot()?.join(format!("lib/rustlib/{WASM}/lib"));
    Ok(libraries.is_dir())
}

//! The crate as other people get it: its documentation, and what `cargo package` makes of it.
//!
//! Knows nothing of the package for pages, which `dist` builds.

use std::process::Command;

use anyhow::Result;

use crate::project;
use crate::run::{run, say};
use crate::tools::rust_target::{Toolchain, WASM};

const CRATE: &str = "komoju-checkout";

/// Where the crate is used: in a page, and its pure half anywhere.
const TARGETS: [&[&str]; 2] = [&[], &["--target", WASM]];

/// How cargo is told what runs a program of [`WASM`].
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// Fails unless the documentation is complete, every link in it leads somewhere, and its examples compile.
pub(crate) fn document(toolchain: &Toolchain) -> Result<()> {
    say("Reading the crate's documentation (about 1 minute at first, then seconds).");
    for target in TARGETS {
        let mut doc = cargo("doc", target);
        run(toolchain.apply(doc.arg("--no-deps").env("RUSTDOCFLAGS", "-D warnings")))?;
    }
    // The component's examples are compiled; there is no page for them to run in.
    run(toolchain.apply(cargo("test", TARGETS[1]).arg("--doc").env(RUNNER, "true")))
}

/// Fails unless what `cargo package` packs compiles by itself.
pub(crate) fn package(toolchain: &Toolchain) -> Result<()> {
    say("Packing the crate and compiling what was packed (about 1 minute).");
    for target in TARGETS {
        // What is not committed yet is checked too.
        run(toolchain.apply(cargo("package", target).arg("--allow-dirty")))?;
    }
    Ok(())
}

fn cargo(command: &str, target: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args([command, "--quiet", "--package", CRATE]).args(target).current_dir(project::root());
    cargo
}

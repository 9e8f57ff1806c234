//! `cargo xtask bench`: what the checkout costs, in figures for reading. No test depends on them: machines are noisy.
//!
//! In the browser it is measured beside others' checkouts (`tests/bench`), natively by itself (`benches`).

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::run::{run, say};
use crate::tools::{browser, node};
use crate::{dist, project};

/// For the usage text.
pub(crate) const ARGUMENTS: &str = "[--rounds N] [--only A,B] [--profiles A,B] | native [FILTER]...";

/// The command.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    match arguments.split_first() {
        Some((first, filters)) if first == "native" => native(filters),
        _ => in_browser(arguments),
    }
}

/// Everything in Chromium, side by side with the others. A whole run is kept in `docs/`.
fn in_browser(arguments: &[String]) -> Result<()> {
    let environment = Environment::ready()?;
    say("Measuring (about 40 minutes for all of it; leave the machine alone meanwhile).");
    let mut script = Command::new("node");
    script.arg(project::root().join("tests/bench/bench.mjs")).args(arguments);
    run(environment.given_to(&mut script)?)
}

/// What the bench and its tests need: the package, the others, a browser.
pub(crate) struct Environment {
    peers: PathBuf,
    chromium: PathBuf,
}

impl Environment {
    /// Builds and installs it.
    pub(crate) fn ready() -> Result<Environment> {
        let chromium = browser::browser()?.chromium;
        node::packages()?;
        let peers = node::peers()?;
        dist::build()?.warn();
        Ok(Environment { peers, chromium })
    }

    /// Tells a script where everything is.
    pub(crate) fn given_to<'a>(&self, script: &'a mut Command) -> Result<&'a mut Command> {
        let root: &Path = project::root();
        Ok(script
            .env("KOMOJU_PKG", dist::folder())
            .env("KOMOJU_PEERS", &self.peers)
            .env("KOMOJU_BENCH", project::scratch()?.join("bench"))
            .env("KOMOJU_DOCS", root.join("docs"))
            .env("CHROMIUM", &self.chromium)
            .current_dir(root))
    }
}

/// What a rule or an event costs without a browser; what is given is a filter of names.
fn native(filters: &[String]) -> Result<()> {
    say("Building the benchmarks (about 30 seconds at first).");
    for bench in ["rules", "events"] {
        let mut cargo = Command::new("cargo");
        cargo.args(["bench", "--quiet", "--package", "komoju-checkout", "--bench", bench, "--"]).args(filters);
        run(cargo.current_dir(project::root()))?;
    }
    Ok(())
}

//! `cargo xtask bench`: the benchmarks, whose figures are for reading. No test depends on them: machines are noisy.

use std::process::Command;

use anyhow::Result;

use crate::project;
use crate::run::{run, say};

/// The command; what is given is a filter of names.
pub(crate) fn command(filters: &[String]) -> Result<()> {
    say("Building the benchmarks (about 30 seconds at first).");
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--quiet", "--package", "komoju-checkout", "--bench", "events", "--"]).args(filters);
    run(cargo.current_dir(project::root()))
}

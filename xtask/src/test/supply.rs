//! What everything is made of: under which licences, from where, and what is known against it.
//!
//! `deny.toml` holds the rules for crates. Of npm's packages none ships: they are tools, and what is known against one is told
//! and no more.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::tally::Tally;
use crate::run::{run, say, succeeds_within};
use crate::tools::rust_target::WASM;
use crate::tools::{cargo_tools, node};
use crate::{cache, project};

/// The crates that the programs of `pkg/` are built of, as cargo-deny is told of them, and what holds for them alone: the
/// exceptions are other crates'.
const SHIPPED: [&str; 5] = ["--target", WASM, "--features", "package", "--exclude-dev"];
const SHIPPED_LINTS: [&str; 2] = ["--allow", "license-exception-not-encountered"];
/// And those of everything here. Of tools there may be several versions.
const ALL: [&str; 2] = ["--workspace", "--all-features"];
const ALL_LINTS: [&str; 2] = ["--allow", "duplicate"];

/// Where `deny.toml` looks for the advisory database.
const DATABASE: &str = "KOMOJU_CHECKOUT_ADVISORIES";
/// How long it may take to fetch it.
const PATIENCE: Duration = Duration::from_secs(20);
/// After which time it is fetched anew; and after which it tells too little, and cargo-deny takes it no more.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);
const TOO_OLD: Duration = Duration::from_secs(89 * 24 * 60 * 60);

/// What is asked of npm, which gives up soon where its registry cannot be reached.
const AUDIT: [&str; 5] = ["audit", "--json", "--package-lock-only", "--fetch-retries=0", "--fetch-timeout=15000"];

/// All of that.
pub(super) fn check(tally: &mut Tally) -> Result<()> {
    let program = cargo_tools::cargo_deny()?.join("cargo-deny");
    let deny = |graph: &[&str]| {
        let mut deny = Command::new(&program);
        deny.args(["--locked"]).args(graph).current_dir(project::root());
        deny
    };
    let rules = |graph: &[&str], lints: [&str; 2]| {
        let checks = ["check", "--deny", "warnings", "licenses", "bans", "sources"];
        run(deny(graph).args(checks).args(lints))
    };
    say("Looking at the licences and sources of all crates (seconds).");
    let shipped = "what ships is of crates.io, under licences that are listed, and each crate is there once";
    tally.check(shipped, rules(&SHIPPED, SHIPPED_LINTS))?;
    tally.check("every tool is of crates.io, under a licence that is listed", rules(&ALL, ALL_LINTS))?;
    tally.check("no crate is of another folder than this one", at_home())?;
    match database(deny(&[])) {
        Ok(database) => {
            let checks = ["--offline", "check", "advisories"];
            let known = run(deny(&ALL).args(checks).env(DATABASE, database));
            tally.check("nothing is known against any crate", known)?;
        }
        Err(_) => say("Not checked for advisories: the database cannot be reached here."),
    }
    say(&audited()?);
    Ok(())
}

/// Fails when a dependency's path leads out of the checkout; `deny.toml` can say nothing about paths.
fn at_home() -> Result<()> {
    let strangers = strangers(&project::packages()?, project::root());
    ensure!(strangers.is_empty(), "these crates are neither of crates.io nor in this folder: {}", strangers.join(", "));
    Ok(())
}

fn strangers(packages: &[Value], root: &Path) -> Vec<String> {
    let is_stranger = |package: &&Value| {
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        package["source"].is_null() && !Path::new(manifest).starts_with(root)
    };
    let names = packages.iter().filter(is_stranger).map(|package| package["name"].as_str().unwrap_or_default());
    names.map(str::to_owned).collect()
}

/// The advisory database, fetched if it is old, and kept in the cache.
///
/// # Errors
/// When it cannot be fetched, and there is none that is recent enough.
fn database(mut fetch: Command) -> Result<PathBuf> {
    let announcement = "Fetching what is known against crates (20 seconds at most).";
    let (place, age) = cache::renewed("advisories", OLD, announcement, |partial| {
        fetch.args(["fetch", "db"]).env(DATABASE, partial).env("GIT_TERMINAL_PROMPT", "0");
        ensure!(succeeds_within(&mut fetch, PATIENCE), "the database cannot be reached");
        Ok(())
    })?;
    ensure!(age < TOO_OLD, "the database is too old");
    Ok(place)
}

/// What the registry knows against npm's packages, in one line.
fn audited() -> Result<String> {
    let mut found = Vec::new();
    for folder in node::FOLDERS {
        let mut npm = Command::new("npm");
        // It fails where something is known and where nobody can be asked: its answer tells which.
        let npm = npm.args(AUDIT).current_dir(project::root().join(folder)).output().context("cannot start npm")?;
        match known(&npm.stdout) {
            Some(0) => {}
            Some(count) => found.push(format!("{count} in {folder}")),
            None => {
                return Ok(
                    "npm's packages, which are tools and do not ship: not audited, the registry does not answer."
                        .to_owned(),
                );
            }
        }
    }
    Ok(if found.is_empty() {
        "npm's packages, which are tools and do not ship: nothing is known against any.".to_owned()
    } else {
        format!(
            "WARNING: flaws are known of npm's packages, which are tools and do not ship: {}. See `npm audit` there.",
            found.join(", ")
        )
    })
}

/// How many packages npm knows a flaw of; nothing, if what it says is no audit.
fn known(audit: &[u8]) -> Option<u64> {
    let audit: Value = serde_json::from_slice(audit).ok()?;
    audit["metadata"]["vulnerabilities"]["total"].as_u64()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_crate_whose_path_leads_elsewhere_is_a_stranger() {
        let package =
            |name: &str, source: Value, path: &str| json!({ "name": name, "source": source, "manifest_path": path });
        let packages = [
            package("ours", Value::Null, "/shop/xtask/Cargo.toml"),
            package("theirs", "registry+https://index".into(), "/cargo/theirs/Cargo.toml"),
            package("beside", Value::Null, "/shop-too/Cargo.toml"),
        ];
        assert_eq!(strangers(&packages, Path::new("/shop")), ["beside"]);
    }

    #[test]
    fn an_audit_that_was_refused_is_none() {
        assert_eq!(known(br#"{ "metadata": { "vulnerabilities": { "low": 1, "total": 1 } } }"#), Some(1));
        assert_eq!(known(br#"{ "metadata": { "vulnerabilities": { "total": 0 } } }"#), Some(0));
        assert_eq!(known(br#"{ "message": "405 Method Not Allowed", "statusCode": 405 }"#), None);
        assert_eq!(known(b""), None);
    }
}

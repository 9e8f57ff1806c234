//! Node and the npm packages in `xtask/node`: the bundler, wasm-opt, the browser's remote
//! control, the accessibility checker and TypeScript; and those that only the tests of the npm
//! package need.
//!
//! The packages live in the cache under the hash of their lock file; the checkout has only a
//! link to the first, so that scripts and bundles find them by name.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run::{output, run, say};
use crate::{cache, hash, project};

/// What has a lock file of npm's. All of it is tools: nothing of it ships.
pub(crate) const FOLDERS: [&str; 3] = [TOOLS, SURROUNDINGS, PEERS];
const TOOLS: &str = "xtask/node";
const SURROUNDINGS: &str = "tests/npm/tools";
const PEERS: &str = "tests/bench/peers";

/// Below this the test runner lacks options the tests use.
const OLDEST: (u32, u32) = (20, 10);

/// The folder `node_modules`, with everything the lock file names.
pub(crate) fn packages() -> Result<PathBuf> {
    let place = installed(TOOLS, &[], "Installing the npm packages (about 30 seconds, once).")?;
    let modules = place.join("node_modules");
    link(&modules, &project::root().join("node_modules"))?;
    Ok(modules)
}

/// What the tests of the npm package try it with, which nothing else needs: bundlers, frameworks, type checkers. The
/// folder has `node_modules`, and one with the React before in `react-18`.
pub(crate) fn surroundings() -> Result<PathBuf> {
    let announcement = "Installing bundlers and frameworks (about 30 seconds, 300 MB, once).";
    installed(SURROUNDINGS, &["react-18"], announcement)
}

/// Whom `cargo xtask bench` measures the checkout against. The folder has `node_modules`.
pub(crate) fn peers() -> Result<PathBuf> {
    let announcement = "Installing the checkouts to measure against (about 10 seconds, 60 MB, once).";
    installed(PEERS, &[], announcement)
}

/// Installs what the lock file of a folder names, into the cache. A workspace is a folder inside with a manifest of its
/// own.
fn installed(folder: &str, workspaces: &[&str], announcement: &str) -> Result<PathBuf> {
    check_version()?;
    let source = project::root().join(folder);
    let lock = fs::read(source.join("package-lock.json")).with_context(|| format!("{folder} has no lock file"))?;
    cache::installed(&key(&lock), announcement, |partial| {
        for name in ["package.json", "package-lock.json"] {
            fs::copy(source.join(name), partial.join(name))?;
        }
        for name in workspaces {
            fs::create_dir(partial.join(name))?;
            fs::copy(source.join(name).join("package.json"), partial.join(name).join("package.json"))?;
        }
        // No package's own script is run: none of them needs it.
        run(Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .arg("--loglevel=error")
            .current_dir(partial))
    })
}

/// wasm-opt, which makes WebAssembly small.
pub(crate) fn wasm_opt() -> Result<Command> {
    Ok(Command::new(packages()?.join(".bin/wasm-opt")))
}

/// A script of ours in `xtask/node`, which may import any of the packages.
pub(crate) fn script(name: &str) -> Result<Command> {
    packages()?;
    let mut node = Command::new("node");
    node.arg(project::root().join("xtask/node").join(name));
    Ok(node)
}

/// Whether Node is there and new enough, for scripts that need nothing else.
pub(crate) fn check_version() -> Result<()> {
    let version =
        output(Command::new("node").arg("--version")).context("install Node 20 or newer from https://nodejs.org")?;
    match major_and_minor(&version) {
        Some(found) if found >= OLDEST => Ok(()),
        _ => bail!("Node {}.{} or newer is needed; this is {version}", OLDEST.0, OLDEST.1),
    }
}

fn major_and_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

fn key(lock: &[u8]) -> String {
    format!("npm-{}", &hash::sha256_hex(lock)[..16])
}

fn link(to: &Path, at: &Path) -> Result<()> {
    if fs::read_link(at).is_ok_and(|target| target == to) {
        return Ok(());
    }
    if at.is_symlink() {
        fs::remove_file(at)?;
    } else if at.exists() {
        say("node_modules is a folder of your own; the tests use what is in it.");
        return Ok(());
    }
    // Another run may have made it at this very moment, which is as good.
    symlink(to, at)
        .or_else(|error| if at.exists() { Ok(()) } else { Err(error) })
        .with_context(|| format!("cannot link {}", at.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_lock_file_is_another_place() {
        assert_ne!(key(b"one"), key(b"two"));
        assert_eq!(key(b"one").len(), "npm-".len() + 16);
    }

    #[test]
    fn the_version_is_read() {
        assert_eq!(major_and_minor("v20.20.2"), Some((20, 20)));
        assert_eq!(major_and_minor("v22"), None);
        assert_eq!(major_and_minor("20"), None);
    }
}

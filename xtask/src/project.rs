//! Where the project is on this machine, and what its manifests say.
//!
//! Knows files of the checkout only: no tool, no cache, no command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::run::output;

/// The root of the checkout.
pub(crate) fn root() -> &'static Path {
    // xtask is always run from the checkout it was compiled in, one folder below the root.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// A folder for half-made things: ignored by git and on the same file system as `pkg/`, so that
/// a finished folder can be moved into its place in one step.
pub(crate) fn scratch() -> Result<PathBuf> {
    let folder = root().join("target/xtask");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// A program of this workspace, as `cargo build` leaves it beside the running xtask.
pub(crate) fn program(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe().context("cannot find where xtask itself is")?;
    Ok(own.with_file_name(name))
}

/// The compiler flag that writes `name` where a panic message would hold this folder's path.
pub(crate) fn remapped(folder: &Path, name: &str) -> String {
    format!("--remap-path-prefix={}={name}", folder.display())
}

/// The same for cargo's own folder, where the sources of dependencies are.
pub(crate) fn remapped_cargo_home() -> Option<String> {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let folder = own.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    Some(remapped(&folder, "/cargo"))
}

/// The version of the workspace, as written in `Cargo.toml`.
pub(crate) fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Every package that a build of anything here could need, as `cargo metadata` tells it: a list of objects.
pub(crate) fn packages() -> Result<Vec<Value>> {
    let mut cargo = Command::new("cargo");
    let printed = output(cargo.args(["metadata", "--format-version", "1"]).current_dir(root()))?;
    let mut metadata: Value = serde_json::from_str(&printed).context("cargo printed no metadata")?;
    match metadata["packages"].take() {
        Value::Array(packages) => Ok(packages),
        _ => anyhow::bail!("cargo knows no packages"),
    }
}

/// The version of a crate that `Cargo.lock` holds this project to.
pub(crate) fn locked_version(name: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}; run `cargo metadata` once", path.display()))?;
    version_in_lock(&lock, name).with_context(|| format!("Cargo.lock has no crate `{name}`"))
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let name = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_read_for_the_whole_name_only() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.1.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130".to_owned()));
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn the_root_is_the_folder_of_the_workspace() {
        assert!(root().join("xtask/Cargo.toml").is_file());
    }
}

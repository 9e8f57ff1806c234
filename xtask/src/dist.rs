//! `cargo xtask dist`: builds `pkg/`, which is both the npm package and the folder to host.
//!
//! Here is only the order of the steps. The new folder is made aside and swapped in whole, so a
//! server reading `pkg/` meanwhile sees the old build or the new one.

mod bundle;
mod frame_page;
mod glue;
mod inputs;
mod inventory;
mod languages;
mod program;
mod recipe;
mod sbom;
mod size;
mod wasm;
mod yew;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::run::say;
use crate::{hash, project};

pub(crate) use inputs::newest_change;
pub(crate) use size::Weight;

/// The command.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("`dist` takes no `{argument}`");
    }
    build()?.check()
}

/// Brings `pkg/` up to date, and prints its sizes when it changed. Gives back what it weighs:
/// whether too heavy a package is an error is for the caller to say.
///
/// # Errors
/// When a step fails; `pkg/` is then as it was.
pub(crate) fn build() -> Result<Weight> {
    let package = folder();
    let fingerprint = inputs::fingerprint()?;
    let stamp = project::scratch()?.join("dist-inputs");
    if package.is_dir() && fs::read_to_string(&stamp).is_ok_and(|built| built == fingerprint) {
        say("pkg/ is up to date.");
        return Ok(size::weight(&size::of(&package)?));
    }
    let programs = program::PROGRAMS.into_iter().map(wasm::build).collect::<Result<Vec<_>>>()?;
    let texts = languages::write()?;
    say("Bundling pkg/ (about 2 seconds).");
    let new = project::scratch()?.join("pkg-new");
    make_empty(&new)?;
    bundle::scripts(&programs, &texts, &new)?;
    bundle::copy(&programs, &new)?;
    languages::copy(&texts, &new)?;
    write_integrity(&new)?;
    inventory::write(&new)?;
    sbom::write(&programs, &new)?;
    swap(&new, &package)?;
    let sizes = size::of(&package)?;
    print!("{}", size::table(&sizes));
    fs::write(stamp, fingerprint)?;
    Ok(size::weight(&sizes))
}

/// Where the package is built.
pub(crate) fn folder() -> PathBuf {
    project::root().join("pkg")
}

/// Lists what a page may pin: `{"files": {"komoju-checkout.js": "sha384-…"}}`.
fn write_integrity(folder: &Path) -> Result<()> {
    let mut files = serde_json::Map::new();
    for path in list(folder)? {
        let is_loaded =
            path.extension().is_some_and(|end| end == "js" || end == "wasm" || end == "css" || end == "txt");
        if is_loaded {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let digest = hash::integrity(&fs::read(&path)?);
            files.insert(name.into_owned(), digest.into());
        }
    }
    let text = serde_json::to_string_pretty(&serde_json::json!({ "files": files }))?;
    Ok(fs::write(folder.join("integrity.json"), text + "\n")?)
}

fn swap(new: &Path, place: &Path) -> Result<()> {
    let old = project::scratch()?.join("pkg-old");
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(new, place).with_context(|| format!("cannot make {}", place.display()))?;
    if old.exists() {
        fs::remove_dir_all(&old)?;
    }
    Ok(())
}

fn make_empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// The files directly in a folder, by name.
fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.is_file());
    paths.sort();
    Ok(paths)
}

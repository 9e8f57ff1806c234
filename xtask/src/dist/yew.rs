//! Yew as it is packaged: its own source with a few places changed for size and speed, and no crate more or less.
//!
//! Its maps and sets become lists (`small.rs`), which saves the hash tables and trees of std: a page has few entries of
//! each. The names of all events a browser has become constants, of which only those in use are linked. Its scheduler
//! is for one component (`scheduler.rs`). An event finds its one listener without a walk to the top. And the kinds of
//! nodes and attributes that the checkout never makes become impossible (`never.rs`). Everything else, the tests in a
//! browser and a Yew application that uses the crate among it, has Yew as it is.
//!
//! The changes are for the Yew of `Cargo.lock`. Where one does not fit, the build fails.

mod changes;
#[cfg(test)]
mod small;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{hash, project};

/// The crate's name.
pub(super) const NAME: &str = "yew";

/// What becomes a module of Yew's: new ones, and some in place of its own.
const FILES: [(&str, &str); 3] = [
    ("src/never.rs", include_str!("yew/never.rs")),
    ("src/small.rs", include_str!("yew/small.rs")),
    ("src/scheduler.rs", include_str!("yew/scheduler.rs")),
];

/// What to tell cargo, so that it takes the changed source for Yew's: made anew if it is not there yet.
pub(super) fn arguments() -> Result<[String; 2]> {
    let original = source()?;
    let folder = project::scratch()?.join("yew");
    let recipe: Vec<_> = changes::all().flat_map(|change| [change.file, change.at, change.put]).collect();
    let files: Vec<_> = FILES.iter().flat_map(|(name, text)| [*name, *text]).collect();
    let made_of = [&*original.to_string_lossy(), &recipe.join("\n"), &files.join("\n")].join("\n");
    let made_of = hash::sha256_hex(made_of.as_bytes());
    let stamp = folder.join("made-of");
    if !fs::read_to_string(&stamp).is_ok_and(|found| found == made_of) {
        super::make_empty(&folder)?;
        copy(&original, &folder)?;
        for change in changes::all() {
            let file = folder.join(change.file);
            let text = fs::read_to_string(&file).with_context(|| format!("Yew has no {} now", change.file))?;
            fs::write(&file, change.applied(&text)?)?;
        }
        for (name, text) in FILES {
            fs::write(folder.join(name), text)?;
        }
        fs::write(stamp, made_of)?;
    }
    Ok(["--config".to_owned(), format!("paths=[{}]", Value::from(folder.to_string_lossy()))])
}

/// What is changed, for whoever asks what ships.
pub(super) fn notes() -> String {
    let changed = changes::all().map(|change| change.file).chain(FILES.map(|(name, _)| name));
    let files: BTreeSet<_> = changed.collect();
    let files = Vec::from_iter(files).join(", ");
    format!(
        "Yew's own source, changed by us for size and speed while the programs are built (xtask/src/dist/yew.rs): {files}."
    )
}

/// Where cargo keeps the source of the Yew in use.
fn source() -> Result<PathBuf> {
    let packages = project::packages()?;
    let yew = packages.iter().find(|package| package["name"] == NAME).context("Yew is not among the dependencies")?;
    let manifest = yew["manifest_path"].as_str().context("Yew has no manifest")?;
    Path::new(manifest).parent().map(Path::to_owned).context("Yew has no folder")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

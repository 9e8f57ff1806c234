//! What `pkg/` is made of: whether any of it changed since the last build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::run::output;
use crate::{hash, project};

/// Written by hand and compiled or copied into the package.
const SOURCES: [&str; 4] = ["src", "pkg-template", "Cargo.toml", "Cargo.lock"];
/// How it is built.
const RECIPE: [&str; 6] = ["xtask/src", "xtask/languages", "xtask/node", "xtask/patches", ".cargo", "LICENSE"];

/// A digest of everything that decides what the build gives.
pub(super) fn fingerprint() -> Result<String> {
    let mut lines = vec![output(Command::new("rustc").arg("--version"))?];
    for variable in ["KOMOJU_CHECKOUT_RUST", "RUSTUP_TOOLCHAIN", "RUSTFLAGS"] {
        lines.push(format!("{variable} {:?}", std::env::var_os(variable)));
    }
    for file in files(project::root(), SOURCES.iter().chain(&RECIPE))? {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        lines.push(format!("{} {}", hash::sha256_hex(&bytes), file.display()));
    }
    Ok(hash::sha256_hex(lines.join("\n").as_bytes()))
}

/// When the sources were last touched, and how many files they are: two values that differ
/// after any edit, addition or removal. Cheap enough to ask every second.
///
/// # Errors
/// When a file vanishes while they are being listed, as it does while an editor saves it.
pub(crate) fn newest_change() -> Result<(SystemTime, usize)> {
    let files = files(project::root(), SOURCES.iter())?;
    let mut newest = SystemTime::UNIX_EPOCH;
    for file in &files {
        newest = newest.max(fs::metadata(file)?.modified()?);
    }
    Ok((newest, files.len()))
}

fn files<'a>(root: &Path, names: impl Iterator<Item = &'a &'a str>) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for name in names {
        collect(&root.join(name), &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_searched_to_the_bottom_and_absent_names_passed_over() {
        let files = files(project::root(), ["xtask/src", "no-such-folder"].iter()).unwrap();
        let own = project::root().join("xtask/src/dist/inputs.rs");
        assert!(files.contains(&own));
        assert!(files.is_sorted());
    }
}

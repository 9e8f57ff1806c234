//! `cargo xtask gallery`: every state of the checkout as a picture; and the gallery's pages, for `serve` and the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run::{run, say};
use crate::tools::{browser, node};
use crate::{page_program, project};

/// For the usage text.
pub(crate) const ARGUMENTS: &str = "FOLDER [--locale ja,en] [--theme light,dark] [--layout accordion,tabs] \
     [--width 360,1280] [--screen] [--forced-colors] [--reduced-motion] [FACE]...";

/// The command.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    if arguments.first().is_none_or(|folder| folder.starts_with('-')) {
        bail!("usage: cargo xtask gallery {ARGUMENTS}");
    }
    let browser = browser::browser()?;
    node::packages()?;
    let gallery = build()?;
    let mut script = Command::new("node");
    script.arg(project::root().join("tests/gallery/shots.mjs")).args(arguments);
    run(script.env("KOMOJU_GALLERY", gallery).env("CHROMIUM", browser.chromium))
}

/// Builds the gallery; the answer is the folder with its pages.
pub(crate) fn build() -> Result<PathBuf> {
    say("Building the gallery (about 1 minute at first, then seconds).");
    let folder = project::scratch()?.join("gallery");
    page_program::build("komoju-gallery", "gallery", &folder)?;
    copy(&project::root().join("gallery/page"), &folder)?;
    let ui = project::root().join("src/ui");
    copy(&ui.join("style"), &folder.join("style/style"))?;
    for sheet in ["checkout.css", "page.css", "later.css"] {
        fs::copy(ui.join(sheet), folder.join("style").join(sheet))?;
    }
    Ok(folder)
}

/// Copies what is in a folder, and in its folders.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}

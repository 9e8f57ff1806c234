//! Chromium, its driver and Japanese glyphs, for the browser and end-to-end tests.
//!
//! What is on the machine is used; on Debian, what is missing is installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::apt;
use crate::run::{on_path, output, say};

/// Where the browser and its driver are.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    /// The same engine with nothing around its pages, in which tests take two thirds of the time; where there is none, Chromium.
    pub(crate) shell: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds the browser, or installs it.
///
/// # Errors
/// When it is missing and cannot be installed here; the message names what to install.
pub(crate) fn browser() -> Result<Browser> {
    if chromium().is_none() || driver().is_none() || !has_japanese_glyphs() {
        install()?;
    }
    let chromium = chromium().context("Chromium is still not on PATH")?;
    Ok(Browser {
        shell: chosen().or_else(installed_shell).unwrap_or_else(|| chromium.clone()),
        chromium,
        driver: driver().context("chromedriver is still not on PATH")?,
    })
}

/// The one that whoever runs this wants.
fn chosen() -> Option<PathBuf> {
    std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| file.is_file())
}

/// Finds the shell, or installs it; nothing where that cannot be done, as on an older Debian.
fn installed_shell() -> Option<PathBuf> {
    let shell = || on_path(&["chromium-headless-shell"]);
    if shell().is_none() && apt::is_here() {
        say("Installing Chromium's headless shell with apt (about 1 minute, once).");
        if let Err(error) = apt::install(&["chromium-headless-shell"], || true) {
            say(&format!("There is none, so tests take longer ({error:#})."));
        }
    }
    shell()
}

fn chromium() -> Option<PathBuf> {
    let on_mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    // A shell keeps no page that was left, and fills in no card.
    let is_shell = |file: &Path| file.file_name().is_some_and(|name| name.to_string_lossy().contains("headless-shell"));
    chosen()
        .filter(|file| !is_shell(file))
        .or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]))
        .or_else(|| on_mac.is_file().then_some(on_mac))
}

fn driver() -> Option<PathBuf> {
    on_path(&["chromedriver", "chromium.chromedriver"])
}

/// Without them every kanji is a box, in widths no real page has.
fn has_japanese_glyphs() -> bool {
    if cfg!(target_os = "macos") || Path::new("/usr/share/fonts/opentype/noto").is_dir() {
        return true;
    }
    output(Command::new("fc-list").args([":lang=ja", "family"])).is_ok_and(|families| !families.is_empty())
}

fn install() -> Result<()> {
    const ADVICE: &str = "install Chromium (or Chrome), its chromedriver, and a Japanese font; \
         on Debian: apt-get install chromium chromium-driver fonts-noto-cjk";
    if !apt::is_here() {
        bail!("the browser tests need a browser: {ADVICE}");
    }
    say("Installing Chromium, its driver and a Japanese font with apt (about 1 minute, once).");
    apt::install(&["chromium", "chromium-driver", "fonts-noto-cjk"], || true).context(ADVICE)
}

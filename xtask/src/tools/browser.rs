//! Chromium, its driver and Japanese glyphs, for the browser and end-to-end tests.
//!
//! What is on the machine is used; on Debian, what is missing is installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::run::{on_path, output, run, say};

/// Where the browser and its driver are.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
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
    Ok(Browser {
        chromium: chromium().context("Chromium is still not on PATH")?,
        driver: driver().context("chromedriver is still not on PATH")?,
    })
}

fn chromium() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let on_mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    chosen
        .filter(|file| file.is_file())
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
    const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];
    const ADVICE: &str = "install Chromium (or Chrome), its chromedriver, and a Japanese font; \
         on Debian: apt-get install chromium chromium-driver fonts-noto-cjk";
    let is_debian = Path::new("/etc/debian_version").is_file() && on_path(&["apt-get"]).is_some();
    let Some(become_root) = way_to_root().filter(|_| is_debian) else {
        bail!("the browser tests need a browser: {ADVICE}");
    };
    say("Installing Chromium, its driver and a Japanese font with apt (about 1 minute, once).");
    let apt = |arguments: &[&str]| {
        let mut words = become_root.iter().chain(&["apt-get"]).copied();
        let mut command = Command::new(words.next().unwrap_or("apt-get"));
        run(command
            .args(words)
            .args(["-q", "-y"])
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdin(Stdio::null())
            // Hundreds of lines nobody reads; what goes wrong is on stderr.
            .stdout(Stdio::null()))
    };
    let packages = [&["install", "--no-install-recommends"], &PACKAGES[..]].concat();
    // The lists may be missing or older than the mirror: renew them and try once more.
    apt(&packages)
        .or_else(|_| {
            apt(&["update"])?;
            apt(&packages)
        })
        .context(ADVICE)
}

/// The words before a command that make it run as root; `None` when there is no way.
fn way_to_root() -> Option<&'static [&'static str]> {
    if output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Some(&[]);
    }
    let may = output(Command::new("sudo").args(["-n", "true"])).is_ok();
    may.then_some(&["sudo", "-n"])
}

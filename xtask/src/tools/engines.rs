//! The engines beside Chromium, for the tests of the main paths: Firefox, and WebKit on a screen that nobody sees.
//!
//! What is on the machine is used; on Debian, what is missing or too old is installed. Elsewhere an engine may be missing.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use crate::run::{on_path, output, say};

/// The first Firefox that tells by WebDriver BiDi what a page was answered.
const OLDEST_FIREFOX: u32 = 146;

/// Finds Firefox, or installs it; nothing where that cannot be done.
///
/// # Errors
/// When it cannot be installed though packages can.
pub(crate) fn firefox() -> Result<Option<PathBuf>> {
    if new_firefox().is_none() && apt::is_here() {
        say("Installing Firefox with apt (about 1 minute, once).");
        apt::install(&["firefox-esr"], || new_firefox().is_some())?;
        new_firefox().with_context(|| format!("there is still no Firefox of version {OLDEST_FIREFOX} or later"))?;
    }
    Ok(new_firefox())
}

fn new_firefox() -> Option<PathBuf> {
    let firefox = on_path(&["firefox-esr", "firefox"])?;
    let said = output(Command::new(&firefox).arg("--version")).ok()?;
    (version(&said)? >= OLDEST_FIREFOX).then_some(firefox)
}

/// The number before the first dot: `Mozilla Firefox 153.7.0esr`.
fn version(said: &str) -> Option<u32> {
    said.split_whitespace().last()?.split('.').next()?.parse().ok()
}

/// Finds the small browser that comes with WebKitGTK and lets itself be driven, or installs it with its driver and a screen.
/// Nothing where that cannot be done.
///
/// # Errors
/// When it cannot be installed though packages can.
pub(crate) fn webkit() -> Result<Option<PathBuf>> {
    if whole_webkit().is_none() && apt::is_here() {
        say("Installing WebKitGTK with its driver, and a screen for it, with apt (about 1 minute, once).");
        apt::install(&["webkit2gtk-driver", "xvfb"], || true)?;
        whole_webkit().context("WebKitWebDriver, its MiniBrowser or Xvfb is still missing")?;
    }
    Ok(whole_webkit())
}

fn whole_webkit() -> Option<PathBuf> {
    on_path(&["WebKitWebDriver"])?;
    on_path(&["Xvfb"])?;
    let below = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    below("/usr/lib".into())
        .flat_map(below)
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4.")))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_the_number_before_the_first_dot() {
        assert_eq!(version("Mozilla Firefox 153.7.0esr"), Some(153));
        assert_eq!(version("Mozilla Firefox 140.0"), Some(140));
        assert_eq!(version("no version"), None);
        assert_eq!(version(""), None);
    }
}

//! Debian's packages: what the tests need of a browser's kind is installed from there if it is missing.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::run::{on_path, output, run};

/// Whether packages can be installed here.
pub(super) fn is_here() -> bool {
    Path::new("/etc/debian_version").is_file() && on_path(&["apt-get"]).is_some() && way_to_root().is_some()
}

/// Installs packages, or newer ones of them if the lists know any. The lists may be missing or older than the mirror: if it
/// fails, or if `is_enough` says that it was not, they are renewed and it is tried once more.
///
/// # Errors
/// When it fails all the same.
pub(super) fn install(packages: &[&str], is_enough: impl Fn() -> bool) -> Result<()> {
    let Some(become_root) = way_to_root() else {
        bail!("there is no way to install anything: run this as root, or with sudo");
    };
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
    let packages = [&["install", "--no-install-recommends"], packages].concat();
    if apt(&packages).is_ok() && is_enough() {
        return Ok(());
    }
    apt(&["update"])?;
    apt(&packages)
}

/// The words before a command that make it run as root; `None` when there is no way.
fn way_to_root() -> Option<&'static [&'static str]> {
    if output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Some(&[]);
    }
    let may = output(Command::new("sudo").args(["-n", "true"])).is_ok();
    may.then_some(&["sudo", "-n"])
}

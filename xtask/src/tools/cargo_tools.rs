//! Programs that are built from crates.io: wasm-bindgen's, wasm-pack, cargo-deny, cargo-fuzz.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::apt;
use crate::run::{on_path, run, say};
use crate::{cache, project};

const WASM_PACK: &str = "0.15.1";
const CARGO_DENY: &str = "0.20.2";
const CARGO_FUZZ: &str = "0.13.2";

/// The folder of the program `wasm-bindgen` and of its test runner. Their version must equal
/// the library's, because the two speak a private format to each other.
pub(crate) fn wasm_bindgen() -> Result<PathBuf> {
    install("wasm-bindgen-cli", &project::locked_version("wasm-bindgen")?, "about 3 minutes")
}

/// The folder of the program `wasm-pack`.
pub(crate) fn wasm_pack() -> Result<PathBuf> {
    install("wasm-pack", WASM_PACK, "about 2 minutes")
}

/// The folder of the program `cargo-deny`.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    install("cargo-deny", CARGO_DENY, "about 4 minutes")
}

/// The folder of the program `cargo-fuzz`, whose targets are linked with libFuzzer, which is C++.
pub(crate) fn cargo_fuzz() -> Result<PathBuf> {
    let compiler = || on_path(&["c++"]);
    if compiler().is_none() && apt::is_here() {
        say("Installing a C++ compiler with apt (about 1 minute, once).");
        apt::install(&["g++"], || compiler().is_some())?;
    }
    install("cargo-fuzz", CARGO_FUZZ, "about 1 minute")
}

fn install(name: &str, version: &str, takes: &str) -> Result<PathBuf> {
    let announcement = format!("Installing {name} {version} from crates.io ({takes}, once).");
    let place = cache::installed(&key(name, version), &announcement, |partial| {
        let build = partial.join("build");
        // Not `--locked`: a dependency a lock file names may be newer than what a mirror of
        // the registry has.
        run(Command::new("cargo")
            .args(["install", "--quiet", name, "--version", version, "--root"])
            .arg(partial)
            .env("CARGO_TARGET_DIR", &build)
            // cargo-deny would take minutes more to be built than it ever saves.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .current_dir(partial))?;
        Ok(std::fs::remove_dir_all(build)?)
    })?;
    Ok(place.join("bin"))
}

fn key(name: &str, version: &str) -> String {
    format!("{name}-{version}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_is_another_place() {
        assert_eq!(key("wasm-bindgen-cli", "0.2.130"), "wasm-bindgen-cli-0.2.130");
    }
}

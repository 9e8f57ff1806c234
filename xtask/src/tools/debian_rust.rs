//! Debian's Rust compiler, unpacked beside the build without root, with std built for
//! WebAssembly: the way for machines that reach package mirrors but not rustup's server.
//!
//! The result is a folder that rustup accepts as a toolchain. Nothing on the system changes.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::rust_target::WASM;
use crate::run::{on_path, output, run};
use crate::{cache, project};

/// Raised when this file changes what it makes, so that an older result is not taken for it.
/// Cargo tells compilers apart by their version and does not see that std changed under it:
/// whoever raises this runs `cargo clean` too.
const RECIPE: &str = "debian-rust-r2-";

/// Unpacked: the compiler, its libraries, std's sources, and the lints of the same version.
const PACKAGES: [&str; 5] = ["rustc-web", "libstd-rust-web-dev", "rust-web-src", "rust-web-clippy", "rustfmt-web"];

/// An earlier result, ready to use.
pub(crate) fn kept() -> Result<Option<PathBuf>> {
    let mut kept: Vec<PathBuf> = fs::read_dir(cache::folder()?)?
        .flatten()
        .filter(|entry| is_result(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path().join("usr"))
        .filter(|folder| folder.join("bin/cargo").is_file())
        .collect();
    kept.sort();
    Ok(kept.pop())
}

/// Whether this machine has Debian's package tools.
pub(crate) fn is_possible() -> bool {
    on_path(&["apt-get"]).is_some() && on_path(&["dpkg"]).is_some()
}

/// The toolchain's folder, for `RUSTUP_TOOLCHAIN`.
pub(crate) fn toolchain() -> Result<PathBuf> {
    if let Some(folder) = kept()? {
        return Ok(folder);
    }
    let policy = output(Command::new("apt-cache").args(["policy", "rustc-web"]))?;
    let Some(version) = candidate(&policy) else {
        bail!("apt knows no package `rustc-web`; as root, run `apt-get update` and try again");
    };
    let announcement = format!(
        "Unpacking Debian's Rust {version} and building std for WebAssembly \
         (140 MB, about 1 minute, once)."
    );
    let place = cache::installed(&key(version), &announcement, make)?;
    Ok(place.join("usr"))
}

fn make(folder: &Path) -> Result<()> {
    unpack(folder)?;
    let usr = folder.join("usr");
    complete(&usr)?;
    let std = build_std(folder, &usr)?;
    let libraries = usr.join(format!("lib/rustlib/{WASM}/lib"));
    fs::create_dir_all(&libraries)?;
    for file in files(&std)? {
        let name = file.file_name().unwrap_or_default();
        let text = name.to_string_lossy();
        if text.starts_with("lib") && text.ends_with(".rlib") && !text.contains("libempty-") {
            fs::copy(&file, libraries.join(name))?;
        }
    }
    fs::remove_dir_all(folder.join("std-build"))?;
    Ok(())
}

fn unpack(folder: &Path) -> Result<()> {
    let packages = folder.join("packages");
    fs::create_dir(&packages)?;
    // Two libraries carry their version in their name, so apt is asked what is current.
    let std = dependency("libstd-rust-web-dev", "libstd-rust-web-")?;
    let llvm = dependency(&std, "libllvm")?;
    let names = PACKAGES.into_iter().chain([std.as_str(), llvm.as_str()]);
    output(Command::new("apt-get").args(["download", "--quiet"]).args(names).current_dir(&packages))
        .context("if apt's lists are old, run `apt-get update` as root")?;
    for package in files(&packages)? {
        run(Command::new("dpkg").arg("-x").arg(package).arg(folder))?;
    }
    Ok(fs::remove_dir_all(packages)?)
}

/// Adds what Debian keeps elsewhere or does not have: library links, the linker, cargo.
fn complete(usr: &Path) -> Result<()> {
    let lib = usr.join("lib");
    for folder in files(&lib)? {
        let name = folder.file_name().unwrap_or_default().to_owned();
        if !name.to_string_lossy().ends_with("-linux-gnu") {
            continue;
        }
        for library in files(&folder)? {
            let file = library.file_name().unwrap_or_default();
            // Relative, because the whole folder is moved when it is done.
            symlink(Path::new(&name).join(file), lib.join(file))?;
        }
    }
    let sysroot = PathBuf::from(output(Command::new("rustc").args(["--print", "sysroot"]))?);
    let host = host()?;
    let tools = lib.join(format!("rustlib/{host}/bin"));
    fs::create_dir_all(&tools)?;
    let linker = sysroot.join(format!("lib/rustlib/{host}/bin/rust-lld"));
    symlink(&linker, tools.join("rust-lld"))?;
    symlink(sysroot.join("bin/cargo"), usr.join("bin/cargo"))?;
    Ok(())
}

/// Builds std for WebAssembly, for size, and gives back the folder of its libraries.
fn build_std(folder: &Path, usr: &Path) -> Result<PathBuf> {
    let build = folder.join("std-build");
    fs::create_dir_all(build.join("src"))?;
    fs::write(build.join("src/lib.rs"), "")?;
    fs::write(build.join("Cargo.toml"), EMPTY_CRATE)?;
    // The bitcode lets a release build optimise std together with the program. The remapping
    // keeps this machine's paths out of every program built with it.
    let mut flags = vec!["-Cembed-bitcode=yes".to_owned(), "-Cpanic=abort".to_owned(), project::remapped(usr, "/rust")];
    flags.extend(project::remapped_cargo_home());
    run(Command::new(usr.join("bin/cargo"))
        .args(["build", "--quiet", "--release", "--target", WASM])
        .arg("-Zbuild-std=std,panic_abort,proc_macro,test")
        .arg("-Zbuild-std-features=optimize_for_size")
        // Debian's compiler is a stable one; std cannot be built without this.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", usr.join("bin/rustc"))
        .env("LD_LIBRARY_PATH", usr.join("lib"))
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .env("CARGO_TARGET_DIR", build.join("target"))
        .current_dir(&build))?;
    Ok(build.join(format!("target/{WASM}/release/deps")))
}

const EMPTY_CRATE: &str = r#"[package]
name = "empty"
version = "0.0.0"
edition = "2024"

[workspace]

[profile.release]
opt-level = "z"
panic = "abort"
"#;

fn key(version: &str) -> String {
    let plain = version.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.', "-");
    format!("{RECIPE}{plain}")
}

fn is_result(name: &str) -> bool {
    name.starts_with(RECIPE) && !name.ends_with(".partial") && !name.ends_with(".lock")
}

/// The version `apt-cache policy` would install.
fn candidate(policy: &str) -> Option<&str> {
    policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: ")).filter(|version| *version != "(none)")
}

/// The package `of` depends on whose name begins so.
fn dependency(of: &str, beginning: &str) -> Result<String> {
    let listing = output(Command::new("apt-cache").args(["depends", of]))?;
    depends(&listing, beginning)
        .map(str::to_owned)
        .with_context(|| format!("apt names no `{beginning}…` that `{of}` needs"))
}

fn depends<'a>(listing: &'a str, beginning: &str) -> Option<&'a str> {
    listing.lines().filter_map(|line| line.trim().strip_prefix("Depends: ")).find(|name| name.starts_with(beginning))
}

fn host() -> Result<String> {
    let about = output(Command::new("rustc").arg("-vV"))?;
    about.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned).context("`rustc -vV` names no host")
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_holds_the_version_and_fits_a_file_name() {
        let key = key("1.96.0+dfsg1-1~deb12u2");
        assert_eq!(key, "debian-rust-r2-1.96.0-dfsg1-1-deb12u2");
        assert!(is_result(&key));
        assert!(!is_result(&format!("{key}.partial")));
    }

    #[test]
    fn apt_is_read_for_versions_and_names() {
        let policy = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1\n";
        assert_eq!(candidate(policy), Some("1.96.0+dfsg1"));
        assert_eq!(candidate("x:\n  Candidate: (none)\n"), None);
        let listing = "libstd\n  Depends: libc6\n  Depends: libllvm22\n";
        assert_eq!(depends(listing, "libllvm"), Some("libllvm22"));
        assert_eq!(depends(listing, "librust"), None);
    }
}

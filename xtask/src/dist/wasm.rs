//! The WebAssembly of the widget and the script that binds it to the page: compiled by
//! wasm-pack, then made small by wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run::{path_with, run, say};
use crate::tools::{cargo_tools, node, rust_target};
use crate::{hash, project};

/// What the rest of the build takes from here.
pub(super) struct Built {
    /// The program, as it ships.
    pub(super) wasm: PathBuf,
    /// wasm-bindgen's script, to be bundled into ours.
    pub(super) glue: PathBuf,
}

/// What today's browsers have and rustc's output uses; wasm-opt refuses what it is not told.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

pub(super) fn build() -> Result<Built> {
    let toolchain = rust_target::toolchain()?;
    let tools = [cargo_tools::wasm_bindgen()?, cargo_tools::wasm_pack()?];
    let folder = project::scratch()?.join("wasm");

    say("Compiling the widget to WebAssembly (1 to 2 minutes at first, then seconds).");
    let mut pack = Command::new(tools[1].join("wasm-pack"));
    pack.args(["--log-level", "error", "build", "--release"])
        .args(["--target", "web", "--mode", "no-install"])
        // Its own package.json, types and optimising are replaced by ours.
        .args(["--no-pack", "--no-typescript", "--no-opt"])
        .args(["--out-name", "komoju_checkout", "--out-dir"])
        .arg(&folder)
        .env("PATH", path_with(&tools)?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags())
        .current_dir(project::root());
    run(toolchain.apply(&mut pack))?;

    let built = Built { wasm: folder.join("komoju-checkout.wasm"), glue: folder.join("komoju_checkout.js") };
    optimise(&folder.join("komoju_checkout_bg.wasm"), &built.wasm)?;
    Ok(built)
}

/// Optimises, unless the same program was optimised last time: after a change of a script or a
/// style this is most of the work.
fn optimise(compiled: &Path, optimised: &Path) -> Result<()> {
    let mut wasm_opt = node::wasm_opt()?;
    let digest = hash::sha256_hex(&fs::read(compiled).context("wasm-pack left no program")?);
    let stamp = compiled.with_extension("optimised");
    if optimised.is_file() && fs::read_to_string(&stamp).is_ok_and(|done| done == digest) {
        return Ok(());
    }
    say("Making it small with wasm-opt (about 10 seconds).");
    run(wasm_opt
        .args(FEATURES)
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .arg("--strip-target-features")
        .arg(compiled)
        .arg("-o")
        .arg(optimised))?;
    Ok(fs::write(stamp, digest)?)
}

/// Keeps the folders of whoever builds out of the panic messages that ship, so that the same
/// sources give the same bytes elsewhere.
fn flags() -> String {
    let own = project::remapped(project::root(), "/komoju-checkout");
    let flags: Vec<String> = [Some(own), project::remapped_cargo_home()].into_iter().flatten().collect();
    // The separator cargo documents for this variable; spaces occur in folder names.
    flags.join("\u{1f}")
}

//! The WebAssembly of a program of the package and the script that binds it to JavaScript: compiled
//! by wasm-pack together with std, then made small by wasm-opt.
//!
//! Which programs there are is in `program`, the flags are in `recipe`, and the script's part of
//! the work is in `glue`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::program::Program;
use super::{glue, order, recipe, table, yew};
use crate::run::{output, path_with, run, say};
use crate::tools::{cargo_tools, node, rust_sources, rust_target};
use crate::{hash, project};

/// What the rest of the build takes from here.
pub(super) struct Built {
    /// What was built.
    pub(super) program: &'static Program,
    /// The program, as it ships.
    pub(super) wasm: PathBuf,
    /// wasm-bindgen's script, to be bundled into ours.
    pub(super) glue: PathBuf,
}

pub(super) fn build(program: &'static Program) -> Result<Built> {
    let folder = project::scratch()?.join(program.name);
    compile(program, &folder)?;
    optimise(program, &folder)
}

/// Leaves `komoju_checkout_bg.wasm` and `komoju_checkout.js` in the folder.
fn compile(program: &Program, folder: &Path) -> Result<()> {
    let toolchain = rust_sources::with_sources(rust_target::toolchain()?)?;
    let tools = [cargo_tools::wasm_bindgen()?, cargo_tools::wasm_pack()?];
    let sysroot = toolchain.sysroot()?;
    say(&format!("Compiling {} to WebAssembly ({}).", program.says, program.takes));
    let mut pack = Command::new(tools[1].join("wasm-pack"));
    pack.args(["--log-level", "error", "build", "--release"])
        .args(["--target", "web", "--mode", "no-install"])
        // Its own package.json, types and optimising are replaced by ours.
        .args(["--no-pack", "--no-typescript", "--no-opt"])
        .args(["--out-name", "komoju_checkout", "--out-dir"])
        .arg(folder)
        .args([".", "--"])
        .args(program.features)
        .args(recipe::CARGO)
        .args(yew::arguments()?)
        .env("PATH", path_with(&tools)?)
        .env(recipe::UNSTABLE.0, recipe::UNSTABLE.1)
        .env("CARGO_ENCODED_RUSTFLAGS", recipe::rustc_flags(&sysroot))
        // Apart from the tests' folder: the flags differ, and std stays compiled here.
        .env("CARGO_TARGET_DIR", project::scratch()?.join("wasm-target"))
        .current_dir(project::root());
    run(toolchain.apply(&mut pack))
}

/// Optimises, unless the same program was optimised last time: after a change of a script or a
/// style this is most of the work.
fn optimise(program: &'static Program, folder: &Path) -> Result<Built> {
    let built = Built { program, wasm: folder.join(program.wasm_name()), glue: folder.join("glue.js") };
    let [compiled, script] = ["komoju_checkout_bg.wasm", "komoju_checkout.js"].map(|name| folder.join(name));
    let bytes = table::freed(&fs::read(&compiled).context("wasm-pack left no program")?)?;
    let names = folder.join("names.json");
    // The flags and the order may change without the program.
    let flags = [recipe::WASM_OPT.as_slice(), &recipe::LAST].concat().join(" ");
    let inputs = [&hash::sha256_hex(&bytes), &flags, include_str!("order.rs")].join("\n");
    let stamp = folder.join("optimised");
    if !(built.wasm.is_file() && fs::read_to_string(&stamp).is_ok_and(|done| done == inputs)) {
        say("Making it small with wasm-opt (up to 30 seconds).");
        let small = folder.join("small.wasm");
        fs::write(&small, bytes)?;
        output(node::wasm_opt()?.args(recipe::WASM_OPT).arg(&small).arg("-o").arg(&small))?;
        fs::write(&small, order::named(&fs::read(&small)?)?)?;
        let map =
            output(node::wasm_opt()?.args(recipe::LAST).args(recipe::WASM_OPT).arg(&small).arg("-o").arg(&built.wasm))?;
        fs::write(&names, map)?;
        fs::write(stamp, inputs)?;
    }
    let script = fs::read_to_string(script).context("wasm-pack left no script")?;
    fs::write(&built.glue, glue::shortened(&script, &fs::read_to_string(names)?, &program.start)?)?;
    Ok(built)
}

//! The WebAssembly of a program of the package and the script that binds it to JavaScript: compiled
//! by wasm-pack together with std, then made small by wasm-opt.
//!
//! Which programs there are is in `program`, the flags are in `recipe`, and the script's part of
//! the work is in `glue`.

mod apart;
mod later;
mod module;
mod order;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::program::Program;
use super::{glue, recipe, yew};
use crate::run::{output, path_with, run, say};
use crate::tools::{cargo_tools, node, rust_sources, rust_target};
use crate::{hash, project};

/// What the rest of the build takes from here.
pub(super) struct Built {
    /// What was built.
    pub(super) program: &'static Program,
    /// The program, as it ships.
    pub(super) wasm: PathBuf,
    /// Where its parts are in that.
    pub(super) parts: Parts,
    /// wasm-bindgen's script, to be bundled into ours.
    pub(super) glue: PathBuf,
    /// The version of Rust that compiled it, and std with it.
    pub(super) rust: String,
}

/// Where the parts of a program are in its file, in bytes from its beginning.
pub(super) struct Parts {
    /// Where the first part ends.
    pub(super) end: usize,
    /// Where the rest begins, which goes on to the end of the file. There is none of a program in one part.
    pub(super) rest: usize,
}

pub(super) fn build(program: &'static Program) -> Result<Built> {
    let folder = project::scratch()?.join(program.name);
    let rust = compile(program, &folder)?;
    optimise(program, &folder, rust)
}

/// Leaves `komoju_checkout_bg.wasm` and `komoju_checkout.js` in the folder. Gives back the version of Rust.
fn compile(program: &Program, folder: &Path) -> Result<String> {
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
    run(toolchain.apply(&mut pack))?;
    let mut rustc = Command::new("rustc");
    let told = output(toolchain.apply(rustc.arg("--version")))?;
    told.split(' ').nth(1).map(str::to_owned).context("rustc tells no version")
}

/// Optimises, unless the same program was optimised last time: after a change of a script or a
/// style this is most of the work.
fn optimise(program: &'static Program, folder: &Path, rust: String) -> Result<Built> {
    let [wasm, glue] = [program.wasm_name(), "glue.js".to_owned()].map(|name| folder.join(name));
    let [compiled, script] = ["komoju_checkout_bg.wasm", "komoju_checkout.js"].map(|name| folder.join(name));
    let bytes = table::freed(&fs::read(&compiled).context("wasm-pack left no program")?)?;
    let names = folder.join("names.json");
    let cut = folder.join("cut.json");
    // The flags, the order and the parts may change without the program.
    let flags = [recipe::WASM_OPT.as_slice(), &recipe::SMALLER, &recipe::LAST].concat().join(" ");
    let inputs = [
        &hash::sha256_hex(&bytes),
        &flags,
        include_str!("wasm/apart.rs"),
        include_str!("wasm/later.rs"),
        include_str!("wasm/later.txt"),
        include_str!("wasm/module.rs"),
        include_str!("wasm/order.rs"),
    ]
    .join("\n");
    let stamp = folder.join("optimised");
    if !(wasm.is_file() && fs::read_to_string(&stamp).is_ok_and(|done| done == inputs)) {
        say("Making it small with wasm-opt (up to 30 seconds).");
        let (small, _) = optimised(&bytes, folder, &recipe::SMALLER)?;
        let (named, stale) = later::named(&small, &order::places(&small)?)?;
        ensure!(stale.is_empty() || !program.is_in_parts, "later.txt: no function begins with {stale:?}");
        let (small, map) = optimised(&named, folder, &[&recipe::SMALLER[..], &[recipe::RENAMED]].concat())?;
        let last = |bytes: &[u8]| Ok::<_, anyhow::Error>(optimised(bytes, folder, &recipe::LAST)?.0);
        let (file, parts) = if program.is_in_parts {
            let (first, rest) = apart::apart(&small)?;
            apart::joined(&last(&first)?, &last(&rest)?)
        } else {
            let whole = last(&small)?;
            let end = whole.len();
            (whole, Parts { end, rest: end })
        };
        fs::write(&wasm, file)?;
        fs::write(&names, map)?;
        fs::write(&cut, json!([parts.end, parts.rest]).to_string())?;
        fs::write(stamp, inputs)?;
    }
    let [end, rest] = serde_json::from_str(&fs::read_to_string(cut)?)?;
    let script = fs::read_to_string(script).context("wasm-pack left no script")?;
    fs::write(&glue, glue::shortened(&script, &fs::read_to_string(names)?, &program.start)?)?;
    Ok(Built { program, wasm, parts: Parts { end, rest }, glue, rust })
}

/// What wasm-opt makes of a program by some flags, and what it prints.
fn optimised(program: &[u8], folder: &Path, flags: &[&str]) -> Result<(Vec<u8>, String)> {
    let file = folder.join("small.wasm");
    fs::write(&file, program)?;
    let printed = output(node::wasm_opt()?.args(recipe::WASM_OPT).args(flags).arg(&file).arg("-o").arg(&file))?;
    Ok((fs::read(file)?, printed))
}

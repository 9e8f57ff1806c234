//! `examples/yew`: a page in Yew, built the way such an application is.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project;
use crate::run::{output, run, say};
use crate::tools::cargo_tools;
use crate::tools::rust_target::{self, WASM};

/// Builds the example; the answer is the folder with its program and the script that starts it. (The page itself
/// stays where it is written.)
pub(crate) fn build() -> Result<PathBuf> {
    say("Building the example in Yew (about 1 minute at first, then seconds).");
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "build",
            "--quiet",
            "--package",
            "yew-shop",
            "--target",
            WASM,
            "--message-format",
            "json-render-diagnostics",
        ])
        .current_dir(project::root());
    let messages = output(rust_target::toolchain()?.apply(&mut cargo))?;
    let program = program(&messages).context("cargo has built no `yew-shop`")?;
    let folder = project::scratch()?.join("example");
    let mut bind = Command::new(cargo_tools::wasm_bindgen()?.join("wasm-bindgen"));
    run(bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(program))?;
    Ok(folder)
}

/// Where cargo says it has put the program.
fn program(messages: &str) -> Option<PathBuf> {
    let all = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let ours = all.filter(|message| message["target"]["name"] == "yew-shop");
    let mut files = ours.flat_map(|message| message["filenames"].as_array().cloned().unwrap_or_default());
    files.find_map(|file| file.as_str().map(PathBuf::from).filter(|path| path.extension() == Some("wasm".as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_what_cargo_says() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"yew"},"filenames":["/t/libyew.rlib"]}
{"reason":"compiler-artifact","target":{"name":"yew-shop"},"filenames":["/t/yew-shop.js","/t/yew-shop.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(program(messages), Some(PathBuf::from("/t/yew-shop.wasm")));
        assert_eq!(program("no JSON\n{}"), None);
    }
}

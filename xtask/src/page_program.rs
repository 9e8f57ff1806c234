//! Programs of this workspace that run in a page, built the way such an application is: with cargo and wasm-bindgen, and
//! nothing of what `dist` does to make the checkout small.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project;
use crate::run::{output, run};
use crate::tools::cargo_tools;
use crate::tools::rust_target::{self, WASM};

/// Builds a package's program into `folder`, with the script that starts it, both under `name`.
pub(crate) fn build(package: &str, name: &str, folder: &Path) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "build",
            "--quiet",
            "--package",
            package,
            "--target",
            WASM,
            "--message-format",
            "json-render-diagnostics",
        ])
        .current_dir(project::root());
    let messages = output(rust_target::toolchain()?.apply(&mut cargo))?;
    let program = program(&messages, package).with_context(|| format!("cargo has built no `{package}`"))?;
    let mut bind = Command::new(cargo_tools::wasm_bindgen()?.join("wasm-bindgen"));
    bind.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]).arg(folder);
    run(bind.arg(program))
}

/// Where cargo says it has put the program. A library's is named with `_`.
fn program(messages: &str, package: &str) -> Option<PathBuf> {
    let all = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let is_ours = |message: &Value| {
        let name = message["target"]["name"].as_str().unwrap_or_default();
        name.replace('_', "-") == package
    };
    let ours = all.filter(is_ours);
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
{"reason":"compiler-artifact","target":{"name":"a_gallery"},"filenames":["/t/a_gallery.rlib","/t/a_gallery.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(program(messages, "yew-shop"), Some(PathBuf::from("/t/yew-shop.wasm")));
        assert_eq!(program(messages, "a-gallery"), Some(PathBuf::from("/t/a_gallery.wasm")));
        assert_eq!(program("no JSON\n{}", "yew-shop"), None);
    }
}

//! `cargo xtask setup` and `cargo xtask env`: every tool at once, and how to use them by hand.

use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{output, path_with};
use crate::tools::{browser, cargo_tools, node, rust_sources, rust_target};

/// Installs everything and says what there is.
pub(crate) fn setup(arguments: &[String]) -> Result<()> {
    none(arguments)?;
    let toolchain = rust_target::toolchain()?;
    let mut rustc = Command::new("rustc");
    let rustc = output(toolchain.apply(rustc.arg("--version")))?;
    let sysroot = rust_sources::with_sources(toolchain)?.sysroot()?;
    let bindgen = cargo_tools::wasm_bindgen()?;
    let pack = cargo_tools::wasm_pack()?;
    let deny = cargo_tools::cargo_deny()?;
    let packages = node::packages()?;
    let browser = browser::browser()?;
    let chromium = output(Command::new(&browser.chromium).arg("--version"))?;
    println!("Rust for WebAssembly  {rustc}");
    println!("std's sources         {}", sysroot.display());
    println!("wasm-bindgen          {}", bindgen.display());
    println!("wasm-pack             {}", pack.display());
    println!("cargo-deny            {}", deny.display());
    println!("npm packages          {}", packages.display());
    println!("browser               {chromium}");
    println!("its driver            {}", browser.driver.display());
    Ok(())
}

/// Prints the exports. Only lines for a shell go to stdout.
pub(crate) fn env(arguments: &[String]) -> Result<()> {
    none(arguments)?;
    let toolchain = rust_target::toolchain()?;
    let folders = [cargo_tools::wasm_bindgen()?, cargo_tools::wasm_pack()?, node::packages()?.join(".bin")];
    if let Some(folder) = toolchain.folder() {
        println!("export RUSTUP_TOOLCHAIN={}", quoted(&folder.to_string_lossy()));
    }
    let path = path_with(&folders)?;
    println!("export PATH={}", quoted(&path.to_string_lossy()));
    Ok(())
}

fn none(arguments: &[String]) -> Result<()> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => bail!("this command takes no `{argument}`"),
    }
}

/// The text as one word of a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_path_is_one_word_whatever_it_holds() {
        let path = "/it's $HOME/a b";
        let mut shell = Command::new("sh");
        let said = output(shell.args(["-c", &format!("printf %s {}", quoted(path))]));
        assert_eq!(said.unwrap(), path);
    }
}

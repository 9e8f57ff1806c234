//! How heavy the package is, and the budget it must keep.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project;
use crate::run::output;

/// What a first card form may cost over the wire: bytes, brotli, 11.
const BUDGET: u64 = 100_000;
/// What a first card form needs; its style sheet is inside the script.
const FIRST_FORM: [&str; 2] = ["komoju-checkout.js", "komoju-checkout.wasm"];

/// A file of the package; sizes in bytes.
pub(super) struct Size {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Measures every file of the package, with the compressors Node brings.
pub(super) fn of(package: &Path) -> Result<Vec<Size>> {
    let script = project::root().join("xtask/node/sizes.mjs");
    let printed = output(Command::new("node").arg(script).arg(package))?;
    parse(&printed).context("xtask/node/sizes.mjs printed something else than sizes")
}

fn parse(printed: &str) -> Option<Vec<Size>> {
    let files: Value = serde_json::from_str(printed).ok()?;
    let size = |file: &Value| {
        Some(Size {
            name: file["name"].as_str()?.to_owned(),
            raw: file["raw"].as_u64()?,
            gzip: file["gzip"].as_u64()?,
            brotli: file["brotli"].as_u64()?,
        })
    };
    files.as_array()?.iter().map(size).collect()
}

/// The sizes as the user sees them, closed by the first form against its budget.
pub(super) fn table(sizes: &[Size]) -> String {
    let mut text = format!("{:<24}{:>9}{:>9}{:>9}\n", "pkg/", "raw", "gzip", "brotli");
    for size in sizes {
        text.push_str(&format!("{:<24}{:>9}{:>9}{:>9}\n", size.name, size.raw, size.gzip, size.brotli));
    }
    let first = first_form(sizes);
    let percent = first * 100 / BUDGET;
    text.push_str(&format!("A first card form: {first} of {BUDGET} bytes, brotli ({percent} %).\n"));
    text
}

/// # Errors
/// When the first form is heavier than its budget.
pub(super) fn check_budget(sizes: &[Size]) -> Result<()> {
    let first = first_form(sizes);
    if first > BUDGET {
        bail!("the first card form is {} bytes past its budget", first - BUDGET);
    }
    Ok(())
}

fn first_form(sizes: &[Size]) -> u64 {
    sizes.iter().filter(|size| FIRST_FORM.contains(&size.name.as_str())).map(|size| size.brotli).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(wasm: u64) -> Vec<Size> {
        let printed = format!(
            r#"[{{"name":"README.md","raw":9,"gzip":8,"brotli":900000}},
                {{"name":"komoju-checkout.js","raw":30000,"gzip":9000,"brotli":8000}},
                {{"name":"komoju-checkout.wasm","raw":200000,"gzip":90000,"brotli":{wasm}}}]"#
        );
        parse(&printed).unwrap()
    }

    #[test]
    fn the_budget_counts_script_and_wasm_and_nothing_else() {
        assert!(check_budget(&sizes(92_000)).is_ok());
        let error = check_budget(&sizes(92_001)).unwrap_err().to_string();
        assert!(error.contains("1 bytes past"), "{error}");
    }

    #[test]
    fn the_table_has_a_line_per_file_and_the_total() {
        let table = table(&sizes(42_000));
        assert_eq!(table.lines().count(), 5);
        assert!(table.ends_with("A first card form: 50000 of 100000 bytes, brotli (50 %).\n"));
    }

    #[test]
    fn other_output_is_not_taken_for_sizes() {
        assert!(parse("[{\"name\":\"a\"}]").is_none());
        assert!(parse("Error").is_none());
    }
}

//! How heavy the package is, and the budget it must keep.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::run::{output, say};
use crate::tools::node;

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
    let printed = output(node::script("sizes.mjs")?.arg(package))?;
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

/// What a first card form weighs, in bytes, to be held against its budget.
#[must_use]
pub(crate) struct Weight(u64);

impl Weight {
    /// # Errors
    /// When the first form is heavier than its budget.
    pub(crate) fn check(&self) -> Result<()> {
        match self.0.saturating_sub(BUDGET) {
            0 => Ok(()),
            excess => bail!("the first card form is {excess} bytes past its budget of {BUDGET}"),
        }
    }

    /// The same said loudly and no more: whoever is about to use the package can.
    pub(crate) fn warn(&self) {
        if let Err(error) = self.check() {
            say(&format!("WARNING: {error}. It works all the same; `cargo xtask dist` fails until it is lighter."));
        }
    }
}

pub(super) fn weight(sizes: &[Size]) -> Weight {
    Weight(first_form(sizes))
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
        assert!(weight(&sizes(92_000)).check().is_ok());
        let error = weight(&sizes(92_001)).check().unwrap_err().to_string();
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

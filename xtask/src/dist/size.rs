//! How heavy the package is, and the budget it must keep.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::languages::is_language;
use crate::run::{output, say};
use crate::tools::node;

/// What some files together may cost over the wire.
struct Budget {
    what: &'static str,
    files: &'static [&'static str],
    /// Whether the largest of the languages is needed too.
    speaks: bool,
    /// Bytes, brotli, 11.
    most: u64,
}

/// What `sizes.mjs` calls the part of the program that shows a form.
const FIRST: &str = "komoju-checkout.wasm, first part";

const BUDGETS: [Budget; 5] = [
    // Its style sheet is inside the scripts.
    Budget {
        what: "A first card form",
        files: &["komoju-checkout.js", "inline.js", FIRST],
        speaks: true,
        most: 86_000,
    },
    Budget {
        what: "A first card form in a frame",
        files: &["komoju-checkout.js", "frame.html", FIRST],
        speaks: true,
        most: 86_000,
    },
    // To take the program apart costs 3 kB of it, and shows that form 60 to 170 ms sooner on a slow phone.
    Budget {
        what: "All that pays by card",
        files: &["komoju-checkout.js", "inline.js", "komoju-checkout.wasm"],
        speaks: true,
        most: 105_500,
    },
    Budget { what: "The shop's page around that frame", files: &["komoju-checkout.js"], speaks: false, most: 8_000 },
    Budget { what: "The rules alone", files: &["rules.js", "rules.wasm"], speaks: false, most: 30_000 },
];

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

/// The sizes as the user sees them, closed by what is held against a budget.
pub(super) fn table(sizes: &[Size]) -> String {
    let mut text = format!("{:<34}{:>9}{:>9}{:>9}\n", "pkg/", "raw", "gzip", "brotli");
    for size in sizes {
        text.push_str(&format!("{:<34}{:>9}{:>9}{:>9}\n", size.name, size.raw, size.gzip, size.brotli));
    }
    for budget in &BUDGETS {
        let Budget { what, most, .. } = budget;
        let bytes = together(sizes, budget);
        let percent = bytes * 100 / most;
        text.push_str(&format!("{what}: {bytes} of {most} bytes, brotli ({percent} %).\n"));
    }
    text
}

/// What the package weighs, to be held against its budgets.
#[must_use]
pub(crate) struct Weight([u64; BUDGETS.len()]);

impl Weight {
    /// # Errors
    /// When something is heavier than its budget.
    pub(crate) fn check(&self) -> Result<()> {
        for (bytes, Budget { what, most, .. }) in self.0.iter().zip(&BUDGETS) {
            if bytes > most {
                bail!("{what} is {} bytes past its budget of {most}", bytes - most);
            }
        }
        Ok(())
    }

    /// The same said loudly and no more: whoever is about to use the package can.
    pub(crate) fn warn(&self) {
        if let Err(error) = self.check() {
            say(&format!("WARNING: {error}. It works all the same; `cargo xtask dist` fails until it is lighter."));
        }
    }
}

pub(super) fn weight(sizes: &[Size]) -> Weight {
    Weight(BUDGETS.map(|budget| together(sizes, &budget)))
}

fn together(sizes: &[Size], budget: &Budget) -> u64 {
    let files = sizes.iter().filter(|size| budget.files.contains(&size.name.as_str()));
    let languages = sizes.iter().filter(|size| budget.speaks && is_language(&size.name));
    let language = languages.map(|size| size.brotli).max().unwrap_or(0);
    files.map(|size| size.brotli).sum::<u64>() + language
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(first: u64, wasm: u64, rules: u64) -> Vec<Size> {
        let printed = format!(
            r#"[{{"name":"README.md","raw":9,"gzip":8,"brotli":900000}},
                {{"name":"komoju-checkout.js","raw":30000,"gzip":9000,"brotli":8000}},
                {{"name":"komoju-checkout.wasm","raw":200000,"gzip":90000,"brotli":{wasm}}},
                {{"name":"komoju-checkout.wasm, first part","raw":160000,"gzip":70000,"brotli":{first}}},
                {{"name":"komoju-checkout.en.txt","raw":6000,"gzip":3000,"brotli":2000}},
                {{"name":"komoju-checkout.ja.txt","raw":9000,"gzip":4000,"brotli":3000}},
                {{"name":"rules.wasm","raw":50000,"gzip":30000,"brotli":{rules}}}]"#
        );
        parse(&printed).unwrap()
    }

    #[test]
    fn a_budget_counts_its_own_files_and_no_others() {
        // The script, and the larger of the two languages.
        assert!(weight(&sizes(75_000, 94_500, 30_000)).check().is_ok());
        for (first, wasm, rules, what) in [
            (75_001, 0, 0, "A first card form"),
            (0, 94_501, 0, "All that pays by card"),
            (0, 0, 30_001, "The rules alone"),
        ] {
            let error = weight(&sizes(first, wasm, rules)).check().unwrap_err().to_string();
            assert!(error.starts_with(what) && error.contains("1 bytes past"), "{error}");
        }
    }

    #[test]
    fn the_table_has_a_line_per_file_and_one_per_budget() {
        let table = table(&sizes(32_000, 42_000, 20_000));
        assert_eq!(table.lines().count(), 13);
        assert!(table.contains("\nA first card form: 43000 of 86000 bytes, brotli (50 %).\n"), "{table}");
        assert!(table.ends_with("The rules alone: 20000 of 30000 bytes, brotli (66 %).\n"), "{table}");
    }

    #[test]
    fn other_output_is_not_taken_for_sizes() {
        assert!(parse("[{\"name\":\"a\"}]").is_none());
        assert!(parse("Error").is_none());
    }
}

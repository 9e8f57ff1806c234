//! Puts the package together: our scripts bundled with wasm-bindgen's, and everything else
//! that is written by hand copied as it is.
//!
//! In `pkg-template/`, the entry points become scripts of the package; other `.js` and `.css`
//! files and all subfolders are parts of those; every other file ships.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::languages::Language;
use super::wasm::Built;
use crate::run::run;
use crate::tools::node;
use crate::{hash, project};

/// The scripts a page or a program imports.
const ENTRY_POINTS: [&str; 3] = ["komoju-checkout.js", "index.js", "rules.js"];

/// Bundles the entry points into `folder`.
///
/// A script finds wasm-bindgen's exports under the name the program gives them (`#wasm`, `#rules`),
/// the program's SHA-256 under another, that of each language in `__LANGUAGES__`, and the package's
/// version in `__VERSION__`. Programs and languages are loaded at run time from beside the script.
pub(super) fn scripts(programs: &[Built], languages: &[Language], folder: &Path) -> Result<()> {
    let template = project::root().join("pkg-template");
    let mut glue = Map::new();
    let mut define = Map::from_iter([("__VERSION__".to_owned(), literal(project::version()).into())]);
    for Built { program, wasm, glue: script } in programs {
        let wasm = fs::read(wasm).context("wasm-opt left no file")?;
        glue.insert(program.import.to_owned(), json!(script));
        define.insert(program.digest.to_owned(), literal(&hash::sha256_hex(&wasm)).into());
    }
    let mut digests = Map::new();
    for Language { tag, file } in languages {
        digests.insert(tag.clone(), hash::sha256_hex(&fs::read(file)?).into());
    }
    define.insert("__LANGUAGES__".to_owned(), Value::Object(digests).to_string().into());
    let order = json!({
        "entryPoints": ENTRY_POINTS.map(|name| template.join(name)),
        "outdir": folder,
        "glue": glue,
        "define": define,
    });
    run(node::script("bundle.mjs")?.arg(order.to_string()))
}

/// Copies the programs, the licence and the hand-written files into `folder`.
pub(super) fn copy(programs: &[Built], folder: &Path) -> Result<()> {
    for built in programs {
        fs::copy(&built.wasm, folder.join(built.program.wasm_name()))?;
    }
    fs::copy(project::root().join("LICENSE"), folder.join("LICENSE"))?;
    for file in super::list(&project::root().join("pkg-template"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !ships_as_it_is(&name) {
            continue;
        }
        let target = folder.join(name.as_ref());
        if name == "package.json" {
            let text = with_version(&fs::read_to_string(&file)?, project::version())
                .context("pkg-template/package.json has no \"version\"")?;
            fs::write(target, text)?;
        } else {
            fs::copy(&file, target)?;
        }
    }
    Ok(())
}

fn ships_as_it_is(name: &str) -> bool {
    !name.starts_with('.') && !name.ends_with(".js") && !name.ends_with(".css")
}

/// The text as a script writes it; version and digest have nothing to escape.
fn literal(text: &str) -> String {
    format!("\"{text}\"")
}

/// The manifest with its version replaced. As text, so that its order and layout stay.
fn with_version(manifest: &str, version: &str) -> Option<String> {
    const KEY: &str = "\"version\": \"";
    let start = manifest.find(KEY)? + KEY.len();
    let end = start + manifest[start..].find('"')?;
    Some(format!("{}{version}{}", &manifest[..start], &manifest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_of_the_manifest_changes() {
        let manifest = "{\n  \"name\": \"a\",\n  \"version\": \"0.0.0\",\n  \"type\": \"b\"\n}\n";
        let expected = manifest.replace("0.0.0", "1.2.3");
        assert_eq!(with_version(manifest, "1.2.3"), Some(expected));
        assert_eq!(with_version("{}", "1.2.3"), None);
    }

    #[test]
    fn types_and_pages_ship_while_sources_are_bundled() {
        for name in ["index.d.ts", "frame.html", "README.md", "custom-elements.json"] {
            assert!(ships_as_it_is(name), "{name}");
        }
        for name in ["element.js", "style.css", ".gitignore"] {
            assert!(!ships_as_it_is(name), "{name}");
        }
    }
}

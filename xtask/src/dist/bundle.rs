//! Puts the package together: our scripts bundled with wasm-bindgen's, and everything else
//! that is written by hand copied as it is.
//!
//! In `pkg-template/`, the entry points become scripts of the package; other `.js` and `.css`
//! files and all subfolders are parts of those; every other file ships.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::frame_page;
use super::languages::{self, Texts};
use super::wasm::{Built, Parts};
use crate::run::run;
use crate::tools::node;
use crate::{hash, project};

/// What runs the checkout, in the shop's page or in its own, and the rules: scripts that load a program.
const RUNNING: [&str; 3] = [INLINE, FRAME, "rules.js"];
/// Has Chromium compile all functions of these at once: most are called soon, and each would be read again at its first call
/// (WICG, Explicit JavaScript Compile Hints). Those that are files are compiled while they arrive, beside the page.
const AT_ONCE: &str = "//# allFunctionsCalledOnLoad";
/// The script-tag file.
const TAG: &str = "komoju-checkout.js";
/// What a theme takes: the frame loads it for those shops that have one.
const THEME: &str = "program/theme.js";
/// The rules for what nobody sees before they pay.
const LATER: &str = "../src/ui/later.css";
/// The elements, as the entries for npm import them.
const ELEMENT: &str = "element.js";
/// The entries for npm. They keep their imports: bundlers leave out whole files, so a shop that needs only the version
/// gets nothing of the element; and all who import the element import the same.
const NPM: [&str; 2] = ["index.js", "react.js"];
/// What both of these load, each in its own way, to run a checkout in the shop's page.
const INLINE: &str = "inline.js";
/// What runs the checkout in a page of its own, which has it in itself.
const FRAME: &str = "frame.js";
/// What an element says in languages that are not built into it, loaded in the same ways.
const SENTENCES: &str = "sentences.js";

/// Bundles the scripts into `folder`.
///
/// A script finds wasm-bindgen's exports under the name the program gives them (`#wasm`, `#rules`), what the crate itself
/// has to do with the page under `#page`, where the program, its parts and the languages are and what they must be under `#files`, the SHA-256
/// of the rules under the name their program gives it, and the package's version in `__VERSION__`. Of the scripts that the
/// script-tag file loads, and of the one that the frame loads, those know the `integrity`; the frame's own script is left for
/// [`copy`].
pub(super) fn scripts(programs: &[Built], texts: &Texts, folder: &Path) -> Result<()> {
    let mut glue = Map::new();
    let mut define = Map::from_iter([("__VERSION__".to_owned(), literal(project::version()).into())]);
    for Built { program, wasm, glue: script, .. } in programs {
        let wasm = fs::read(wasm).context("wasm-opt left no file")?;
        glue.insert(program.import.to_owned(), json!(script));
        if let Some(page) = page_script(script)? {
            glue.insert("#page".to_owned(), json!(page));
        }
        define.insert(program.digest.to_owned(), literal(&hash::sha256_hex(&wasm)).into());
    }
    bundle(&[LATER], folder, &Map::new(), &json!({}), &define, &[])?;
    // As a text: bundlers take style sheets apart, and the script knows this one's hash.
    fs::rename(folder.join("later.css"), folder.join("styles.txt"))?;
    let files = files(programs, texts, folder)?;
    bundle(&[THEME], folder, &Map::new(), &json!({}), &define, &[])?;
    let integrity = hash::short_integrity(&fs::read(folder.join("theme.js"))?);
    define.insert("__THEME_INTEGRITY__".to_owned(), literal(&integrity).into());
    bundle(&RUNNING, folder, &glue, &json!({ "#files": files }), &define, &[])?;
    bundle(&[SENTENCES], folder, &Map::new(), &json!({}), &define, &[])?;
    let element = project::root().join("pkg-template/element");
    let inline = |name: &str| Map::from_iter([("#inline".to_owned(), json!(element.join(name)))]);
    bundle(&[ELEMENT], folder, &inline("inline-imported.js"), &json!({}), &define, &["./inline.js", "./sentences.js"])?;
    bundle(&NPM, folder, &Map::new(), &json!({}), &define, &["./element.js", "./index.js", "react"])?;
    for (name, script) in [("__INLINE_INTEGRITY__", INLINE), ("__SENTENCES_INTEGRITY__", SENTENCES)] {
        let integrity = hash::short_integrity(&fs::read(folder.join(script))?);
        define.insert(name.to_owned(), literal(&integrity).into());
    }
    bundle(&[TAG], folder, &inline("inline-verified.js"), &json!({}), &define, &[])
}

/// The script of the crate's that wasm-bindgen's imports from beside it, if it does: whoever else imports it has the same.
fn page_script(glue: &Path) -> Result<Option<PathBuf>> {
    let script = fs::read_to_string(glue)?;
    let mut imported = script.split(['"', '\'']).filter(|text| text.starts_with("./snippets/"));
    Ok(imported.find(|name| name.ends_with("/embed/page.js")).map(|name| glue.with_file_name(name)))
}

fn bundle(
    entries: &[&str],
    folder: &Path,
    alias: &Map<String, Value>,
    made: &Value,
    define: &Map<String, Value>,
    external: &[&str],
) -> Result<()> {
    let template = project::root().join("pkg-template");
    let order = json!({
        "entryPoints": entries.iter().map(|name| template.join(name)).collect::<Vec<_>>(),
        "outdir": folder,
        "banner": if entries == RUNNING { AT_ONCE } else { "" },
        "alias": alias,
        "made": made,
        "define": define,
        "external": external,
    });
    run(node::script("bundle.mjs")?.arg(order.to_string()))
}

/// How many digits of a digest there are of a text. It takes as much work to find another text with the same half as it
/// does to find a key of 128 bits, and every page has all of these digests.
const HALF: usize = 32;

/// A module that says where the checkout's program and its languages are, so that bundlers see it too, and what they must
/// be.
fn files(programs: &[Built], texts: &Texts, folder: &Path) -> Result<String> {
    let place = |name: &str, digits: usize, bytes: &[u8]| {
        let digest = hash::sha256_hex(bytes);
        format!("[new URL(\"./{name}\", import.meta.url), {}]", literal(&digest[..digits]))
    };
    let checkout = programs.iter().find(|built| built.program.import == "#wasm").context("there is no checkout")?;
    let program = fs::read(&checkout.wasm)?;
    let Parts { end, rest } = checkout.parts;
    let mut text = format!(
        "export const PROGRAM = {};\nexport const PARTS = {{ end: {end}, rest: {rest}, size: {}, sha256: {} }};\n",
        place(&checkout.program.wasm_name(), 64, &program[..end]),
        program.len(),
        literal(&hash::sha256_hex(&program[end..])),
    );
    text.push_str("export const LANGUAGES = {\n");
    for language in &texts.languages {
        let place = place(&language.file_name(), HALF, &fs::read(&language.file)?);
        text.push_str(&format!("  {}: {place},\n", literal(&language.tag)));
    }
    let names = place(languages::NAMES, HALF, &fs::read(&texts.names)?);
    let later = place("styles.txt", HALF, &fs::read(folder.join("styles.txt"))?);
    text.push_str(&format!("}};\nexport const NAMES = {names};\nexport const LATER = {later};\n"));
    Ok(text)
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
        if name == frame_page::NAME {
            let script = folder.join(FRAME);
            fs::write(target, frame_page::with_script(&fs::read_to_string(&file)?, &fs::read_to_string(&script)?)?)?;
            fs::remove_file(script)?;
        } else if name == "package.json" {
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

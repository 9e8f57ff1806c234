//! The list of scripts that a shop hands to whoever assesses it by PCI DSS: `script-inventory.md`, made of the text in
//! `inventory.md` and of what is said here of every file that a page can load.
//!
//! A file that is not described, or described and not there, fails the build.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::frame_page;
use super::languages::{NAMES, is_language};
use crate::{hash, project};

const FILE: &str = "script-inventory.md";
/// What all languages together are called in the list.
const LANGUAGES: &str = "komoju-checkout.*.txt";

/// What is said of a file, each in a cell of the table.
struct Entry {
    name: &'static str,
    runs: &'static str,
    why: &'static str,
    integrity: &'static str,
    connects: &'static str,
}

const PAGE: &str = "shop's page";
const FRAME: &str = "checkout's frame";
const EITHER: &str = "checkout's frame; inline: shop's page";
const BUNDLED: &str = "shop's page, if the shop's own scripts import it from npm";
const NOTHING: &str = "nothing";
const PAYS: &str = "the API; its own host";
/// What nobody but the shop can pin: it becomes a part of the shop's scripts.
const BUILD: &str = "the shop's own build: the lock file of its package manager has the package's hash";

const FETCHED_BY_TAG: &str = "SHA-256 in `komoju-checkout.js`: the browser has it as `integrity` and fetches no other";
const COMPARED: &str = "first 128 bits of its SHA-256 in `inline.js` and `frame.html`, which use no other";

/// In the order of the table: the page first, then the frame, then what stands alone.
const ENTRIES: [Entry; 14] = [
    Entry {
        name: "komoju-checkout.js",
        runs: PAGE,
        why: "defines the element of the checkout; opens the frame, or loads what runs inline; a link to KOMOJU's page \
              where neither can run",
        integrity: "`integrity` in the shop's tag: the browser runs no other",
        connects: "its own host; the API, for the session, when the checkout cannot run",
    },
    Entry {
        name: "sentences.js",
        runs: "shop's page, where neither Japanese nor English is wanted first",
        why: "what the element says where there is no checkout, in other languages",
        integrity: FETCHED_BY_TAG,
        connects: NOTHING,
    },
    Entry {
        name: "inline.js",
        runs: "shop's page, inline only",
        why: "loads and starts the program, and does for it what only a script can",
        integrity: FETCHED_BY_TAG,
        connects: PAYS,
    },
    Entry {
        name: frame_page::NAME,
        runs: FRAME,
        why: "the page with the fields; it lists which shops may have it. The script in it loads and starts the program, does for \
              it what only a script can, and tells the shop's page what happened",
        integrity: "its script: the SHA-384 in the page's own policy, under which the browser runs no other. Of the page itself \
                    none by the browser; watch it, see below: its host writes the shops' origins into it",
        connects: PAYS,
    },
    Entry {
        name: "theme.js",
        runs: "checkout's frame, if the shop wants a look of its own; inline it is a part of `inline.js`",
        why: "checks the colours and sizes that the shop wants, and applies them",
        integrity: "SHA-256 in `frame.html`: the browser has it as `integrity` and fetches no other",
        connects: NOTHING,
    },
    Entry {
        name: "komoju-checkout.wasm",
        runs: EITHER,
        why: "the checkout: shows the form, checks what is typed, pays",
        integrity: "SHA-256 in `inline.js` and `frame.html`, which start no other",
        connects: "nothing by itself: the script that starts it calls for it",
    },
    Entry {
        name: "styles.txt",
        runs: EITHER,
        why: "style rules for what most see only after paying; no code",
        integrity: COMPARED,
        connects: NOTHING,
    },
    Entry {
        name: NAMES,
        runs: EITHER,
        why: "names of the texts, if the shop has words of its own; no code",
        integrity: COMPARED,
        connects: NOTHING,
    },
    Entry {
        name: LANGUAGES,
        runs: EITHER,
        why: "what the checkout says, a file for each language; no code",
        integrity: COMPARED,
        connects: NOTHING,
    },
    Entry {
        name: "element.js",
        runs: BUNDLED,
        why: "the same as `komoju-checkout.js`, for bundlers",
        integrity: BUILD,
        connects: "its own host; the API, for the session, when the checkout cannot run",
    },
    Entry {
        name: "index.js",
        runs: BUNDLED,
        why: "the entry of the package, which hands on `element.js`",
        integrity: BUILD,
        connects: NOTHING,
    },
    Entry {
        name: "react.js",
        runs: BUNDLED,
        why: "the element as a component of React",
        integrity: BUILD,
        connects: NOTHING,
    },
    Entry {
        name: "rules.js",
        runs: "shop's page, if a form of the shop's own imports it",
        why: "the checks and the formatting alone, without a checkout",
        integrity: "the shop's: `integrity` in its tag or its import map, or its own build",
        connects: "its own host, for `rules.wasm`",
    },
    Entry {
        name: "rules.wasm",
        runs: "wherever `rules.js` does",
        why: "the program of `rules.js`",
        integrity: "SHA-256 in `rules.js`, which starts no other",
        connects: NOTHING,
    },
];

/// Writes the list of what is in the folder.
///
/// # Errors
/// When the folder has a file that is not described here, or lacks one that is.
pub(super) fn write(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    for path in super::list(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if is_loaded(&name) {
            let content = fs::read(&path)?;
            // Its host changes the page, and not its script.
            let hashed = if name == frame_page::NAME {
                frame_page::script_in(&content).context("frame.html has no script in it")?
            } else {
                &content
            };
            files.push((name, hash::integrity(hashed)));
        }
    }
    Ok(fs::write(folder.join(FILE), inventory(&files, project::version())?)?)
}

/// Whether a page can load a file: anything that is not known to be a document or a type.
fn is_loaded(name: &str) -> bool {
    name != "LICENSE" && ![".json", ".md", ".d.ts"].iter().any(|end| name.ends_with(end))
}

/// What a file is called in the list.
fn entry_of(name: &str) -> &str {
    if is_language(name) { LANGUAGES } else { name }
}

/// The list of these files, each with its hash.
fn inventory(files: &[(String, String)], version: &str) -> Result<String> {
    for (name, _) in files {
        let entry = entry_of(name);
        ensure!(ENTRIES.iter().any(|one| one.name == entry), "xtask/src/dist/inventory.rs does not describe {name}");
    }
    let mut rows = Vec::new();
    for Entry { name, runs, why, integrity, connects } in &ENTRIES {
        let hash = match files.iter().find(|(file, _)| entry_of(file) == *name) {
            None => bail!("xtask/src/dist/inventory.rs describes {name}, which the package has not"),
            Some(_) if *name == LANGUAGES => "see below".to_owned(),
            Some((_, hash)) if *name == frame_page::NAME => format!("its script: `{hash}`"),
            Some((_, hash)) => format!("`{hash}`"),
        };
        rows.push(format!("| `{name}` | {runs} | {why} | {integrity} | {connects} | {hash} | |"));
    }
    let texts = files.iter().filter(|(name, _)| is_language(name));
    let texts: Vec<_> = texts.map(|(name, hash)| format!("| `{name}` | `{hash}` |")).collect();
    let text = include_str!("inventory.md").replace("{version}", version);
    Ok(text.replace("{files}", &rows.join("\n")).replace("{texts}", &texts.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<(String, String)> {
        let names =
            ENTRIES.iter().map(|entry| entry.name.replace('*', "ja")).chain(["komoju-checkout.en.txt".to_owned()]);
        names.map(|name| (name.clone(), format!("sha384-of-{name}"))).collect()
    }

    #[test]
    fn every_script_is_in_the_list_with_its_hash() {
        let list = inventory(&files(), "1.2.3").unwrap();
        assert!(list.starts_with("# Scripts of komoju-checkout 1.2.3\n"), "{list}");
        for name in ["komoju-checkout.js", "inline.js", "komoju-checkout.wasm", "komoju-checkout.ja.txt", "texts.txt"] {
            let is_row = |line: &&str| line.starts_with(&format!("| `{name}` |"));
            let row = list.lines().find(is_row).unwrap();
            assert!(row.contains(&format!("`sha384-of-{name}`")), "{row}");
        }
        assert!(list.contains("its script: `sha384-of-frame.html`"), "{list}");
        assert!(!list.contains('{'), "{list}");
    }

    #[test]
    fn every_row_has_as_many_cells_as_the_head() {
        let list = inventory(&files(), "1.2.3").unwrap();
        let rows: Vec<_> = list.lines().filter(|line| line.starts_with("| ")).collect();
        let cells = |row: &str| row.matches('|').count();
        let (scripts, texts) = rows.split_at(ENTRIES.len() + 1);
        assert!(scripts.iter().all(|row| cells(row) == 8), "{scripts:#?}");
        assert_eq!(texts.len(), 3);
        assert!(texts.iter().all(|row| cells(row) == 3), "{texts:#?}");
    }

    #[test]
    fn a_file_that_nobody_described_is_refused_and_so_is_one_that_is_gone() {
        for name in ["more.js", "more.wasm", "more.txt", "picture.svg"] {
            let mut files = files();
            files.push((name.to_owned(), String::new()));
            assert!(is_loaded(name) && inventory(&files, "1").unwrap_err().to_string().contains(name));
        }
        for at in 0..ENTRIES.len() {
            let mut files = files();
            let (name, _) = files.remove(at);
            // There is another language.
            assert_eq!(inventory(&files, "1").is_err(), !is_language(&name), "{name}");
        }
    }

    #[test]
    fn documents_and_types_are_no_scripts() {
        for name in ["LICENSE", "README.md", "index.d.ts", "package.json", FILE] {
            assert!(!is_loaded(name), "{name}");
        }
    }
}

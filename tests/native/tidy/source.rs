//! The crate's source as text, without what does not ship: tests and comments.

use crate::fixtures::root;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of `src` that ships.
pub(super) struct Source {
    /// Its path below `src`, with `/` between the parts.
    pub(super) path: String,
    /// Its code, line by line and with the lines' numbers, without comments and without the tests at its foot.
    pub(super) code: Vec<(usize, String)>,
}

/// Every Rust file of `src` that ships.
pub(super) fn sources() -> Vec<Source> {
    let files: Vec<(PathBuf, String)> = files_below(&root().join("src"), "rs")
        .into_iter()
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    let tests: Vec<PathBuf> = files.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    let shipped: Vec<Source> =
        files.iter().filter(|(path, _)| !tests.contains(path)).map(|(path, text)| Source::read(path, text)).collect();
    assert!(shipped.len() > 40, "the source was not found");
    shipped
}

/// The files below a folder of the repository whose names end so, with their paths from its root.
pub(super) fn files(folder: &str, ending: &str) -> Vec<String> {
    let found = files_below(&root().join(folder), ending);
    found.iter().map(|path| path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned()).collect()
}

/// A text file of the repository.
pub(super) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The texts between `quote`s that begin with `start`, each once, in alphabetical order.
pub(super) fn quoted(text: &str, quote: char, start: &str) -> Vec<String> {
    let mut found: Vec<String> =
        text.split(quote).filter(|part| part.starts_with(start) && is_word(part)).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
}

impl Source {
    fn read(path: &Path, text: &str) -> Source {
        let below = path.strip_prefix(root().join("src")).unwrap();
        let parts: Vec<_> = below.iter().map(|part| part.to_str().unwrap()).collect();
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let code = text[..end].lines().map(without_comment).enumerate();
        Source { path: parts.join("/"), code: code.map(|(at, line)| (at + 1, line.to_owned())).collect() }
    }
}

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The files of modules that only tests have: `#[cfg(test)]` and `mod name;`.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let folder = match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib") => path.parent().unwrap().to_owned(),
        _ => path.with_extension(""),
    };
    let gated = text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.split_once(';'));
    gated.filter(|(name, _)| is_word(name)).map(|(name, _)| folder.join(format!("{name}.rs"))).collect()
}

fn without_comment(line: &str) -> &str {
    let line = if line.trim_start().starts_with("//") { "" } else { line };
    line.split_once(" // ").map_or(line, |(code, _)| code)
}

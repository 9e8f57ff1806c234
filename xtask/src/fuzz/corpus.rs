//! The inputs a search begins with. In the repository a target has one file, with an input in each line, escaped as Rust
//! writes bytes; libFuzzer wants a folder with a file for each.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{hash, project};

/// The largest a file in the repository may become, in bytes: what is left out is found again by searching.
const LARGEST: usize = 200_000;

/// The file of a target.
pub(super) fn file(name: &str) -> PathBuf {
    project::root().join("tests/fuzz/corpus").join(format!("{name}.txt"))
}

/// Writes a target's inputs into a folder.
pub(super) fn unpack(name: &str, folder: &Path) -> Result<()> {
    // A new target has none yet.
    let lines = fs::read_to_string(file(name)).unwrap_or_default();
    lines.lines().try_for_each(|line| seed(folder, &unescaped(line)))
}

/// Writes what is in a folder into a target's file: the short ones first, as many as it may hold.
pub(super) fn pack(name: &str, folder: &Path) -> Result<()> {
    let mut inputs: Vec<Vec<u8>> = Vec::new();
    for entry in fs::read_dir(folder)? {
        inputs.push(fs::read(entry?.path())?);
    }
    inputs.sort_by_key(|input| (input.len(), input.clone()));
    let mut text = String::new();
    for input in inputs {
        let line = input.escape_ascii().to_string();
        if text.len() + line.len() < LARGEST {
            text.push_str(&line);
            text.push('\n');
        }
    }
    let file = file(name);
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// The documents' samples as inputs, each with a few things that happen afterwards.
pub(super) fn samples(folder: &Path) -> Result<()> {
    for text in sample_texts()? {
        for moves in [&[][..], &[0; 24], &[5, 1, 0, 0, 2, 0, 0, 3, 0, 0, 1, 0]] {
            seed(folder, &[text.as_bytes(), b"\0", moves].concat())?;
        }
    }
    Ok(())
}

/// A file with every word of the samples, for libFuzzer to put in: it would never guess them.
pub(super) fn dictionary() -> Result<PathBuf> {
    let mut words = BTreeSet::new();
    for text in sample_texts()? {
        gather(&serde_json::from_str(&text)?, &mut words);
    }
    let lines: Vec<_> = words.iter().map(|word| format!("\"{}\"", word.escape_default())).collect();
    let place = project::scratch()?.join("fuzz");
    fs::create_dir_all(&place)?;
    let file = place.join("words.dict");
    fs::write(&file, lines.join("\n"))?;
    Ok(file)
}

fn gather(value: &Value, words: &mut BTreeSet<String>) {
    let mut keep = |word: &str| {
        // Without what the file's own way of escaping does not know.
        if (1..=64).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\'\"".contains(&byte))
        {
            words.insert(word.to_owned());
        }
    };
    match value {
        Value::String(text) => keep(text),
        Value::Array(list) => list.iter().for_each(|value| gather(value, words)),
        Value::Object(entries) => {
            entries.keys().for_each(|key| keep(key));
            entries.values().for_each(|value| gather(value, words));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn sample_texts() -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(project::root().join("tests/fixtures/api"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let sample: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            texts.push(sample.to_string());
        }
    }
    Ok(texts)
}

fn seed(folder: &Path, input: &[u8]) -> Result<()> {
    Ok(fs::write(folder.join(hash::sha256_hex(input)), input)?)
}

/// What `escape_ascii` has written.
fn unescaped(line: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = line.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'x') => {
                let digits: Vec<u8> = bytes.by_ref().take(2).collect();
                let digits = String::from_utf8_lossy(&digits).into_owned();
                out.extend(u8::from_str_radix(&digits, 16));
            }
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b't') => out.push(b'\t'),
            other => out.extend(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(unescaped(&all.escape_ascii().to_string()), all);
        assert_eq!(unescaped(""), b"");
    }

    #[test]
    fn the_words_of_a_sample_are_its_keys_and_its_texts() {
        let mut words = BTreeSet::new();
        gather(&serde_json::json!({"a": ["b", "", 1, {"c": "d e"}], "f": "\"g\""}), &mut words);
        assert_eq!(words.into_iter().collect::<Vec<_>>(), ["a", "b", "c", "f"]);
    }
}

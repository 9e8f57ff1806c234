//! The documents' sample answers, from the files shared with the sandbox, and small changes to them.

use komoju_checkout::wire::Json;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the repository that holds `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of `tests/fixtures/api`, as the API would answer it.
pub(crate) fn fixture(name: &str) -> Value {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names of all of them, in order.
pub(crate) fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort();
    names
}

/// The same value as the crate reads it.
pub(crate) fn json(value: &Value) -> Json {
    serde_json::from_str(&value.to_string()).unwrap()
}

/// `base` with the top-level entries of `changes` put over its own.
pub(crate) fn with(mut base: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().unwrap() {
        base[key] = value.clone();
    }
    base
}

fn folder() -> PathBuf {
    root().join("tests/fixtures/api")
}

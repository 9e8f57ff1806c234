//! The arrows between the layers (DESIGN.md 3): a layer knows only those to its left.

use super::source::{Source, sources};

/// Each layer with the others it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("memory", &[]),
    ("domain", &[]),
    ("wire", &["domain"]),
    ("i18n", &["domain"]),
    ("methods", &["domain", "wire", "i18n"]),
    ("flow", &["domain", "wire", "i18n", "methods"]),
    ("platform", &["domain"]),
    ("ui", &["domain", "wire", "i18n", "methods", "flow", "platform"]),
    ("embed", &["domain", "wire", "i18n", "methods", "flow", "platform", "ui"]),
    ("rules", &["domain", "wire", "platform"]),
];

#[test]
fn a_layer_knows_only_those_to_its_left() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path != "lib.rs") {
        let layer = source.path.split('/').next().unwrap_or_default();
        let (_, may_use) = LAYERS.iter().find(|(name, _)| *name == layer).unwrap_or_else(|| {
            panic!("{} is in no layer", source.path);
        });
        for (at, used) in uses(source) {
            if used != layer && !may_use.contains(&used.as_str()) {
                wrong.push(format!("{}:{at} uses {used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_layer_reaches_another_by_way_of_its_parents() {
    for source in sources() {
        for (at, line) in &source.code {
            for (layer, _) in LAYERS {
                assert!(!line.contains(&format!("super::{layer}::")), "{}:{at}: write crate::{layer}", source.path);
            }
        }
    }
}

/// The first part of every `crate::` path, with its line.
fn uses(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in &source.code {
        for rest in line.split("crate::").skip(1) {
            let names = rest.strip_prefix('{').map_or(rest, |inside| inside);
            let name = names.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
            // `use crate::{a, b}` would hide b from this test.
            assert!(!rest.starts_with('{'), "{}:{at}: one `use crate::…` a line", source.path);
            found.push((*at, name.to_owned()));
        }
    }
    found
}

//! The crates that a program is compiled of, and those that ran meanwhile, as cargo tells of them.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result};

use crate::project;
use crate::run::output;
use crate::tools::rust_target::WASM;

/// The crates of a program as `cargo tree` has them: a line for each use of one, with the number of uses above it.
pub(super) fn tree(features: &[&str], edges: &str) -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["tree", "--package", super::OURS, "--target", WASM, "--edges", edges])
        .args(["--prefix", "depth", "--no-dedupe", "--format", "{p}\t{l}"])
        .args(features)
        .current_dir(project::root());
    output(&mut cargo)
}

/// A crate by name and version.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Id {
    pub(super) name: String,
    pub(super) version: String,
}

/// What is known of a crate.
#[derive(Default)]
pub(super) struct Material {
    /// As an SPDX expression.
    pub(super) licence: String,
    /// Whether it is compiled into a program: what runs while one is built is not.
    pub(super) is_linked: bool,
    pub(super) needs: BTreeSet<Id>,
}

/// All crates, in order.
#[derive(Default)]
pub(super) struct Materials(pub(super) BTreeMap<Id, Material>);

impl Materials {
    /// Takes in a tree. Crates that are linked are so if they are used otherwise than by a macro.
    pub(super) fn add(&mut self, tree: &str, is_linked: bool) -> Result<()> {
        let mut above: Vec<(Id, bool)> = Vec::new();
        for line in tree.lines() {
            let (depth, id, licence, is_macro) =
                parse(line).with_context(|| format!("cargo tells of a crate otherwise now: {line}"))?;
            above.truncate(depth);
            let is_macro = is_macro || above.last().is_some_and(|(_, is_macro)| *is_macro);
            if let Some((user, _)) = above.last() {
                self.0.entry(user.clone()).or_default().needs.insert(id.clone());
            }
            let material = self.0.entry(id.clone()).or_default();
            material.licence = licence;
            material.is_linked |= is_linked && !is_macro;
            above.push((id, is_macro));
        }
        Ok(())
    }
}

/// `2serde_derive v1.0.229 (proc-macro)`, a tab and `MIT OR Apache-2.0`: how deep it is, what it is, its licence, and whether
/// it is a macro.
fn parse(line: &str) -> Option<(usize, Id, String, bool)> {
    let (told, licence) = line.split_once('\t').filter(|(_, licence)| !licence.is_empty())?;
    let name = told.find(|c: char| !c.is_ascii_digit())?;
    let mut words = told[name..].split(' ');
    let id = Id { name: words.next()?.to_owned(), version: words.next()?.strip_prefix('v')?.to_owned() };
    // A stroke is how crates said "or" once.
    let licence = licence.replace(" / ", "/").replace('/', " OR ");
    Some((told[..name].parse().ok()?, id, licence, told.ends_with(" (proc-macro)")))
}

/// The SHA-256 that `Cargo.lock` has of each crate of crates.io's; ours have none.
pub(super) fn checksums(lock: &str) -> BTreeMap<Id, String> {
    let entries = lock.split("[[package]]").filter_map(|entry| {
        let value = |key: &str| {
            let mut lines = entry.lines();
            lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')).map(str::to_owned)
        };
        Some((Id { name: value("name")?, version: value("version")? }, value("checksum")?))
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_crate_is_refused() {
        for line in ["", "[build-dependencies]", "1luhn v1.0.2\t", "luhn v1.0.2\tMIT", "1luhn\tMIT"] {
            assert!(Materials::default().add(&format!("{line}\n"), true).is_err(), "{line}");
        }
    }
}

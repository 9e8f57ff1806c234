//! What the package's programs are made of, for whoever has to know: `sbom.cdx.json`, a bill of materials as CycloneDX 1.6 has
//! it (<https://cyclonedx.org/docs/1.6/json/>).
//!
//! It names no time, no machine and nothing that is random: the same sources give the same file.

mod materials;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::wasm::Built;
use super::yew;
use crate::{hash, project};
use materials::{Id, Material, Materials, checksums, tree};

const FILE: &str = "sbom.cdx.json";
/// The crate that the programs are.
const OURS: &str = "komoju-checkout";
/// A crate that is not the one that crates.io has under its name and version, and what it is.
const STAND_IN: (&str, &str) = (
    "console_error_panic_hook",
    "Ours, in place of the crate of this name and version at crates.io, of which no line is here: an empty function, because a \
     packaged program writes nothing when it stops (xtask/patches/console_error_panic_hook).",
);

/// What the file's scopes mean.
const SCOPES: &str = "Of scope \"required\": what is compiled for the WebAssembly programs, in which the linker keeps what they \
                      use. Of scope \"excluded\": what ran while they were built, and is not in them.";

/// Writes the file: the crates of all programs, with what they are built with.
pub(super) fn write(programs: &[Built], folder: &Path) -> Result<()> {
    let mut materials = Materials::default();
    for Built { program, .. } in programs {
        materials.add(&tree(program.features, "normal")?, true)?;
        materials.add(&tree(program.features, "normal,build")?, false)?;
    }
    let rust = &programs.first().context("there is no program")?.rust;
    let lock = fs::read_to_string(project::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let bill = bill(&materials, &checksums(&lock), rust, project::version());
    let text = serde_json::to_string_pretty(&numbered(bill))? + "\n";
    fs::write(folder.join(FILE), text).with_context(|| format!("cannot write {FILE}"))
}

fn bill(materials: &Materials, checksums: &BTreeMap<Id, String>, rust: &str, version: &str) -> Value {
    let package = format!("pkg:npm/{OURS}@{version}");
    let std = format!("pkg:github/rust-lang/rust@{rust}");
    let program = reference(&Id { name: OURS.to_owned(), version: version.to_owned() }, false);
    let mut components = vec![json!({
        "type": "library",
        "bom-ref": std,
        "name": "std",
        "version": rust,
        "description": "Rust's standard library, compiled along with the programs, with the crates that it is released with",
        "scope": "required",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "purl": std,
    })];
    let mut dependencies = vec![json!({ "ref": package, "dependsOn": [program] }), json!({ "ref": std })];
    for (id, material) in &materials.0 {
        let name = |id: &Id| reference(id, checksums.contains_key(id));
        components.push(component(id, material, checksums.get(id)));
        let mut needs: Vec<_> = material.needs.iter().map(name).collect();
        if material.is_linked {
            needs.push(std.clone());
        }
        dependencies.push(json!({ "ref": name(id), "dependsOn": needs }));
    }
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{ "phase": "build" }],
            "component": {
                "type": "library",
                "bom-ref": package,
                "name": OURS,
                "version": version,
                "description": SCOPES,
                "licenses": [{ "expression": "MIT" }],
                "purl": package,
            },
        },
        "components": components,
        "dependencies": dependencies,
    })
}

/// What stands for a crate in the file: its address at crates.io, if it is from there.
fn reference(Id { name, version }: &Id, is_published: bool) -> String {
    format!("{}{name}@{version}", if is_published { "pkg:cargo/" } else { "" })
}

fn component(id: &Id, material: &Material, checksum: Option<&String>) -> Value {
    let reference = reference(id, checksum.is_some());
    let mut component = json!({
        "type": "library",
        "bom-ref": reference,
        "name": id.name,
        "version": id.version,
        "scope": if material.is_linked { "required" } else { "excluded" },
        "licenses": [{ "expression": material.licence }],
    });
    if let Some(checksum) = checksum {
        component["purl"] = reference.into();
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if id.name == yew::NAME {
        // The hash is the original's. The address stays: what is known against Yew holds for ours too.
        let mut original = component.clone();
        original["bom-ref"] = format!("{}#original", id.name).into();
        if let Some(fields) = component.as_object_mut() {
            fields.remove("hashes");
        }
        component["pedigree"] = json!({ "ancestors": [original], "notes": yew::notes() });
    } else if id.name == STAND_IN.0 {
        component["pedigree"] = json!({ "notes": STAND_IN.1 });
    }
    component
}

/// The file with a serial number that is made of all that is in it: a UUID of version 8 (RFC 9562, section 5.8).
fn numbered(mut bill: Value) -> Value {
    let digest = hash::sha256_hex(bill.to_string().as_bytes());
    let [a, b, c, d, e] = [0..8, 8..12, 13..16, 17..20, 20..32].map(|digits| &digest[digits]);
    bill["serialNumber"] = format!("urn:uuid:{a}-{b}-8{c}-8{d}-{e}").into();
    bill
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"luhn\"\nversion = \"1.0.2\"\nsource = \"registry\"\n\
        checksum = \"aa\"\ndependencies = [\n \"syn 2.0.1\",\n]\n\n[[package]]\nname = \"yew\"\nversion = \"0.23.0\"\n\
        checksum = \"bb\"\n\n[[package]]\nname = \"console_error_panic_hook\"\nversion = \"0.1.7\"\n";
    const NORMAL: &str = "0komoju-checkout v0.1.0 (/some/folder)\tMIT\n1luhn v1.0.2\tMIT/Apache-2.0\n\
        1yew v0.23.0\tMIT\n2yew-macro v0.23.0 (proc-macro)\tMIT\n3luhn v1.0.2\tMIT/Apache-2.0\n3quote v1.0.0\tMIT\n\
        2console_error_panic_hook v0.1.7 (/some/folder/xtask)\tMIT\n";
    const BUILD: &str = "0komoju-checkout v0.1.0 (/some/folder)\tMIT\n1luhn v1.0.2\tMIT/Apache-2.0\n\
        2rustversion v1.0.0\tMIT\n";

    fn whole() -> Value {
        let mut materials = Materials::default();
        materials.add(NORMAL, true).unwrap();
        materials.add(BUILD, false).unwrap();
        numbered(bill(&materials, &checksums(LOCK), "1.95.0", "0.1.0"))
    }

    fn found<'a>(bill: &'a Value, list: &str, key: &str, value: &str) -> &'a Value {
        bill[list].as_array().unwrap().iter().find(|one| one[key] == value).unwrap()
    }

    #[test]
    fn a_crate_of_crates_io_has_its_address_its_licence_and_its_hash() {
        let bill = whole();
        let luhn = found(&bill, "components", "name", "luhn");
        assert_eq!(luhn["purl"], "pkg:cargo/luhn@1.0.2");
        assert_eq!(luhn["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(luhn["hashes"][0]["content"], "aa");
    }

    #[test]
    fn what_only_macros_and_builds_use_is_not_in_the_program() {
        let bill = whole();
        for (name, scope) in [
            ("komoju-checkout", "required"),
            ("std", "required"),
            ("yew", "required"),
            // A macro uses it, and so does the program.
            ("luhn", "required"),
            ("yew-macro", "excluded"),
            ("quote", "excluded"),
            ("rustversion", "excluded"),
        ] {
            assert_eq!(found(&bill, "components", "name", name)["scope"], scope, "{name}");
        }
    }

    #[test]
    fn what_is_changed_or_replaced_says_so() {
        let bill = whole();
        let yew = found(&bill, "components", "name", "yew");
        assert_eq!(yew["hashes"], Value::Null);
        assert_eq!(yew["pedigree"]["ancestors"][0]["hashes"][0]["content"], "bb");
        assert!(yew["pedigree"]["notes"].as_str().unwrap().contains("src/scheduler.rs"));
        let hook = found(&bill, "components", "name", STAND_IN.0);
        assert_eq!(hook["purl"], Value::Null);
        assert!(hook["pedigree"]["notes"].as_str().unwrap().starts_with("Ours"));
    }

    #[test]
    fn everything_that_is_needed_is_there() {
        let bill = whole();
        let checkout = found(&bill, "dependencies", "ref", "komoju-checkout@0.1.0");
        let std = "pkg:github/rust-lang/rust@1.95.0";
        assert_eq!(checkout["dependsOn"], json!(["pkg:cargo/luhn@1.0.2", "pkg:cargo/yew@0.23.0", std]));
        for dependency in bill["dependencies"].as_array().unwrap() {
            for needed in dependency["dependsOn"].as_array().into_iter().flatten() {
                found(&bill, "components", "bom-ref", needed.as_str().unwrap());
            }
        }
    }

    #[test]
    fn it_names_no_folder_and_its_number_is_that_of_its_content() {
        let text = whole().to_string();
        assert!(!text.contains("/some/folder"), "{text}");
        assert_eq!(text, whole().to_string());
        let number = whole()["serialNumber"].as_str().unwrap().to_owned();
        assert_eq!(number.len(), "urn:uuid:00000000-0000-8000-8000-000000000000".len());
        assert_ne!(numbered(json!({ "version": 1 }))["serialNumber"], number);
    }
}

//! A program without the functions that wasm-bindgen has read what it wanted to know from.
//!
//! Of each function that JavaScript could be given by js-sys, one that calls it is left in the table of functions, where
//! wasm-bindgen has looked up its signature. Nothing calls it there: JavaScript calls exports. But wasm-opt keeps what is
//! in the table.

use anyhow::{Context, Result};

use super::binary::{Bytes, CUSTOM, HEAD, number};

/// What the names of those functions have in them; wasm-bindgen leaves names readable.
const LOOKED_UP: [&str; 2] = ["::convert::closures::_::invoke::<", "::convert::closures::_::_::invoke::<"];

const TABLE_ENTRIES: u8 = 9;
/// The part of the names that is about functions.
const FUNCTIONS: u8 = 1;
const I32_CONST: u8 = 0x41;
const END: u8 = 0x0b;

/// The program with another function, any, in the places of those in its table.
///
/// # Errors
/// When this is no program as wasm-bindgen writes it.
pub(super) fn freed(program: &[u8]) -> Result<Vec<u8>> {
    let unused = unused(program).context("wasm-bindgen left no names of functions")?;
    replaced(program, &unused).context("wasm-bindgen wrote another table of functions")
}

fn unused(program: &[u8]) -> Option<Vec<usize>> {
    let mut unused = Vec::new();
    for (kind, section) in sections(program)? {
        let mut section = Bytes(section);
        if kind != CUSTOM || section.text()? != b"name" {
            continue;
        }
        while !section.0.is_empty() {
            let kind = section.byte()?;
            let mut names = Bytes(section.text()?);
            if kind != FUNCTIONS {
                continue;
            }
            for _ in 0..names.number()? {
                let index = names.number()?;
                let name = String::from_utf8_lossy(names.text()?);
                if LOOKED_UP.iter().any(|part| plain(&name).contains(part)) {
                    unused.push(index);
                }
            }
        }
    }
    Some(unused)
}

/// A name without the hashes of its crates: `wasm_bindgen[e44edd6d937718a7]::JsValue` is `wasm_bindgen::JsValue`.
pub(super) fn plain(name: &str) -> String {
    let (mut plain, mut is_hash) = (String::new(), false);
    for c in name.chars() {
        is_hash = c == '[' || is_hash;
        if !is_hash {
            plain.push(c);
        }
        is_hash = is_hash && c != ']';
    }
    plain
}

fn replaced(program: &[u8], unused: &[usize]) -> Option<Vec<u8>> {
    let mut out = HEAD.to_vec();
    for (kind, section) in sections(program)? {
        let section = if kind == TABLE_ENTRIES { entries(section, unused)? } else { section.to_vec() };
        out.push(kind);
        out.extend(number(section.len()));
        out.extend(section);
    }
    Some(out)
}

/// One run of entries, from a place in the only table of functions.
fn entries(section: &[u8], unused: &[usize]) -> Option<Vec<u8>> {
    let mut bytes = Bytes(section);
    let starts = [bytes.number()?, bytes.number()?, usize::from(bytes.byte()?)];
    bytes.number()?;
    (starts == [1, 0, usize::from(I32_CONST)] && bytes.byte()? == END).then_some(())?;
    let mut out = section[..section.len() - bytes.0.len()].to_vec();
    let count = bytes.number()?;
    let entries = (0..count).map(|_| bytes.number()).collect::<Option<Vec<_>>>()?;
    let any = *entries.iter().find(|index| !unused.contains(index))?;
    out.extend(number(count));
    for index in entries {
        out.extend(number(if unused.contains(&index) { any } else { index }));
    }
    Some(out)
}

/// The kind of each section, and what is in it.
fn sections(program: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = Bytes(program.strip_prefix(HEAD)?);
    let mut sections = Vec::new();
    while !rest.0.is_empty() {
        sections.push((rest.byte()?, rest.text()?));
    }
    Some(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(kind: u8, content: &[u8]) -> Vec<u8> {
        [&[kind], number(content.len()).as_slice(), content].concat()
    }

    fn program(names: &[(u8, &str)], entries: &[u8]) -> Vec<u8> {
        let mut functions = number(names.len());
        for (index, name) in names {
            functions.extend([&[*index, name.len() as u8], name.as_bytes()].concat());
        }
        let names = [b"\x04name".as_slice(), &section(FUNCTIONS, &functions)].concat();
        [HEAD.to_vec(), section(TABLE_ENTRIES, entries), section(CUSTOM, &names)].concat()
    }

    #[test]
    fn what_was_only_looked_up_gives_its_place_to_another() {
        let names = [
            (3, "wasm_bindgen[1f]::convert::closures::_::invoke::<web_sys[2e]::Event, (), true>"),
            (4, "shop[3d]::invoke::<u32>"),
            (5, "wasm_bindgen[1f]::convert::closures::_::_::invoke::<u32, true>"),
        ];
        let before = program(&names, &[1, 0, I32_CONST, 1, END, 4, 3, 4, 5, 9]);
        assert_eq!(freed(&before).unwrap(), program(&names, &[1, 0, I32_CONST, 1, END, 4, 4, 4, 4, 9]));
    }

    #[test]
    fn another_table_is_refused() {
        for entries in [&[2, 0, I32_CONST, 1, END, 1, 4][..], &[1, 2, 0, I32_CONST, 1, END, 0, 1, 4], &[1, 0]] {
            assert!(freed(&program(&[(3, "a")], entries)).is_err(), "{entries:?}");
        }
        assert!(freed(b"").is_err());
    }
}

//! A program without the functions that wasm-bindgen has read what it wanted to know from.
//!
//! Of each function that JavaScript could be given by js-sys, one that calls it is left in the table of functions, where
//! wasm-bindgen has looked up its signature. Nothing calls it there: JavaScript calls exports. But wasm-opt keeps what is
//! in the table.

use anyhow::{Context, Result};

use super::module::{in_table, name, parsed, plain, put_in_table, table};

/// What the names of those functions have in them; wasm-bindgen leaves names readable.
const LOOKED_UP: [&str; 2] = ["::convert::closures::_::invoke::<", "::convert::closures::_::_::invoke::<"];

/// The program with another function, any, in the places of those in its table.
///
/// # Errors
/// When this is no program as wasm-bindgen writes it.
pub(super) fn freed(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = parsed(program)?;
    let table = table(&module)?;
    let mut entries = in_table(&module)?;
    let is_used = |name: &str| !LOOKED_UP.iter().any(|part| plain(name).contains(part));
    let any = entries.values().copied().find(|&id| is_used(&name(&module, id)));
    let any = any.context("the program's table of functions has none")?;
    for id in entries.values_mut() {
        if !is_used(&name(&module, *id)) {
            *id = any;
        }
    }
    put_in_table(&mut module, table, entries);
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::super::module::example;
    use super::*;

    fn names(program: &[u8]) -> Vec<String> {
        let module = parsed(program).unwrap();
        in_table(&module).unwrap().into_values().map(|id| name(&module, id)).collect()
    }

    #[test]
    fn what_was_only_looked_up_gives_its_place_to_another() {
        for looked_up in [
            "wasm_bindgen[1f]::convert::closures::_::invoke::<web_sys[2e]::Event, (), true>",
            "wasm_bindgen[1f]::convert::closures::_::_::invoke::<u32, true>",
        ] {
            let program = example(["mount", looked_up, "shop[3d]::invoke::<u32>"]);
            assert_eq!(names(&freed(&program).unwrap()), ["shop[3d]::invoke::<u32>"; 2]);
        }
    }

    #[test]
    fn what_has_no_such_table_is_refused() {
        let looked_up = "wasm_bindgen::convert::closures::_::invoke::<u32>";
        for other in [b"".to_vec(), walrus::Module::default().emit_wasm(), example(["mount", looked_up, looked_up])] {
            assert!(freed(&other).is_err());
        }
    }
}

//! A program as walrus has it, and what is asked of it here.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, FunctionKind, Module, ModuleConfig, TableId};

/// # Errors
/// When this is no program.
pub(super) fn parsed(program: &[u8]) -> Result<Module> {
    config().parse(program).context("this is no program")
}

/// How programs are read and written: with the names of their functions, and nothing of who made them.
pub(super) fn config() -> ModuleConfig {
    let mut config = ModuleConfig::new();
    config.generate_name_section(true).generate_producers_section(false);
    config
}

/// What a function is called; nothing if it has no name.
pub(super) fn name(module: &Module, id: FunctionId) -> String {
    module.funcs.get(id).name.clone().unwrap_or_default()
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

/// The functions that one calls.
pub(super) fn called(module: &Module, id: FunctionId) -> Vec<FunctionId> {
    struct Called(Vec<FunctionId>);
    impl Visitor<'_> for Called {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.push(*id);
        }
    }
    let mut called = Called(Vec::new());
    if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
        dfs_in_order(&mut called, function, function.entry_block());
    }
    called.0
}

/// The program's table of functions: there is one.
///
/// # Errors
/// When there is none, or more than one.
pub(super) fn table(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the program has no table of functions")
}

/// The functions in the table, by their places.
///
/// # Errors
/// When they are put there otherwise than by lists that begin at a place which is known.
pub(super) fn in_table(module: &Module) -> Result<BTreeMap<i32, FunctionId>> {
    let mut entries = BTreeMap::new();
    for element in module.elements.iter() {
        let (ElementItems::Functions(ids), ElementKind::Active { offset: ConstExpr::Value(Value::I32(from)), .. }) =
            (&element.items, &element.kind)
        else {
            bail!("the program's table of functions is filled in a way that is not known");
        };
        entries.extend((*from..).zip(ids.iter().copied()));
    }
    Ok(entries)
}

/// Has the module put these functions into the table, and no others.
pub(super) fn put_in_table(module: &mut Module, table: TableId, entries: impl IntoIterator<Item = (i32, FunctionId)>) {
    let elements: Vec<_> = module.elements.iter().map(|element| element.id()).collect();
    elements.into_iter().for_each(|element| module.elements.delete(element));
    module.tables.get_mut(table).elem_segments.clear();
    // One for each run without a gap.
    let mut runs: Vec<(i32, Vec<FunctionId>)> = Vec::new();
    for (place, id) in entries {
        match runs.last_mut() {
            Some((from, ids)) if *from + ids.len() as i32 == place => ids.push(id),
            _ => runs.push((place, vec![id])),
        }
    }
    for (from, ids) in runs {
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(from)) };
        let element = module.elements.add(kind, ElementItems::Functions(ids));
        module.tables.get_mut(table).elem_segments.insert(element);
    }
}

/// A small program to take apart in tests: it imports a function and exports `m`, which calls the second function that is
/// named, and that calls the third. The third and then the second are in its table.
#[cfg(test)]
pub(super) fn example(names: [&str; 3]) -> Vec<u8> {
    use walrus::{FunctionBuilder, RefType, ValType};
    let mut module = Module::with_config(config());
    module.memories.add_local(false, false, 1, None, None);
    let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
    let stack = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(64)));
    let log = module.types.add(&[ValType::I32], &[]);
    let (log, _) = module.add_import_func("a", "l", log);
    let function = |module: &mut Module, name: &str, calls: &[FunctionId]| {
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        builder.name(name.to_owned());
        let given = module.locals.add(ValType::I32);
        let mut body = builder.func_body();
        for &callee in calls {
            body.global_get(stack).drop().local_get(given).call(callee);
        }
        builder.finish(vec![given], &mut module.funcs)
    };
    let third = function(&mut module, names[2], &[log]);
    let second = function(&mut module, names[1], &[third, log]);
    let first = function(&mut module, names[0], &[second, third]);
    module.exports.add("m", first);
    put_in_table(&mut module, table, [(0, third), (1, second)]);
    module.emit_wasm()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_table_stays_at_its_place() {
        let mut module = parsed(&example(["one", "two", "three"])).unwrap();
        let table = table(&module).unwrap();
        let entries = in_table(&module).unwrap();
        let names = |module: &Module| {
            in_table(module).unwrap().into_iter().map(|(place, id)| (place, name(module, id))).collect::<Vec<_>>()
        };
        assert_eq!(names(&module), [(0, "three".to_owned()), (1, "two".to_owned())]);
        put_in_table(&mut module, table, entries.into_iter().filter(|&(place, _)| place == 1));
        assert_eq!(names(&parsed(&module.emit_wasm()).unwrap()), [(1, "two".to_owned())]);
        assert!(parsed(b"no program").is_err());
    }

    #[test]
    fn a_plain_name_is_the_same_whatever_the_compiler_hashed() {
        assert_eq!(plain("<a[1f]::B as c[2e]::D>::e"), "<a::B as c::D>::e");
    }
}

//! Takes a program apart: a first part, which draws a form, and the rest, which may still be on its way then.
//!
//! Both have the memory and the tables of the first. Where that calls a function of the rest, it calls a place in its table of
//! functions. The rest takes these places when it comes; until then such a call is a trap.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use walrus::{ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind, ImportedFunction, Module, TableId};
use wasm_encoder::{CustomSection, Section};

use super::Parts;
use super::later::REST;
use super::module::{called, in_table, name, parsed, put_in_table, table};

/// What the rest imports the first part's things from. wasm-opt calls the script `a`.
const FIRST_MODULE: &str = "b";
/// The custom section that the rest is in, behind the first part.
const SECTION: &str = "rest";

/// The two parts of a program whose functions are named by part.
///
/// # Errors
/// When it is not built as wasm-opt builds ours.
pub(super) fn apart(program: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let whole = parsed(program)?;
    let plan = Plan::of(&whole)?;
    let (rest, taken) = rest(parsed(program)?, &plan)?;
    Ok((first(parsed(program)?, &plan, &taken)?, rest))
}

/// One file of both, which is the first part for whoever does not know of the rest.
pub(super) fn joined(first: &[u8], rest: &[u8]) -> (Vec<u8>, Parts) {
    let mut joined = first.to_vec();
    CustomSection { name: SECTION.into(), data: rest.into() }.append_to(&mut joined);
    let parts = Parts { end: first.len(), rest: joined.len() - rest.len() };
    (joined, parts)
}

/// Who calls whom across the cut, by the names of functions.
struct Plan {
    /// Functions of the rest that have a place in the table for it, in their order there, from this one on.
    placed: Vec<String>,
    from: u64,
    /// Functions of the first part that the rest calls.
    shared: BTreeSet<String>,
}

impl Plan {
    fn of(module: &Module) -> Result<Plan> {
        let (mut placed, mut shared) = (BTreeSet::new(), BTreeSet::new());
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = export.item
                && is_of_rest(module, id)
            {
                placed.insert(name(module, id));
            }
        }
        for (caller, _) in module.funcs.iter_local() {
            for callee in called(module, caller) {
                if is_import(module, callee) || is_of_rest(module, caller) == is_of_rest(module, callee) {
                    continue;
                }
                let across = if is_of_rest(module, callee) { &mut placed } else { &mut shared };
                across.insert(name(module, callee));
            }
        }
        let from = module.tables.get(table(module)?).initial;
        Ok(Plan { placed: placed.into_iter().collect(), from, shared })
    }

    /// The table, with room for these functions.
    fn grown(&self, module: &mut Module) -> Result<TableId> {
        let id = table(module)?;
        let table = module.tables.get_mut(id);
        let places = u64::try_from(self.placed.len())?;
        table.initial += places;
        table.maximum = table.maximum.map(|most| most + places);
        Ok(id)
    }

    /// Where a function of the rest is in the table.
    fn place(&self, index: usize) -> Result<i32> {
        Ok(i32::try_from(self.from)? + i32::try_from(index)?)
    }
}

/// The first part: with calls of the table for what it has no more, and with names for what the rest has taken.
fn first(mut module: Module, plan: &Plan, taken: &[Taken]) -> Result<Vec<u8>> {
    let table = plan.grown(&mut module)?;
    let by_name = by_name(&module);
    for (index, name) in plan.placed.iter().enumerate() {
        let id = by_name[name];
        let type_ = module.funcs.get(id).ty();
        let (takes, gives) = (module.types.params(type_).to_vec(), module.types.results(type_).to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
        let given: Vec<_> = takes.iter().map(|&type_| module.locals.add(type_)).collect();
        let mut body = builder.func_body();
        for &value in &given {
            body.local_get(value);
        }
        body.i32_const(plan.place(index)?).call_indirect(type_, table);
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(given));
    }
    let mut own = in_table(&module)?;
    own.retain(|_, &mut id| !is_of_rest(&module, id));
    put_in_table(&mut module, table, own);
    for Taken { name, thing } in taken {
        let item = match thing {
            Thing::Function(long) => ExportItem::Function(by_name[long]),
            Thing::Other(index) => others(&module)[*index],
        };
        module.exports.add(name, item);
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// Something of the first part's that the rest has, and what they call it.
struct Taken {
    name: String,
    thing: Thing,
}

enum Thing {
    /// By its long name.
    Function(String),
    /// One of [`others`].
    Other(usize),
}

/// The rest, and what it takes from the first part.
fn rest(mut module: Module, plan: &Plan) -> Result<(Vec<u8>, Vec<Taken>)> {
    let table = plan.grown(&mut module)?;
    let by_name = by_name(&module);
    let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    exports.into_iter().for_each(|export| module.exports.delete(export));
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
    data.into_iter().for_each(|data| module.data.delete(data));
    let mut things: BTreeMap<String, Thing> = BTreeMap::new();
    let names = &mut (0..).map(short);
    for long in &plan.shared {
        let (id, short) = (by_name[long], names.next().unwrap_or_default());
        let ty = module.funcs.get(id).ty();
        let import = module.imports.add(FIRST_MODULE, &short, id);
        module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        things.insert(short, Thing::Function(long.clone()));
    }
    for (index, item) in others(&module).into_iter().enumerate() {
        let short = names.next().unwrap_or_default();
        match item {
            ExportItem::Memory(id) => {
                module.memories.get_mut(id).import = Some(module.imports.add(FIRST_MODULE, &short, id));
            }
            ExportItem::Table(id) => {
                module.tables.get_mut(id).import = Some(module.imports.add(FIRST_MODULE, &short, id));
            }
            ExportItem::Global(id) => {
                module.globals.get_mut(id).kind = GlobalKind::Import(module.imports.add(FIRST_MODULE, &short, id));
            }
            ExportItem::Function(_) | ExportItem::Tag(_) => {}
        }
        things.insert(short, Thing::Other(index));
    }
    let mut own = in_table(&module)?;
    own.retain(|_, &mut id| is_of_rest(&module, id));
    for (index, name) in plan.placed.iter().enumerate() {
        own.insert(plan.place(index)?, by_name[name]);
    }
    put_in_table(&mut module, table, own);
    walrus::passes::gc::run(&mut module);
    // What it does not use is not taken.
    let used = module.imports.iter().filter(|import| import.module == FIRST_MODULE);
    let taken = used.filter_map(|import| things.remove_entry(&import.name)).map(|(name, thing)| Taken { name, thing });
    let taken = taken.collect();
    Ok((module.emit_wasm(), taken))
}

/// A name that is none of wasm-opt's, which begin with letters.
fn short(index: usize) -> String {
    let letter = |digit: usize| char::from_digit(digit as u32, 36).unwrap_or_default();
    let mut name = letter(index % 10).to_string();
    let mut left = index / 10;
    while left > 0 {
        name.push(letter(left % 36));
        left /= 36;
    }
    name
}

fn by_name(module: &Module) -> BTreeMap<String, FunctionId> {
    module.funcs.iter().map(|function| (name(module, function.id()), function.id())).collect()
}

fn is_import(module: &Module, id: FunctionId) -> bool {
    matches!(module.funcs.get(id).kind, FunctionKind::Import(_))
}

fn is_of_rest(module: &Module, id: FunctionId) -> bool {
    !is_import(module, id) && name(module, id).starts_with(REST)
}

/// What else than functions the parts have together, in an order.
fn others(module: &Module) -> Vec<ExportItem> {
    let memories = module.memories.iter().map(|memory| ExportItem::Memory(memory.id()));
    let tables = module.tables.iter().map(|table| ExportItem::Table(table.id()));
    let globals = module.globals.iter().map(|global| ExportItem::Global(global.id()));
    memories.chain(tables).chain(globals).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::module::example;
    use super::*;

    fn names(program: &[u8]) -> Vec<String> {
        let module = parsed(program).unwrap();
        let mut names: Vec<_> = module.funcs.iter_local().map(|(id, _)| name(&module, id)).collect();
        names.sort();
        names
    }

    #[test]
    fn each_part_has_what_it_needs_of_the_other() {
        let (first, rest) = apart(&example(["0000001", "1000002", "0000003"])).unwrap();
        let (first, rest) = (parsed(&first).unwrap(), parsed(&rest).unwrap());
        let taken: Vec<_> = rest.imports.iter().filter(|import| import.module == FIRST_MODULE).collect();
        let given: Vec<_> =
            first.exports.iter().map(|export| export.name.as_str()).filter(|name| *name != "m").collect();
        // A function, the stack's place and the table; the memory is not used.
        assert_eq!(given.len(), 3);
        assert!(taken.iter().all(|import| given.contains(&import.name.as_str())) && taken.len() == given.len());
        assert_eq!(rest.funcs.iter_local().count(), 1);
        // The two that it had, and the call of the table.
        assert_eq!(first.funcs.iter_local().count(), 3);
        for module in [&first, &rest] {
            assert_eq!(module.tables.get(table(module).unwrap()).initial, 3);
        }
        let places = |module| in_table(module).unwrap().into_keys().collect::<Vec<_>>();
        assert_eq!((places(&first), places(&rest)), (vec![0], vec![1, 2]));
    }

    #[test]
    fn both_are_one_program_whose_rest_can_be_found() {
        let (first, rest) = apart(&example(["0000001", "1000002", "0000003"])).unwrap();
        let (file, parts) = joined(&first, &rest);
        assert_eq!((&file[..parts.end], &file[parts.rest..]), (&first[..], &rest[..]));
        assert_eq!(names(&file), names(&first));
    }

    #[test]
    fn short_names_are_all_different_and_begin_with_a_digit() {
        let names: HashSet<String> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
        assert!(names.iter().all(|name| name.starts_with(|c: char| c.is_ascii_digit())));
    }
}

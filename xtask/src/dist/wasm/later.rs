//! Which functions of a program come first, and which with the rest of it.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};

use anyhow::{Result, ensure};
use walrus::{ExportItem, FunctionId, Module};

use super::module::{called, in_table, name, parsed, plain};

/// How the names of functions begin that come with the rest, one in each line.
const LATER: &str = include_str!("later.txt");

/// With what the names of functions begin, by the part they are for: wasm-opt sorts them.
const FIRST: char = '0';
pub(super) const REST: char = '1';

/// The program with its functions named by part, and in each by their place in an order, of each function the program has.
/// And the lines of the list that no function begins with.
///
/// # Errors
/// When this is no program.
pub(super) fn named(program: &[u8], order: &[usize]) -> Result<(Vec<u8>, BTreeSet<&'static str>)> {
    let mut module = parsed(program)?;
    let (first, stale) = reached(&module)?;
    let ids: Vec<FunctionId> = module.funcs.iter().map(|function| function.id()).collect();
    ensure!(ids.len() == order.len(), "the order is of {} functions, the program has {}", order.len(), ids.len());
    for (id, place) in ids.into_iter().zip(order) {
        let part = if first.contains(&id) { FIRST } else { REST };
        module.funcs.get_mut(id).name = Some(format!("{part}{place:06}"));
    }
    // wasm-opt takes those for somebody's, and keeps them apart.
    let locals: Vec<_> = module.locals.iter().map(|local| local.id()).collect();
    locals.into_iter().for_each(|local| module.locals.get_mut(local).name = None);
    Ok((module.emit_wasm(), stale))
}

/// The functions that the program's surroundings can call, and those that these call; but for what is for later. And what of
/// the list they never met.
fn reached(module: &Module) -> Result<(HashSet<FunctionId>, BTreeSet<&'static str>)> {
    let later: BTreeSet<&str> = LATER.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let stale = RefCell::new(later.clone());
    let is_later = |id: FunctionId| {
        let name = plain(&name(module, id));
        // Of `<our::Type as other::Trait>::function` too.
        let name = name.trim_start_matches('<');
        let name = name.strip_prefix("komoju_checkout::").unwrap_or(name);
        let found = later.iter().find(|beginning| name.starts_with(*beginning));
        found.inspect(|found| _ = stale.borrow_mut().remove(*found)).is_some()
    };
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    let mut left: Vec<FunctionId> = exported.chain(in_table(module)?.into_values()).collect();
    let mut reached = HashSet::new();
    while let Some(id) = left.pop() {
        if !is_later(id) && reached.insert(id) {
            left.extend(called(module, id));
        }
    }
    Ok((reached, stale.into_inner()))
}

#[cfg(test)]
mod tests {
    use super::super::module::example;
    use super::*;

    #[test]
    fn what_is_for_later_by_its_name_is_of_the_rest_and_all_have_their_places() {
        let program = example(["mount", "<komoju_checkout[0123456789abcdef]::flow::done::Done>::go", "text"]);
        let (named, stale) = named(&program, &[0, 3, 1, 2]).unwrap();
        let module = parsed(&named).unwrap();
        let mut names: Vec<_> = module.funcs.iter_local().map(|(id, _)| name(&module, id)).collect();
        names.sort();
        let (parts, places): (Vec<&str>, Vec<&str>) = names.iter().map(|name| name.split_at(1)).unzip();
        assert_eq!(parts, ["0", "0", "1"]);
        assert_eq!(places.into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(["000001", "000002", "000003"]));
        assert!(!stale.contains("flow::done") && stale.contains("flow::looking"));
        assert!(super::named(&program, &[0, 1]).is_err());
    }
}

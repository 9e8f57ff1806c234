//! Yew as it is packaged: its own source with a few places changed for size, and no crate more or less.
//!
//! Its maps and sets become lists (`small.rs`), which saves the hash tables and trees of std: a page has few entries of
//! each. The names of all events a browser has become constants, of which only those in use are linked. It schedules
//! without futures, and what listens for an app goes with it. The kinds of nodes that the checkout never makes are left
//! out. Everything else, the tests in a
//! browser and a Yew application that uses the crate among it, has Yew as it is.
//!
//! The changes are for the Yew of `Cargo.lock`. Where one does not fit, the build fails.

#[cfg(test)]
mod small;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::run::output;
use crate::{hash, project};

/// What is done to a text of Yew's, which stands exactly once in its file.
struct Change {
    file: &'static str,
    at: &'static str,
    put: &'static str,
    /// Whether the text stays, behind what is put.
    stays: bool,
}

const fn instead(file: &'static str, at: &'static str, put: &'static str) -> Change {
    Change { file, at, put, stays: false }
}

const fn before(file: &'static str, at: &'static str, put: &'static str) -> Change {
    Change { file, at, put, stays: true }
}

/// Goes into Yew as a module.
const SMALL: &str = include_str!("yew/small.rs");

const ATTRIBUTES: &str = "src/dom_bundle/btag/attributes.rs";
const LISTENERS: &str = "src/virtual_dom/listeners.rs";
const NODES: &str = "src/dom_bundle/bnode.rs";
const SCHEDULER: &str = "src/scheduler.rs";
const SUBTREES: &str = "src/dom_bundle/subtree_root.rs";

const CHANGES: &[Change] = &[
    before("src/lib.rs", "mod sealed;\n", "mod small;\n"),
    // What the changes leave unused is no mistake.
    instead("src/lib.rs", "#![allow(clippy::needless_doctest_main)]", "#![allow(warnings)]"),
    // Lists instead of maps and sets.
    instead(SCHEDULER, "use std::collections::BTreeMap;", "use crate::small::BTreeMap;"),
    instead("src/dom_bundle/blist.rs", "use std::collections::HashSet;", "use crate::small::HashSet;"),
    instead("src/dom_bundle/subtree_root.rs", "use std::collections::HashSet;", "use crate::small::HashSet;"),
    instead("src/dom_bundle/btag/mod.rs", "use std::collections::HashMap;", "use crate::small::HashMap;"),
    instead("src/dom_bundle/btag/listeners.rs", "use std::collections::HashMap;", "use crate::small::HashMap;"),
    instead(ATTRIBUTES, "use std::collections::HashMap;", "use crate::small::HashMap;"),
    // Attributes that are a hash table themselves are compared as any others.
    before(ATTRIBUTES, "(Self::IndexMap(new), Self::IndexMap(ref old)) => {", "#[cfg(any())]\n"),
    // An event is its name.
    instead(
        LISTENERS,
        "pub enum ListenerKind {
            $( $kind, )*
            other(std::borrow::Cow<'static, str>),
        }",
        "pub struct ListenerKind(std::borrow::Cow<'static, str>);",
    ),
    instead(
        LISTENERS,
        "match self {
                    Self::other(type_name) => type_name.clone(),
                    $( Self::$kind => stringify!($kind)[2..].into(), )*
                }",
        "self.0.clone()",
    ),
    instead(
        LISTENERS,
        "match self {
                    $( Self::$kind => stringify!($kind), )*
                    Self::other(type_name) => type_name.as_ref(),
                }",
        "&self.0",
    ),
    before(
        LISTENERS,
        "pub fn type_name(&self)",
        "$( pub const $kind: Self = Self(std::borrow::Cow::Borrowed(stringify!($kind).split_at(2).1)); )*

            pub fn other(type_name: std::borrow::Cow<'static, str>) -> Self {
                Self(type_name)
            }

            ",
    ),
    // It begins at the end of the turn, which the browser can see to: no future is needed for that.
    before(
        SCHEDULER,
        "#[wasm_bindgen(js_name = setTimeout)]",
        "#[wasm_bindgen(js_name = queueMicrotask)]
        fn queue_microtask(handler: &js_sys::Function);
        ",
    ),
    instead(
        SCHEDULER,
        "let cb = Closure::once_into_js(move || run_scheduler(queue));
                    set_timeout(cb.unchecked_ref(), 0);",
        "set_timeout(runner(queue).unchecked_ref(), 0);",
    ),
    instead(
        SCHEDULER,
        "spawn_local(async {
            run_scheduler(vec![]);
        });",
        "queue_microtask(runner(vec![]).unchecked_ref());",
    ),
    before(
        SCHEDULER,
        "fn run_scheduler(",
        "fn runner(queue: Vec<super::QueueEntry>) -> JsValue {
            Closure::once_into_js(move || run_scheduler(queue))
        }

        ",
    ),
    // What listens goes with the app. (Yew's own listeners stay for as long as the page does, and what they belong to.)
    instead(SUBTREES, "let this = self.clone();", "let this = Rc::downgrade(self);"),
    instead(
        SUBTREES,
        "this.handle(desc.clone(), e.clone());",
        "if let Some(this) = this.upgrade() { this.handle(desc.clone(), e.clone()); }",
    ),
    instead(SUBTREES, "    #[cfg(test)]\n    registered: Vec<", "    registered: Vec<"),
    instead(
        SUBTREES,
        "            #[cfg(test)]\n            registered: Vec::default(),",
        "            registered: Vec::default(),",
    ),
    instead(
        SUBTREES,
        "        // Never drop the closure as this event handler is static
        #[cfg(not(test))]
        cl.forget();
        #[cfg(test)]
        self.registered",
        "        self.registered",
    ),
    // Kinds of nodes that are never made (a test sees to that): one that is would stop the program.
    before(NODES, "VNode::VTag(vtag) => {\n", NO_SUCH_NODE),
    before(NODES, "VNode::VTag(vtag) => RcExt::unwrap_or_clone(vtag).reconcile_node(", NO_SUCH_NODE),
    before(NODES, "Self::Tag(vtag) => vtag.detach(", NO_SUCH_BUNDLE),
    before(NODES, "Self::Tag(ref vtag) => vtag.shift(", NO_SUCH_BUNDLE),
];

const NO_SUCH_NODE: &str = "VNode::VPortal(_) | VNode::VSuspense(_) | VNode::VRaw(_) => unreachable!(),\n";
const NO_SUCH_BUNDLE: &str = "Self::Portal(_) | Self::Suspense(_) | Self::Raw(_) => unreachable!(),\n";

/// What to tell cargo, so that it takes the changed source for Yew's: made anew if it is not there yet.
pub(super) fn arguments() -> Result<[String; 2]> {
    let original = source()?;
    let folder = project::scratch()?.join("yew");
    let recipe: Vec<_> = CHANGES.iter().flat_map(|change| [change.file, change.at, change.put]).collect();
    let made_of = hash::sha256_hex([&*original.to_string_lossy(), SMALL, &recipe.join("\n")].join("\n").as_bytes());
    let stamp = folder.join("made-of");
    if !fs::read_to_string(&stamp).is_ok_and(|found| found == made_of) {
        super::make_empty(&folder)?;
        copy(&original, &folder)?;
        for change in CHANGES {
            let file = folder.join(change.file);
            let text = fs::read_to_string(&file).with_context(|| format!("Yew has no {} now", change.file))?;
            fs::write(&file, change.applied(&text)?)?;
        }
        fs::write(folder.join("src/small.rs"), SMALL)?;
        fs::write(stamp, made_of)?;
    }
    Ok(["--config".to_owned(), format!("paths=[{}]", Value::from(folder.to_string_lossy()))])
}

impl Change {
    /// # Errors
    /// When the file is not the one that the change is for.
    fn applied(&self, text: &str) -> Result<String> {
        let Change { file, at, put, stays } = self;
        ensure!(text.matches(at).count() == 1, "Yew's {file} does not have this once now: {at}");
        Ok(text.replace(at, &if *stays { [*put, at].concat() } else { (*put).to_owned() }))
    }
}

/// Where cargo keeps the source of the Yew in use.
fn source() -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    let printed = output(cargo.args(["metadata", "--format-version", "1"]).current_dir(project::root()))?;
    let metadata: Value = serde_json::from_str(&printed).context("cargo printed no metadata")?;
    let packages = metadata["packages"].as_array().context("cargo knows no packages")?;
    let yew = packages.iter().find(|package| package["name"] == "yew").context("Yew is not among the dependencies")?;
    let manifest = yew["manifest_path"].as_str().context("Yew has no manifest")?;
    Path::new(manifest).parent().map(Path::to_owned).context("Yew has no folder")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_fits_once_or_is_an_error() {
        let (put, placed) = (instead("a.rs", "one", "two"), before("a.rs", "one", "two, "));
        assert_eq!(put.applied("zero, one").unwrap(), "zero, two");
        assert_eq!(placed.applied("zero, one").unwrap(), "zero, two, one");
        for other in ["zero", "one, one"] {
            assert!(put.applied(other).unwrap_err().to_string().contains("a.rs"), "{other}");
        }
    }
}

//! How elements are made, compared and put into the page, by one component in one tree.

use super::{Change, before, instead};

const ATTRIBUTES: &str = "src/dom_bundle/btag/attributes.rs";
const EVENTS: &str = "src/dom_bundle/subtree_root.rs";
const LISTS: &str = "src/dom_bundle/blist.rs";
const NODES: &str = "src/virtual_dom/vnode.rs";
const TAGS: &str = "src/dom_bundle/btag/mod.rs";
const TEXTS: &str = "src/dom_bundle/btext.rs";
const VTAGS: &str = "src/virtual_dom/vtag.rs";

pub(super) const ELEMENTS: &[Change] = &[
    before("src/lib.rs", "mod sealed;\n", "mod never;\nmod small;\n"),
    // What the changes leave unused is no mistake.
    instead("src/lib.rs", "#![allow(clippy::needless_doctest_main)]", "#![allow(warnings)]"),
    // Nobody keeps a node, so none is ever cloned.
    instead("src/utils/mod.rs", "unwrap_or_else(|rc| (*rc).clone())", "unwrap_or_else(|_| unreachable!())"),
    instead(NODES, "Rc::make_mut(m)", "Rc::get_mut(m).unwrap()"),
    instead("src/virtual_dom/vlist.rs", "Rc::make_mut(m)", "Rc::get_mut(m).unwrap()"),
    // Elements are in the document that their parent is in, and pictures in the only other namespace.
    instead(
        TEXTS,
        "let Self { text } = self;\n        let text_node = document()",
        "let Self { text } = self;\n        let text_node = parent.owner_document().unwrap()",
    ),
    before(TAGS, "let tag = self.tag();\n        // check", "let document = || parent.owner_document().unwrap();\n"),
    instead(
        TAGS,
        "if let Some(xmlns) = self
            .attributes
            .iter()
            .find(|(k, _)| *k == \"xmlns\")
            .map(|(_, v)| v)
        {",
        "if let Some(xmlns) = None {",
    ),
    instead(
        TAGS,
        "if tag == \"math\"
            || parent
                .namespace_uri()
                .is_some_and(|ns| ns == MATHML_NAMESPACE)
        {",
        "if false {",
    ),
    before(
        TAGS,
        "thread_local! {\n                static CACHED_ELEMENTS",
        "return document().create_element(tag).unwrap();\n",
    ),
    // The tags and the attributes of an element are spelled as they are to be, and the attributes are in one order, of which each
    // element has the beginning (`src/ui/element.rs`).
    instead(
        VTAGS,
        "let lowercase_tag = tag.to_ascii_lowercase();\n        Self::new_base(",
        "let lowercase_tag = &*tag;\n        Self::new_base(",
    ),
    instead(ATTRIBUTES, "Self::apply_diff_as_maps(el, new, ancestor);", "unreachable!()"),
    instead(
        ATTRIBUTES,
        ") if ptr_eq(new_k, old_k) => {
                // Double zipping does not optimize well, so use asserts and unsafe instead
                assert_eq!(new_k.len(), new_v.len());
                assert_eq!(new_k.len(), old_v.len());
                for i in 0..new_k.len() {",
        ") => {
                let keys = if new_k.len() > old_k.len() { *new_k } else { old_k };
                for i in 0..keys.len() {",
    ),
    instead(ATTRIBUTES, "unsafe { new_k.get_unchecked(i) }", "keys[i]"),
    instead(
        ATTRIBUTES,
        "match unsafe { (new_v.get_unchecked(i), old_v.get_unchecked(i)) } {",
        "match (new_v.get(i).and_then(Option::as_ref), old_v.get(i).and_then(Option::as_ref)) {",
    ),
    // One component, in one tree, begins in an empty place and stops the whole program when it panics.
    instead(
        "src/app_handle.rs",
        "clear_element(&host);\n        let app = Self {\n            scope: Scope::new(None),\n        };\n        let hosting_root",
        "let app = Self {\n            scope: Scope::new(None),\n        };\n        let hosting_root",
    ),
    instead(
        "src/renderer.rs",
        "set_default_panic_hook();\n        AppHandle::<COMP>::mount",
        "AppHandle::<COMP>::mount",
    ),
    before(
        "src/html/component/lifecycle.rs",
        "let props = match Rc::downcast::<COMP::Properties>(props) {",
        "return false;\n        ",
    ),
    instead("src/html/component/scope.rs", "typed_scope: Rc::new(scope),", "typed_scope: Rc::new(()),"),
    before(EVENTS, "parent_root: Rc<SubtreeData>,\n", "never: std::convert::Infallible,\n"),
    before(EVENTS, "parent_root: self.0.clone(),\n", "never: unreachable!(),\n"),
    instead(EVENTS, "el.set_subtree_id(self.0.subtree_id);", ""),
    // No input is given a value.
    instead(ATTRIBUTES, "self.value = self.value.apply(root, el);", ""),
    instead(ATTRIBUTES, "self.value.apply_diff(root, el, &mut bundle.value);", ""),
    // Children never change places among themselves, they come and go: one loop does for those with keys and without.
    before(
        LISTS,
        "/// Diff and patch unkeyed child lists",
        "fn apply(
        keyed: bool,
        mut writer: NodeWriter<'_>,
        lefts: Vec<VNode>,
        rights: &mut Vec<BNode>,
    ) -> DomSlot {
        let mut before = std::mem::take(rights).into_iter();
        for left in lefts.into_iter().rev() {
            let is_same = |right: &BNode| !keyed || right.key() == left.key();
            if before.as_slice().iter().any(is_same) {
                // Those in between have gone.
                while let Some(mut right) = before.next() {
                    if is_same(&right) {
                        writer = writer.patch(left, &mut right);
                        rights.push(right);
                        break;
                    }
                    right.detach(writer.root, writer.parent, false);
                }
            } else {
                let (next, right) = writer.add(left);
                writer = next;
                rights.push(right);
            }
        }
        for right in before {
            right.detach(writer.root, writer.parent, false);
        }
        writer.slot
    }

    ",
    ),
    instead(
        LISTS,
        "if let Some(additional) = lefts.len().checked_sub(rights.len()) {
            rights.reserve_exact(additional);
        }
        let first = if fully_keyed && blist.fully_keyed {
            BList::apply_keyed(root, parent_scope, parent, slot, lefts, rights)
        } else {
            BList::apply_unkeyed(root, parent_scope, parent, slot, lefts, rights)
        };",
        "let keyed = fully_keyed && blist.fully_keyed;
        let writer = NodeWriter { root, parent_scope, parent, slot };
        let first = BList::apply(keyed, writer, lefts, rights);",
    ),
    // What cannot be put into the page has nobody to read why.
    instead(
        "src/dom_bundle/position.rs",
        ".unwrap_or_else(|err| {
                    let msg = if next_sibling.is_some() {",
        ".unwrap_or_else(|err| {
                    unreachable!();
                    let msg = if next_sibling.is_some() {",
    ),
];

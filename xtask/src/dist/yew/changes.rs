//! What is changed in Yew's own files, and why.

use anyhow::{Result, ensure};

/// What is done to a text of Yew's, which stands exactly once in its file.
pub(super) struct Change {
    pub(super) file: &'static str,
    pub(super) at: &'static str,
    pub(super) put: &'static str,
    /// Whether the text stays, behind what is put.
    stays: bool,
}

const fn instead(file: &'static str, at: &'static str, put: &'static str) -> Change {
    Change { file, at, put, stays: false }
}

const fn before(file: &'static str, at: &'static str, put: &'static str) -> Change {
    Change { file, at, put, stays: true }
}

const ATTRIBUTES: &str = "src/dom_bundle/btag/attributes.rs";
const BUNDLES: &str = "src/dom_bundle/bnode.rs";
const EVENTS: &str = "src/dom_bundle/subtree_root.rs";
const LISTS: &str = "src/dom_bundle/blist.rs";
const LISTENERS: &str = "src/virtual_dom/listeners.rs";
const NODES: &str = "src/virtual_dom/vnode.rs";
const REGISTRY: &str = "src/dom_bundle/btag/listeners.rs";
const SUSPENSION: &str = "src/suspense/suspension.rs";
const TAGS: &str = "src/dom_bundle/btag/mod.rs";
const TEXTS: &str = "src/dom_bundle/btext.rs";
const VALUES: &str = "src/virtual_dom/mod.rs";
const VTAGS: &str = "src/virtual_dom/vtag.rs";

pub(super) const CHANGES: &[Change] = &[
    before("src/lib.rs", "mod sealed;\n", "mod never;\nmod small;\n"),
    // What the changes leave unused is no mistake.
    instead("src/lib.rs", "#![allow(clippy::needless_doctest_main)]", "#![allow(warnings)]"),
    // Lists instead of maps and sets.
    instead(EVENTS, "use std::collections::HashSet;", "use crate::small::HashSet;"),
    instead(REGISTRY, "use std::collections::HashMap;", "use crate::small::HashMap;"),
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
    // Kinds of nodes, attributes and results that are never made (a test sees to that): with a value of a type that
    // has none, the compiler leaves out all that is done about them.
    instead(NODES, "VComp(Rc<VComp>)", "VComp(crate::never::Never<VComp>)"),
    instead(NODES, "VPortal(Rc<VPortal>)", "VPortal(crate::never::Never<VPortal>)"),
    instead(NODES, "VSuspense(Rc<VSuspense>)", "VSuspense(crate::never::Never<VSuspense>)"),
    instead(NODES, "VRaw(VRaw),", "VRaw(crate::never::Never<VRaw>),"),
    instead(NODES, "VNode::VComp(Rc::new(vcomp))", MADE),
    instead(NODES, "VNode::VComp(Rc::new(VComp::from(vchild)))", MADE),
    instead(NODES, "VNode::VPortal(Rc::new(vportal))", MADE),
    instead(NODES, "VNode::VSuspense(Rc::new(vsuspense))", MADE),
    instead(NODES, "VNode::VRaw(VRaw { html })", MADE),
    instead("src/html/mod.rs", "VNode::VPortal(Rc::new(VPortal::new(child, host)))", MADE),
    instead(BUNDLES, "Comp(BComp),", "Comp(crate::never::Never<BComp>),"),
    instead(BUNDLES, "Portal(BPortal),", "Portal(crate::never::Never<BPortal>),"),
    instead(BUNDLES, "Suspense(Box<BSuspense>),", "Suspense(crate::never::Never<BSuspense>),"),
    instead(BUNDLES, "Raw(BRaw),", "Raw(crate::never::Never<BRaw>),"),
    instead(BUNDLES, "Self::Comp(bcomp)", MADE),
    instead(BUNDLES, "Self::Portal(bportal)\n", MADE),
    instead(BUNDLES, "Self::Suspense(Box::new(bsusp))", MADE),
    instead(BUNDLES, "Self::Raw(braw)\n", MADE),
    instead(BUNDLES, "vraw.attach(", "RcExt::unwrap_or_clone(vraw).attach("),
    instead(BUNDLES, "vraw.reconcile_node(", "RcExt::unwrap_or_clone(vraw).reconcile_node("),
    instead(VALUES, "use std::rc::Rc;", "use crate::never::Never as Rc;"),
    instead(
        VALUES,
        "    Static(&'static [(&'static str, AttributeOrProperty)]),",
        "    Static(Rc<[(&'static str, AttributeOrProperty)]>),",
    ),
    instead(VALUES, "AttributeOrProperty::Static(v) => Some((*k, v)),", "AttributeOrProperty::Static(_) => None,"),
    before(ATTRIBUTES, "(Self::Static(new), Self::Static(old)) if ptr_eq(new, old) => (),", "#[cfg(any())]\n"),
    instead(VALUES, "Self::Static(&[])", "Self::Dynamic { keys: &[], values: Box::default() }"),
    instead(VALUES, "    Static(&'static str),", "    Static(Rc<str>),"),
    instead(VALUES, "    Property(JsValue),", "    Property(Rc<JsValue>),"),
    instead(VALUES, "(AttributeOrProperty::Property(v))", "(AttributeOrProperty::Property(Rc::new(v)))"),
    instead(VTAGS, "AttributeOrProperty::Property(value.into())", MADE),
    before(SUSPENSION, "id: usize,\n", "never: std::convert::Infallible,\n"),
    before(SUSPENSION, "let id = SUSPENSION_ID.with(", "return unreachable!();\n#[cfg(any())]\n"),
    instead(SUSPENSION, "let self_ = Suspension {", "#[cfg(any())]\nlet self_ = Suspension {"),
    instead(SUSPENSION, "(self_.clone(), SuspensionHandle { inner: self_ })", ""),
    instead(
        VTAGS,
        "#[derive(Debug, Clone, Default)]
pub(crate) struct TextareaFields {",
        "#[derive(Debug, Clone)]
pub(crate) struct TextareaFields {
    never: std::convert::Infallible,",
    ),
    instead(
        VTAGS,
        "VTagInner::Textarea(TextareaFields {\n                value: Value::new(value),",
        "VTagInner::Textarea(TextareaFields {\n                never: unreachable!(),\n                value: Value::new(value),",
    ),
    instead(VTAGS, "\"textarea\" => VTagInner::Textarea(Default::default()),", ""),
    before(
        BUNDLES,
        "impl ReconcileTarget for BNode {",
        "impl<T> ReconcileTarget for crate::never::Never<T> {
    fn detach(self, _: &BSubtree, _: &Element, _: bool) {
        unreachable!()
    }

    fn shift(&self, _: &Element, _: DomSlot) -> DomSlot {
        unreachable!()
    }
}

",
    ),
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
    // Nothing that listens stands in something that listens for the same: the first is the only one. (Yew's own walk to the top is
    // a tenth of what the program does for a key.)
    before(
        EVENTS,
        "let run_handler = |root: &Self, el: &Element| {",
        "let mut at = event.target().map(|target| target.unchecked_into::<Element>());
        while let Some(el) = at {
            if let Some(handler) = Registry::get_handler(&self.event_registry, &el, &desc) {
                return handler(&event);
            }
            at = el.parent_element().filter(|_| event.bubbles());
        }
        return;
        ",
    ),
    // No input is given a value.
    instead(ATTRIBUTES, "self.value = self.value.apply(root, el);", ""),
    instead(ATTRIBUTES, "self.value.apply_diff(root, el, &mut bundle.value);", ""),
    // No listener is passive.
    instead(
        EVENTS,
        "let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(desc.passive);
",
        "",
    ),
    instead(
        EVENTS,
        "add_event_listener_with_callback_and_add_event_listener_options(",
        "add_event_listener_with_callback_and_bool(",
    ),
    instead(EVENTS, "                &options,\n", "                true,\n"),
    // What listens goes with its app. Yew's own stays for as long as the page does, and keeps what it belongs to.
    instead(
        EVENTS,
        "let this = self.clone();
        let listener = {",
        "let this = Rc::downgrade(self);
        let listener = {",
    ),
    instead(
        EVENTS,
        "this.handle(desc.clone(), e.clone());",
        "if let Some(this) = this.upgrade() { this.handle(desc.clone(), e.clone()); }",
    ),
    instead(EVENTS, "    #[cfg(test)]\n    registered: Vec<", "    registered: Vec<"),
    instead(EVENTS, "            #[cfg(test)]\n            registered: Vec", "            registered: Vec"),
    instead(
        EVENTS,
        "        // Never drop the closure as this event handler is static
        #[cfg(not(test))]
        cl.forget();
        #[cfg(test)]
        self.registered",
        "        self.registered",
    ),
    // An element's few listeners are one list.
    instead(
        REGISTRY,
        "by_id: HashMap<u32, HashMap<EventDescriptor, Vec<Rc<dyn Listener>>>>,",
        "by_id: HashMap<u32, Vec<Rc<dyn Listener>>>,",
    ),
    instead(
        REGISTRY,
        "handlers.get(desc)?.clone()",
        "handlers.iter().find(|l| EventDescriptor::from(&***l) == *desc)?.clone()",
    ),
    instead(
        REGISTRY,
        "for l in listeners {
                l.handle(event.clone());
            }",
        "listeners.handle(event.clone());",
    ),
    instead(
        REGISTRY,
        "let mut by_desc =
            HashMap::<EventDescriptor, Vec<Rc<dyn Listener>>>::with_capacity(listeners.len());",
        "let mut all = Vec::new();",
    ),
    instead(
        REGISTRY,
        "let desc = EventDescriptor::from(l.deref());
            root.ensure_handled(&desc);
            by_desc.entry(desc).or_default().push(l);
        }
        self.by_id.insert(id, by_desc);",
        "root.ensure_handled(&EventDescriptor::from(l.deref()));
            all.push(l);
        }
        self.by_id.insert(id, all);",
    ),
    before(
        REGISTRY,
        "if let Some(by_desc) = self.by_id.get_mut(id) {",
        "self.register(root, *id, listeners);
        #[cfg(any())]
        ",
    ),
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

/// Where a value of a type that has none would be made.
const MADE: &str = "unreachable!()\n";

impl Change {
    /// The file's text with the change made.
    ///
    /// # Errors
    /// When the file is not the one that the change is for.
    pub(super) fn applied(&self, text: &str) -> Result<String> {
        let Change { file, at, put, stays } = self;
        ensure!(text.matches(at).count() == 1, "Yew's {file} does not have this once now: {at}");
        Ok(text.replace(at, &if *stays { [*put, at].concat() } else { (*put).to_owned() }))
    }
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

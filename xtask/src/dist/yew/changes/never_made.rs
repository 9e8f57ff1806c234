//! Kinds of nodes, attributes and results that are never made (a test sees to that): with a value of a type that has none, the
//! compiler leaves out all that is done about them.

use super::{Change, before, instead};

const ATTRIBUTES: &str = "src/dom_bundle/btag/attributes.rs";
const BUNDLES: &str = "src/dom_bundle/bnode.rs";
const NODES: &str = "src/virtual_dom/vnode.rs";
const SUSPENSION: &str = "src/suspense/suspension.rs";
const VALUES: &str = "src/virtual_dom/mod.rs";
const VTAGS: &str = "src/virtual_dom/vtag.rs";

pub(super) const NEVER_MADE: &[Change] = &[
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
];

/// Where a value of a type that has none would be made.
const MADE: &str = "unreachable!()\n";

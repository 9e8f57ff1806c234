//! What listens, and how it is told.

use super::{Change, before, instead};

const EVENTS: &str = "src/dom_bundle/subtree_root.rs";
const LISTENERS: &str = "src/virtual_dom/listeners.rs";
const REGISTRY: &str = "src/dom_bundle/btag/listeners.rs";

pub(super) const LISTENING: &[Change] = &[
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
];

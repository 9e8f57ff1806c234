//! A small builder for elements.
//!
//! Yew's `html!` writes the whole construction of an element out at every place it is used; these functions are
//! written out once, for a third of the bytes a shopper downloads.

use super::Intent;
use super::listen::{Ear, On};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VNode, VTag, VText};

/// Declares the attributes our elements have, once: their names here and in the page.
macro_rules! attributes {
    ($($name:ident = $word:literal,)*) => {
        /// An attribute.
        #[derive(Clone, Copy)]
        pub(super) enum Attr {
            $($name,)*
        }

        /// The attributes' names, in the order of [`Attr`].
        static NAMES: &[&str] = &[$($word,)*];
    };
}

attributes! {
    // What most elements have stands first: they take no room for what only a few do.
    Part = "part",
    Class = "class",
    Id = "id",
    For = "for",
    D = "d",
    Fill = "fill",
    AriaHidden = "aria-hidden",
    ViewBox = "viewBox",
    Stroke = "stroke",
    DataLook = "data-look",
    DataField = "data-field",
    DataWidth = "data-width",
    DataMethod = "data-method",
    AriaLive = "aria-live",
    Name = "name",
    Type = "type",
    Form = "form",
    // What only a few have.
    Allow = "allow",
    Alt = "alt",
    AriaBusy = "aria-busy",
    AriaDescribedby = "aria-describedby",
    AriaDisabled = "aria-disabled",
    AriaInvalid = "aria-invalid",
    AriaLabel = "aria-label",
    AriaLabelledby = "aria-labelledby",
    Autocapitalize = "autocapitalize",
    Autocomplete = "autocomplete",
    Autocorrect = "autocorrect",
    DataBrand = "data-brand",
    DataNotice = "data-notice",
    DataStage = "data-stage",
    DataStore = "data-store",
    Dir = "dir",
    Disabled = "disabled",
    Height = "height",
    Hidden = "hidden",
    Href = "href",
    Inert = "inert",
    Inputmode = "inputmode",
    Lang = "lang",
    Placeholder = "placeholder",
    Readonly = "readonly",
    Referrerpolicy = "referrerpolicy",
    Rel = "rel",
    Required = "required",
    Role = "role",
    Sandbox = "sandbox",
    Selected = "selected",
    Spellcheck = "spellcheck",
    Src = "src",
    Tabindex = "tabindex",
    Target = "target",
    Title = "title",
    Value = "value",
    Width = "width",
    X = "x",
    Y = "y",
}

/// An element being built. Attributes and text are set as such: nothing is ever parsed as markup.
pub(super) struct El(Box<Parts>);

struct Parts {
    tag: VTag,
    /// One place for each of [`NAMES`]: Yew compares two such lists without looking anything up. It is given them up to the last
    /// that is set.
    attributes: Vec<Option<AttributeOrProperty>>,
    children: Vec<VNode>,
}

/// An element with a class, which is its part too: what a page can style by `::part` where the checkout runs inline. The
/// README lists those that stay. (A table of them would cost every shopper 200 bytes.)
pub(super) fn el(tag: &'static str, class: &'static str) -> El {
    bare(tag).set(Attr::Class, class).set(Attr::Part, class)
}

/// An element without attributes.
pub(super) fn bare(tag: &'static str) -> El {
    let attributes = NAMES.iter().map(|_| None).collect();
    El(Box::new(Parts { tag: VTag::new(tag), attributes, children: Vec::new() }))
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub(super) fn set(mut self, name: Attr, value: impl Into<AttrValue>) -> El {
        self.0.attributes[name as usize] = Some(AttributeOrProperty::Attribute(value.into()));
        self
    }

    /// Sets an attribute if there is a value for it.
    #[inline(never)]
    pub(super) fn maybe(self, name: Attr, value: Option<impl Into<AttrValue>>) -> El {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Sets an attribute that has no value, if it holds.
    pub(super) fn flag(self, name: Attr, holds: bool) -> El {
        self.maybe(name, holds.then_some(""))
    }

    /// Names the element among its siblings: it then keeps its place, its input and its focus.
    pub(super) fn key(mut self, key: &str) -> El {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Lets Rust find the element once it is drawn.
    pub(super) fn node(mut self, node: &NodeRef) -> El {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// Whether a radio button is chosen.
    pub(super) fn checked(mut self, checked: bool) -> El {
        self.0.tag.set_checked(checked);
        self
    }

    /// Listens.
    #[inline(never)]
    pub(super) fn on(mut self, event: On, act: Callback<Event>) -> El {
        self.0.tag.add_listener(Rc::new(Ear { event, act }));
        self
    }

    /// Listens, and always says the same.
    #[inline(never)]
    pub(super) fn says(self, event: On, send: &Callback<Intent>, intent: Intent) -> El {
        let send = send.clone();
        self.on(event, Callback::from(move |_| send.emit(intent.clone())))
    }

    /// Listens, says the same always, and keeps the browser from doing what it would.
    pub(super) fn prevents(self, event: On, send: &Callback<Intent>, intent: Intent) -> El {
        let send = send.clone();
        self.on(
            event,
            Callback::from(move |event: Event| {
                event.prevent_default();
                send.emit(intent.clone());
            }),
        )
    }

    /// Adds a child.
    #[inline(never)]
    pub(super) fn put(self, child: El) -> El {
        self.add(child.into())
    }

    /// Adds a child, or holds its place: the children after it then stay the same elements when it comes and goes.
    #[inline(never)]
    pub(super) fn some(self, child: Option<El>) -> El {
        self.add(child.map_or_else(VNode::default, Into::into))
    }

    /// Adds a text.
    #[inline(never)]
    pub(super) fn say(self, text: impl Into<AttrValue>) -> El {
        self.add(VNode::from(VText::new(text)))
    }

    #[inline(never)]
    fn add(mut self, child: VNode) -> El {
        self.0.children.push(child);
        self
    }
}

impl From<El> for VNode {
    #[inline(never)]
    fn from(element: El) -> VNode {
        let Parts { mut tag, mut attributes, children } = *element.0;
        while let Some(None) = attributes.last() {
            attributes.pop();
        }
        tag.set_attributes(Attributes::Dynamic { keys: &NAMES[..attributes.len()], values: attributes.into() });
        tag.add_children(children);
        VNode::from(tag)
    }
}

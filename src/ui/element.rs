//! A small builder for elements.
//!
//! Yew's `html!` writes the whole construction of an element out at every place it is used; these functions are
//! written out once, for a third of the bytes a shopper downloads. `html!` stays where an element has listeners.

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
    AriaHidden = "aria-hidden",
    AriaLabel = "aria-label",
    AriaLive = "aria-live",
    Class = "class",
    D = "d",
    DataBrand = "data-brand",
    DataField = "data-field",
    DataLook = "data-look",
    DataMethod = "data-method",
    DataNotice = "data-notice",
    DataStage = "data-stage",
    DataStore = "data-store",
    DataWidth = "data-width",
    Fill = "fill",
    For = "for",
    Href = "href",
    Id = "id",
    Lang = "lang",
    Rel = "rel",
    Role = "role",
    Stroke = "stroke",
    Tabindex = "tabindex",
    Target = "target",
    ViewBox = "viewBox",
    X = "x",
    Y = "y",
}

/// An element being built. Attributes and text are set as such: nothing is ever parsed as markup.
pub(super) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    key: Option<Key>,
    /// One place for each of [`NAMES`]: Yew compares two such lists without looking anything up.
    attributes: Box<[Option<AttributeOrProperty>]>,
    children: Vec<VNode>,
}

/// An element with a class.
pub(super) fn el(tag: &'static str, class: &'static str) -> El {
    bare(tag).set(Attr::Class, class)
}

/// An element without attributes.
pub(super) fn bare(tag: &'static str) -> El {
    let attributes = vec![None; NAMES.len()].into_boxed_slice();
    El(Box::new(Parts { tag, key: None, attributes, children: Vec::new() }))
}

impl El {
    /// Sets an attribute.
    pub(super) fn set(self, name: Attr, value: impl Into<AttrValue>) -> El {
        self.set_value(name, value.into())
    }

    #[inline(never)]
    fn set_value(mut self, name: Attr, value: AttrValue) -> El {
        self.0.attributes[name as usize] = Some(AttributeOrProperty::Attribute(value));
        self
    }

    /// Names the element among its siblings: it then keeps its place, its input and its focus.
    pub(super) fn key(mut self, key: impl Into<Key>) -> El {
        self.0.key = Some(key.into());
        self
    }

    /// Adds a child.
    pub(super) fn put(self, child: impl Into<VNode>) -> El {
        self.add(child.into())
    }

    /// Adds a child, or holds its place: the children after it then stay the same elements when it comes and goes.
    pub(super) fn some(self, child: Option<impl Into<VNode>>) -> El {
        self.add(child.map_or_else(VNode::default, Into::into))
    }

    /// Adds a text.
    pub(super) fn say(self, text: impl Into<AttrValue>) -> El {
        self.add_text(text.into())
    }

    #[inline(never)]
    fn add_text(self, text: AttrValue) -> El {
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
        let Parts { tag, key, attributes, children } = *element.0;
        let mut tag = VTag::new(tag);
        tag.key = key;
        tag.set_attributes(Attributes::Dynamic { keys: NAMES, values: attributes });
        tag.add_children(children);
        VNode::from(tag)
    }
}

//! A small builder for elements.
//!
//! Yew's `html!` writes the whole construction of an element out at every place it is used; these functions are
//! written out once, for a third of the bytes a shopper downloads. `html!` stays where an element has listeners.

use yew::prelude::*;
use yew::virtual_dom::{Key, VNode, VTag};

/// An element being built. Attributes and text are set as such: nothing is ever parsed as markup.
pub(super) struct El(Box<VTag>);

/// An element with a class.
pub(super) fn el(tag: &'static str, class: &'static str) -> El {
    bare(tag).set("class", class)
}

/// An element without attributes.
pub(super) fn bare(tag: &'static str) -> El {
    El(Box::new(VTag::new(tag)))
}

impl El {
    /// Sets an attribute.
    pub(super) fn set(self, name: &'static str, value: impl Into<AttrValue>) -> El {
        self.set_value(name, value.into())
    }

    #[inline(never)]
    fn set_value(mut self, name: &'static str, value: AttrValue) -> El {
        self.0.add_attribute(name, value);
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
        self.add(VNode::from(yew::virtual_dom::VText::new(text)))
    }

    #[inline(never)]
    fn add(mut self, child: VNode) -> El {
        self.0.add_child(child);
        self
    }
}

impl From<El> for VNode {
    fn from(element: El) -> VNode {
        VNode::from(*element.0)
    }
}

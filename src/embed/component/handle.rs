//! What an application can ask of its checkout, from outside.

use crate::embed::page;
use crate::embed::runtime::Runtime;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// What the shopper can use first.
const USABLE: &str = "input:enabled, select:enabled, button:enabled, a[href]";

/// A hold on a [`Checkout`](super::Checkout), given to it as a property, as a `NodeRef` is to an element. Nothing happens
/// while there is no checkout in the page.
#[derive(Clone, Default)]
pub struct CheckoutHandle(Rc<RefCell<Weak<Runtime>>>);

impl CheckoutHandle {
    /// Does what the button does. `false` if there is nothing to be done, so that no callback will tell of it.
    pub fn submit(&self) -> bool {
        self.runtime().is_some_and(|runtime| runtime.submit())
    }

    /// Whether everything is filled in properly. What is not is shown, told to `on_invalid`, and led to.
    pub fn validate(&self) -> bool {
        self.runtime().is_some_and(|runtime| runtime.validate())
    }

    /// Makes the form as it was at the beginning.
    pub fn reset(&self) {
        if let Some(runtime) = self.runtime() {
            runtime.reset();
        }
    }

    /// Puts the focus on the first thing that the shopper can use.
    pub fn focus(&self) {
        if let Some(runtime) = self.runtime() {
            page::focus(runtime.place(), USABLE);
        }
    }

    /// Holds this checkout from now on.
    pub(super) fn take(&self, runtime: &Rc<Runtime>) {
        *self.0.borrow_mut() = Rc::downgrade(runtime);
    }

    /// Lets go of this checkout, if it is the one that is held.
    pub(super) fn let_go(&self, runtime: &Rc<Runtime>) {
        let mut held = self.0.borrow_mut();
        if held.as_ptr() == Rc::as_ptr(runtime) {
            *held = Weak::new();
        }
    }

    fn runtime(&self) -> Option<Rc<Runtime>> {
        self.0.borrow().upgrade()
    }
}

impl PartialEq for CheckoutHandle {
    /// Whether they hold the same, now and always.
    fn eq(&self, other: &CheckoutHandle) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

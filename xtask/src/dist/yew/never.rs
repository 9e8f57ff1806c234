//! What is never made, for the parts of Yew that the checkout does without.
//!
//! This becomes a module of Yew's (`dist/yew.rs`). There is no value of this type, so the compiler leaves out whatever
//! would be done with one; and it stands for an `Rc`, a `Box` or a reference without any change where it is used.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use implicit_clone::ImplicitClone;

use crate::utils::RcExt;

/// A `T` that there is none of.
#[derive(Debug)]
pub struct Never<T: ?Sized>(Infallible, PhantomData<T>);

impl<T> Never<T> {
    pub(crate) fn new(_: T) -> Self {
        unreachable!()
    }

    pub(crate) fn make_mut(this: &mut Self) -> &mut T {
        this
    }
}

impl<T: ?Sized> Deref for Never<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self.0 {}
    }
}

impl<T: ?Sized> DerefMut for Never<T> {
    fn deref_mut(&mut self) -> &mut T {
        match self.0 {}
    }
}

impl<T: ?Sized> Clone for Never<T> {
    fn clone(&self) -> Self {
        match self.0 {}
    }
}

impl<T: ?Sized> ImplicitClone for Never<T> {}

impl<T: ?Sized> PartialEq for Never<T> {
    fn eq(&self, _: &Self) -> bool {
        match self.0 {}
    }
}

impl<T: Clone> RcExt<T> for Never<T> {
    fn unwrap_or_clone(this: Self) -> T {
        match this.0 {}
    }
}

//! Who is paying a session: one checkout of one window at a time (DESIGN.md 5).
//!
//! Within a page, a list tells; between windows, a Web Lock per session does. A claim outlives the checkout that made
//! it: one that is taken out of the page and put back meanwhile must not pay again.

use crate::flow::Options;
use crate::platform::plain::Plain;
use crate::wire::{Api, SessionId};
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// What is paid: a session of an API.
pub(super) type Subject = (Api, SessionId);

thread_local! {
    /// The sessions whose payment has left this page and whose outcome is not known yet; each with what lets go of its
    /// lock.
    static CLAIMS: RefCell<Vec<(Subject, Option<Function>)>> = const { RefCell::new(Vec::new()) };
}

/// What is paid with these options.
pub(super) fn subject(options: &Options) -> Option<Subject> {
    Some((options.api.clone()?, options.session.clone().ok()?))
}

/// Whether a checkout of this page is paying it.
pub(super) fn is_claimed(subject: &Subject) -> bool {
    CLAIMS.with_borrow(|claims| claims.iter().any(|(found, _)| found == subject))
}

/// Claims a session. `false` if somebody else is paying it, here or in another window of this browser.
pub(super) async fn claim(subject: &Subject) -> bool {
    if is_claimed(subject) {
        return false;
    }
    CLAIMS.with_borrow_mut(|claims| claims.push((subject.clone(), None)));
    let granted = match lock(subject) {
        Some(answer) => JsFuture::from(answer).await.is_ok_and(|granted| granted.is_truthy()),
        // A browser without locks: its other windows learn from the session.
        None => true,
    };
    if !granted {
        release(subject);
    }
    granted
}

/// Lets go of a session, so that it can be paid again.
pub(super) fn release(subject: &Subject) {
    let claim = CLAIMS.with_borrow_mut(|claims| {
        let at = claims.iter().position(|(found, _)| found == subject)?;
        claims.swap_remove(at).1
    });
    if let Some(let_go) = claim {
        let _ = let_go.call0(&JsValue::UNDEFINED);
    }
}

/// Asks for the lock. The answer is a promise of whether it was granted.
fn lock(subject: &Subject) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let mut name = String::from("komoju-checkout ");
    name.push_str(&subject.0.hosted_page(&subject.1));
    let subject = subject.clone();
    Some(Promise::new(&mut |answer, _| {
        let (tell, subject) = (answer.clone(), subject.clone());
        // Called with a lock, which is held until the promise that we return is resolved; or with null.
        let held = Closure::once_into_js(move |lock: JsValue| {
            let _ = tell.call1(&JsValue::UNDEFINED, &lock.is_object().into());
            Promise::new(&mut |let_go, _| {
                if !lock.is_object() {
                    let _ = let_go.call0(&JsValue::UNDEFINED);
                    return;
                }
                CLAIMS.with_borrow_mut(|claims| {
                    if let Some(claim) = claims.iter_mut().find(|(found, _)| *found == subject) {
                        claim.1 = Some(let_go);
                    }
                });
            })
        });
        let options = Plain::new();
        options.set("ifAvailable", JsValue::TRUE);
        // Where locks are forbidden, as in a page without an origin, we go on without.
        let asked = request.call3(&locks, &name.as_str().into(), &options.into(), &held);
        match asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) {
            Some(asked) => {
                let forbidden = Closure::once_into_js(move || {
                    let _ = answer.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
                });
                let then = Reflect::get(&asked, &"catch".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
                let _ = then.map(|then| then.call1(&asked, &forbidden));
            }
            None => {
                let _ = answer.call1(&JsValue::UNDEFINED, &JsValue::TRUE);
            }
        }
    }))
}

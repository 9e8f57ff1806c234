//! The checkout as a Yew component, for an application that is written in Yew itself. It runs what the package's element
//! runs, and is no part of the package.
//!
//! Knows no rule of its own: properties become the options of `options.rs`, page events become callbacks.

mod answer;
pub mod details;
mod handle;
mod page;
mod place;
mod properties;
mod style;
mod telling;
pub mod theme;
mod visits;

pub use answer::Answer;
pub use handle::CheckoutHandle;
pub use properties::{CheckoutProps, Prefill};

use super::listener::Listener;
use super::runtime::Runtime;
use page::Page;
use std::cell::RefCell;
use std::rc::Rc;
use telling::Telling;
use theme::Look;
use visits::Visits;
use web_sys::Element;
use yew::prelude::*;

/// A checkout in a Yew application: properties in, callbacks out.
///
/// It stands in a shadow root of its own, as wide as what is around it lets it be, and needs no style sheet of the
/// application's. Taken out of the page, it leaves nothing behind; a payment that was on its way is looked up by the next
/// checkout of the same session.
///
/// Yew's own handlers around it hear nothing of what happens inside, not even a key: only the callbacks tell.
///
/// ```no_run
/// use komoju_checkout::{Checkout, CheckoutHandle};
/// use yew::prelude::*;
///
/// /// A page with a button of its own.
/// #[component]
/// fn Payment() -> Html {
///     let checkout = use_state(CheckoutHandle::default);
///     let order = {
///         let checkout = checkout.clone();
///         move |_: MouseEvent| {
///             checkout.submit();
///         }
///     };
///     html! {
///         <>
///             <Checkout session_id="SESSION_ID" publishable_key="pk_…" no_button=true handle={(*checkout).clone()} />
///             <button onclick={order}>{ "Order" }</button>
///         </>
///     }
/// }
/// ```
pub struct Checkout {
    place: NodeRef,
    given: Given,
    page: Page,
    at_work: Option<AtWork>,
}

/// The properties, as they were given last.
type Given = Rc<RefCell<Rc<CheckoutProps>>>;

/// What is there as long as the checkout is in the page.
struct AtWork {
    runtime: Rc<Runtime>,
    look: Option<Look>,
    _visits: Visits,
}

impl Component for Checkout {
    type Message = ();
    type Properties = CheckoutProps;

    fn create(ctx: &Context<Checkout>) -> Checkout {
        let given: Given = Rc::new(RefCell::new(Rc::new(ctx.props().clone())));
        Checkout { place: NodeRef::default(), page: Page::of(&given), given, at_work: None }
    }

    fn view(&self, _: &Context<Checkout>) -> Html {
        html! { <div ref={&self.place} /> }
    }

    fn rendered(&mut self, ctx: &Context<Checkout>, first: bool) {
        if first
            && let Some(host) = self.place.cast::<Element>()
            && let Some(place) = place::make(&host)
        {
            let telling = Telling::new(self.given.clone());
            let listener = Listener::Application(Box::new(move |event, voice, then| telling.tell(event, voice, then)));
            let look = Look::of(&place, &self.given);
            let runtime = Runtime::start(place, &self.page.options(), listener);
            runtime.show();
            ctx.props().handle.take(&runtime);
            self.at_work = Some(AtWork { _visits: Visits::of(&runtime), look, runtime });
        }
    }

    fn changed(&mut self, ctx: &Context<Checkout>, before: &CheckoutProps) -> bool {
        let props = ctx.props();
        *self.given.borrow_mut() = Rc::new(props.clone());
        if let Some(AtWork { runtime, look, .. }) = &self.at_work {
            if props.handle != before.handle {
                before.handle.let_go(runtime);
                props.handle.take(runtime);
            }
            if props.asked() != before.asked() {
                if let Some(look) = look {
                    look.take();
                }
                runtime.change(self.page.options());
            }
        }
        // What is seen, the checkout draws itself.
        false
    }

    fn destroy(&mut self, ctx: &Context<Checkout>) {
        if let Some(AtWork { runtime, .. }) = self.at_work.take() {
            ctx.props().handle.let_go(&runtime);
            runtime.stop();
        }
    }
}

//! The loop: update, keep, repaint, perform. The only place with interior mutability.
//!
//! No borrow is held while Yew is given a state, while the page is told something, or across an await: a listener of
//! the page may call straight back.

use super::{advice, events, http, options};
use crate::domain::expiry::Month;
use crate::flow::{Attempt, Effect, Event, Options, PageEvent, Stage, State, update};
use crate::platform;
use crate::ui::{Intent, Root, RootProps, field_id, heading_id};
use crate::wire::{Api, Call, Failure, Reply, SafeUrl, SessionId};
use js_sys::{Function, Math};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, Node};
use yew::{AppHandle, Callback};

thread_local! {
    /// Tells checkouts on one page apart.
    static NEXT_UID: Cell<u32> = const { Cell::new(1) };

    /// The sessions whose payment has left this page and whose outcome is not known yet, with their APIs. A checkout
    /// that is taken out and put back meanwhile, or a second one for the same session, must not pay again.
    static IN_FLIGHT: RefCell<Vec<(Api, SessionId)>> = const { RefCell::new(Vec::new()) };
}

fn is_in_flight(payment: &(Api, SessionId)) -> bool {
    IN_FLIGHT.with_borrow(|payments| payments.contains(payment))
}

fn landed(payment: &(Api, SessionId)) {
    IN_FLIGHT.with_borrow_mut(|payments| {
        if let Some(at) = payments.iter().position(|found| found == payment) {
            payments.swap_remove(at);
        }
    });
}

/// What is paid with these options.
fn payment(options: &Options) -> Option<(Api, SessionId)> {
    Some((options.api.clone()?, options.session.clone().ok()?))
}

/// What is done later, if the checkout is still there then.
type Later = Box<dyn FnOnce(&Rc<Runtime>)>;

/// One checkout at work.
pub(super) struct Runtime {
    state: RefCell<Rc<State>>,
    /// What is still to be taken in; never more than a few.
    queue: RefCell<Vec<Event>>,
    running: Cell<bool>,
    alive: Cell<bool>,
    app: RefCell<Option<AppHandle<Root>>>,
    target: Element,
    tell: Function,
    uid: u32,
}

impl Runtime {
    /// Begins: paints, checks the options, and reads the session or takes the one given.
    pub(super) fn start(target: Element, object: &JsValue, tell: Function) -> Rc<Runtime> {
        let (mut options, session) = options::read(object);
        options.paying = payment(&options).as_ref().is_some_and(is_in_flight);
        let state = Rc::new(State::new(options));
        let uid = NEXT_UID.with(|next| next.replace(next.get().wrapping_add(1)));
        let runtime = Rc::new(Runtime {
            state: RefCell::new(state.clone()),
            queue: RefCell::default(),
            running: Cell::new(false),
            alive: Cell::new(true),
            app: RefCell::default(),
            target: target.clone(),
            tell,
            uid,
        });
        let weak = Rc::downgrade(&runtime);
        let on_intent = Callback::from(move |intent| {
            if let Some(runtime) = weak.upgrade() {
                runtime.dispatch(fact(intent));
            }
        });
        let app = yew::Renderer::<Root>::with_root_and_props(target, RootProps { state, on_intent, uid }).render();
        *runtime.app.borrow_mut() = Some(app);
        runtime.dispatch(match session {
            Some(session) => Event::SessionGiven { today: today(), session },
            None => Event::Started { today: today() },
        });
        runtime
    }

    /// The page came back from the back-forward cache.
    pub(super) fn came_back(self: &Rc<Self>) {
        self.dispatch(Event::CameBack { today: today() });
    }

    /// The page is hidden.
    pub(super) fn hidden(self: &Rc<Self>) {
        self.dispatch(Event::PageHidden);
    }

    /// Takes the checkout away.
    pub(super) fn stop(&self) {
        self.alive.set(false);
        let app = self.app.borrow_mut().take();
        if let Some(app) = app {
            app.destroy();
        }
    }

    fn dispatch(self: &Rc<Self>, event: Event) {
        self.queue.borrow_mut().push(event);
        if self.running.replace(true) {
            return;
        }
        while self.alive.get() {
            let Some(event) = self.next_event() else { break };
            let state = State::clone(&self.state.borrow());
            let (state, effects) = update(state, event);
            let state = Rc::new(state);
            *self.state.borrow_mut() = state.clone();
            if !matches!(state.stage, Stage::Loading(_) | Stage::Submitting(_))
                && let Some(payment) = payment(&state.options)
            {
                landed(&payment);
            }
            self.paint(state);
            for effect in effects {
                self.perform(effect);
            }
        }
        self.running.set(false);
    }

    fn next_event(&self) -> Option<Event> {
        let mut queue = self.queue.borrow_mut();
        if queue.is_empty() { None } else { Some(queue.remove(0)) }
    }

    fn paint(&self, state: Rc<State>) {
        let scope = self.app.borrow().as_ref().map(|app| yew::html::Scope::clone(app));
        if let Some(scope) = scope {
            scope.send_message(state);
        }
    }

    fn perform(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Call(attempt, call) => self.call(attempt, call),
            Effect::Wait(attempt, milliseconds) => {
                // Up to a fifth longer: many browsers that lost the same server do not come back in one moment.
                let jitter = Math::random() * f64::from(milliseconds) / 5.0;
                let passed = move |runtime: &Rc<Runtime>| runtime.dispatch(Event::TimePassed { attempt });
                self.later(milliseconds + jitter as u32, Box::new(passed));
            }
            Effect::Tell(attempt, event) => self.tell(attempt, &event),
            Effect::Navigate(url) => navigate(&url),
            // After the repaint: a locked input does not take the focus.
            Effect::Focus(field) => self.focus_later(field_id(self.uid, field)),
            Effect::FocusHeading => self.focus_later(heading_id(self.uid)),
            Effect::Advise(advice) => {
                web_sys::console::error_1(&JsValue::from_str(&advice::sentence(&advice)));
            }
        }
    }

    fn call(self: &Rc<Self>, attempt: Attempt, call: Call) {
        let weak = Rc::downgrade(self);
        let (api, key) = {
            let state = self.state.borrow();
            (state.options.api.clone(), state.options.key.clone())
        };
        let payment = payment(&self.state.borrow().options).filter(|_| matches!(call, Call::Pay(..)));
        if let Some(payment) = &payment {
            if is_in_flight(payment) {
                // Another checkout on this page is paying this very session: what comes of it is looked up.
                return self.dispatch(Event::PayReplied { attempt, reply: Err(Failure::Network) });
            }
            IN_FLIGHT.with_borrow_mut(|payments| payments.push(payment.clone()));
        }
        spawn_local(async move {
            let reply = match (api, key) {
                (Some(api), Ok(key)) => http::send(&api, &key, &call).await,
                // The flow calls nobody without an address and a key.
                _ => Err(Failure::Network),
            };
            if reply.is_ok()
                && let Some(payment) = &payment
            {
                landed(payment);
            }
            if let Some(runtime) = weak.upgrade() {
                runtime.dispatch(replied(attempt, &call, reply));
            }
        });
    }

    /// Tells the page. If it may prevent something, its answer comes back as an event.
    fn tell(self: &Rc<Self>, attempt: Attempt, event: &PageEvent) {
        let texts = self.state.borrow().locale.messages();
        let (name, detail) = events::detail(event, texts);
        // A listener that throws has prevented nothing.
        let prevented = self.tell.call2(&JsValue::UNDEFINED, &name.into(), &detail).is_ok_and(|it| it.is_truthy());
        if let Some(told) = event.told() {
            self.dispatch(Event::PageAnswered { attempt, told, prevented });
        }
    }

    fn later(self: &Rc<Self>, milliseconds: u32, act: Later) {
        let weak = Rc::downgrade(self);
        let then = Closure::once_into_js(move || {
            if let Some(runtime) = weak.upgrade().filter(|runtime| runtime.alive.get()) {
                act(&runtime);
            }
        });
        if let Some(window) = web_sys::window() {
            // Without a timer nothing would happen later, which is what happens.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds as i32);
        }
    }

    fn focus_later(self: &Rc<Self>, id: String) {
        self.later(0, Box::new(move |runtime| runtime.focus(&id)));
    }

    fn focus(&self, id: &str) {
        let mut selector = String::from("#");
        selector.push_str(id);
        let root: Node = self.target.get_root_node();
        let found = match root.dyn_ref::<web_sys::ShadowRoot>() {
            Some(shadow) => shadow.query_selector(&selector),
            None => self.target.query_selector(&selector),
        };
        if let Ok(Some(element)) = found
            && let Some(element) = element.dyn_ref::<HtmlElement>()
        {
            let _ = element.focus();
        }
    }
}

/// What the shopper wants, as a fact with the time and the connection in it.
fn fact(intent: Intent) -> Event {
    match intent {
        Intent::Choose(at) => Event::MethodChosen(at),
        Intent::Change(field, text) => Event::FieldChanged(field, text),
        Intent::Heard(field, reading) => Event::ReadingHeard(field, reading),
        Intent::Leave(field) => Event::FieldLeft(field),
        Intent::Pay => Event::PayPressed { today: today(), online: is_online() },
        Intent::Retry => Event::RetryPressed { today: today() },
    }
}

fn replied(attempt: Attempt, call: &Call, reply: Result<Reply, Failure>) -> Event {
    match call {
        Call::ShowSession(_) => Event::SessionReplied { attempt, reply },
        Call::Pay(..) => Event::PayReplied { attempt, reply },
    }
}

/// The month it is where the day is latest: a card is past only when its month has ended everywhere (DOMAIN.md 1.5).
fn today() -> Month {
    Month::latest(platform::now())
}

fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// The browser's own parser has the last word on an address.
fn navigate(url: &SafeUrl) {
    let Some(window) = web_sys::window() else { return };
    let Ok(parsed) = web_sys::Url::new(url.as_str()) else { return };
    if SafeUrl::parse(&parsed.href(), parsed.protocol() == "http:").is_some() {
        let _ = window.location().assign(&parsed.href());
    }
}

//! The loop: update, keep, repaint, perform. The only place with interior mutability.
//!
//! No borrow is held while Yew is asked to draw, while the page is told something, or across an await: a listener of
//! the page may call straight back.

mod perform;

use super::claims;
use super::host::Host;
use super::listener::Listener;
use super::options;
use super::page;
use crate::flow::{Doubt, Effects, Event, Stage, State, Step, update};
use crate::platform::now;
use crate::platform::once::once;
use crate::ui::{Intent, Message, Root, RootProps, same_look};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

thread_local! {
    /// Tells checkouts on one page apart.
    static NEXT_UID: Cell<u32> = const { Cell::new(1) };
}

/// One checkout at work.
pub(super) struct Runtime {
    state: Rc<RefCell<Rc<State>>>,
    /// What is still to be taken in; never more than a few.
    queue: RefCell<Vec<Event>>,
    running: Cell<bool>,
    alive: Cell<bool>,
    /// Whether a session may be claimed for this checkout.
    claimed: Cell<bool>,
    app: RefCell<Option<AppHandle<Root>>>,
    target: Element,
    listener: Listener,
    host: RefCell<Rc<Host>>,
    uid: u32,
}

impl Runtime {
    /// Begins: checks the options, and reads the session or takes the one given. Nothing of it is seen before [`Runtime::show`].
    pub(super) fn start(target: Element, object: &JsValue, listener: Listener) -> Rc<Runtime> {
        let (mut options, session) = options::read(object);
        let claimed = claims::is_claimed(&options);
        options.paying |= claimed;
        let host = Host(object.clone());
        options.continues = host.continues();
        let mut state = State::new(options);
        state.locale = state.locale.at_hand();
        let runtime = Rc::new(Runtime {
            state: Rc::new(RefCell::new(Rc::new(state))),
            queue: RefCell::default(),
            running: Cell::new(false),
            alive: Cell::new(true),
            claimed: Cell::new(claimed),
            app: RefCell::default(),
            target,
            listener,
            host: RefCell::new(Rc::new(host)),
            uid: NEXT_UID.with(|next| next.replace(next.get().wrapping_add(1))),
        });
        runtime.dispatch(match session {
            Some(session) => Event::SessionGiven { now: now(), session },
            None => Event::Started { now: now() },
        });
        runtime
    }

    /// Puts the checkout on the screen, as it is by now: an answer that is there already need not be waited for in sight.
    pub(super) fn show(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let on_intent = Callback::from(move |intent| {
            // In a form of the page's, there is no button here, and Enter sends that form.
            if let Some(runtime) = weak.upgrade()
                && !(matches!(intent, Intent::Pay) && runtime.host().enter())
            {
                runtime.wish(intent);
            }
        });
        let props = RootProps { state: self.state.clone(), on_intent, uid: self.uid };
        let app = yew::Renderer::<Root>::with_root_and_props(self.target.clone(), props).render();
        *self.app.borrow_mut() = Some(app);
    }

    /// The page asks for something else. What hangs on the payment before stays with it.
    pub(super) fn change(self: &Rc<Self>, object: JsValue) {
        let (mut options, session) = options::read(&object);
        let state = self.state();
        let host = Host(object);
        options.continues = host.continues();
        *self.host.borrow_mut() = Rc::new(host);
        if !state.options.same_checkout(&options) {
            if hangs_elsewhere(&state.stage) {
                claims::release(&state.options);
            }
            let claimed = claims::is_claimed(&options);
            options.paying |= claimed;
            self.claimed.set(claimed);
        }
        self.dispatch(Event::OptionsGiven { now: now(), options: Box::new(options), session });
    }

    /// The page asks whether the form holds.
    pub(super) fn validate(self: &Rc<Self>) -> bool {
        self.dispatch(Event::CheckAsked);
        match &self.state().stage {
            Stage::Collecting(form) => form.holds(self.state().today()),
            _ => false,
        }
    }

    /// The page asks for the form as it was.
    pub(super) fn reset(self: &Rc<Self>) {
        self.dispatch(Event::ResetAsked);
    }

    /// What the page can do.
    fn host(&self) -> Rc<Host> {
        self.host.borrow().clone()
    }

    /// The page came back from the back-forward cache.
    pub(super) fn came_back(self: &Rc<Self>) {
        self.dispatch(Event::CameBack { now: now() });
    }

    /// The page came to the front.
    pub(super) fn shown(self: &Rc<Self>) {
        self.dispatch(Event::Shown { now: now() });
    }

    /// The page asks for what the button does. `false` if there is nothing to be done, so that nothing will be told.
    pub(super) fn submit(self: &Rc<Self>) -> bool {
        let state = self.state();
        let taken = match &state.stage {
            Stage::Collecting(form) => form.current().is_some(),
            Stage::Submitting(stage) => !matches!(stage.step, Step::Lost(_)),
            Stage::Challenging(_) | Stage::Tokenised(_) => true,
            _ => false,
        };
        self.wish(Intent::Pay);
        taken
    }

    /// The state as it is.
    pub(super) fn state(&self) -> Rc<State> {
        self.state.borrow().clone()
    }

    /// The page is hidden.
    pub(super) fn hidden(self: &Rc<Self>) {
        self.dispatch(Event::PageHidden);
    }

    /// Takes the checkout away.
    pub(super) fn stop(&self) {
        self.alive.set(false);
        let state = self.state();
        // The bank's page goes with the checkout, or the shopper was elsewhere: the next one finds a try that was not
        // finished, and watches it.
        if hangs_elsewhere(&state.stage) {
            claims::release(&state.options);
        }
        page::give_up(&self.target, "GET wait");
        let app = self.app.borrow_mut().take();
        if let Some(app) = app {
            app.destroy();
        }
    }

    pub(super) fn dispatch(self: &Rc<Self>, event: Event) {
        self.queue.borrow_mut().push(event);
        if !self.running.replace(true) {
            self.run();
        }
    }

    fn run(self: &Rc<Self>) {
        while self.alive.get() {
            let Some(event) = self.next_event() else { break };
            let state = State::clone(&self.state.borrow());
            let (state, effects) = update(state, event);
            if state.locale.at_hand() != state.locale {
                return self.learn(state, effects);
            }
            self.take_up(state, effects);
        }
        self.running.set(false);
    }

    fn take_up(self: &Rc<Self>, state: State, effects: Effects) {
        let state = Rc::new(state);
        let before = self.state.replace(state.clone());
        if self.claimed.get() && !in_doubt(&state.stage) {
            self.claimed.set(false);
            claims::release(&state.options);
        }
        // Most keys change nothing but the text in an input, which has it already: then nothing is drawn, and Yew not even asked.
        if !same_look(&before, &state) {
            self.paint();
        }
        for effect in effects {
            self.perform(effect);
        }
    }

    /// Nothing is shown or told before its language is there, and events wait as long. If it cannot be had, it goes on
    /// in the language at hand.
    fn learn(self: &Rc<Self>, mut state: State, effects: Effects) {
        let tag = JsValue::from_str(state.locale.tag());
        let then = self.once(|runtime, _| {
            state.locale = state.locale.at_hand();
            runtime.take_up(state, effects);
            runtime.run();
        });
        self.host().learn(&tag, &then);
    }

    fn next_event(&self) -> Option<Event> {
        let mut queue = self.queue.borrow_mut();
        if queue.is_empty() { None } else { Some(queue.remove(0)) }
    }

    fn paint(&self) {
        let scope = self.app.borrow().as_ref().map(|app| yew::html::Scope::clone(app));
        if let Some(scope) = scope {
            scope.send_message(Message::Show);
        }
    }

    /// What the shopper wants, as a fact with the time and the connection in it.
    fn wish(self: &Rc<Self>, intent: Intent) {
        let event = match intent {
            Intent::Choose(at) => Event::MethodChosen(at),
            Intent::Change(field, text) => Event::FieldChanged(field, text),
            Intent::Heard(field, reading) => Event::ReadingHeard(field, reading),
            Intent::Leave(field) => Event::FieldLeft(field),
            Intent::Pay => Event::PayPressed { now: now(), online: is_online() },
            Intent::Retry => Event::RetryPressed { now: now() },
            Intent::FrameHint => Event::FrameHinted,
            Intent::StepBack => Event::StepBackPressed,
            Intent::Stay => Event::StayPressed,
            Intent::FullPage => Event::FullPagePressed,
            Intent::Print => return self.host().print(&self.target),
        };
        self.dispatch(event);
    }

    fn later(self: &Rc<Self>, milliseconds: u32, act: impl FnOnce(&Rc<Runtime>) + 'static) {
        let then = self.once(|runtime, _| act(runtime));
        page::later(&self.target, "wait", milliseconds, &then);
    }

    /// A function for JavaScript that acts once on what it is given, if the checkout is still there then.
    pub(super) fn once(self: &Rc<Self>, act: impl FnOnce(&Rc<Runtime>, JsValue) + 'static) -> JsValue {
        let weak = Rc::downgrade(self);
        once(Box::new(move |given| {
            if let Some(runtime) = weak.upgrade().filter(|runtime| runtime.alive.get()) {
                act(&runtime, given);
            }
        }))
    }

    /// Where it stands.
    pub(super) fn place(&self) -> &Element {
        &self.target
    }
}

/// Whether the payment is known to have arrived, and hangs at a bank or in a wallet.
fn hangs_elsewhere(stage: &Stage) -> bool {
    match stage {
        Stage::Challenging(_) | Stage::Redirecting(_) => true,
        Stage::Submitting(stage) => matches!(
            stage.step,
            Step::Looking { doubt: Doubt::Return | Doubt::Challenge(..), .. }
                | Step::Lost(Doubt::Return | Doubt::Challenge(..))
        ),
        _ => false,
    }
}

/// Whether a payment may be on its way, so that nobody else may send one.
fn in_doubt(stage: &Stage) -> bool {
    match stage {
        Stage::Loading(_) | Stage::Submitting(_) | Stage::Challenging(_) => true,
        // It is being paid in the app of the wallet. (A page that is left lets go by itself.)
        Stage::Redirecting(stage) => stage.app.is_some(),
        Stage::Failed(failed) => failed.doubt.is_some(),
        _ => false,
    }
}

fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

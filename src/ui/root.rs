//! The root: one view for each stage.

use super::element::{Attr, el};
use super::inputs::Inputs;
use super::look::same_look;
use super::{Intent, Scene, barcode, challenge, ends, instructions, picker};
use crate::flow::{Barcode, Collecting, Stage, State, Step};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// Shows a checkout. It is given each new state as a message, so that painting needs no parent.
pub struct Root {
    state: Rc<State>,
    screen: NodeRef,
    inputs: Rc<Inputs>,
    copied: Option<usize>,
    /// The barcode that was drawn last.
    barcode: Option<Rc<str>>,
}

/// What the root is told.
pub enum Message {
    /// A new state.
    Show(Rc<State>),
    /// Which of the numbers on the screen was copied; `None` if the browser would not.
    Copied(Option<usize>),
}

impl From<Rc<State>> for Message {
    fn from(state: Rc<State>) -> Message {
        Message::Show(state)
    }
}

/// What the root is created with.
#[derive(Properties, Clone)]
pub struct RootProps {
    /// The state to begin with.
    pub state: Rc<State>,
    /// Where the shopper's wishes go.
    pub on_intent: Callback<Intent>,
    /// Tells this checkout from others on the page.
    pub uid: u32,
}

impl PartialEq for RootProps {
    fn eq(&self, other: &RootProps) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.uid == other.uid
    }
}

impl Component for Root {
    type Message = Message;
    type Properties = RootProps;

    fn create(ctx: &Context<Root>) -> Root {
        let state = ctx.props().state.clone();
        Root { state, screen: NodeRef::default(), inputs: Rc::default(), copied: None, barcode: None }
    }

    /// Most keys change nothing but the text in an input, which has it already: then nothing is drawn.
    fn update(&mut self, _: &Context<Root>, message: Message) -> bool {
        match message {
            Message::Show(state) => {
                let changed = !same_look(&self.state, &state);
                self.state = state;
                changed
            }
            Message::Copied(copied) => {
                self.copied = copied;
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Root>) -> Html {
        let state = &*self.state;
        let props = ctx.props();
        let scene = Scene {
            state,
            texts: state.locale.messages(),
            send: &props.on_intent,
            uid: props.uid,
            inputs: &self.inputs,
            copied: self.copied,
            on_copied: &ctx.link().callback(Message::Copied),
        };
        let (name, view) = match &state.stage {
            Stage::Loading(_) => ("loading", ends::loading(&scene)),
            Stage::Collecting(form) => ("collecting", picker::view(&scene, form, None)),
            Stage::Submitting(stage) => ("submitting", picker::view(&scene, &stage.form, Some(&stage.step))),
            Stage::Challenging(stage) => ("challenging", picker::view(&scene, &stage.form, Some(&Step::Paying))),
            Stage::Tokenised(_) => ("tokenised", ends::tokenised(&scene)),
            Stage::Redirecting(stage) => ("redirecting", ends::redirecting(&scene, stage)),
            Stage::Instructing(stage) => ("instructing", instructions::view(&scene, stage)),
            Stage::Done(stage) => ("done", ends::done(&scene, stage)),
            Stage::Failed(stage) => ("failed", ends::failed(&scene, stage)),
        };
        let screen = el("div", "kc").set(Attr::Lang, state.locale.tag()).set(Attr::DataStage, name);
        let over = match &state.stage {
            Stage::Challenging(stage) => Some(challenge::view(&scene, stage)),
            _ => None,
        };
        screen.node(&self.screen).put(view).some(over).into()
    }

    fn rendered(&mut self, ctx: &Context<Root>, _: bool) {
        let form = match &self.state.stage {
            Stage::Collecting(form) => Some(form),
            Stage::Submitting(stage) => Some(&stage.form),
            Stage::Challenging(stage) => Some(&stage.form),
            _ => None,
        };
        let form = form.and_then(Collecting::current).map(|(_, _, form)| &**form);
        if let Some(screen) = self.screen.cast::<Element>() {
            self.inputs.settle(&screen, form, ctx.props().uid);
            open_dialog(&screen);
            self.draw_barcode(&screen);
        }
    }
}

impl Root {
    fn draw_barcode(&mut self, screen: &Element) {
        let shown = match &self.state.stage {
            Stage::Instructing(stage) => match &stage.barcode {
                Barcode::Shown { image, .. } => Some(image.clone()),
                _ => None,
            },
            _ => None,
        };
        if self.barcode != shown {
            if let Some(image) = &shown {
                barcode::draw(screen, image);
            }
            self.barcode = shown;
        }
    }
}

/// Puts the dialog that was just drawn, or that the browser has closed, over the page, with the focus on its heading: a
/// screen reader reads it, Escape works, and the frame is the next but one to be reached.
fn open_dialog(screen: &Element) {
    let closed = screen.query_selector("dialog:not([open])").ok().flatten();
    if let Some(dialog) = closed.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        // Fails only for a dialog that is not in a page.
        let _ = dialog.show_modal();
        let heading = dialog.query_selector("h2").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    }
}

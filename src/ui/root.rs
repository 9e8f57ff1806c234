//! The root: one view for each stage.

use super::element::{Attr, El, bare, el};
use super::inputs::Inputs;
use super::{Intent, Scene, challenge, ends, instructions, picker, radio, screen};
use crate::flow::{Barcode, Collecting, Part, Stage, State, Step};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Shows a checkout. It is told by a message when its state looks different, so that painting needs no parent.
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
    /// The state looks different now.
    Show,
    /// Which of the numbers on the screen was copied; `None` if the browser would not.
    Copied(Option<usize>),
}

/// What the root is created with.
#[derive(Properties, Clone)]
pub struct RootProps {
    /// The state, as it is whenever it is drawn: what was typed since it was asked for is drawn too.
    pub state: Rc<RefCell<Rc<State>>>,
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
        let state = ctx.props().state.borrow().clone();
        Root { state, screen: NodeRef::default(), inputs: Rc::default(), copied: None, barcode: None }
    }

    fn update(&mut self, ctx: &Context<Root>, message: Message) -> bool {
        self.state = ctx.props().state.borrow().clone();
        if let Message::Copied(copied) = message {
            self.copied = copied;
        }
        true
    }

    fn view(&self, ctx: &Context<Root>) -> Html {
        let state = &*self.state;
        let props = ctx.props();
        let scene = Scene {
            state,
            texts: state.voice().texts,
            send: &props.on_intent,
            uid: props.uid,
            inputs: &self.inputs,
            copied: self.copied,
            on_copied: &ctx.link().callback(Message::Copied),
        };
        let (name, view) = match &state.stage {
            Stage::Loading(_) => ("loading", ends::loading(&scene)),
            Stage::Collecting(form) => ("collecting", picker::view(&scene, form, None)),
            Stage::Submitting(stage) if state.options.part != Part::Picker => {
                ("submitting", picker::view(&scene, &stage.form, Some(&stage.step)))
            }
            Stage::Challenging(stage) => ("challenging", picker::view(&scene, &stage.form, Some(&Step::Paying))),
            stage => view_beyond_the_form(&scene, stage),
        };
        let screen = el("div", "kc")
            .set(Attr::Lang, state.locale.tag())
            .set(Attr::Dir, state.locale.direction())
            .set(Attr::DataStage, name);
        let over = match &state.stage {
            Stage::Challenging(stage) => Some(challenge::view(&scene, stage)),
            _ => None,
        };
        screen.node(&self.screen).put(view).some(over).put(radio::owner(&scene)).into()
    }

    fn rendered(&mut self, ctx: &Context<Root>, _: bool) {
        let form = match &self.state.stage {
            Stage::Collecting(form) => Some(form),
            Stage::Submitting(stage) => Some(&stage.form),
            Stage::Challenging(stage) => Some(&stage.form),
            _ => None,
        };
        let form = form.and_then(Collecting::current).map(|(_, _, form)| &**form);
        if let Some(drawn) = self.screen.cast::<Element>() {
            self.inputs.settle(&drawn, form, ctx.props().uid);
            screen::raise(&drawn, challenge::CLOSED);
            self.draw_barcode(&drawn);
        }
    }
}

/// Apart, because a form is shown before this part of the program is there (`xtask/src/dist/wasm/later.txt`).
#[inline(never)]
fn view_beyond_the_form(scene: &Scene, stage: &Stage) -> (&'static str, El) {
    let is_told = scene.state.options.part != Part::Picker;
    match stage {
        Stage::Tokenised(_) => ("tokenised", ends::tokenised(scene)),
        Stage::Redirecting(stage) if is_told => ("redirecting", ends::redirecting(scene, stage)),
        Stage::Instructing(stage) if is_told => ("instructing", instructions::view(scene, stage)),
        Stage::Done(stage) if is_told => ("done", ends::done(scene, stage)),
        Stage::Failed(stage) if is_told => ("failed", ends::failed(scene, stage)),
        // What becomes of the payment, the other part shows.
        _ => ("elsewhere", bare("div")),
    }
}

impl Root {
    fn draw_barcode(&mut self, on: &Element) {
        let shown = match &self.state.stage {
            Stage::Instructing(stage) => match &stage.barcode {
                Barcode::Shown { image, .. } => Some(image.clone()),
                _ => None,
            },
            _ => None,
        };
        if self.barcode != shown {
            screen::draw(on, shown.as_deref().unwrap_or_default());
            self.barcode = shown;
        }
    }
}

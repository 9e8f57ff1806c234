//! The root: one view for each stage.

use super::element::{Attr, el};
use super::look::same_look;
use super::{Intent, Scene, ends, instructions, picker};
use crate::flow::{Stage, State};
use std::rc::Rc;
use yew::prelude::*;

/// Shows a checkout. It is given each new state as a message, so that painting needs no parent.
pub struct Root {
    state: Rc<State>,
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
    type Message = Rc<State>;
    type Properties = RootProps;

    fn create(ctx: &Context<Root>) -> Root {
        Root { state: ctx.props().state.clone() }
    }

    /// Most keys change nothing but the text in an input, which has it already: then nothing is drawn.
    fn update(&mut self, _: &Context<Root>, state: Rc<State>) -> bool {
        let changed = !same_look(&self.state, &state);
        self.state = state;
        changed
    }

    fn view(&self, ctx: &Context<Root>) -> Html {
        let state = &*self.state;
        let props = ctx.props();
        let scene = Scene { state, texts: state.locale.messages(), send: &props.on_intent, uid: props.uid };
        let (name, view) = match &state.stage {
            Stage::Loading(_) => ("loading", ends::loading(&scene)),
            Stage::Collecting(form) => ("collecting", picker::view(&scene, form, None)),
            Stage::Submitting(stage) => ("submitting", picker::view(&scene, &stage.form, Some(stage.step))),
            Stage::Redirecting(stage) => ("redirecting", ends::redirecting(&scene, stage)),
            Stage::Instructing(stage) => ("instructing", instructions::view(&scene, stage)),
            Stage::Done(stage) => ("done", ends::done(&scene, stage)),
            Stage::Failed(stage) => ("failed", ends::failed(&scene, stage)),
        };
        el("div", "kc").set(Attr::Lang, state.locale.tag()).set(Attr::DataStage, name).put(view).into()
    }
}

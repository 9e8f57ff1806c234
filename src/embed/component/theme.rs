//! The look that an application asks for, and the script that gives it to a checkout: the one that the package has.

use super::Given;
use crate::platform::plain::Plain;
use js_sys::{Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget};
use yew::AttrValue;

#[wasm_bindgen(module = "/pkg-template/program/theme.js")]
extern "C" {
    /// What gives a checkout a look, by what it is mounted in.
    #[wasm_bindgen(catch)]
    fn wardrobe(target: &Element) -> Result<Function, JsValue>;
}

/// A look. The README says what each token is; what cannot be used is left out and named in the browser's console, and
/// colours that could not be read are moved until they can be. Custom properties (`--komoju-accent`) count too.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// Light or dark.
    pub mode: Mode,
    /// How the methods stand.
    pub layout: Layout,
    /// What is set of it.
    pub tokens: Tokens,
    /// What is otherwise where it is dark.
    pub dark: Tokens,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
    /// As the shopper's system is, which is followed.
    Auto,
}

/// How the methods stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// One below another.
    #[default]
    Accordion,
    /// Side by side.
    Tabs,
}

/// Declares the tokens, once: their names here and in the script.
macro_rules! tokens {
    ($($name:ident = $word:literal: $says:literal,)*) => {
        /// What can be set of a look, as CSS says it: `#7a1fa2`, `4px`. Nothing is as it is ready-made.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Tokens {
            $(#[doc = $says] pub $name: Option<AttrValue>,)*
        }

        impl Tokens {
            fn put_into(&self, object: &Plain) {
                $(object.some_text($word, self.$name.as_deref());)*
            }
        }
    };
}

tokens! {
    accent = "accent": "The button that pays, links, what is chosen.",
    on_accent = "onAccent": "What is written on `accent`.",
    ink = "ink": "Text.",
    ink_soft = "inkSoft": "Text that matters less.",
    ground = "ground": "What fields, rows and slips are filled with.",
    ground_soft = "groundSoft": "What stands out of that a little.",
    line = "line": "Lines between things.",
    line_strong = "lineStrong": "Edges of fields.",
    bad = "bad": "What is wrong.",
    good = "good": "What has gone well.",
    wait = "wait": "What is awaited.",
    focus_color = "focusColor": "The ring of the keyboard's focus.",
    font_size = "fontSize": "Size of text, 14px to 20px.",
    radius = "radius": "How round corners are, 0 to 24px.",
    spacing = "spacing": "A step of room, 3px to 6px.",
    border_width = "borderWidth": "How thick edges are, 1px to 3px.",
    focus_width = "focusWidth": "How thick the ring of the focus is, 2px to 4px.",
    font_family = "fontFamily": "Names of fonts, with commas between them.",
}

/// The look of one checkout. It follows the shopper's system until this is dropped.
pub(super) struct Look {
    take: Rc<dyn Fn()>,
    _following: Option<Following>,
}

impl Look {
    /// Gives a checkout its look, before there is anything to see in `place`.
    pub(super) fn of(place: &Element, given: &Given) -> Option<Look> {
        let wear = wardrobe(place).ok()?;
        let given = given.clone();
        let take: Rc<dyn Fn()> = Rc::new(move || {
            let wanted = given.borrow().theme.wanted();
            // What cannot be used, it says itself.
            let _ = wear.call1(&JsValue::UNDEFINED, &wanted.into());
        });
        take();
        let again = take.clone();
        Some(Look { take, _following: Following::of(move || again()) })
    }

    /// Takes up what is asked for now.
    pub(super) fn take(&self) {
        (self.take)();
    }
}

impl Theme {
    /// What the script is told.
    fn wanted(&self) -> Plain {
        let theme = Plain::new();
        self.tokens.put_into(&theme);
        theme.some_text("layout", (self.layout == Layout::Tabs).then_some("tabs"));
        let dark = Plain::new();
        self.dark.put_into(&dark);
        theme.set("dark", dark.into());
        let is_dark = match self.mode {
            Mode::Light => false,
            Mode::Dark => true,
            Mode::Auto => night().is_some_and(|night| matches(&night)),
        };
        let wanted = Plain::new();
        wanted.set("theme", theme.into()).set("dark", is_dark.into());
        wanted
    }
}

/// What tells whether the shopper's system is dark.
fn night() -> Option<EventTarget> {
    let window = web_sys::window()?;
    let ask: Function = Reflect::get(&window, &"matchMedia".into()).ok()?.dyn_into().ok()?;
    ask.call1(&window, &"(prefers-color-scheme: dark)".into()).ok()?.dyn_into().ok()
}

fn matches(query: &EventTarget) -> bool {
    Reflect::get(query, &"matches".into()).is_ok_and(|matches| matches.is_truthy())
}

/// Hears of every change of the shopper's system until it is dropped.
struct Following {
    night: EventTarget,
    hear: Closure<dyn Fn()>,
}

impl Following {
    fn of(then: impl Fn() + 'static) -> Option<Following> {
        let night = night()?;
        let hear = Closure::<dyn Fn()>::new(then);
        night.add_event_listener_with_callback("change", hear.as_ref().unchecked_ref()).ok()?;
        Some(Following { night, hear })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let _ = self.night.remove_event_listener_with_callback("change", self.hear.as_ref().unchecked_ref());
    }
}

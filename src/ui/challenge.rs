//! The bank's page (3-D Secure) in a frame over the page, with every way out of it beside it (DOMAIN.md 8).

use super::element::{Attr, El, bare, el};
use super::listen::On;
use super::{Intent, Scene, ends, format, heading_id, screen};
use crate::flow::{Challenging, Subject};
use crate::i18n::Text;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::Callback;

/// What the bank's page may do: its scripts, its forms, a window of its own for a bank's app. Not: take over this page.
const SANDBOX: &str = "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/// The dialog while it is not open: it was just drawn, or the browser has closed it.
pub(super) const CLOSED: &str = "dialog:not([open])";

pub(super) fn view(scene: &Scene<'_>, stage: &Challenging) -> El {
    let texts = scene.texts;
    let title = texts.get(Text::ChallengeTitle);
    let amount = stage.form.current().and_then(|(choice, _, _)| stage.form.to_pay(choice));
    let amount = amount.and_then(|amount| format::money(&amount, scene.state.locale));
    // The question is the heading while it is asked.
    let heading = if stage.leaving { bare("h2") } else { ends::heading(scene) };
    let head = el("header", "bar")
        .flag(Attr::Inert, stage.leaving)
        .put(heading.say(title))
        .some(amount.map(|amount| el("span", "amount").say(amount)))
        .put(quiet(scene, Intent::StepBack, Text::Cancel));
    let frame = el("iframe", "bank")
        .flag(Attr::Inert, stage.leaving)
        .set(Attr::Title, title)
        .set(Attr::Sandbox, SANDBOX)
        .set(Attr::Allow, "payment *; publickey-credentials-get *")
        .set(Attr::Referrerpolicy, "strict-origin")
        .says(On::Load, scene.send, Intent::FrameHint)
        .set(Attr::Src, stage.url.as_str().to_owned());
    // The session tells what became of a payment wherever this page is; of a token only this page knows.
    let full_page = match stage.subject {
        Subject::Session => quiet(scene, Intent::FullPage, Text::FullPage),
        Subject::SecureToken(_) => ends::link("quiet", &stage.url)
            .set(Attr::Target, "_blank")
            .set(Attr::Rel, "noopener")
            .say(texts.get(Text::FullPage)),
    };
    let foot = el("footer", "bar")
        .flag(Attr::Inert, stage.leaving)
        .put(bare("span").say(texts.get(Text::FullPageHint)))
        .put(full_page);
    // Escape asks, and takes back what it asked. Pressed again and again, the browser closes the dialog on top of that:
    // then it is opened again.
    let escape = if stage.leaving { Intent::Stay } else { Intent::StepBack };
    el("dialog", "challenge")
        .set(Attr::AriaLabel, title)
        .prevents(On::Cancel, scene.send, escape)
        .on(On::Close, Callback::from(closed))
        .put(head)
        .put(el("p", "hint").say(texts.get(Text::ChallengeText)))
        .put(frame)
        .put(foot)
        .some(stage.leaving.then(|| really(scene)))
}

/// The browser has closed the dialog. (It may tell so late, when it is open again.)
fn closed(event: Event) {
    let dialog: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    if let Some(screen) = dialog.and_then(|dialog| dialog.parent_element()) {
        screen::raise(&screen, CLOSED);
    }
}

/// "Really?", over the frame: what was begun there is lost.
fn really(scene: &Scene<'_>) -> El {
    let texts = scene.texts;
    let named = heading_id(scene.uid);
    el("div", "really").set(Attr::Role, "alertdialog").set(Attr::AriaLabelledby, named).put(
        bare("div")
            .put(ends::heading(scene).say(texts.get(Text::ReallyCancel)))
            .put(ends::action(scene, Intent::Stay, texts.get(Text::Stay)))
            .put(quiet(scene, Intent::StepBack, Text::StepBack)),
    )
}

fn quiet(scene: &Scene<'_>, intent: Intent, label: Text) -> El {
    el("button", "quiet").set(Attr::Type, "button").says(On::Click, scene.send, intent).say(scene.texts.get(label))
}

//! The bank's page (3-D Secure) in a frame over the page, with every way out of it beside it (DOMAIN.md 8).

use super::element::{Attr, El, bare, el};
use super::listen::On;
use super::{Intent, Scene, ends, format};
use crate::flow::Challenging;
use crate::i18n::Text;

/// What the bank's page may do: its scripts, its forms, a window of its own for a bank's app. Not: take over this page.
const SANDBOX: &str = "allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox";

pub(super) fn view(scene: &Scene<'_>, stage: &Challenging) -> El {
    let texts = scene.texts;
    let title = texts.get(Text::ChallengeTitle);
    let amount = stage.form.current().and_then(|(choice, _, _)| stage.form.to_pay(choice));
    let amount = amount.and_then(|amount| format::money(&amount, scene.state.locale));
    let head = el("header", "bar")
        .put(bare("h2").set(Attr::Tabindex, "-1").say(title))
        .some(amount.map(|amount| el("span", "amount").say(amount)))
        .put(quiet(scene, Intent::StepBack, Text::Cancel));
    let frame = el("iframe", "bank")
        .set(Attr::Title, title)
        .set(Attr::Sandbox, SANDBOX)
        .set(Attr::Allow, "payment *; publickey-credentials-get *")
        .set(Attr::Referrerpolicy, "strict-origin")
        .says(On::Load, scene.send, Intent::FrameHint)
        .set(Attr::Src, stage.url.as_str().to_owned());
    let foot = el("footer", "bar").put(bare("span").say(texts.get(Text::FullPageHint))).put(quiet(
        scene,
        Intent::FullPage,
        Text::FullPage,
    ));
    // Escape asks, and takes back what it asked. The browser closes the dialog itself when it is pressed again and
    // again: it is opened again after drawing, and asks.
    let escape = if stage.leaving { Intent::Stay } else { Intent::StepBack };
    el("dialog", "challenge")
        .set(Attr::AriaLabel, title)
        .prevents(On::Cancel, scene.send, escape.clone())
        .says(On::Close, scene.send, escape)
        .put(head)
        .put(el("p", "hint").say(texts.get(Text::ChallengeText)))
        .put(frame)
        .put(foot)
        .some(stage.leaving.then(|| really(scene)))
}

/// "Really?", over the frame: what was begun there is lost.
fn really(scene: &Scene<'_>) -> El {
    let texts = scene.texts;
    el("div", "really").set(Attr::Role, "alertdialog").put(
        bare("div")
            .put(ends::heading(scene).say(texts.get(Text::ReallyCancel)))
            .put(ends::action(scene, Intent::Stay, texts.get(Text::Stay)))
            .put(quiet(scene, Intent::StepBack, Text::StepBack)),
    )
}

fn quiet(scene: &Scene<'_>, intent: Intent, label: Text) -> El {
    el("button", "quiet").set(Attr::Type, "button").says(On::Click, scene.send, intent).say(scene.texts.get(label))
}

//! The views without a form: while loading, on the way to another page, thank-you, and "it cannot go on here".

use super::element::{Attr, El, bare, el};
use super::listen::On;
use super::{Intent, Scene, format, heading_id, icons};
use crate::flow::{Done, DoneKind, Failed, Redirecting};
use crate::i18n::{Notice, Text, fill};
use crate::methods::wallet_name;
use crate::wire::{Payment, SafeUrl};

/// The same grey shapes as the element shows before the program is there: nothing moves when it arrives.
pub(super) fn loading(scene: &Scene<'_>) -> El {
    let bones = el("div", "skeleton").set(Attr::Role, "status").set(Attr::AriaLabel, scene.texts.get(Text::Loading));
    bones.put(el("i", "bone heading")).put(el("i", "bone entry")).put(el("i", "bone entry")).put(el("i", "bone entry"))
}

/// The link stands there too: the page may have kept the browser from leaving. On a phone with the wallet's app, the
/// shopper chooses.
pub(super) fn redirecting(scene: &Scene<'_>, stage: &Redirecting) -> El {
    let texts = scene.texts;
    if let Some(app) = &stage.app {
        let name = wallet_name(&stage.payment_type, texts);
        return el("section", "end")
            .put(el("span", "mark").put(icons::phone()))
            .put(heading(scene).say(texts.get(Text::AppText)))
            .put(el("a", "button").set(Attr::Href, app.as_str().to_owned()).say(fill(
                texts.get(Text::OpenApp),
                "name",
                &name,
            )))
            .put(way(&stage.url, texts.get(Text::InBrowser)))
            .put(other_way(scene));
    }
    el("section", "end")
        .set(Attr::Role, "status")
        .put(el("span", "spinner large").set(Attr::AriaHidden, "true"))
        .put(bare("p").say(texts.get(Text::Moving)))
        .put(way(&stage.url, texts.get(Text::MovingLink)))
        .put(other_way(scene))
}

/// Back to the methods, for whoever has changed their mind.
fn other_way(scene: &Scene<'_>) -> El {
    let said = scene.texts.get(Text::OtherWay);
    el("button", "quiet").set(Attr::Type, "button").says(On::Click, scene.send, Intent::Retry).say(said)
}

/// A token was made: it is the shop's turn, and the shopper may still change everything.
pub(super) fn tokenised(scene: &Scene<'_>) -> El {
    let texts = scene.texts;
    el("section", "end")
        .set(Attr::Role, "status")
        .put(el("span", "tick").put(icons::tick()))
        .put(heading(scene).say(texts.get(Text::Tokenised)))
        .put(bare("p").say(texts.get(Text::TokenisedText)))
        .put(
            el("button", "quiet")
                .set(Attr::Type, "button")
                .says(On::Click, scene.send, Intent::Retry)
                .say(texts.get(Text::ChangeDetails)),
        )
}

pub(super) fn done(scene: &Scene<'_>, stage: &Done) -> El {
    let texts = scene.texts;
    let said = match stage.kind {
        DoneKind::Paid => texts.get(Text::Paid),
        DoneKind::Reserved => texts.get(Text::Reserved),
        DoneKind::Saved => texts.get(Text::Saved),
    };
    let paid = stage.payment.as_ref().and_then(Payment::to_pay);
    let paid = paid.and_then(|paid| format::money(&paid, scene.state.locale));
    el("section", "end")
        .set(Attr::Role, "status")
        .put(el("span", "tick").put(icons::tick()))
        .put(heading(scene).say(said))
        .some(paid.map(|paid| el("p", "amount").say(paid)))
        .some((stage.kind != DoneKind::Saved).then(|| bare("p").say(texts.get(Text::PaidText))))
        .some(stage.next.as_ref().map(|next| way(next, texts.get(Text::BackToShop))))
}

/// Why it cannot go on, and every way on there is.
pub(super) fn failed(scene: &Scene<'_>, stage: &Failed) -> El {
    let texts = scene.texts;
    let hosted = stage.hosted.as_ref().map(|hosted| match stage.retry {
        true => way(hosted, texts.get(Text::HostedPage)),
        false => link("button", hosted).say(texts.get(Text::HostedPage)),
    });
    let again = match stage.notice {
        Notice::OutcomeUnknownFinal => Text::CheckAgain,
        _ => Text::TryAgain,
    };
    el("section", "end")
        .set(Attr::Role, "alert")
        .set(Attr::DataNotice, stage.notice.reason())
        .put(el("span", "mark").put(icons::notice()))
        .put(
            bare("p")
                .set(Attr::Id, heading_id(scene.uid))
                .set(Attr::Tabindex, "-1")
                .say(format::notice(stage.notice, scene.state.voice())),
        )
        .some(stage.retry.then(|| retry(scene, texts.get(again))))
        .some(hosted)
        .some(stage.back.as_ref().map(|back| way(back, texts.get(Text::BackToShop))))
        // Where we know no way on, the link that the page put into the element shows.
        .some((stage.hosted.is_none() && stage.back.is_none()).then(|| bare("slot")))
}

/// The heading of a view that replaces the form; the focus goes there.
pub(super) fn heading(scene: &Scene<'_>) -> El {
    bare("h2").set(Attr::Id, heading_id(scene.uid)).set(Attr::Tabindex, "-1")
}

/// A quiet link to somewhere else.
pub(super) fn way(url: &SafeUrl, label: &'static str) -> El {
    link("way", url).say(label)
}

/// A link.
pub(super) fn link(class: &'static str, url: &SafeUrl) -> El {
    el("a", class).set(Attr::Href, url.as_str().to_owned())
}

/// A button that tries, or looks, again.
pub(super) fn retry(scene: &Scene<'_>, label: &'static str) -> El {
    action(scene, Intent::Retry, label)
}

/// A large button.
pub(super) fn action(scene: &Scene<'_>, intent: Intent, label: &'static str) -> El {
    el("button", "button").set(Attr::Type, "button").says(On::Click, scene.send, intent).say(label)
}

//! The views without a form: while loading, on the way to another page, thank-you, and "it cannot go on here".

use super::{Intent, Scene, heading_id, icons};
use crate::flow::{Done, DoneKind, Failed, Redirecting};
use crate::wire::SafeUrl;
use yew::prelude::*;

/// The same grey shapes as the element shows before the program is there: nothing moves when it arrives.
pub(super) fn loading(scene: &Scene<'_>) -> Html {
    html! {
        <div class="skeleton" role="status" aria-label={scene.texts.loading}>
            <i class="bone heading"></i>
            <i class="bone row"></i>
            <i class="bone row"></i>
            <i class="bone row"></i>
        </div>
    }
}

/// The link stands there too: the page may have kept the browser from leaving.
pub(super) fn redirecting(scene: &Scene<'_>, stage: &Redirecting) -> Html {
    html! {
        <section class="end" role="status">
            <span class="spinner large" aria-hidden="true"></span>
            <p>{ scene.texts.moving }</p>
            { way(&stage.url, scene.texts.moving_link) }
        </section>
    }
}

pub(super) fn done(scene: &Scene<'_>, stage: &Done) -> Html {
    let texts = scene.texts;
    let heading = match stage.kind {
        DoneKind::Paid => texts.paid,
        DoneKind::Reserved => texts.reserved,
        DoneKind::Saved => texts.saved,
    };
    html! {
        <section class="end" role="status">
            <span class="tick">{ icons::tick() }</span>
            <h2 id={heading_id(scene.uid)} tabindex="-1">{ heading }</h2>
            if stage.kind != DoneKind::Saved { <p>{ texts.paid_text }</p> }
            if let Some(next) = &stage.next { { way(next, texts.back_to_shop) } }
        </section>
    }
}

/// Why it cannot go on, and every way on there is.
pub(super) fn failed(scene: &Scene<'_>, stage: &Failed) -> Html {
    let texts = scene.texts;
    html! {
        <section class="end" role="alert" data-notice={stage.notice.reason()}>
            <span class="mark">{ icons::notice() }</span>
            <p>{ stage.notice.sentence(texts) }</p>
            if stage.retry { { button(texts.try_again, scene.send.reform(|_| Intent::Retry)) } }
            if let Some(hosted) = &stage.hosted {
                if stage.retry {
                    { way(hosted, texts.hosted_page) }
                } else {
                    <a class="button" href={hosted.as_str().to_owned()}>{ texts.hosted_page }</a>
                }
            }
            if let Some(back) = &stage.back { { way(back, texts.back_to_shop) } }
        </section>
    }
}

/// A quiet link to somewhere else.
pub(super) fn way(url: &SafeUrl, label: &'static str) -> Html {
    html! { <a class="way" href={url.as_str().to_owned()}>{ label }</a> }
}

/// A plain button in the accent colour.
pub(super) fn button(label: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button" {onclick}>{ label }</button> }
}

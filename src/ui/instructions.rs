//! What a shopper takes to the konbini: amount, deadline, numbers, and where to go.

use super::copy::Copy;
use super::{Scene, ends, format, heading_id, icons, store};
use crate::domain::deadline::Moment;
use crate::flow::Instructing;
use crate::i18n::{Messages, fill};
use crate::methods::{Line, Store};
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, stage: &Instructing) -> Html {
    let (texts, locale) = (scene.texts, scene.state.locale);
    let what_to_do = match stage.instructions.store.as_deref() {
        Some(slug) => html! {
            <>{ store::picture(scene, icon(stage, slug)) }{ fill(texts.awaiting_konbini, "store", &Store::name(slug, texts)) }</>
        },
        None => html! { { texts.awaiting } },
    };
    html! {
        <section class="slip">
            <span class="badge">{ icons::clock() }{ texts.awaiting }</span>
            <h2 id={heading_id(scene.uid)} tabindex="-1">{ what_to_do }</h2>
            <dl class="facts">
                if let Some(total) = &stage.price.total {
                    <div><dt>{ texts.total }</dt><dd class="amount">{ format::money(total, locale) }</dd></div>
                }
                if let Some(deadline) = stage.payment.deadline.as_deref().and_then(Moment::parse) {
                    { deadline_view(scene, deadline) }
                }
                { for stage.instructions.lines.iter().map(|line| number(scene, line)) }
            </dl>
            if let Some(place) = stage.instructions.place { <p class="place">{ place(texts) }</p> }
            if let Some(link) = &stage.link {
                <a class="button" href={link.as_str().to_owned()} target="_blank" rel="noopener noreferrer">
                    { (stage.instructions.link_label)(texts) }
                </a>
            }
            <p class="hint">{ texts.awaiting_email }</p>
            if let Some(back) = &stage.back { { ends::way(back, texts.back_to_shop) } }
        </section>
    }
}

fn deadline_view(scene: &Scene<'_>, deadline: Moment) -> Html {
    html! {
        <div>
            <dt>{ scene.texts.deadline }</dt>
            <dd>
                { format::deadline(deadline, scene.state.locale) }
                <small>{ scene.texts.japan_time }</small>
                if let Some(left) = days_left(deadline, scene.texts) { <em class="left">{ left }</em> }
            </dd>
        </div>
    }
}

fn number(scene: &Scene<'_>, line: &Line) -> Html {
    let label = (line.label)(scene.texts);
    html! {
        <div class="number" key={label}>
            <dt>{ label }</dt>
            <dd><bdi>{ line.value.clone() }</bdi><Copy value={line.value.clone()} {label} locale={scene.state.locale} /></dd>
        </div>
    }
}

/// The chain's picture, as the session's offer names it.
fn icon<'a>(stage: &'a Instructing, store: &str) -> Option<&'a str> {
    let same = |slug: &str| slug.replace('_', "-") == store.replace('_', "-");
    let mut brands = stage.session.offers.iter().filter_map(|offer| offer.brands.as_ref()).flatten();
    brands.find(|brand| same(&brand.slug))?.icon.as_deref()
}

/// Whole days in Japan until the deadline's day; nothing once it has passed.
fn days_left(deadline: Moment, texts: &Messages) -> Option<String> {
    match deadline.days_left(format::now()) {
        days @ 2.. => Some(fill(texts.days_left, "n", &days.to_string())),
        1 => Some(texts.day_left.to_owned()),
        0 => Some(texts.today_left.to_owned()),
        _ => None,
    }
}

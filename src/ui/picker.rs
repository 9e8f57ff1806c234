//! The picker: the payment methods as a list, the chosen one open with its form, and the button.

use super::{Intent, Scene, brand, button, ends, form, format, icons};
use crate::flow::{Choice, Collecting, Step};
use crate::i18n::{Notice, fill};
use crate::methods::{Paid, brands_taken};
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, form: &Collecting, step: Option<Step>) -> Html {
    let texts = scene.texts;
    let actions = if step == Some(Step::Lost) {
        html! {
            <>
                { ends::button(texts.check_again, scene.send.reform(|_| Intent::Retry)) }
                if let Some(back) = scene.state.way_back(Some(&form.session)) { { ends::way(&back, texts.back_to_shop) } }
            </>
        }
    } else {
        button::view(scene, form, step)
    };
    html! {
        <>
            <fieldset class="methods" disabled={step.is_some()}>
                <legend>{ texts.choose_method }</legend>
                { for form.choices.iter().enumerate().map(|(at, choice)| method(scene, form, step, at, choice)) }
            </fieldset>
            <div class="notices" aria-live="assertive">
                if let Some(notice) = notice(form, step) { { notice_view(scene, notice) } }
            </div>
            { actions }
        </>
    }
}

fn notice(form: &Collecting, step: Option<Step>) -> Option<Notice> {
    match step {
        Some(Step::Looking { .. }) => Some(Notice::OutcomeUnknown),
        Some(Step::Lost) => Some(Notice::OutcomeUnknownFinal),
        Some(Step::Asking | Step::Paying) => None,
        None => form.notice,
    }
}

fn notice_view(scene: &Scene<'_>, notice: Notice) -> Html {
    html! {
        <p class="notice" data-notice={notice.reason()}>{ icons::notice() }<span>{ notice.sentence(scene.texts) }</span></p>
    }
}

fn method(scene: &Scene<'_>, form: &Collecting, step: Option<Step>, at: usize, choice: &Choice) -> Html {
    let texts = scene.texts;
    let offer = &form.session.offers[choice.offer];
    let chosen = form.chosen == Some(at);
    let look = match (chosen, choice.over_limit.is_some()) {
        (_, true) => "barred",
        (true, false) => "chosen",
        (false, false) => "open",
    };
    let mut group = String::from("kc-method-");
    group.push_str(&scene.uid.to_string());
    let hint = match &choice.over_limit {
        Some(most) => Some(fill(texts.over_limit, "max", &format::money(most, scene.state.locale))),
        None => choice.method.hint.map(|hint| hint(texts).to_owned()),
    };
    let fee = choice.price.fee.as_ref().map(|fee| fill(texts.fee, "amount", &format::money(fee, scene.state.locale)));
    html! {
        <div class="method" key={at} data-look={look} data-method={offer.payment_type.clone()}>
            <label class="row">
                <input type="radio" name={group} checked={chosen} disabled={choice.over_limit.is_some()}
                    onchange={scene.send.reform(move |_| Intent::Choose(at))} />
                <span class="picture" aria-hidden="true">{ picture(choice.method.paid) }</span>
                <span class="words">
                    <span class="title">{ form.title(choice, texts) }</span>
                    if let Some(hint) = hint { <span class="hint">{ hint }</span> }
                </span>
                if let Some(fee) = fee { <span class="fee">{ fee }</span> }
                if choice.method.paid == Paid::Card { { brand::row(&brands_taken(offer), texts.cards_taken) } }
            </label>
            if chosen && !form.forms[at].fields.is_empty() {
                <div class="panel">{ form::view(scene, form, step.is_some()) }</div>
            }
        </div>
    }
}

fn picture(paid: Paid) -> Html {
    match paid {
        Paid::Card => icons::card(),
        Paid::Cash => icons::store(),
        Paid::Elsewhere => icons::wallet(),
    }
}

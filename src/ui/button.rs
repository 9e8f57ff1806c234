//! What is to be paid, and the button that pays it.

use super::{Intent, Scene, format, icons};
use crate::flow::{Collecting, Step};
use crate::i18n::{Messages, fill};
use crate::methods::Paid;
use crate::wire::Mode;
use yew::prelude::*;

/// Nothing until a method is chosen: the next step is then the choice itself.
pub(super) fn view(scene: &Scene<'_>, form: &Collecting, step: Option<Step>) -> Html {
    let (texts, locale) = (scene.texts, scene.state.locale);
    let Some((choice, _, _)) = form.current() else { return Html::default() };
    let amount = choice.price.total.as_ref().map(|total| format::money(total, locale));
    let fee = choice.price.fee.as_ref().map(|fee| fill(texts.fee_included, "amount", &format::money(fee, locale)));
    let busy = step.is_some();
    let label = if busy {
        texts.paying.to_owned()
    } else {
        label(texts, &form.session.mode, choice.method.paid, amount.as_deref())
    };
    html! {
        <div class="pay">
            if let Some(amount) = amount {
                <p class="sum">
                    <span>{ texts.total }</span>
                    <strong class="amount">{ amount }</strong>
                    if let Some(fee) = fee { <span class="hint">{ fee }</span> }
                </p>
            }
            <button type="button" class="button" disabled={busy}
                aria-busy={if busy { "true" } else { "false" }} onclick={scene.send.reform(|_| Intent::Pay)}>
                if busy { <span class="spinner" aria-hidden="true"></span> }
                <span>{ label }</span>
            </button>
            if choice.method.paid == Paid::Card {
                <p class="secure">{ icons::lock() }<span>{ texts.secure }</span></p>
            }
        </div>
    }
}

fn label(texts: &Messages, mode: &Mode, paid: Paid, amount: Option<&str>) -> String {
    let with_amount = match (mode, paid) {
        (Mode::Customer, Paid::Card) => return texts.save_card.to_owned(),
        (Mode::Customer, _) => return texts.save.to_owned(),
        (Mode::CustomerPayment, _) => texts.pay_and_save,
        (_, Paid::Card) => texts.pay,
        (_, Paid::Cash) => texts.get_slip,
        (_, Paid::Elsewhere) => texts.go_on,
    };
    match amount {
        Some(amount) => fill(with_amount, "amount", amount),
        None => texts.pay_plain.to_owned(),
    }
}

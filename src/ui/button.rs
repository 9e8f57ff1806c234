//! What is to be paid, and the button that pays it.

use super::element::{Attr, El, bare, el};
use super::listen::On;
use super::{Intent, Scene, format, icons};
use crate::flow::{Collecting, Step};
use crate::i18n::{Messages, Text, fill};
use crate::methods::{Method, Paid};
use crate::wire::Mode;

/// Empty until a method is chosen: the next step is then the choice itself.
pub(super) fn view(scene: &Scene<'_>, form: &Collecting, step: Option<&Step>) -> El {
    let (texts, locale) = (scene.texts, scene.state.locale);
    let Some((choice, _, _)) = form.current() else { return el("div", "pay") };
    let to_pay = form.to_pay(choice);
    let amount = to_pay.as_ref().and_then(|total| format::money(total, locale));
    let converted = choice
        .price
        .converted
        .as_ref()
        .and_then(|it| Some([&format::money(&it.from, locale)?, " = ", &format::money(&it.to, locale)?].concat()));
    let fee = choice.price.fee.as_ref().filter(|_| form.short.is_none());
    let fee = fee.and_then(|fee| format::with_money(texts.get(Text::FeeIncluded), "amount", fee, locale));
    let busy = step.is_some();
    let label = match busy {
        true => texts.get(Text::Paying).to_owned(),
        false => label(texts, &form.session.mode, choice.method, amount.as_deref()),
    };
    let holds = if busy { "true" } else { "false" };
    let button = el("button", "button")
        .set(Attr::Type, "button")
        .set(Attr::Id, super::button_id(scene.uid))
        .set(Attr::AriaBusy, holds)
        .set(Attr::AriaDisabled, holds)
        .says(On::Click, scene.send, Intent::Pay)
        .some(busy.then(|| el("span", "spinner").set(Attr::AriaHidden, "true")))
        .put(bare("span").say(label));
    let sum = amount.map(|amount| {
        el("p", "sum")
            .put(bare("span").say(texts.get(Text::Total)))
            .put(el("strong", "amount").say(amount))
            .some(converted.map(|converted| el("span", "hint").say(converted)))
            .some(choice.price.rate().map(|rate| el("span", "hint").say(rate)))
            .some(fee.map(|fee| el("span", "hint").say(fee)))
    });
    if !scene.state.options.button {
        // The page has a button of its own, and tells the amount: but for what is added to it here.
        let sum = sum.filter(|_| choice.price.fee.is_some() || choice.price.converted.is_some());
        let paying = bare("span").say(texts.get(Text::Paying));
        let paying = el("p", "paying")
            .set(Attr::Role, "status")
            .put(el("span", "spinner large").set(Attr::AriaHidden, "true"))
            .put(paying);
        return el("div", "pay").some(sum).some(busy.then_some(paying));
    }
    el("div", "pay").some(sum).put(button)
}

/// What is said below the button that sends a card.
pub(super) fn secure(scene: &Scene<'_>, form: &Collecting) -> Option<El> {
    let (choice, ..) = form.current()?;
    let says = scene.state.options.button && choice.method.paid == Paid::Card;
    says.then(|| el("p", "secure").put(icons::lock()).put(bare("span").say(scene.texts.get(Text::Secure))))
}

fn label(texts: &Messages, mode: &Mode, method: &Method, amount: Option<&str>) -> String {
    let with_amount = match (mode, method.paid) {
        (Mode::Customer, Paid::Card) => return texts.get(Text::SaveCard).to_owned(),
        (Mode::Customer, _) => return texts.get(Text::Save).to_owned(),
        (Mode::CustomerPayment, _) => texts.get(Text::PayAndSave),
        _ => texts.get(method.button),
    };
    match amount {
        Some(amount) => fill(with_amount, "amount", amount),
        None => texts.get(Text::PayPlain).to_owned(),
    }
}

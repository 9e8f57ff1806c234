//! The picker: the payment methods as a list, the chosen one open with its form, and the button.

use super::element::{Attr, El, bare, el};
use super::listen::On;
use super::{Intent, Scene, brand, button, ends, form, format, icons, radio, shortfall};
use crate::domain::text::number_text;
use crate::flow::{Choice, Collecting, Part, Step};
use crate::i18n::{Notice, Text, fill};
use crate::methods::{Paid, Picture, brands_taken};
use yew::prelude::*;

pub(super) fn view(scene: &Scene<'_>, form: &Collecting, step: Option<&Step>) -> El {
    let part = scene.state.options.part;
    let methods = match part {
        Part::Fields => form::view(scene, form, step.is_some()),
        _ => list(scene, form, step),
    };
    if part == Part::Picker {
        return el("div", "picker").put(methods);
    }
    // Always there, so that a screen reader notices what is put into it.
    let notices = el("div", "notices").set(Attr::AriaLive, "assertive");
    let (actions, secure) = match step {
        Some(Step::Lost(_)) => (lost(scene, form), None),
        _ if form.short.as_ref().is_some_and(|short| !short.continues) => (shortfall::elsewhere(scene), None),
        _ if form.is_barred() => (bare("div").some(way_back(scene, form)), None),
        _ => (button::view(scene, form, step), button::secure(scene, form)),
    };
    let notice = notice(form, step).map(|notice| notice_view(scene, notice));
    let more_elsewhere = (form.more_elsewhere || form.is_barred()) && step.is_none() && form.short.is_none();
    let elsewhere = scene.state.hosted_page(Some(&form.session)).filter(|_| more_elsewhere);
    let elsewhere = elsewhere.map(|page| ends::way(&page, scene.texts.get(Text::OtherMethods)));
    let short = form.short.as_ref().map(|short| shortfall::view(scene, short));
    let left = form.minutes_left(scene.state.now).filter(|_| step.is_none()).map(|left| countdown(scene, left));
    // The button says it too, but a screen reader may not notice what happens to it.
    let paying = step.map(|_| el("span", "unseen").say(scene.texts.get(Text::Paying)));
    let timer = el("div", "timer").set(Attr::AriaLive, "polite").some(left).some(paying);
    let other_ways = form.short.as_ref().filter(|_| step.is_none());
    let other_ways = other_ways.map(|short| shortfall::other_ways(scene, form, short));
    // One piece: on a phone it stays in sight, and what is said of the payment with it.
    let foot = el("div", "foot").put(notices.some(notice)).put(timer).put(actions);
    let picker = el("div", "picker").put(methods).some(elsewhere).some(short);
    picker.put(foot).some(secure).some(other_ways)
}

fn list(scene: &Scene<'_>, form: &Collecting, step: Option<&Step>) -> El {
    let mut methods = el("fieldset", "methods").put(bare("legend").say(scene.texts.get(Text::ChooseMethod)));
    for (at, choice) in form.choices.iter().enumerate() {
        methods = methods.put(method(scene, form, step, at, choice));
    }
    methods
}

/// How long there is to pay, in the last minutes.
fn countdown(scene: &Scene<'_>, minutes: i64) -> El {
    let said = match minutes {
        1 => scene.texts.get(Text::MinuteLeft).to_owned(),
        _ => fill(scene.texts.get(Text::MinutesLeft), "n", &number_text(minutes.unsigned_abs())),
    };
    el("p", "hint").put(icons::clock()).put(bare("span").say(said))
}

/// Nobody could tell what became of the payment: look again, or back to the shop.
fn lost(scene: &Scene<'_>, form: &Collecting) -> El {
    bare("div").put(ends::retry(scene, scene.texts.get(Text::CheckAgain))).some(way_back(scene, form))
}

fn way_back(scene: &Scene<'_>, form: &Collecting) -> Option<El> {
    let back = scene.state.way_back(Some(&form.session))?;
    Some(ends::way(&back, scene.texts.get(Text::BackToShop)))
}

fn notice(form: &Collecting, step: Option<&Step>) -> Option<Notice> {
    match step {
        Some(Step::Looking { .. }) => Some(Notice::OutcomeUnknown),
        Some(Step::Lost(_)) => Some(Notice::OutcomeUnknownFinal),
        Some(_) => None,
        None => form.notice,
    }
}

fn notice_view(scene: &Scene<'_>, notice: Notice) -> El {
    let said = bare("span").say(format::notice(notice, scene.state.voice()));
    el("p", "notice").set(Attr::DataNotice, notice.reason()).put(icons::notice()).put(said)
}

fn method(scene: &Scene<'_>, form: &Collecting, step: Option<&Step>, at: usize, choice: &Choice) -> El {
    let offer = &form.session.offers[choice.offer];
    let chosen = form.chosen == Some(at);
    let look = match (chosen, choice.over_limit.is_some()) {
        (_, true) => "barred",
        (true, false) => "chosen",
        (false, false) => "open",
    };
    let used_up = form.short.as_ref().is_some_and(|short| !short.continues);
    let shown = scene.state.options.part == Part::Whole;
    let open = chosen && shown && !used_up && !form.forms[at].asks.is_empty();
    el("div", "method")
        .key(&number_text(at as u64))
        .set(Attr::DataLook, look)
        .set(Attr::DataMethod, offer.payment_type.clone())
        .put(row(scene, form, step, at, choice))
        .some(open.then(|| el("div", "panel").put(form::view(scene, form, step.is_some()))))
}

fn row(scene: &Scene<'_>, form: &Collecting, step: Option<&Step>, at: usize, choice: &Choice) -> El {
    let (texts, locale) = (scene.texts, scene.state.locale);
    let offer = &form.session.offers[choice.offer];
    let group = ["kc-method-", &number_text(scene.uid.into())].concat();
    let radio = radio::radio(scene, group)
        .flag(Attr::Disabled, step.is_some() || form.short.is_some() || choice.over_limit.is_some())
        .checked(form.chosen == Some(at))
        .says(On::Change, scene.send, Intent::Choose(at));
    let hint = match &choice.over_limit {
        Some(most) => format::with_money(texts.get(Text::OverLimit), "max", most, locale).map(AttrValue::from),
        None => {
            choice.method.hint.map(|hint| AttrValue::from(fill(texts.get(hint), "name", &form.title(choice, texts))))
        }
    };
    let fee = choice.price.fee.as_ref();
    let fee = fee.and_then(|fee| format::with_money(texts.get(Text::Fee), "amount", fee, locale));
    let taken = (choice.method.paid == Paid::Card).then(|| brands_taken(offer));
    let words = el("span", "words")
        .put(el("span", "title").say(form.title(choice, texts)))
        .some(hint.map(|hint| el("span", "hint").say(hint)));
    el("label", "row")
        .put(radio)
        .put(
            el("span", "picture")
                .set(Attr::AriaHidden, "true")
                .put(picture(&offer.payment_type, choice.method.picture)),
        )
        .put(words)
        .some(fee.map(|fee| el("span", "fee").say(fee)))
        .some(taken.map(|taken| brand::row(&taken, texts.get(Text::CardsTaken))))
}

fn picture(payment_type: &str, picture: Picture) -> El {
    brand::logo(payment_type).unwrap_or_else(|| match picture {
        Picture::Card => icons::card(),
        Picture::Store => icons::store(),
        Picture::Bank => icons::bank(),
        Picture::Prepaid => icons::voucher(),
        Picture::Phone => icons::phone(),
        Picture::Wallet => icons::purse(),
    })
}

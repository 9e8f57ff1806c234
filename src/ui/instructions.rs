//! What a shopper needs to pay later, in cash: amount, deadline, numbers, and where to go.

use super::element::{Attr, El, bare, el};
use super::listen::On;
use super::{Intent, Scene, barcode, copy, ends, format, icons, tiles};
use crate::domain::deadline::Moment;
use crate::domain::text::number_text;
use crate::flow::{Instructing, Slip};
use crate::i18n::{Messages, Text, fill};
use crate::methods::{Line, Store};

pub(super) fn view(scene: &Scene<'_>, current: &Instructing) -> El {
    let (texts, stage) = (scene.texts, &*current.slip);
    let heading = texts.get(stage.instructions.heading);
    let heading = match stage.instructions.store.as_deref() {
        Some(slug) => ends::heading(scene).some(tiles::picture(scene, icon(stage, slug))).say(fill(
            heading,
            "store",
            &Store::name(slug, texts),
        )),
        None => ends::heading(scene).say(heading),
    };
    let link = stage.link.as_ref().map(|link| {
        // Another page of the provider's: it learns nothing of this one.
        ends::link("button", link).set(Attr::Target, "_blank").set(Attr::Rel, "noopener noreferrer")
    });
    let print = el("button", "quiet").set(Attr::Type, "button").says(On::Click, scene.send, Intent::Print);
    let print = print.put(icons::printer()).say(texts.get(Text::Print));
    let copied = scene.copied.and_then(|at| stage.instructions.lines.get(at).map(|line| (at, line.label)));
    let copied = copied.map(|(at, label)| {
        let said = [texts.get(Text::Copied), " ", texts.get(label)].concat();
        bare("span").key(&number_text(at as u64)).say(said)
    });
    el("section", "slip")
        .put(el("p", "unseen").set(Attr::AriaLive, "polite").some(copied))
        .put(el("span", "badge").put(icons::clock()).say(texts.get(Text::Awaiting)))
        .put(heading)
        .some(barcode::view(scene, current))
        .put(facts(scene, stage))
        .some(stage.instructions.place.map(|place| el("p", "place").say(texts.get(place))))
        .some(link.map(|link| link.say(texts.get(stage.instructions.link_label))))
        .put(print)
        .put(el("p", "hint").say(texts.get(Text::AwaitingEmail)).say(" ").say(texts.get(Text::StillChecking)))
        .some(stage.back.as_ref().map(|back| ends::way(back, texts.get(Text::BackToShop))))
}

fn facts(scene: &Scene<'_>, stage: &Slip) -> El {
    let texts = scene.texts;
    let locale = scene.state.locale;
    let amount = stage.price.total.as_ref().and_then(|total| format::money(total, locale));
    let fee = stage.price.fee.as_ref();
    let fee = fee.and_then(|fee| format::with_money(texts.get(Text::FeeIncluded), "amount", fee, locale));
    let amount = amount.map(|amount| {
        let amount = el("dd", "amount").say(amount).some(fee.map(|fee| bare("small").say(fee)));
        bare("div").put(bare("dt").say(texts.get(Text::Total))).put(amount)
    });
    let deadline = stage.deadline().map(|deadline| deadline_view(scene, deadline));
    let facts = el("dl", "facts").some(amount).some(deadline);
    stage.instructions.lines.iter().enumerate().fold(facts, |facts, (at, line)| facts.put(number(scene, at, line)))
}

fn deadline_view(scene: &Scene<'_>, deadline: Moment) -> El {
    let texts = scene.texts;
    let when = bare("dd")
        .say(format::deadline(deadline, scene.state.locale))
        .put(bare("small").say(texts.get(Text::JapanTime)))
        .some(days_left(deadline.days_left(scene.state.now), texts).map(|left| el("em", "left").say(left)));
    bare("div").put(bare("dt").say(texts.get(Text::Deadline))).put(when)
}

fn number(scene: &Scene<'_>, at: usize, line: &Line) -> El {
    let label = scene.texts.get(line.label);
    let value = bare("dd").put(digits(&line.value)).put(copy::view(scene, at, &line.value, label));
    let warning = line.warning.map(|warning| el("dd", "warning").say(scene.texts.get(warning)));
    el("div", "number").put(bare("dt").say(label)).put(value).some(warning)
}

/// A number, isolated: it keeps its direction in any language. A long one is set in groups of four, by which it is read
/// and typed; there are no blanks between them to be copied.
fn digits(value: &str) -> El {
    const LONG: usize = 12;
    let mut number = bare("bdi");
    if value.len() < LONG || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.say(value.to_owned());
    }
    let mut rest = value;
    while !rest.is_empty() {
        let (group, after) = rest.split_at_checked(4).unwrap_or((rest, ""));
        number = number.put(bare("span").say(group.to_owned()));
        rest = after;
    }
    number
}

/// The chain's picture, as the session's offer names it: with `-` or with `_`, whatever the payment has.
fn icon<'a>(stage: &'a Slip, store: &str) -> Option<&'a str> {
    let dashed = |byte: u8| if byte == b'_' { b'-' } else { byte };
    let same =
        |slug: &str| slug.len() == store.len() && slug.bytes().zip(store.bytes()).all(|(a, b)| dashed(a) == dashed(b));
    for offer in &stage.session.offers {
        for brand in offer.brands.as_deref().unwrap_or_default() {
            if same(&brand.slug) {
                return brand.icon.as_deref();
            }
        }
    }
    None
}

/// Whole days in Japan until the deadline's day; nothing once it has passed.
fn days_left(days: i64, texts: &Messages) -> Option<String> {
    match days {
        days @ 2.. => Some(fill(texts.get(Text::DaysLeft), "n", &number_text(days.unsigned_abs()))),
        1 => Some(texts.get(Text::DayLeft).to_owned()),
        0 => Some(texts.get(Text::TodayLeft).to_owned()),
        _ => None,
    }
}
